//! Any file of rules; see `just fuzz`.

#![no_main]

// A library would be one more package for what only tests want.
#[path = "../src/rules.rs"]
mod rules;

libfuzzer_sys::fuzz_target!(|input: &[u8]| rules::check(input));
