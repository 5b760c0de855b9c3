//! `turnhost-bench`: measures app servers, side by side.

#![forbid(unsafe_code)]

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use turnhost_bench::options::{HELP, Options};
use turnhost_bench::run::run;

fn main() -> Result<ExitCode> {
    let options = Options::parse(std::env::args().skip(1))?;
    let mut out = io::stdout();
    if options.help {
        out.write_all(HELP.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let program = std::env::current_exe()?;
    let builds = program
        .parent()
        .and_then(|folder| folder.parent())
        .context("the program lies in no build folder")?;
    let cargo = std::env::var_os("CARGO").map(PathBuf::from);
    let complete = run(&options, &builds.join("release"), cargo, &mut out)?;
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
