//! A client and its server in one process: one place for start, introduction, events and shutdown.
//!
//! # A program with an agent in it
//!
//! [`InProcess::begin`] starts a server, introduces a client, and starts or resumes a thread. Its
//! [`Client`] is the one of `turnhost-remote-client` too, so a program written against it works
//! with a server elsewhere. Events are the values that the server made; no JSON is written for them.
//!
//! ```
//! use turnhost_client::ClientEvent;
//! use turnhost_host::{HostOptions, SCRIPTED, run_helper_if_asked};
//! use turnhost_in_process::{Begin, InProcess, InProcessOptions};
//! use turnhost_protocol::{ServerNotification, SessionSource, ThreadStartParams};
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     run_helper_if_asked(); // a sandboxed command runs this program again
//!     let home = tempfile::tempdir()?;
//!
//!     // 1. The server: its home has the configuration and the database. `from_environment` takes
//!     //    them where the command line tool has them.
//!     let host = HostOptions::new(home.path(), home.path())?;
//!
//!     // 2. The client: `thread/list` shows the name and the source with each of its threads.
//!     let source = SessionSource::Custom("newsletter".to_owned());
//!     let options = InProcessOptions::new(host, "newsletter-bot", source);
//!
//!     // 3. The thread. The provider `scripted` needs no network and no key.
//!     let model_provider = Some(SCRIPTED.to_owned());
//!     let start = ThreadStartParams { model_provider, ..Default::default() };
//!     let (mut app, thread) = InProcess::begin(options, Begin::Start(start)).await?;
//!     assert_eq!(thread.originator.as_deref(), Some("newsletter-bot"));
//!
//!     // 4. A turn, and what happens in it, until it ends.
//!     let turn = app.start_turn(thread.id, "Hello!").await?;
//!     let mut text = String::new();
//!     while let Some(event) = app.next_event().await {
//!         match event {
//!             ClientEvent::Notification(event) => match &*event {
//!                 ServerNotification::AgentMessageDelta(piece) => text.push_str(&piece.delta),
//!                 ServerNotification::TurnCompleted(it) if it.turn.id == turn.id => break,
//!                 _ => {}
//!             },
//!             // Approvals: answer with `app.client().respond`, or refuse.
//!             ClientEvent::Request { id, .. } => app.refuse(&id, "this bot approves nothing"),
//!             // This program was too slow: `thread/read` has what it missed.
//!             ClientEvent::Lagged { skipped } => eprintln!("{skipped} events were missed"),
//!             ClientEvent::Unknown { .. } => {}
//!             ClientEvent::Disconnected { reason, .. } => return Err((*reason).into()),
//!         }
//!     }
//!     assert!(!text.is_empty());
//!
//!     // 5. The end: what runs is interrupted and stored.
//!     Ok(app.shut_down().await?)
//! }
//! ```
//!
//! # ClientLimits
//!
//! The queue of events has a budget in bytes ([`ClientLimits`]). A program that takes them too slowly is
//! informed by [`turnhost_client::ClientEvent::Lagged`] of the number that it missed, and the approvals that it
//! left open are refused, so that no turn waits for it. A call beyond [`ClientLimits::calls`] fails at
//! once. [`InProcess::shut_down`] takes [`SHUTDOWN_TIMEOUT`] at most.

#![forbid(unsafe_code)]

mod options;

use std::time::Duration;

use tokio::time::timeout;
use turnhost_base::ThreadId;
use turnhost_client::{Client, ClientEvent, Events, RequestError};
use turnhost_host::{Host, HostError};
use turnhost_jsonrpc::{ErrorObject, RequestId, code};
use turnhost_protocol::{
    Thread, ThreadResumeParams, ThreadStartParams, Turn, TurnStartParams, UserInput, method,
};

pub use options::InProcessOptions;
pub use turnhost_client::{ClientLimits, WhenBehind};

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

/// The thread of a program, as [`InProcess::begin`] opens it.
#[derive(Clone, Debug)]
pub enum Begin {
    /// A new one.
    Start(ThreadStartParams),
    /// One that is stored.
    Resume(ThreadResumeParams),
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
    /// Starts a server and introduces its client.
    ///
    /// Must be called within a tokio runtime with time and I/O enabled. A program whose server may
    /// run sandboxed commands calls `turnhost_host::run_helper_if_asked` first thing in `main`.
    pub async fn start(options: InProcessOptions) -> Result<Self, InProcessError> {
        let InProcessOptions { host, client_info, capabilities, source, limits } = options;
        let host = Host::start(host)?;
        let (client, events) = host.connect_as(&source, limits);
        client.initialize(client_info, capabilities).await?;
        Ok(Self { host, client, events })
    }

    /// Starts a server, introduces its client, and opens a thread, to which it is subscribed.
    ///
    /// If the thread cannot be opened, the server is shut down before the error is returned.
    pub async fn begin(
        options: InProcessOptions,
        begin: Begin,
    ) -> Result<(Self, Thread), InProcessError> {
        let app = Self::start(options).await?;
        let opened = match &begin {
            Begin::Start(params) => app.start_thread(params).await,
            Begin::Resume(params) => app.resume_thread(params).await,
        };
        match opened {
            Ok(thread) => Ok((app, thread)),
            Err(error) => {
                app.shut_down().await?;
                Err(error.into())
            }
        }
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

    /// Loads a thread with its history and subscribes to its events.
    pub async fn resume_thread(&self, params: &ThreadResumeParams) -> Result<Thread, RequestError> {
        Ok(self.client.call::<method::ThreadResume>(params).await?.thread)
    }

    /// Starts a turn with `text` as its input.
    pub async fn start_turn(&self, thread: ThreadId, text: &str) -> Result<Turn, RequestError> {
        let input = vec![UserInput::Text { text: text.to_owned(), text_elements: Vec::new() }];
        let params =
            TurnStartParams { thread_id: thread.to_string(), input, ..TurnStartParams::default() };
        Ok(self.client.call::<method::TurnStart>(&params).await?.turn)
    }

    /// Refuses a request of the server, such as an approval; the turn continues without it.
    pub fn refuse(&self, id: &RequestId, reason: &str) {
        self.client.refuse(id, &ErrorObject::new(code::INVALID_REQUEST, reason));
    }

    /// Returns the next event; `None` once the connection has ended. Cancellation safe.
    pub async fn next_event(&mut self) -> Option<ClientEvent> {
        self.events.next().await
    }

    /// Takes it apart, for programs that need the parts at different places. Who has the host ends
    /// it: the client is closed first, then [`Host::shut_down`] is called.
    pub fn into_parts(self) -> (Host, Client, Events) {
        (self.host, self.client, self.events)
    }

    /// Interrupts running turns, stores them, and ends the server; aborts it after
    /// [`SHUTDOWN_TIMEOUT`].
    pub async fn shut_down(self) -> Result<(), InProcessError> {
        self.shut_down_within(SHUTDOWN_TIMEOUT).await
    }

    /// Works like [`InProcess::shut_down`], with another bound.
    pub async fn shut_down_within(self, bound: Duration) -> Result<(), InProcessError> {
        let Self { host, client, events } = self;
        drop(events);
        let tasks = host.tasks().clone();
        let end = async {
            client.close().await;
            host.shut_down().await
        };
        let Ok(ended) = timeout(bound, end).await else {
            tasks.cancel();
            return Err(InProcessError::ShutdownTimeout);
        };
        Ok(ended?)
    }
}
