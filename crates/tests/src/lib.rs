//! End-to-end tests over the wire: the parts that they share.
//!
//! Everything is real but the model: the program runs as a process, with its
//! own store, sandbox and commands; [`Model`] plays the provider over HTTP and
//! says what the test tells it. Nothing leaves the machine, and nothing here
//! sleeps: a test goes on when what it waits for has come. [`PATIENCE`] bounds
//! how long a failure takes.

#![forbid(unsafe_code)]

mod answer;
mod collector;
mod lab;
mod model;
mod peer;
mod scenario;

use std::time::Duration;

pub use answer::{Answer, Step};
pub use collector::{Collector, Span};
pub use lab::{Lab, Server, Transport};
pub use model::Model;
pub use peer::{Peer, PeerReceiver, PeerSender};
pub use scenario::{Expectations, Scenario, discover};

/// How long anything may take. Far above what it takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);
