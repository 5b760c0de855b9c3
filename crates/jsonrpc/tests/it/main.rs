//! The envelope against what was recorded, and the fuzz target's property over what is committed
//! of its corpus.

#[cfg(test)]
mod errors;
// Shared with the fuzz target, and no part of the library.
#[path = "../../fuzz/src/lines.rs"]
mod lines;

use std::fs;
use std::path::Path;

#[test]
fn the_corpus_holds() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/lines");
    let mut files = 0;
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let input = fs::read(&path).unwrap();
        let held = std::panic::catch_unwind(|| lines::check(&input));
        assert!(held.is_ok(), "it fails over {}", path.display());
        files += 1;
    }
    assert!(files >= 10, "only {files} files in the corpus");
}
