//! Git, through its own program: what it knows of a repository is best asked of it. No shell, no pager, no prompt, no
//! lock; paths come between zero bytes, contents by their object names.

use std::collections::HashSet;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::Error;

/// Variables that would point git at another repository than the one around the articles (a hook sets some of them).
/// Those of `GIT_CONFIG_…` stay: in containers they say which folders are safe.
const ASTRAY: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_TRACE",
];

/// A file that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// Seen from the top of the repository.
    pub path: String,
    /// What it was; none when it was not there.
    pub blob: Option<String>,
}

/// A repository.
#[derive(Debug)]
pub(super) struct Git {
    /// Its top folder, as the file system calls it.
    pub top: PathBuf,
}

impl Git {
    /// The repository around a folder.
    ///
    /// # Errors
    /// When there is no git program, or no repository that it would open.
    pub fn around(folder: &Path) -> Result<Self, Error> {
        let output = run(folder, &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
            let hint = "run it inside the repository of the articles, or name the new articles with --new PATH…";
            return Err(Error::input("--since", format!("git knows no repository here: {said}"), hint));
        }
        let shown = String::from_utf8_lossy(&output.stdout);
        let top = PathBuf::from(shown.trim_end_matches(['\n', '\r']));
        Ok(Self { top: std::fs::canonicalize(&top).unwrap_or(top) })
    }

    /// The commit of this name.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn commit(&self, rev: &str) -> Result<Option<String>, Error> {
        // A name that could be taken for an option is none.
        if rev.is_empty() || rev.starts_with('-') || rev.contains(['\n', '\0']) {
            return Ok(None);
        }
        self.line(&["rev-parse", "--verify", "--quiet", &format!("{rev}^{{commit}}")])
    }

    /// The last commit that two have in common.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>, Error> {
        self.line(&["merge-base", one, other])
    }

    /// Whether the clone holds a part of the history only.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn is_shallow(&self) -> Result<bool, Error> {
        Ok(self.line(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    /// The files that are in this commit and are another or gone in the working tree, and those that git was told of
    /// since.
    ///
    /// # Errors
    /// When git fails.
    pub fn changed(&self, commit: &str) -> Result<Vec<Changed>, Error> {
        let args = ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];
        let listed = self.bytes(&[&args[..], &["--ignore-submodules=all", commit, "--"]].concat())?;
        let mut parts = listed.split(|b| *b == 0).map(String::from_utf8_lossy);
        let mut out = Vec::new();
        // `:100644 100644 old-object new-object M`, then the path.
        while let (Some(what), Some(path)) = (parts.next().filter(|w| !w.is_empty()), parts.next()) {
            let blob = what.split(' ').nth(2).filter(|object| !object.bytes().all(|b| b == b'0'));
            out.push(Changed { path: path.into_owned(), blob: blob.map(str::to_owned) });
        }
        Ok(out)
    }

    /// The paths of all files of a commit.
    ///
    /// # Errors
    /// When git fails.
    pub fn paths(&self, commit: &str) -> Result<HashSet<String>, Error> {
        let listed = self.bytes(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])?;
        let parts = listed.split(|b| *b == 0).filter(|p| !p.is_empty());
        Ok(parts.map(|p| String::from_utf8_lossy(p).into_owned()).collect())
    }

    /// What these objects hold, in order; nothing for one that is not there.
    ///
    /// # Errors
    /// When git fails.
    pub fn contents(&self, blobs: &[&str]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        if blobs.is_empty() {
            return Ok(Vec::new());
        }
        let mut child = command(&self.top)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| missing(&e))?;
        let asked = format!("{}\n", blobs.join("\n"));
        let input = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // Git answers while it is asked: whoever only writes first would wait for ever.
            scope.spawn(move || input.map(|mut pipe| pipe.write_all(asked.as_bytes())));
            child.wait_with_output()
        });
        let output = output.map_err(|e| missing(&e))?.stdout;
        let mut rest = output.as_slice();
        Ok(blobs.iter().map(|_| object(&mut rest)).collect())
    }

    /// The first line of what git says; nothing when it fails.
    fn line(&self, args: &[&str]) -> Result<Option<String>, Error> {
        let output = run(&self.top, args)?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().next().filter(|l| output.status.success() && !l.is_empty()).map(str::to_owned))
    }

    fn bytes(&self, args: &[&str]) -> Result<Vec<u8>, Error> {
        let output = run(&self.top, args)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("it does not say why").to_owned();
        let hint = "run git fsck, or name the new articles with --new PATH…";
        Err(Error::input("--since", format!("git {} failed: {said}", args[0]), hint))
    }
}

/// The next object of `cat-file --batch`: `name type size`, a line break, its bytes, a line break.
fn object(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|b| *b == b'\n')?;
    let head = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    let size: usize = head.split(' ').nth(2)?.parse().ok()?;
    let bytes = rest.get(..size)?.to_vec();
    *rest = rest.get(size + 1..).unwrap_or_default();
    Some(bytes)
}

fn run(folder: &Path, args: &[&str]) -> Result<Output, Error> {
    command(folder).args(args).stdin(Stdio::null()).output().map_err(|e| missing(&e))
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // Not `-C`: a path that begins with a hyphen is no option here.
    command.current_dir(folder).args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    for name in ASTRAY {
        command.env_remove(name);
    }
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command
}

fn missing(error: &std::io::Error) -> Error {
    let what = match error.kind() {
        ErrorKind::NotFound => "there is no git program on the PATH".to_owned(),
        _ => format!("git cannot be started: {error}"),
    };
    Error::input("--since", what, "install git, or name the new articles with --new PATH…")
}
