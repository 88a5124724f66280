//! What earlier runs found out, to be taken instead of being worked out again: an article's sketch, a story's findings.
//!
//! An entry goes by a hash of all that it depends on ([`keys`]), so it is never out of date: what has changed asks for
//! another key. Nothing here knows of files; `cli/store.rs` does.

pub mod keys;
mod pack;
#[cfg(test)]
mod tests;
mod told;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

pub use keys::Key;
pub use pack::{Sealed, Unfit};
pub use told::{Told, ToldArticle, lessen, read_published, write_published};

/// Entries of earlier runs, and those that this one adds. May be asked and added to on all threads.
#[derive(Debug)]
pub struct Cache {
    /// Which build of the program it is for: another one's rules may find something else.
    rules: Key,
    packs: Vec<Vec<u8>>,
    entries: FxHashMap<Key, Entry>,
    fresh: Mutex<Vec<(Key, Vec<u8>)>>,
    /// How an earlier run sorted the archive, asked for when somebody wants to know.
    sorting: Option<Load>,
    /// How this one did.
    sorted: Mutex<Option<Vec<u8>>>,
    spoiled: AtomicBool,
}

/// Reads a record that was [sealed](Cache::sealed), if there is one.
struct Load(Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>);

impl std::fmt::Debug for Load {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Load")
    }
}

/// Where an entry lies.
#[derive(Debug)]
struct Entry {
    pack: u32,
    start: u32,
    length: u32,
    /// To know it again.
    sum: u64,
    used: AtomicBool,
}

impl Cache {
    /// An empty one for this build of the program.
    #[must_use]
    pub fn new(rules: Key) -> Self {
        Self {
            rules,
            packs: Vec::new(),
            entries: FxHashMap::default(),
            fresh: Mutex::default(),
            sorting: None,
            sorted: Mutex::default(),
            spoiled: AtomicBool::new(false),
        }
    }

    /// Adds the entries that an earlier run has [packed](Self::pack).
    ///
    /// # Errors
    /// When it is no pack, a damaged one, or one of another build.
    pub fn add(&mut self, bytes: Vec<u8>) -> Result<(), Unfit> {
        let number = self.packs.len() as u32;
        let index = pack::index(&bytes, self.rules)?;
        self.entries.reserve(index.len());
        for (key, start, length, sum) in index {
            let used = AtomicBool::new(false);
            self.entries.insert(key, Entry { pack: number, start, length, sum, used });
        }
        self.packs.push(bytes);
        Ok(())
    }

    /// What is known under this key. An entry that is damaged is none.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&[u8]> {
        let entry = self.entries.get(key)?;
        let bytes = self.bytes(entry)?;
        if pack::sum(bytes) != entry.sum {
            self.spoil();
            return None;
        }
        entry.used.store(true, Ordering::Relaxed);
        Some(bytes)
    }

    fn bytes(&self, entry: &Entry) -> Option<&[u8]> {
        let start = entry.start as usize;
        self.packs.get(entry.pack as usize)?.get(start..start + entry.length as usize)
    }

    /// Where the record lies of how an earlier run sorted the archive.
    pub fn set_sorting(&mut self, load: impl Fn() -> Option<Vec<u8>> + Send + Sync + 'static) {
        self.sorting = Some(Load(Box::new(load)));
    }

    /// How an earlier run of this build sorted the archive.
    #[must_use]
    pub fn sorting(&self) -> Option<Sealed> {
        let bytes = (self.sorting.as_ref()?.0)()?;
        match pack::unseal(bytes, self.rules) {
            Ok(record) => Some(record),
            Err(Unfit::Damaged) => {
                self.spoil();
                None
            }
            Err(Unfit::OtherBuild) => None,
        }
    }

    /// Remembers how this run sorted the archive.
    pub fn put_sorting(&self, record: Vec<u8>) {
        *self.sorted.lock().unwrap_or_else(PoisonError::into_inner) = Some(record);
    }

    /// How this run sorted the archive, ready to be stored: what goes before it, and the record. Nothing when the earlier
    /// record is still good to start from.
    #[must_use]
    pub fn sealed(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let record = self.sorted.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some((pack::seal(&record, self.rules), record))
    }

    /// Notes that an entry could not be read.
    pub fn spoil(&self) {
        self.spoiled.store(true, Ordering::Relaxed);
    }

    /// Whether an entry could not be read.
    #[must_use]
    pub fn is_spoiled(&self) -> bool {
        self.spoiled.load(Ordering::Relaxed)
    }

    /// Remembers an entry.
    pub fn put(&self, key: Key, bytes: Vec<u8>) {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner).push((key, bytes));
    }

    /// How many bytes the packs take, and how many of them were of use to this run.
    #[must_use]
    pub fn weight(&self) -> (u64, u64) {
        let used = self.entries.values().filter(|e| e.used.load(Ordering::Relaxed));
        let used =
            used.map(|e| u64::from(e.length) + pack::ROW as u64).sum::<u64>() + self.packs.len() as u64 * pack::HEAD;
        (self.packs.iter().map(|p| p.len() as u64).sum(), used)
    }

    /// What this run adds, ready to be stored; when `whole`, together with all that it asked for. Nothing when there is
    /// nothing to store. Same entries, same bytes.
    #[must_use]
    pub fn pack(&self, whole: bool) -> Option<Vec<u8>> {
        self.packed(whole, |parts| parts.concat())
    }

    /// The same in pieces, of which the first tells the content of all.
    pub fn packed<T>(&self, whole: bool, store: impl FnOnce(&[&[u8]]) -> T) -> Option<T> {
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<(Key, &[u8])> = fresh.iter().map(|(key, bytes)| (*key, bytes.as_slice())).collect();
        if whole {
            let used = self.entries.iter().filter(|(_, e)| e.used.load(Ordering::Relaxed));
            all.extend(used.filter_map(|(key, entry)| Some((*key, self.bytes(entry)?))));
        }
        all.sort_unstable();
        all.dedup_by_key(|e| e.0);
        if all.is_empty() {
            return None;
        }
        let head = pack::head(self.rules, &all)?;
        let parts: Vec<&[u8]> = std::iter::once(head.as_slice()).chain(all.iter().map(|e| e.1)).collect();
        Some(store(&parts))
    }
}
