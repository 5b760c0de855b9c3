//! Connections: stdio, websocket (TCP and unix sockets) and in-process, each with an outbox that is
//! bounded in bytes.
//!
//! A transport moves frames and knows nothing of methods. What is sent is any
//! [`Message`]; what arrives are bytes, cut into lines or frames and within
//! limits. A [`Connection`] is read by its session directly and written by a
//! task of its own, so that reading and writing never wait for each other.

#![forbid(unsafe_code)]

pub mod activation;
mod close;
mod connection;
mod error;
mod heartbeat;
mod limits;
mod listen;
pub mod memory;
mod message;
mod outbox;
mod readiness;
pub mod stdio;
mod streams;
pub mod unix;
pub mod websocket;
mod writer;

pub use close::CloseReason;
pub use connection::{Connection, ConnectionIds, Inbound, TransportKind};
pub use error::TransportError;
pub use limits::{
    DEFAULT_BUDGET_BYTES, DEFAULT_GRACE, DEFAULT_MERGE_ABOVE_BYTES, DEFAULT_PING_INTERVAL,
    DEFAULT_PING_TIMEOUT, Limits, MAX_FRAME_BYTES, MAX_MESSAGE_BYTES, RESERVE_BYTES, WhenFull,
};
pub use listen::{ListenAddress, ListenAddressError};
pub use message::Message;
pub use outbox::{Drain, Offer, Outbox, outbox};
pub use readiness::Readiness;
pub use streams::{StreamListener, TcpStreams, TlsStreams};
pub use turnhost_queue::{Class, Mergeable, Reach};
