//! The fuzz targets' properties over what is committed of their corpora.

use std::fs;
use std::path::Path;

// Shared with the fuzz targets, and no part of the library.
#[path = "../../fuzz/src/rules.rs"]
mod rules;
#[path = "../../fuzz/src/script.rs"]
mod script;

/// Holds a property against each file of a corpus, and against every beginning of it.
fn check_all(corpus: &str, check: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(corpus);
    let mut files = 0;
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let input = fs::read(&path).unwrap();
        for end in 0..=input.len() {
            let held = std::panic::catch_unwind(|| check(&input[..end]));
            assert!(held.is_ok(), "it fails over the first {end} bytes of {}", path.display());
        }
        files += 1;
    }
    assert!(files >= 10, "only {files} files in the corpus");
}

#[test]
fn no_script_is_decided_more_loosely_for_being_wrapped() {
    check_all("script", script::check);
}

#[test]
fn no_line_that_is_appended_breaks_a_file_of_rules() {
    check_all("rules", rules::check);
}
