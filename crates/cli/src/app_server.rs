//! `turnhost app-server`: threads for clients, over stdio or websocket.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::timeout;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{ConnectionIds, ListenAddress, stdio};

use crate::environment::{self, say};
use crate::generate;
use crate::host::{Host, Plan};

/// How long a client that has left may take to read its last answers.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Arguments of `turnhost app-server`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Where to listen: `stdio://`, or `ws://IP:PORT` (port 0 picks a free one, printed on stderr).
    #[arg(long, value_name = "URL", default_value = "stdio://")]
    listen: ListenAddress,
    /// The same as `--listen stdio://`.
    #[arg(long, conflicts_with = "listen")]
    stdio: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the protocol's JSON Schema: a bundle, and one file a type.
    GenerateJsonSchema(GenerateArguments),
    /// Writes the protocol's TypeScript types.
    GenerateTs(GenerateArguments),
}

#[derive(Debug, Args)]
struct GenerateArguments {
    /// The directory to write to; made if need be.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// With what only clients with the `experimentalApi` capability may use.
    #[arg(long)]
    experimental: bool,
}

/// Serves until the client leaves (stdio) or a signal comes.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Some(Command::GenerateJsonSchema(to)) => generate::json_schema(&to.out, to.experimental),
        Some(Command::GenerateTs(to)) => generate::typescript(&to.out, to.experimental),
        None => {
            environment::init_logs()?;
            environment::runtime()?.block_on(serve(&arguments.listen))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn serve(listen: &ListenAddress) -> Result<()> {
    let tasks = Tasks::new();
    let host = Host::build(Plan::from_environment()?, &tasks)?;
    match listen {
        ListenAddress::Stdio => serve_stdio(&host, &tasks).await?,
        ListenAddress::WebSocket(address) => serve_websocket(&host, *address, &tasks).await?,
        ListenAddress::Unix(_) => bail!(
            "unix sockets are not supported by this version yet; use `--listen ws://127.0.0.1:0`"
        ),
        ListenAddress::Off => {
            bail!("no transport configured; use --listen or enable remote control")
        }
    }
    host.shut_down().await
}

/// The end of input ends the server, and so does SIGTERM.
async fn serve_stdio(host: &Host, tasks: &Tasks) -> Result<()> {
    let connection = stdio::connect(ConnectionIds::default().next_id(), tasks)?;
    let written = connection.tasks().clone();
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        () = Arc::clone(&host.server).serve(connection) => {}
        _ = terminate.recv() => {}
    }
    // A client that closes its end may still read what it was answered.
    let _ = timeout(LAST_ANSWERS, written.wait()).await;
    Ok(())
}

async fn serve_websocket(host: &Host, address: SocketAddr, tasks: &Tasks) -> Result<()> {
    let listener = WebSocketListener::bind(address).await?;
    announce(listener.local_addr());
    let server = Arc::clone(&host.server);
    let listening = tasks.child();
    listener
        .serve(ConnectionIds::default(), &listening, move |connection| server.attach(connection));
    Signals::new()?.any().await;
    listening.cancel();
    listening.wait().await;
    Ok(())
}

/// Says where clients find the server. Port 0 is known only here.
fn announce(address: SocketAddr) {
    say(format_args!("turnhost app-server (WebSocket)"));
    say(format_args!("  listening on: ws://{address}"));
    say(format_args!("  readyz: http://{address}/readyz"));
    say(format_args!("  healthz: http://{address}/healthz"));
    say(format_args!(
        "  note: only this machine can connect; use SSH port forwarding to reach it from elsewhere"
    ));
}

/// The signals that end a server.
pub(crate) struct Signals([Signal; 3]);

impl Signals {
    /// Listens from now on.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self([
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
            signal(SignalKind::hangup())?,
        ]))
    }

    /// Waits for any of them.
    pub(crate) async fn any(&mut self) {
        let Self([interrupt, terminate, hangup]) = self;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}
