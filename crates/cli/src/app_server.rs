//! `turnhost app-server`: threads for clients, over stdio, unix sockets or websockets.

mod daemon;
mod descriptors;
mod drain;
mod flags;
mod listen;
mod proxy;
mod serve;
mod service_manager;
pub(crate) mod start_up;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{ArgMatches, Args, Subcommand};
use turnhost_transport::{ListenAddress, socket_activation};

use self::flags::ServerFlags;
use self::listen::Listen;
use self::serve::ServeOptions;
use crate::deferred::Deferred;
use crate::environment;
use crate::generate;

/// Arguments of `turnhost app-server`.
#[derive(Debug, Args)]
#[command(after_help = "For example:\n  \
    turnhost app-server                                 a single client on stdin and stdout\n  \
    turnhost app-server --listen unix://                clients of this user; see `turnhost connect unix://`\n  \
    turnhost app-server --listen ws://127.0.0.1:4500    clients on this machine\n  \
    turnhost app-server daemon start                    a Unix socket, in the background\n\n\
    Exit codes: 0 the client disconnected, or a signal ended the server; 1 the server could not start; 2 invalid\n    arguments.")]
pub(crate) struct Arguments {
    /// An address to listen on: `stdio://` (default), `unix://` (a socket in the home), `unix://PATH`,
    /// `ws://IP:PORT` (port 0 picks a free port and prints it on stderr), or `off` (only sockets from the
    /// service manager). Can be repeated.
    #[arg(long, value_name = "URL")]
    listen: Vec<ListenAddress>,
    /// Same as `--listen stdio://`.
    #[arg(long, conflicts_with = "listen")]
    stdio: bool,
    #[command(flatten)]
    flags: ServerFlags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Connects stdin and stdout to the server that listens on the Unix socket.
    ///
    /// By default the bytes are passed through unchanged, so the caller speaks the WebSocket protocol. The exit
    /// code is 0 when stdin has ended, 1 if no server was running or the server closed the connection.
    Proxy(Deferred<proxy::Arguments>),
    /// Starts, stops or inspects this user's background server.
    Daemon(Deferred<daemon::Arguments>),
    #[command(flatten)]
    Describe(generate::Description),
}

/// Returns the addresses of the command lines by which most clients start a server, which serve stdin and stdout and
/// choose nothing else; `None` for any other. `words` are those after the program's name.
///
/// Declaring the other flags of a server takes a quarter of its start.
pub(crate) fn on_stdio_alone(words: impl Iterator<Item = OsString>) -> Option<Vec<ListenAddress>> {
    let words: Vec<_> = words.take(4).collect();
    let words: Vec<_> = words.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
    match words.as_slice() {
        ["app-server"] => Some(Vec::new()),
        ["app-server", "--stdio"] | ["app-server", "--listen", "stdio://"] => {
            Some(vec![ListenAddress::Stdio])
        }
        _ => None,
    }
}

/// Serves at these addresses with what holds where a command line has no flags.
pub(crate) fn run_without_flags(addresses: Vec<ListenAddress>) -> Result<ExitCode> {
    serve::run(ServeOptions::without_flags(listen(addresses)?), |_tasks| Ok(()))
}

/// Puts the addresses together with the sockets of the service manager, or ends the process for
/// a mistake of the command line.
fn listen(addresses: Vec<ListenAddress>) -> Result<Listen> {
    let inherited = socket_activation::take()?;
    Ok(Listen::new(addresses, inherited).unwrap_or_else(|conflict| conflict.exit()))
}

/// Serves until the client leaves (stdio) or a signal comes. `matches` are those of the whole
/// command line.
pub(crate) fn run(arguments: Arguments, matches: &ArgMatches) -> Result<ExitCode> {
    match arguments.command {
        Some(Command::Describe(description)) => return description.write(),
        Some(Command::Daemon(Deferred(arguments))) => return daemon::run(*arguments, matches),
        Some(Command::Proxy(Deferred(arguments))) => {
            environment::run(proxy::run(*arguments))?;
            return Ok(ExitCode::SUCCESS);
        }
        None => {}
    }
    let stdio = arguments.stdio.then_some(ListenAddress::Stdio);
    let addresses = arguments.listen.into_iter().chain(stdio).collect();
    serve::run(arguments.flags.settings(listen(addresses)?)?, |_tasks| Ok(()))
}
