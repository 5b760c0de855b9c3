//! Chores of the project: `cargo xtask gen [--check] | tidy | stats`.
//!
//! A recipe of the `justfile` or a step of `.ci/run` is one line; what it does
//! is here, in Rust, with tests. Each chore prints what it found and fails the
//! process when something must be done.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a chore talks to the person who runs it")]

mod bazel;
mod generate;
mod sources;
mod stats;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "usage: cargo xtask gen [--check] | tidy | stats";

fn main() -> Result<ExitCode> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let problems = match args.as_slice() {
        ["gen"] => generate::write()?,
        ["gen", "--check"] => generate::check()?,
        ["tidy"] => tidy::run()?,
        ["stats"] => stats::run()?,
        _ => bail!("{USAGE}"),
    };
    for problem in &problems {
        println!("{problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
