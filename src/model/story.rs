//! Stories as they are listed.

/// A story with what holds it together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The user's name for it, or one made from its earliest article, which stays when later ones join.
    pub id: String,
    /// Its articles: indexes into the sources, ascending.
    pub articles: Vec<u32>,
    /// What they share: names before ordinary words.
    pub words: Vec<String>,
}
