//! Deflates the recorded definitions, which the library contains.

use std::path::Path;
use std::{env, fs, io};

/// The effort of the compressor, of 10: the file is small, and built once.
const LEVEL: u8 = 9;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=definitions.json");
    let text = fs::read("definitions.json")?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    let deflated = miniz_oxide::deflate::compress_to_vec(&text, LEVEL);
    fs::write(Path::new(&out).join("definitions.json.deflate"), deflated)
}
