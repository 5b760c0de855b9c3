//! End-to-end tests over the wire: the parts that they share.
//!
//! Everything is real but the model: the program runs as a process, with its
//! own store, sandbox and commands; [`Model`] plays the provider over HTTP and
//! gives the answers of the test. An [`InProcessServer`] is the same server in the
//! process of the test, with a clock that the test moves. Nothing leaves the machine, and nothing here
//! sleeps: a test continues when the message it waits for has come. [`TIMEOUT`] bounds
//! the time of a failure.

#![forbid(unsafe_code)]

mod answer;
mod collector;
mod in_process;
mod lab;
mod mcp_service;
mod model;
mod peer;
mod relayed;
mod scenario;

use std::time::Duration;

pub use answer::{Answer, Step};
pub use collector::{Collector, Span};
pub use in_process::InProcessServer;
pub use lab::{Lab, Server, Transport};
pub use mcp_service::{Login, McpService};
pub use model::Model;
pub use peer::{Peer, PeerReceiver, PeerSender};
pub use scenario::{Carrier, Expectations, Scenario, discover, mcp_server};

/// The timeout of everything that a test waits for. Far above the time it takes on a busy machine.
pub const TIMEOUT: Duration = Duration::from_secs(30);
