//! Any bytes from a stranger; see `just fuzz`.

#![no_main]

// A library would be one more package for what only tests want.
#[path = "../src/handshake.rs"]
mod handshake;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    handshake::check(input);
});
