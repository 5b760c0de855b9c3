//! The typed client over any link.
//!
//! A [`Link`] carries frames, typed values, or both; the client is the same. [`Client::call`] sends a
//! request and waits for its response; [`Events::next`] returns notifications and server requests. A
//! client owns two tasks: one reads the link and never waits for the program, so that a disconnect is
//! always noticed; one writes to it.
//!
//! Links come from `turnhost-remote-client` (WebSockets, Unix sockets, a child process, a relay) and
//! from `turnhost-host` (the same process); their documentation begins with whole programs.

#![forbid(unsafe_code)]

mod client;
mod error;
mod event;
mod lagging;
mod limits;
mod link;
mod queue;
mod reader;

pub use client::Client;
pub use error::RequestError;
pub use event::{ClientEvent, Events, Listener};
pub use limits::{CALLS_UNDER_WAY, ClientLimits, WhenBehind};
pub use link::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};
pub use queue::{EVENT_BUDGET_BYTES, EventQueue, NotQueued};
pub use turnhost_queue::Mergeable;
