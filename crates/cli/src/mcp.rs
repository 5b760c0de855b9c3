//! `turnhost mcp`: the MCP servers of the configuration.

mod add;
mod login;
mod servers;
mod show;

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use turnhost_host::{Configuration, HostOptions};

use self::servers::{configuration, key, unknown};
use crate::config_flags::HostFlags;
use crate::environment::say;

/// Arguments of `turnhost mcp`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lists the servers available to threads in this directory.
    List {
        /// Prints JSON, values of variables and headers included.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        flags: HostFlags,
    },
    /// Shows one server.
    Get {
        /// Its name.
        name: String,
        /// Prints JSON, values of variables and headers included.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        flags: HostFlags,
    },
    /// Adds a server to the user's file, replacing one with the same name.
    Add(add::Arguments),
    /// Logs in at a service with OAuth: prints the page to open, and waits.
    Login(login::Arguments),
    /// Deletes the login at a service.
    Logout {
        /// The server's name.
        name: String,
    },
    /// Removes a server from the user's file.
    Remove {
        /// Its name.
        name: String,
    },
}

/// Runs one command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::List { json, flags } => {
            let options = flags.over(HostOptions::from_environment()?);
            let servers = Configuration::new(&options).table("mcp_servers")?;
            let statuses = login::statuses(&options)?;
            if json {
                let list = servers.iter().map(|(name, entry)| show::listed(name, entry, &statuses));
                return print(&format!("{:#}\n", json!(list.collect::<Vec<_>>())));
            }
            if servers.is_empty() {
                say(format_args!("No MCP servers yet; add one: turnhost mcp add NAME -- COMMAND"));
            }
            print(&show::tables(&servers, &statuses))
        }
        Command::Get { name, json, flags } => {
            let servers = configuration(&flags)?.table("mcp_servers")?;
            let Some(entry) = servers.get(&name) else { return unknown(&name) };
            if json {
                return print(&format!("{:#}\n", show::detailed(&name, entry)));
            }
            print(&show::lines(&name, entry))
        }
        Command::Login(arguments) => login::log_in(arguments),
        Command::Logout { name } => login::log_out(&name),
        Command::Add(arguments) => add::run(arguments),
        Command::Remove { name } => remove(&name),
    }
}

fn print(text: &str) -> Result<ExitCode> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn remove(name: &str) -> Result<ExitCode> {
    let configuration = configuration(&HostFlags::default())?;
    if !configuration.user_has(&["mcp_servers", name])? {
        say(format_args!("No MCP server named '{name}' found."));
        return Ok(ExitCode::SUCCESS);
    }
    configuration.set(key(name)?, Value::Null)?;
    say(format_args!("Removed MCP server '{name}'."));
    Ok(ExitCode::SUCCESS)
}
