//! `turnhost demo`: a conversation to watch, without network, key or set-up.
//!
//! The server runs in this process and the clients reach it over a real
//! websocket. Home and workspace are temporary directories that go at the end,
//! however the demo ends; the user's own home is not read or written. Every
//! step checks what it shows, so an exit code of 0 means that all of it is true.

mod play;
mod scratch;
mod script;
mod show;
mod steps;

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use turnhost_host::{Host, HostOptions, Scripted};
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;

use crate::environment;
use crate::signals::Signals;
use scratch::Scratch;
use show::Screen;

/// Arguments of `turnhost demo`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Keeps the server running at the end and shows how to connect; Ctrl-C ends it.
    #[arg(long)]
    keep: bool,
}

/// Runs the demo. Exit code 0: every step had the expected result.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    environment::run(async {
        let mut signals = Signals::all()?;
        let scratch = Scratch::new()?;
        let mut screen = Screen::of_terminal(scratch.workspace());
        let thread = tokio::select! {
            thread = show(&scratch, &mut screen) => thread?,
            () = signals.any() => bail!("stopped by a signal"),
        };
        if arguments.keep {
            keep(&scratch, &mut screen, &thread, &mut signals).await?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Plays the demo; gives back the id of its thread.
async fn show(scratch: &Scratch, screen: &mut Screen) -> Result<String> {
    let place = Place::open(scratch, Scripted::new(script::responses())).await?;
    screen.title(&place.url)?;
    let thread = steps::all(&place.url, scratch, screen).await;
    place.close().await?;
    thread
}

/// Serves until a signal comes. This is another server over the same home, so
/// what it knows of the thread comes from the store.
async fn keep(
    scratch: &Scratch,
    screen: &mut Screen,
    thread: &str,
    signals: &mut Signals,
) -> Result<()> {
    let place = Place::open(scratch, Scripted::offline()).await?;
    screen.how_to_connect(&place.url, thread)?;
    signals.any().await;
    place.close().await
}

/// A server that listens on a free loopback port.
struct Place {
    host: Host,
    listening: Tasks,
    url: String,
}

impl Place {
    async fn open(scratch: &Scratch, scripted: Scripted) -> Result<Self> {
        let tasks = Tasks::new();
        // Without the user's variables: a demo is the same everywhere.
        let options = HostOptions::new(scratch.home(), scratch.workspace())?;
        let host = Host::start(HostOptions { scripted, ..options })?;
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listener = WebSocketListener::bind(any_port).await?;
        let url = format!("ws://{}", listener.local_addr());
        let listening = tasks.child();
        host.serve_websockets(listener, &listening);
        Ok(Self { host, listening, url })
    }

    async fn close(self) -> Result<()> {
        self.listening.cancel();
        self.listening.wait().await;
        Ok(self.host.shut_down().await?)
    }
}
