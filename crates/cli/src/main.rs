//! The binary: parses its arguments, builds what they ask for, runs it, and exits with a code that says how it went.

#![forbid(unsafe_code)]

mod app_server;
mod auth;
mod certificates;
mod config;
mod config_flags;
mod connect;
mod connection;
mod deferred;
mod demo;
mod doctor;
mod environment;
mod exec;
mod format;
mod generate;
mod login;
mod machines;
mod manual;
mod mcp;
mod paint;
mod pairing_code;
mod project;
mod relay;
mod remote_control;
mod server;
mod signals;
mod store;
mod threads;
mod transcript;
mod visible;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::deferred::Deferred;

/// The end of `turnhost --help`: the first commands of a new user.
const FIRST_STEPS: &str = "\
First steps:
  turnhost demo                       watch a conversation; needs no API key and no network
  turnhost doctor                     check this machine, and see how to fix what is missing
  turnhost login < FILE               store an OpenAI API key
  turnhost exec 'what is this code?'  ask about the current directory
  turnhost app-server                 serve an editor over stdio

The configuration file is `config.toml` in $TURNHOST_HOME (by default ~/.turnhost). `turnhost config example`
explains every setting, and `turnhost help COMMAND` every command.";

/// Turnhost: an app server for coding agents.
#[derive(Debug, Parser)]
#[command(name = "turnhost", version, about, max_term_width = 100, after_help = FIRST_STEPS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the app server for editors and other clients, over stdio, WebSocket or a Unix socket.
    AppServer(Deferred<app_server::Arguments>),
    /// Runs one turn in this directory; the answer goes to stdout, progress to stderr.
    #[command(visible_alias = "e")]
    Exec(Deferred<exec::Arguments>),
    /// Connects to an app server; each line of input is a request or a prompt.
    Connect(Deferred<connect::Arguments>),
    /// Continues a thread of a running server interactively.
    Resume(Deferred<connect::Resume>),
    /// Lists threads and their status.
    Agents(Deferred<threads::List>),
    /// Archives a thread.
    Archive(Deferred<threads::One>),
    /// Restores an archived thread.
    Unarchive(Deferred<threads::One>),
    /// Deletes a thread permanently.
    Delete(Deferred<threads::Delete>),
    /// Queues a message for a thread.
    Queue(Deferred<threads::Queue>),
    /// Gives remote clients access to this machine through a relay.
    RemoteControl(Deferred<remote_control::Arguments>),
    /// Lists, pairs and forgets machines that are reached through a relay.
    Machines(Deferred<machines::Arguments>),
    /// Runs a relay, the service that connects hosts and remote clients.
    Relay(Deferred<relay::Arguments>),
    /// Plays a sample conversation; needs no API key and no network.
    Demo(Deferred<demo::Arguments>),
    /// Stores an API key, read from stdin, for model providers that require a login.
    #[command(after_help = "The key is the first line of stdin: turnhost login < FILE")]
    Login(Deferred<login::Login>),
    /// Deletes the stored API key.
    Logout(Deferred<login::Arguments>),
    /// Shows whether an API key is stored, and for which accounts.
    Whoami(Deferred<login::Arguments>),
    /// Checks or explains the configuration.
    Config(Deferred<config::Arguments>),
    /// Trusts a project, or stops trusting it.
    Project(Deferred<project::Arguments>),
    /// Lists and edits the configured MCP servers, and logs in at them.
    Mcp(Deferred<mcp::Arguments>),
    /// Checks sandbox, configuration, API keys, providers and database, and suggests remedies.
    Doctor(Deferred<doctor::Arguments>),
    /// Writes a shell completion script.
    #[command(visible_alias = "completion")]
    Completions(Deferred<manual::Completions>),
    /// Writes the manual pages.
    Man(Deferred<manual::Pages>),
    /// Checks, backs up, compacts, exports and imports the database of threads.
    Store(Deferred<store::Arguments>),
}

fn main() -> ExitCode {
    turnhost_host::run_helper_if_asked();
    let result = match app_server::on_stdio_alone(std::env::args_os().skip(1)) {
        Some(addresses) => app_server::run_without_flags(addresses),
        None => run_command(),
    };
    result.unwrap_or_else(|error| {
        environment::say(format_args!("Error: {error:#}"));
        ExitCode::FAILURE
    })
}

/// Runs the command that the arguments name.
fn run_command() -> Result<ExitCode> {
    let matches = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&matches)
        .unwrap_or_else(|error| error.format(&mut Arguments::command()).exit());
    match arguments.command {
        Command::AppServer(Deferred(arguments)) => app_server::run(*arguments, &matches),
        Command::Exec(Deferred(arguments)) => exec::run(*arguments),
        Command::Connect(Deferred(arguments)) => connect::run(&arguments),
        Command::Resume(Deferred(arguments)) => connect::resume(&arguments),
        Command::Agents(Deferred(arguments)) => threads::list(&arguments),
        Command::Archive(Deferred(arguments)) => threads::archive(&arguments),
        Command::Unarchive(Deferred(arguments)) => threads::unarchive(&arguments),
        Command::Delete(Deferred(arguments)) => threads::delete(&arguments),
        Command::Queue(Deferred(arguments)) => threads::queue(&arguments),
        Command::RemoteControl(Deferred(arguments)) => remote_control::run(*arguments),
        Command::Machines(Deferred(arguments)) => machines::run(*arguments),
        Command::Relay(Deferred(arguments)) => relay::run(*arguments),
        Command::Demo(Deferred(arguments)) => demo::run(&arguments),
        Command::Login(Deferred(arguments)) => login::login(*arguments),
        Command::Logout(Deferred(arguments)) => login::logout(&arguments),
        Command::Whoami(Deferred(arguments)) => login::whoami(&arguments),
        Command::Config(Deferred(arguments)) => config::run(*arguments),
        Command::Project(Deferred(arguments)) => project::run(*arguments),
        Command::Mcp(Deferred(arguments)) => mcp::run(*arguments),
        Command::Doctor(Deferred(arguments)) => doctor::run(&arguments),
        Command::Completions(Deferred(arguments)) => {
            manual::completions(&arguments, Arguments::command())
        }
        Command::Man(Deferred(arguments)) => manual::pages(&arguments, Arguments::command()),
        Command::Store(Deferred(arguments)) => store::run(*arguments),
    }
}
