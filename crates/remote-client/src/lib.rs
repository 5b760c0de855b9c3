//! Dials an app server over a WebSocket, on TCP, TLS or a Unix socket, or through a relay.
//!
//! | to have | call |
//! | --- | --- |
//! | a client that reconnects, resumes its threads, and delivers each event once | [`Session::open`] |
//! | an initialized client for one connection | [`connect`] |
//! | a bare link, for a [`Client`](turnhost_client::Client) with its own limits | [`dial`] |
//! | a link to a server that is started as a child process | [`ChildLink::spawn`] |
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use turnhost_base::SystemWorld;
//! use turnhost_client::ClientEvent;
//! use turnhost_protocol::*;
//! use turnhost_remote_client::{Address, Backoff, Options, Session, SessionConfig, SessionEvent};
//! use turnhost_task::Tasks;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let config = SessionConfig {
//!     address: Address::parse("ws://127.0.0.1:4500", None)?,
//!     options: Options::default(), // has the token
//!     backoff: Backoff::default(),
//!     client_info: ClientInfo { name: "example".to_owned(), title: None, version: "1".to_owned() },
//!     capabilities: InitializeCapabilities::default(),
//! };
//! let tasks = Tasks::new(); // dropping it ends the session
//! let (session, mut events, _) = Session::open(config, Arc::new(SystemWorld), &tasks).await?;
//! let start = ThreadStartParams::default();
//! let thread_id = session.call::<method::ThreadStart>(&start).await?.thread.id.to_string();
//! let input = vec![UserInput::Text { text: "Hello!".to_owned(), text_elements: Vec::new() }];
//! let params = TurnStartParams { thread_id, input, ..Default::default() };
//! let turn = session.call::<method::TurnStart>(&params).await?.turn;
//! while let Some(event) = events.next().await {
//!     let SessionEvent::Server(ClientEvent::Notification(event)) = event else { continue };
//!     match &*event {
//!         ServerNotification::AgentMessageDelta(piece) => print!("{}", piece.delta),
//!         ServerNotification::TurnCompleted(it) if it.turn.id == turn.id => break,
//!         _ => {}
//!     }
//! }
//! session.close().await;
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod address;
mod backoff;
mod child;
mod dial;
mod error;
mod keep_alive;
mod link;
mod relay;
mod remote_link;
mod resume;
mod session;
mod stream;

pub use address::Address;
pub use backoff::Backoff;
pub use child::{ChildLink, ChildReceiver, ChildSender};
pub use dial::{Options, connect, dial};
pub use error::RemoteError;
pub use keep_alive::KeepAlive;
pub use link::{WebSocketLink, WebSocketReceiver, WebSocketSender};
pub use session::{Session, SessionConfig, SessionEvent, SessionEvents};
pub use stream::connect_unix;
pub use turnhost_http::Roots;
