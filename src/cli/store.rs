//! Where the cache lies: outside the tree, in the user's cache folder or where `--cache` says.
//!
//! Every archive has a folder of its own there, named by a hash, with a few packs in it. A pack is never changed: what a run
//! adds is a pack more, put there whole, and now and then one pack takes the place of all. So two runs at once are in
//! nobody's way; at worst one works out again what the other has found out, too.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use super::args::Check;
use super::terminal;
use crate::cache::{Cache, Key, Unfit, keys};
use crate::config::Config;

/// Below this, a check is over before it would be worth a cache.
const WORTH: usize = 1_000;
/// So many packs are put together into one.
const PACKS: usize = 12;
/// The most that one archive may take, in bytes...
const MOST: u64 = 1 << 30;
/// ...and all together; then those go that were not added to for the longest time.
const MOST_ALL: u64 = 2 << 30;
/// A draft that is older was left by a run that was killed.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

const PACK: &str = "pack";
/// How the archive was sorted; a run that knows more puts another in its place.
const SORTING: &str = "sorting";
const DRAFT: &str = "draft";

/// The cache of an archive.
#[derive(Debug)]
pub(super) struct Store {
    pub cache: Cache,
    /// The folder of this archive.
    folder: PathBuf,
    /// The packs that were read, and those that were no good.
    files: Vec<PathBuf>,
    /// Whether one of them was no good.
    unfit: bool,
    /// A file that is damaged, until it is told of.
    damaged: Option<PathBuf>,
    /// Whether the user named the folder, and wants to know when it cannot be used.
    named: bool,
    quiet: bool,
}

/// A cache that is perhaps read already, while the articles are.
#[derive(Debug)]
pub(super) struct Opening {
    place: Option<Place>,
    begun: Option<JoinHandle<Option<Store>>>,
}

/// Which cache it is.
#[derive(Clone, Debug)]
struct Place {
    folder: PathBuf,
    named: bool,
    quiet: bool,
}

impl Opening {
    /// Begins to read the cache of an archive, where one is wanted and there is one.
    pub fn new(args: &Check, config: &Config) -> Self {
        let root = || args.cache.as_ref().map(PathBuf::from).or_else(home);
        let folder = if args.no_cache { None } else { root().map(|root| root.join(hex(&archive(args, config)))) };
        let place = folder.map(|folder| Place { folder, named: args.cache.is_some(), quiet: args.quiet });
        let there = place.clone().filter(|p| p.folder.is_dir());
        Self { place, begun: there.map(|place| std::thread::spawn(move || Store::open(place))) }
    }

    /// Whether threads of its own may work on it: then the program's others must not wait for the first of them.
    pub fn may_work(&self) -> bool {
        self.begun.is_some() || self.place.as_ref().is_some_and(|p| p.named)
    }

    /// The cache for so many articles; nothing where none is wanted or worth it.
    pub fn finish(self, articles: usize) -> Option<Store> {
        let place = self.place.filter(|p| p.named || articles >= WORTH)?;
        let mut store = match self.begun {
            Some(begun) => begun.join().ok()?,
            None => Store::open(place),
        }?;
        store.tell_damage();
        Some(store)
    }
}

impl Store {
    fn open(Place { folder, named, quiet }: Place) -> Option<Self> {
        // The rules are in the program, so the program itself is part of what an entry goes by.
        let program = fs::read(env::current_exe().ok()?).ok()?;
        let mut cache = Cache::new(keys::bytes(&program));
        let sorting = folder.join(SORTING);
        cache.set_sorting(move || fs::read(&sorting).ok());
        let mut store = Self { cache, files: packs(&folder), folder, unfit: false, damaged: None, named, quiet };
        store.read();
        Some(store)
    }

    fn read(&mut self) {
        for file in &self.files {
            // One that has gone meanwhile was put together with others.
            let Ok(bytes) = fs::read(file) else { continue };
            match self.cache.add(bytes) {
                Ok(()) => {}
                Err(unfit) => {
                    self.unfit = true;
                    let damaged = (unfit == Unfit::Damaged).then(|| file.clone());
                    self.damaged = self.damaged.take().or(damaged);
                }
            }
        }
    }

    fn tell_damage(&mut self) {
        if let Some(file) = self.damaged.take() {
            self.tell(&format!("the cache file {} is damaged: what it held is worked out anew", file.display()));
        }
    }

    fn tell(&self, what: &str) {
        if !self.quiet {
            terminal::notice(what);
        }
    }

    /// Stores what this run has found out. That it cannot be stored is no error: the next run takes longer.
    pub fn save(self) {
        if self.cache.is_spoiled() {
            self.tell(&format!(
                "the cache in {} was damaged: what could not be read was worked out anew",
                self.folder.display()
            ));
        }
        if let Err(error) = self.write()
            && self.named
        {
            self.tell(&format!("the cache in {} cannot be written: {error}", self.folder.display()));
        }
    }

    fn write(&self) -> io::Result<()> {
        if let Some((head, record)) = self.cache.sealed() {
            make(&self.folder)?;
            self.put(SORTING, &[&head, &record])?;
        }
        let (all, used) = self.cache.weight();
        let whole = self.unfit || self.cache.is_spoiled() || self.files.len() >= PACKS || used * 2 < all;
        let store = |parts: &[&[u8]]| {
            let size: usize = parts.iter().map(|p| p.len()).sum();
            if size as u64 + if whole { 0 } else { all } > MOST {
                return Err(io::Error::other("it would be larger than 1 GiB"));
            }
            make(&self.folder)?;
            // By its content: two runs that found out the same write the same file.
            let name = format!("{}.{PACK}", hex(&keys::bytes(parts[0])));
            self.put(&name, parts)?;
            Ok(self.folder.join(name))
        };
        let Some(file) = self.cache.packed(whole, store) else { return Ok(()) };
        let file = file?;
        if whole {
            for old in self.files.iter().filter(|f| **f != file) {
                let _ = fs::remove_file(old);
            }
        }
        self.sweep();
        Ok(())
    }

    /// Puts a file there whole.
    fn put(&self, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        let draft = self.folder.join(format!("{name}-{}.{DRAFT}", std::process::id()));
        let write = || {
            let mut file = io::BufWriter::with_capacity(1 << 18, fs::File::create(&draft)?);
            parts.iter().try_for_each(|part| file.write_all(part))?;
            file.flush()
        };
        let put = write().and_then(|()| fs::rename(&draft, self.folder.join(name)));
        if put.is_err() {
            let _ = fs::remove_file(&draft);
        }
        put
    }

    /// Takes away drafts that nobody will finish, and the archives that were not added to for the longest time, where all
    /// together are too large.
    fn sweep(&self) {
        let now = SystemTime::now();
        let age = |path: &Path| now.duration_since(fs::metadata(path).and_then(|m| m.modified()).ok()?).ok();
        for draft in files(&self.folder, DRAFT) {
            if age(&draft).is_some_and(|age| age > STALE) {
                let _ = fs::remove_file(draft);
            }
        }
        let Some(Ok(all)) = self.folder.parent().map(fs::read_dir) else { return };
        let archives = all.flatten().map(|e| e.path()).filter(|p| is_archive(p));
        let kept = |path: &Path| packs(path).into_iter().chain([path.join(SORTING)]).collect::<Vec<_>>();
        let size = |path: &Path| kept(path).iter().filter_map(|f| fs::metadata(f).ok()).map(|m| m.len()).sum::<u64>();
        let mut archives: Vec<_> =
            archives.map(|p| (*p != self.folder, age(&p).unwrap_or_default(), size(&p), p)).collect();
        // This one first, then the youngest.
        archives.sort_unstable();
        let mut sum = 0;
        for (_, _, size, path) in archives {
            sum += size;
            if sum > MOST_ALL && path != self.folder {
                for file in kept(&path) {
                    let _ = fs::remove_file(file);
                }
                let _ = fs::remove_dir(path);
            }
        }
    }
}

/// What an archive's folder is called by: where the articles are, and by which facts.toml.
fn archive(args: &Check, config: &Config) -> Key {
    let here = env::current_dir().unwrap_or_default().to_string_lossy().into_owned();
    keys::bytes(format!("{here:?} {:?} {:?} {:?}", config.file, args.input.paths, args.new).as_bytes())
}

/// Whether a folder may be one of ours, by its name.
fn is_archive(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    name.len() == 2 * size_of::<Key>() && name.bytes().all(|b| b.is_ascii_hexdigit()) && path.is_dir()
}

fn hex(key: &Key) -> String {
    format!("{:032x}", u128::from_be_bytes(*key))
}

/// The packs in a folder, by name.
fn packs(folder: &Path) -> Vec<PathBuf> {
    files(folder, PACK)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let mut files: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == extension)).collect();
    files.sort_unstable();
    files
}

/// Makes a folder that nobody but the user looks into: what is not yet published is nobody else's business.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The user's folder for caches (XDG Base Directory 0.8; on macOS and Windows that of the system).
fn home() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let base = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else {
        let own = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
        folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(own)))
    };
    Some(base?.join("crosscheck"))
}
