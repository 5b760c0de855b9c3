//! `turnhost doctor`: what of this system is as Turnhost needs it.
//!
//! A section a subject, each in a function that prints its findings and returns whether all is well.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use turnhost_host::{
    ExaminedKey, ExaminedProvider, Guarantee, HostOptions, examine_config, examine_reach,
    examine_sandbox, examine_store,
};

use crate::app_server::start_up::control_socket;
use crate::environment;
use crate::visible::Line;

/// Arguments of `turnhost doctor`.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 all is well; 1 something is missing, with its remedy.")]
pub(crate) struct Arguments {
    /// Does not contact the model providers.
    #[arg(long)]
    offline: bool,
}

/// Prints the findings. Exit code 0: no problems; 1: something is missing.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    let sandbox = sandbox(&mut out)?;
    let options = HostOptions::from_environment()?;
    let rest = environment::run(async {
        let config = configuration(&mut out, &options, arguments).await?;
        let database = database(&mut out, &options).await?;
        server(&mut out, &options).await?;
        Ok(config && database)
    })?;
    Ok(if sandbox && rest { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Checks the configuration, and the providers that it names.
async fn configuration(
    out: &mut impl Write,
    options: &HostOptions,
    arguments: &Arguments,
) -> Result<bool> {
    writeln!(out, "Configuration")?;
    let found = match examine_config(options) {
        Ok(found) => found,
        Err(error) => {
            writeln!(out, "  missing  {}", Line(&error.to_string()))?;
            return Ok(false);
        }
    };
    writeln!(out, "  ok       {} can be read", options.home)?;
    for warning in &found.warnings {
        writeln!(out, "  note     {}", Line(warning))?;
    }
    writeln!(out, "Model providers")?;
    let mut well = true;
    match &found.default {
        Ok(id) => writeln!(out, "  ok       the default is `{}`", Line(id))?,
        Err(why) => {
            well = false;
            let mut lines = why.lines();
            writeln!(out, "  missing  {}", Line(lines.next().unwrap_or_default()))?;
            for line in lines {
                writeln!(out, "           {}", Line(line))?;
            }
        }
    }
    for provider in &found.providers {
        let is_default = found.default.as_ref().is_ok_and(|id| *id == provider.id);
        // Others may be meant for other days.
        let lack = if is_default { "missing" } else { "note   " };
        well &= self::provider(out, provider, lack, arguments).await? || !is_default;
    }
    Ok(well)
}

/// Checks one provider: its key, and whether it answers.
async fn provider(
    out: &mut impl Write,
    provider: &ExaminedProvider,
    lack: &str,
    arguments: &Arguments,
) -> Result<bool> {
    let id = &provider.id;
    let has_key = match &provider.key {
        ExaminedKey::Found => {
            writeln!(out, "  ok       `{}` has a key", Line(id))?;
            true
        }
        ExaminedKey::NotNeeded => true,
        ExaminedKey::Missing(remedy) => {
            writeln!(out, "  {lack}  `{}` has no key: {}", Line(id), Line(remedy))?;
            false
        }
    };
    if arguments.offline {
        return Ok(has_key);
    }
    match examine_reach(provider).await {
        Ok(()) => {
            writeln!(out, "  ok       `{}` answers at {}", Line(id), Line(&provider.base_url))?;
            Ok(has_key)
        }
        Err(why) => {
            let (url, why) = (Line(&provider.base_url), Line(&why));
            writeln!(
                out,
                "  {lack}  `{}` does not answer at {url}: {why}; start it, or check base_url, \
                 proxy and network",
                Line(id)
            )?;
            Ok(false)
        }
    }
}

/// Checks the database of threads.
async fn database(out: &mut impl Write, options: &HostOptions) -> Result<bool> {
    writeln!(out, "Database")?;
    match examine_store(&options.home).await {
        Ok(()) => {
            writeln!(out, "  ok       threads can be read and stored")?;
            Ok(true)
        }
        Err(error) => {
            let error = format!("{:#}", anyhow::Error::from(error));
            writeln!(out, "  missing  {}", Line(&error))?;
            writeln!(
                out,
                "           `turnhost store check` lists the problems and changes nothing"
            )?;
            Ok(false)
        }
    }
}

/// Looks for the server of this home, which need not run.
async fn server(out: &mut impl Write, options: &HostOptions) -> Result<()> {
    writeln!(out, "Server in the background")?;
    let socket = control_socket(&options.home);
    match tokio::net::UnixStream::connect(socket.as_std()).await {
        Ok(_) => {
            writeln!(out, "  ok       running; `turnhost app-server daemon status` shows more")?;
        }
        Err(_) => writeln!(
            out,
            "  note     not running (optional); `turnhost app-server daemon start` starts it"
        )?,
    }
    Ok(())
}

/// Prints the guarantees of the sandbox, and those that this kernel does not support.
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
            "Commands are rejected unless the sandbox policy is `danger-full-access` or `external-sandbox`."
        )?;
    }
    Ok(lacks.is_empty())
}
