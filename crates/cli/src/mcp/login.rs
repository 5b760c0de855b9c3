//! `turnhost mcp login` and `logout`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use turnhost_host::{Configuration, HostOptions, McpLogins, McpServer};
use turnhost_task::Tasks;

use super::servers::unknown;
use super::show::Statuses;

use crate::environment::{self, say};

/// Arguments of `turnhost mcp login`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The server's name.
    name: String,
    /// The OAuth scopes to ask for, in place of those that are configured.
    #[arg(long, value_name = "SCOPE,SCOPE", value_delimiter = ',')]
    scopes: Vec<String>,
}

/// Logs in. The page for the user is the one line on stdout.
pub(super) fn log_in(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { name, scopes } = arguments;
    let options = HostOptions::from_environment()?;
    let server = server(&options, &name)?;
    environment::run(async move {
        let tasks = Tasks::new();
        let login = McpLogins::new(&options, &tasks).log_in(server, scopes).await?;
        say(format_args!("Open this page in a browser on this machine, and log in:"));
        writeln!(io::stdout().lock(), "{}", login.authorization_url)?;
        login.done.await?;
        say(format_args!("Logged in at '{name}'."));
        Ok(ExitCode::SUCCESS)
    })
}

/// Forgets a login.
pub(super) fn log_out(name: &str) -> Result<ExitCode> {
    let options = HostOptions::from_environment()?;
    let server = server(&options, name)?;
    environment::run(async move {
        if McpLogins::new(&options, &Tasks::new()).log_out(&server)? {
            say(format_args!("Logged out of '{name}'."));
        } else {
            say(format_args!("Nobody was logged in at '{name}'."));
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Returns the status of each server's login. A server whose configuration is wrong has none.
pub(super) fn statuses(options: &HostOptions) -> Result<Statuses> {
    let Ok(servers) = Configuration::new(options).mcp_servers() else {
        return Ok(Statuses::new());
    };
    environment::run(async {
        let logins = McpLogins::new(options, &Tasks::new());
        Ok(servers.iter().map(|server| (server.name.clone(), logins.status(server))).collect())
    })
}

fn server(options: &HostOptions, name: &str) -> Result<McpServer> {
    let servers = Configuration::new(options).mcp_servers()?;
    match servers.into_iter().find(|server| server.name == name) {
        Some(server) => Ok(server),
        None => unknown(name),
    }
}
