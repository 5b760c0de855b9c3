//! The runtime of threads: one actor a loaded thread, and the registry that finds it.
//!
//! [`Threads`] starts, loads and finds threads. A loaded thread is an actor around the
//! pure state machines of `turnhost-thread` and `turnhost-agent`; others hold its
//! [`ThreadHandle`]: a bounded mailbox to run a [`Call`] in it, and a published
//! [`Snapshot`] to read. A call sees the thread as [`LoadedThread`].
//!
//! This crate knows no JSON-RPC and no sockets: a connection is a [`Peer`] that takes
//! [`Envelope`]s, and all initialised connections together are a [`Broadcast`].
//!
//! Invariants: one actor owns a thread; records are stored before anything is published;
//! the actor waits neither for a subscriber nor for a history, so that its mailbox is
//! always served; calls of one connection run in the order in which they arrived.
//!
//! No file here imports another that imports it: `actor` stands on `live` (a thread and
//! everything that runs for it), which stands on `publisher`, `sources` and `traces`.

#![forbid(unsafe_code)]

mod actor;
mod agent_table;
mod agents;
mod call;
mod envelope;
mod environment;
mod error;
mod event_log;
mod handle;
mod inquire;
mod kept_logs;
mod limits;
mod live;
mod loaded;
mod mcp_use;
mod message;
mod new_thread;
mod notices;
mod peer;
mod pending_requests;
mod publisher;
mod raw_event_state;
mod registry;
mod snapshot;
mod sources;
mod subscriptions;
mod terminals;
mod traces;
mod transaction;
mod unstored;
mod wire;

pub use call::{Call, Read};
pub use envelope::{Envelope, EnvelopeBody};
pub use environment::{Environment, ServerIdentity};
pub use error::ThreadError;
pub use handle::ThreadHandle;
pub use inquire::inquire;
pub use live::NewTurn;
pub use loaded::LoadedThread;
pub use mcp_use::McpUse;
pub use new_thread::NewThread;
pub use peer::{Broadcast, Peer, Subscribers};
pub use raw_event_state::RawEvents;
pub use registry::{Threads, Unloaded};
pub use snapshot::Snapshot;
pub use wire::{item, section, stored_source, stored_thread, turn};
