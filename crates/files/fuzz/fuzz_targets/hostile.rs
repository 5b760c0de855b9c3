//! Any patch in a directory that another program replaces again and again; see `just fuzz`.

#![no_main]

// A library would be one more package for what only tests want.
#[path = "../src/hostile.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    hostile::check(input);
});
