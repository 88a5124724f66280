//! Tables of what is one name and what is two.
