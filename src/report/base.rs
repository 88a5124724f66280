//! Paths as a repository names them.

/// Where the repository lies, and where in it the program was run. Both are whole paths with forward slashes; empty when
/// there is no repository, and then paths stay as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The folder of the repository.
    pub root: String,
    /// The folder that paths are seen from.
    pub here: String,
}

impl Base {
    /// A path as seen from the root of the repository: no `./`, no `..` that could be worked out. What lies outside
    /// keeps its whole path.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        let whole = path.starts_with('/') || path.as_bytes().get(1) == Some(&b':');
        let known = !self.root.is_empty();
        let joined = if whole || !known { path.to_owned() } else { format!("{}/{path}", self.here) };
        let clean = clean(&joined);
        let root = clean_root(&self.root);
        match clean.strip_prefix(&root).filter(|_| known) {
            Some(inside) if inside.starts_with('/') => inside[1..].to_owned(),
            // Outside of the repository: as it was given says more than where the machine keeps it.
            _ if whole || !known => clean,
            _ => self::clean(path),
        }
    }
}

fn clean_root(root: &str) -> String {
    clean(root).trim_end_matches('/').to_owned()
}

/// Without `.`, empty parts, and `..` after a folder.
fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|p| *p != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if path.starts_with('/') { format!("/{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn names_files_as_the_repository_does() {
        let base = Base { root: "/w/repo".to_owned(), here: "/w/repo/desk".to_owned() };
        for (given, named) in [
            ("a.md", "desk/a.md"),
            ("./news//a.md", "desk/news/a.md"),
            ("../wire/a.md", "wire/a.md"),
            ("/w/repo/wire/a.md", "wire/a.md"),
            ("/w/repository/a.md", "/w/repository/a.md"),
            ("../../other/a.md", "../../other/a.md"),
            ("<stdin>", "desk/<stdin>"),
        ] {
            assert_eq!(base.path(given), named, "{given}");
        }
        assert_eq!(Base::default().path("./news/../a.md"), "a.md");
        assert_eq!(Base::default().path("/news/a.md"), "/news/a.md");
    }
}
