//! `turnhost doctor`: what of this system is as Turnhost needs it.
//!
//! A section a subject, each in a function that prints its findings and returns whether all is well.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use turnhost_host::{Guarantee, examine_sandbox};

use crate::visible::Line;

/// Arguments of `turnhost doctor`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}

/// Prints the findings. Exit code 0: all is well; 1: something is missing.
pub(crate) fn run(_: &Arguments) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    let well = sandbox(&mut out)?;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The promises of the sandbox, and which of them the kernel does not let Turnhost keep.
fn sandbox(out: &mut impl Write) -> Result<bool> {
    let lacks = examine_sandbox().context("the sandbox could not be examined")?;
    writeln!(out, "Sandbox")?;
    for guarantee in Guarantee::ALL {
        let (promise, mechanism) = (guarantee.promise(), guarantee.mechanism());
        match lacks.iter().find(|lack| lack.guarantee == guarantee) {
            None => writeln!(out, "  ok       {promise} ({mechanism})")?,
            Some(lack) => writeln!(out, "  missing  {}", Line(&lack.to_string()))?,
        }
    }
    if !lacks.is_empty() {
        writeln!(
            out,
            "Commands are refused unless the sandbox policy is `danger-full-access` or `external-sandbox`."
        )?;
    }
    Ok(lacks.is_empty())
}
