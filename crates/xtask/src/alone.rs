//! Builds crates by themselves, with the features that each asks for and no others.
//!
//! A build of the whole workspace joins the features of all its crates, so a crate can stand on a
//! feature that another one asked for. It builds alone only if it asks itself.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::workspace;

/// A directory of its own, since another set of features would throw out what is built for tests.
const TARGET: &str = "target/alone";

/// The depth to which crates are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// To machine code.
    Build,
    /// Types alone, which takes about half the time; a missing feature shows here too.
    Check,
}

impl Depth {
    fn subcommand(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Check => "check",
        }
    }
}

/// Builds the named crates, or all of them, and prints a line a crate. Gives back those that fail.
pub(crate) fn run(depth: Depth, names: &[&str]) -> Result<Vec<String>> {
    let packages = workspace::packages()?;
    for name in names {
        let is_known = packages.iter().any(|package| package.dir == *name);
        ensure!(is_known, "there is no crate `{name}`; name its directory below crates/");
    }
    let mut problems = Vec::new();
    println!("{:16} {:>8} {:>9}", "crate", "packages", "seconds");
    for package in &packages {
        if !names.is_empty() && !names.contains(&package.dir.as_str()) {
            continue;
        }
        let begun = Instant::now();
        let built = workspace::cargo_command()
            .args([
                depth.subcommand(),
                "--quiet",
                "--package",
                &package.name,
                "--target-dir",
                TARGET,
            ])
            .status()?;
        let seconds = begun.elapsed().as_secs_f64();
        let linked = workspace::linked(&package.name)?.len();
        println!("{:16} {linked:>8} {seconds:>9.1}", package.dir);
        if !built.success() {
            problems.push(format!(
                "crates/{}: does not build by itself; it lacks a dependency or a feature of one",
                package.dir
            ));
        }
    }
    Ok(problems)
}
