//! `cargo xtask soak [SECONDS]`: every fuzz target of the tree, one after the other, each for so many
//! seconds (an hour unless said otherwise). What a target finds is kept below `target/fuzz/found`. Then the
//! tests that kill the server, its store's migrations, imports and rewrites, some thousands of times.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::workspace::root;

/// Seconds for each target: an hour.
pub(crate) const DEFAULT_SECONDS: u32 = 3600;

/// A fuzz target: its crate's directory and its name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    fuzz: PathBuf,
    name: String,
}

/// Runs every target, and returns those that found something or did not run.
pub(crate) fn run(seconds: u32) -> Result<Vec<String>> {
    let root = root();
    let targets = targets(&root)?;
    let mut problems = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        let shown = target.fuzz.strip_prefix(&root).unwrap_or(&target.fuzz).display();
        println!("{} of {}: {shown} {}, {seconds} s", at + 1, targets.len(), target.name);
        if !target.run(&root, seconds)? {
            problems.push(format!("{shown}: the fuzz target {} failed; see above", target.name));
        }
    }
    println!("{KILLS} kills of each kind");
    if !kill(&root)? {
        problems.push("a test that kills the server failed; see above".to_owned());
    }
    Ok(problems)
}

/// Kills of each kind: with about ten kinds, some thousands in all.
const KILLS: u32 = 300;

/// Runs the tests that kill, and returns whether they passed.
fn kill(root: &Path) -> Result<bool> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["test", "--package", "turnhost-tests", "--test", "it", "kill"])
        .env("TURNHOST_KILLS", KILLS.to_string())
        .current_dir(root)
        .status()
        .context("cargo does not start")?;
    Ok(status.success())
}

/// Finds the targets: one for each file in a `fuzz_targets` directory of a crate.
fn targets(root: &Path) -> Result<Vec<Target>> {
    let mut targets = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        let fuzz = entry?.path().join("fuzz");
        let Ok(files) = fs::read_dir(fuzz.join("fuzz_targets")) else { continue };
        for file in files {
            let path = file?.path();
            let name = path.file_stem().context("a fuzz target has no name")?;
            let name = name.to_string_lossy().into_owned();
            targets.push(Target { fuzz: fuzz.clone(), name });
        }
    }
    targets.sort();
    ensure!(!targets.is_empty(), "there is no fuzz target below {}", root.display());
    Ok(targets)
}

impl Target {
    fn run(&self, root: &Path, seconds: u32) -> Result<bool> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let build = root.join("target/fuzz");
        let found = build.join("found").join(&self.name);
        fs::create_dir_all(&found)?;
        let status = Command::new(cargo)
            .args(["fuzz", "run", "--fuzz-dir"])
            .arg(&self.fuzz)
            .arg("--target-dir")
            .arg(&build)
            .arg(&self.name)
            .arg(&found)
            .arg(self.fuzz.join("corpus").join(&self.name))
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            // A stable compiler builds for the fuzzer too.
            .env("RUSTC_BOOTSTRAP", "1")
            .current_dir(root)
            .status()
            .context("cargo does not start; `cargo install cargo-fuzz` adds `cargo fuzz`")?;
        Ok(status.success())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_corpus() {
        let targets = targets(&root()).unwrap();
        assert!(targets.len() >= 5, "{targets:?}");
        for target in targets {
            let corpus = target.fuzz.join("corpus").join(&target.name);
            assert!(fs::read_dir(&corpus).unwrap().count() >= 10, "{}", corpus.display());
        }
    }
}
