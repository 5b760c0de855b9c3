//! Any bytes from a pipe; see `just fuzz`.

#![no_main]

// A library would be one more package for what only tests want.
#[path = "../src/lines.rs"]
mod lines;

libfuzzer_sys::fuzz_target!(|input: &[u8]| lines::check(input));
