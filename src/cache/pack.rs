//! A pack: entries as they lie in a file.
//!
//! A head (what it is, the build of the program, how many entries, a hash of the index), the index (key, length and hash of
//! each entry), and the entries one after the other. Numbers have their low byte first.

use std::hash::Hasher as _;

use rayon::prelude::*;
use rustc_hash::FxHasher;

use super::Key;

const MAGIC: &[u8; 16] = b"crosscheck pack1";
/// The length of a head, in bytes.
pub(super) const HEAD: u64 = (MAGIC.len() + size_of::<Key>() + 8 + size_of::<Key>()) as u64;
/// The length of a row of the index.
pub(super) const ROW: usize = size_of::<Key>() + 4 + 8;

/// What a single record begins with; behind it the build of the program and a hash of the record.
const SEAL: &[u8; 16] = b"crosscheck sort1";

/// Why a file is not taken for a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is none, or not all of it is there.
    Damaged,
    /// Another build of the program made it.
    OtherBuild,
}

/// What is needed to know an entry again. It tells of damage and of nothing else, so it is a quick one.
pub(super) fn sum(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.write_usize(bytes.len());
    hasher.finish()
}

fn long_sum(bytes: &[u8]) -> Key {
    super::keys::short(blake3::hash(bytes))
}

/// What goes before a record that lies in a file of its own.
pub(super) fn seal(record: &[u8], rules: Key) -> Vec<u8> {
    [&SEAL[..], &rules, &long_sum(record)].concat()
}

/// A record in a file of its own.
#[derive(Debug)]
pub struct Sealed {
    bytes: Vec<u8>,
    start: usize,
}

impl Sealed {
    /// The record.
    #[must_use]
    pub fn record(&self) -> &[u8] {
        &self.bytes[self.start..]
    }
}

/// The record behind its seal.
///
/// # Errors
/// When it is none of this build.
pub(super) fn unseal(bytes: Vec<u8>, rules: Key) -> Result<Sealed, Unfit> {
    let mut rest = bytes.strip_prefix(SEAL).ok_or(Unfit::Damaged)?;
    let build: Key = take(&mut rest)?;
    if build != rules {
        return Err(Unfit::OtherBuild);
    }
    let expected: Key = take(&mut rest)?;
    if long_sum(rest) != expected {
        return Err(Unfit::Damaged);
    }
    let start = bytes.len() - rest.len();
    Ok(Sealed { bytes, start })
}

/// The entries of a pack: key, first byte, length, hash.
///
/// # Errors
/// When it is no pack of this build. The entries themselves are not looked at.
pub(super) fn index(bytes: &[u8], rules: Key) -> Result<Vec<(Key, u32, u32, u64)>, Unfit> {
    let mut rest = bytes.strip_prefix(MAGIC).ok_or(Unfit::Damaged)?;
    let build: Key = take(&mut rest)?;
    if build != rules {
        return Err(Unfit::OtherBuild);
    }
    let count = usize::try_from(u64::from_le_bytes(take(&mut rest)?)).map_err(|_| Unfit::Damaged)?;
    let expected: Key = take(&mut rest)?;
    let length = count.checked_mul(ROW).filter(|l| *l <= rest.len()).ok_or(Unfit::Damaged)?;
    let (mut rows, data) = rest.split_at(length);
    if long_sum(rows) != expected {
        return Err(Unfit::Damaged);
    }
    let mut at = (bytes.len() - data.len()) as u64;
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        let key: Key = take(&mut rows)?;
        let length = u32::from_le_bytes(take(&mut rows)?);
        let sum = u64::from_le_bytes(take(&mut rows)?);
        out.push((key, u32::try_from(at).map_err(|_| Unfit::Damaged)?, length, sum));
        at += u64::from(length);
    }
    if at == bytes.len() as u64 { Ok(out) } else { Err(Unfit::Damaged) }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Unfit> {
    let (found, after) = rest.split_first_chunk().ok_or(Unfit::Damaged)?;
    *rest = after;
    Ok(*found)
}

/// What goes before the entries of a pack; nothing when they come to more than a pack can hold (4 GB).
pub(super) fn head(rules: Key, entries: &[(Key, &[u8])]) -> Option<Vec<u8>> {
    let data: usize = entries.iter().map(|e| e.1.len()).sum();
    let length = HEAD as usize + ROW * entries.len();
    u32::try_from(length + data).ok()?;
    let sums: Vec<u64> = entries.par_iter().map(|e| sum(e.1)).collect();
    let mut rows = Vec::with_capacity(ROW * entries.len());
    for ((key, bytes), sum) in entries.iter().zip(sums) {
        rows.extend(key);
        rows.extend((bytes.len() as u32).to_le_bytes());
        rows.extend(sum.to_le_bytes());
    }
    let mut out = Vec::with_capacity(length);
    out.extend(MAGIC);
    out.extend(rules);
    out.extend((entries.len() as u64).to_le_bytes());
    out.extend(long_sum(&rows));
    out.extend(rows);
    Some(out)
}
