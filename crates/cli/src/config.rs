//! `turnhost config`: the configuration files, for people.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use turnhost_host::{Configuration, HostOptions, config_example, config_schema};

use crate::config_flags::HostFlags;
use crate::environment::say;
use crate::visible::Line;

/// Arguments of `turnhost config`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks the configuration of a server in this directory. The exit code is 1 if a server would not
    /// start.
    Check(HostFlags),
    /// Prints a `config.toml` with every setting, explained and commented out.
    Example,
    /// Prints the JSON Schema of `config.toml`, for editors.
    Schema,
}

/// Runs one command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::Check(flags) => check(&flags),
        Command::Example => print(&config_example()),
        Command::Schema => print(&format!("{:#}\n", config_schema())),
    }
}

fn print(text: &str) -> Result<ExitCode> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn check(flags: &HostFlags) -> Result<ExitCode> {
    let options = flags.over(HostOptions::from_environment()?);
    let examined = match Configuration::new(&options).examine() {
        Ok(examined) => examined,
        Err(error) => {
            say(format_args!("Error: {error}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut out = io::stdout().lock();
    for file in &examined.files {
        let state = if file.as_std().exists() { "ok     " } else { "absent " };
        writeln!(out, "{state} {}", Line(file.as_str()))?;
    }
    let trust = if examined.is_trusted { "trusted" } else { "not trusted" };
    writeln!(out, "{trust}: the project of {}", Line(examined.cwd.as_str()))?;
    for warning in &examined.warnings {
        writeln!(out, "warning: {}", Line(&warning.summary))?;
        if let Some(details) = &warning.details {
            writeln!(out, "         {}", Line(details))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
