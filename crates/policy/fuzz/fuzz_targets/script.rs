//! Any script; see `just fuzz`.

#![no_main]

// A library would be one more package for what only tests want.
#[path = "../src/script.rs"]
mod script;

libfuzzer_sys::fuzz_target!(|input: &[u8]| script::check(input));
