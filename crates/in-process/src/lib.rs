//! A client and its server in one process: one place for start, introduction, events and shutdown.
//!
//! Events reach the program as the values that the server made; no JSON is written for them. The
//! crate-level example of `turnhost-host` is a whole program.

#![forbid(unsafe_code)]

use std::time::Duration;

use tokio::time::timeout;
use turnhost_base::ThreadId;
use turnhost_client::{Client, ClientEvent, Events, RequestError};
use turnhost_host::{Host, HostError, HostOptions};
use turnhost_protocol::{
    ClientInfo, Thread, ThreadStartParams, Turn, TurnStartParams, UserInput, method,
};

/// The time that [`InProcess::shut_down`] gives running turns and the store. Interrupting a turn
/// and storing it takes milliseconds; a disk that takes longer than this is not coming back.
pub const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// A server of this process with one client, introduced and ready for requests.
#[derive(Debug)]
pub struct InProcess {
    host: Host,
    client: Client,
    events: Events,
}

/// A server in the process that did not start, did not answer as wanted, or did not end in time.
#[derive(Debug, thiserror::Error)]
pub enum InProcessError {
    /// The host did not start or end well.
    #[error(transparent)]
    Host(#[from] HostError),
    /// A request was refused or not answered.
    #[error(transparent)]
    Call(#[from] RequestError),
    /// The shutdown took longer than [`SHUTDOWN_TIMEOUT`] and was aborted.
    #[error("the server did not end within {} s and was aborted", SHUTDOWN_TIMEOUT.as_secs())]
    ShutdownTimeout,
}

impl InProcess {
    /// Starts a server and introduces a client called `name` to it.
    ///
    /// Must be called within a tokio runtime with time and I/O enabled. A program whose server may
    /// run sandboxed commands calls `turnhost_host::run_helper_if_asked` first thing in `main`.
    pub async fn start(options: HostOptions, name: &str) -> Result<Self, InProcessError> {
        let host = Host::start(options)?;
        let (client, events) = host.connect();
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let info = ClientInfo { name: name.to_owned(), title: None, version };
        client.initialize(info, None).await?;
        Ok(Self { host, client, events })
    }

    /// Returns the client, which has a typed call for every method. Clones share the connection.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the server's host, for further connections.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// Starts a thread and subscribes to its events.
    pub async fn start_thread(&self, params: &ThreadStartParams) -> Result<Thread, RequestError> {
        Ok(self.client.call::<method::ThreadStart>(params).await?.thread)
    }

    /// Starts a turn with `text` as its input.
    pub async fn start_turn(&self, thread: ThreadId, text: &str) -> Result<Turn, RequestError> {
        let input = vec![UserInput::Text { text: text.to_owned(), text_elements: Vec::new() }];
        let params =
            TurnStartParams { thread_id: thread.to_string(), input, ..TurnStartParams::default() };
        Ok(self.client.call::<method::TurnStart>(&params).await?.turn)
    }

    /// Returns the next event; `None` once the connection has ended. Cancellation safe.
    pub async fn next_event(&mut self) -> Option<ClientEvent> {
        self.events.next().await
    }

    /// Interrupts running turns, stores them, and ends the server; aborts it after
    /// [`SHUTDOWN_TIMEOUT`].
    pub async fn shut_down(self) -> Result<(), InProcessError> {
        let end = async {
            self.client.close().await;
            self.host.shut_down().await
        };
        match timeout(SHUTDOWN_TIMEOUT, end).await {
            Ok(ended) => Ok(ended?),
            Err(_) => Err(InProcessError::ShutdownTimeout),
        }
    }
}
