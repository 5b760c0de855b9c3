//! The typed client over any link.
//!
//! A [`Link`] carries frames, typed values, or both; the code above is the
//! same. [`Client::call`] sends requests, [`Events::next`] receives notifications. Two tasks belong to a
//! client: one reads the link and never waits for the program that uses the
//! client, so that a disconnect is always noticed; one writes to it.

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
