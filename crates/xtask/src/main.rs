//! Chores of the project: `cargo xtask gen [--check] | schema-diff REFERENCE [--all | --stable] |
//! follow REFERENCE | tidy | stats [BINARY] | escapes | alone [--check] [CRATE...] | soak [SECONDS] |
//! start-order [--check] BINARY`.
//! REFERENCE is a bundle, or a directory that another generator wrote.
//!
//! A recipe of the `justfile` or a step of `.ci/run` is one line; what it does
//! is here, in Rust, with tests. Each chore prints what it found and fails the
//! process when something must be done.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a chore talks to the person who runs it")]

mod alone;
mod bazel;
#[cfg(test)]
mod compatibility;
mod coverage;
mod escapes;
mod follow;
mod generate;
mod schema_diff;
mod soak;
mod sources;
mod start_order;
mod stats;
mod symbols;
mod tidy;
mod tokens;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use schema_diff::Extent;
use turnhost_schema::Surface;

const USAGE: &str = "usage: cargo xtask gen [--check] | schema-diff BUNDLE.json [--all] | \
                     schema-diff DIRECTORY [--stable] | follow BUNDLE.json|DIRECTORY | tidy | \
                     stats [BINARY] | escapes | alone [--check] [CRATE...] | soak [SECONDS] | \
                     start-order [--check] BINARY";

fn main() -> Result<ExitCode> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let problems = match args.as_slice() {
        ["gen"] => generate::write()?,
        ["gen", "--check"] => generate::check()?,
        ["schema-diff", reference, flags @ ..] if Path::new(reference).is_dir() => {
            let surface = match flags {
                [] => Surface::Experimental,
                ["--stable"] => Surface::Stable,
                _ => bail!("{USAGE}"),
            };
            schema_diff::run_on_directory(Path::new(reference), surface)?
        }
        ["schema-diff", reference] => schema_diff::run(reference, Extent::Tables)?,
        ["schema-diff", reference, "--all"] => schema_diff::run(reference, Extent::All)?,
        ["follow", reference] => follow::run(Path::new(reference))?,
        ["tidy"] => tidy::run()?,
        ["escapes"] => escapes::run()?,
        ["alone", "--check", names @ ..] => alone::run(alone::Depth::Check, names)?,
        ["alone", names @ ..] => alone::run(alone::Depth::Build, names)?,
        ["soak"] => soak::run(soak::DEFAULT_SECONDS)?,
        ["soak", seconds] => soak::run(seconds.parse().context(USAGE)?)?,
        ["start-order", "--check", binary] => start_order::check(Path::new(binary))?,
        ["start-order", binary] => start_order::run(Path::new(binary))?,
        ["stats"] => stats::run(None)?,
        ["stats", binary] => stats::run(Some(Path::new(binary)))?,
        _ => bail!("{USAGE}"),
    };
    for problem in &problems {
        println!("{problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
