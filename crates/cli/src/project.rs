//! `turnhost project`: which projects the user trusts.

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::{Args, Subcommand};
use turnhost_host::{Configuration, HostOptions};

use crate::environment::say;

/// Arguments of `turnhost project`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Enables the configuration, rules, hooks and MCP servers of a project.
    Trust(Place),
    /// Disables them again.
    Untrust(Place),
}

#[derive(Debug, Args)]
struct Place {
    /// The project's directory; by default the current one.
    directory: Option<String>,
}

/// Runs one command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    let (place, level) = match arguments.command {
        Command::Trust(place) => (place, "trusted"),
        Command::Untrust(place) => (place, "untrusted"),
    };
    let configuration = Configuration::new(&HostOptions::from_environment()?);
    let directory = configuration.cwd().join(place.directory.unwrap_or_default());
    ensure!(directory.as_std().is_dir(), "`{directory}` is not a directory");
    let quote = if directory.as_str().contains('"') { '\'' } else { '"' };
    let key = format!("projects.{quote}{directory}{quote}.trust_level");
    let file = configuration.set(key, level.into())?;
    say(format_args!("{directory} is now {level} (in {file})."));
    Ok(ExitCode::SUCCESS)
}
