//! The fuzz target's property over what is committed of its corpus. A file's name starts with
//! the status that its request is answered with; `none` where the stream just ends.

use std::fs;
use std::path::Path;

// Shared with the fuzz target, and no part of the library.
#[path = "../../fuzz/src/handshake.rs"]
mod handshake;

#[test]
fn strangers_get_what_they_should() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/handshake");
    let mut files = 0;
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let input = fs::read(&path).unwrap();
        let status = std::panic::catch_unwind(|| handshake::check(&input));
        let status = status.unwrap_or_else(|_| panic!("it fails over {}", path.display()));
        let status = status.map_or("none".to_owned(), |it| it.to_string());
        assert_eq!(name.split('-').next(), Some(&*status), "{name}");
        files += 1;
    }
    assert!(files >= 10, "only {files} files in the corpus");
}
