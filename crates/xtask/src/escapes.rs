//! `cargo xtask escapes`: makes every attempt to get out of the sandbox and writes the list of them,
//! `crates/sandbox/ESCAPES.md`. Run as root, it makes them as an ordinary user as well.

use std::process::Command;

use anyhow::{Context as _, Result};

/// The package with the attempts, its test program, and what the names of their tests begin with.
const TESTS: [&str; 6] = ["test", "-p", "turnhost-sandbox", "--test", "it", "escapes::"];

/// Returns what got out, which the tests have shown before.
pub(crate) fn run() -> Result<Vec<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(TESTS).env("UPDATE_EXPECT", "1").status();
    let status = status.context("cargo does not start")?;
    let failed = (!status.success()).then(|| "an attempt got out; see above".to_owned());
    Ok(failed.into_iter().collect())
}
