//! `turnhost demo`.
use std::process::ExitCode;
use anyhow::Result;
use clap::Args;
/// Arguments of `turnhost demo`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {}
pub(crate) fn run(_: &Arguments) -> Result<ExitCode> { Ok(ExitCode::SUCCESS) }
