//! Two articles, parted by a zero byte: see [`crosscheck_fuzz::check`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| crosscheck_fuzz::check(bytes));
