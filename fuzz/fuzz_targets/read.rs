//! Any bytes as a file: see [`crosscheck_fuzz::read`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| crosscheck_fuzz::read(bytes));
