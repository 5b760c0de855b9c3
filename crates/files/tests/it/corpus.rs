//! The fuzz target's property over its corpus, and over a bounded number of inputs made up here.

use std::fs;
use std::path::Path;

// Shared with the fuzz target, and no part of the library.
#[path = "../../fuzz/src/hostile.rs"]
mod hostile;

/// Inputs that are made up.
const MADE_UP: u64 = 60;

fn check(input: &[u8], name: &str) {
    let held = std::panic::catch_unwind(|| hostile::check(input));
    assert!(held.is_ok(), "it fails over {name}: {input:?}");
}

#[test]
fn no_patch_gets_out_of_a_directory_that_is_being_replaced() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/hostile");
    let mut files = 0;
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        check(&fs::read(&path).unwrap(), &path.display().to_string());
        files += 1;
    }
    assert!(files >= 10, "only {files} files in the corpus");
}

#[test]
fn nor_does_any_of_many_patches() {
    // Marsaglia's xorshift, so that a failure can be repeated.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for number in 0..MADE_UP {
        let mut input = Vec::new();
        for _ in 0..3 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            input.extend(state.to_le_bytes());
        }
        check(&input, &format!("number {number}"));
    }
}
