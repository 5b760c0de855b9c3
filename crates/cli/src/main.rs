//! The binary: parses its arguments, builds what they ask for, runs it, and exits with a code that says how it went.

#![forbid(unsafe_code)]

mod app_server;
mod auth;
mod certificates;
mod config;
mod config_flags;
mod connect;
mod connection;
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

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

/// The end of `turnhost --help`: what somebody types first.
const FIRST_STEPS: &str = "\
First steps:
  turnhost demo                       see a conversation; needs no key and no network
  turnhost doctor                     see what is missing here, each with its remedy
  turnhost login < FILE               keep an API key
  turnhost exec 'what is this code?'  ask about the current directory
  turnhost app-server                 serve an editor over stdio

The configuration is `config.toml` in $TURNHOST_HOME, by default ~/.turnhost; `turnhost config example`
explains each setting, and `turnhost help COMMAND` each command.";

/// Turnhost: an app server for coding agents.
#[derive(Debug, Parser)]
#[command(name = "turnhost", version, about, max_term_width = 100, after_help = FIRST_STEPS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves threads to clients over stdio or websocket.
    AppServer(Box<app_server::Arguments>),
    /// Runs one turn in this directory: the answer on stdout, what happens on stderr.
    #[command(visible_alias = "e")]
    Exec(Box<exec::Arguments>),
    /// Connects to an app server: a line is a request or a prompt, what comes back is printed.
    Connect(connect::Arguments),
    /// Goes on with a thread of a server that runs, line by line.
    Resume(connect::Resume),
    /// Lists threads and what they do.
    Agents(threads::List),
    /// Archives a thread.
    Archive(threads::One),
    /// Takes a thread out of the archive.
    Unarchive(threads::One),
    /// Deletes a thread for good.
    Delete(threads::Delete),
    /// Queues a message for a thread.
    Queue(threads::Queue),
    /// Logs this machine in at a relay, and lets clients in that are elsewhere.
    RemoteControl(remote_control::Arguments),
    /// Lists, pairs and forgets the machines that this user reaches through relays.
    Machines(machines::Arguments),
    /// Runs the service that connects hosts and remote clients.
    Relay(Box<relay::Arguments>),
    /// Shows what a conversation looks like: no network, no key.
    Demo(demo::Arguments),
    /// Keeps an API key for model providers that want a login; reads it from stdin.
    #[command(after_help = "The key is the first line of stdin: turnhost login < FILE")]
    Login(login::Arguments),
    /// Forgets the API key.
    Logout(login::Arguments),
    /// Says whether an API key is kept, and for which accounts.
    Whoami(login::Arguments),
    /// Looks at the configuration: checks it, or explains it.
    Config(config::Arguments),
    /// Trusts a project, or takes that back.
    Project(project::Arguments),
    /// Lists and changes the MCP servers of the configuration, and logs in at them.
    Mcp(mcp::Arguments),
    /// Examines sandbox, configuration, keys, providers and database, and says what to do about problems.
    Doctor(doctor::Arguments),
    /// Writes a script that completes commands and flags in a shell.
    #[command(visible_alias = "completion")]
    Completions(manual::Completions),
    /// Writes the manual pages.
    Man(manual::Pages),
    /// Checks, copies, shrinks, exports and imports the store of threads.
    Store(store::Arguments),
}

fn main() -> ExitCode {
    turnhost_host::run_helper_if_asked();
    let matches = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&matches)
        .unwrap_or_else(|error| error.format(&mut Arguments::command()).exit());
    let result = match arguments.command {
        Command::AppServer(arguments) => app_server::run(*arguments, &matches),
        Command::Exec(arguments) => exec::run(*arguments),
        Command::Connect(arguments) => connect::run(&arguments),
        Command::Resume(arguments) => connect::resume(&arguments),
        Command::Agents(arguments) => threads::list(&arguments),
        Command::Archive(arguments) => threads::archive(&arguments),
        Command::Unarchive(arguments) => threads::unarchive(&arguments),
        Command::Delete(arguments) => threads::delete(&arguments),
        Command::Queue(arguments) => threads::queue(&arguments),
        Command::RemoteControl(arguments) => remote_control::run(arguments),
        Command::Machines(arguments) => machines::run(arguments),
        Command::Relay(arguments) => relay::run(*arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Login(arguments) => login::login(arguments),
        Command::Logout(arguments) => login::logout(&arguments),
        Command::Whoami(arguments) => login::whoami(&arguments),
        Command::Config(arguments) => config::run(arguments),
        Command::Project(arguments) => project::run(arguments),
        Command::Mcp(arguments) => mcp::run(arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Completions(arguments) => manual::completions(&arguments, Arguments::command()),
        Command::Man(arguments) => manual::pages(&arguments, Arguments::command()),
        Command::Store(arguments) => store::run(arguments),
    };
    result.unwrap_or_else(|error| {
        environment::say(format_args!("Error: {error:#}"));
        ExitCode::FAILURE
    })
}
