//! Connections: stdio, websocket (TCP and unix sockets) and in-process, each with an outbox that is
//! bounded in bytes.
//!
//! A transport moves frames and knows nothing of methods. What is sent is any
//! [`Message`]; what arrives are bytes, cut into lines or frames and within
//! limits. A [`Connection`] is read by its session directly and written by a
//! task of its own, so that reading and writing never wait for each other.

#![forbid(unsafe_code)]

mod close;
mod connection;
mod error;
mod heartbeat;
pub mod in_process;
mod inbound;
mod limits;
mod listen;
mod message;
mod outbox;
mod readiness;
pub mod socket_activation;
pub mod stdio;
mod streams;
pub mod unix;
pub mod websocket;
mod writer;

pub use close::CloseReason;
pub use connection::{Connection, ConnectionIds, TransportKind};
pub use error::TransportError;
pub use inbound::Inbound;
pub use limits::{
    DEFAULT_BUDGET_BYTES, DEFAULT_GRACE, DEFAULT_MERGE_ABOVE_BYTES, DEFAULT_PING_INTERVAL,
    DEFAULT_PING_TIMEOUT, Limits, MAX_FRAME_BYTES, MAX_MESSAGE_BYTES, RESERVE_BYTES, WhenFull,
};
pub use listen::{ListenAddress, ListenAddressError};
pub use message::Message;
pub use outbox::{Offer, Outbox, OutboxReceiver, outbox};
pub use readiness::Readiness;
pub use streams::{
    Accepted, ByteStream, Judgement, PeerCheck, PeerJudge, StreamListener, TcpStreams, TlsStreams,
};
pub use turnhost_queue::{Class, Mergeable, Reach};
