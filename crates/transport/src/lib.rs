//! Connections: stdio, WebSocket (TCP and Unix sockets) and in-process, each with an outbox that is
//! bounded in bytes.
//!
//! A transport moves frames and knows no methods. It sends any [`Message`], and receives bytes, split
//! into lines or frames within limits. A [`Connection`] is read by its owner directly and written by its
//! own task, so that reading and writing never wait for each other.
//!
//! A server that answers every request with `"pong"`:
//!
//! ```
//! use bytes::Bytes;
//! use turnhost_jsonrpc::{Incoming, decode, write_response};
//! use turnhost_queue::Mergeable;
//! use turnhost_task::Tasks;
//! use turnhost_transport::websocket::WebSocketListener;
//! use turnhost_transport::{Connection, ConnectionIds, Inbound, Message};
//!
//! struct Text(Bytes);
//!
//! impl Mergeable for Text {
//!     type Key<'a> = ();
//!
//!     fn bytes(&self) -> usize {
//!         self.0.len()
//!     }
//!
//!     fn merge_key(&self) -> Option<()> {
//!         None // never merged
//!     }
//!
//!     fn absorb(&mut self, _next: Self) {}
//! }
//!
//! impl Message for Text {
//!     fn encode(self) -> Bytes {
//!         self.0
//!     }
//! }
//!
//! async fn answer(mut connection: Connection<Text>) {
//!     while let Some(inbound) = connection.recv().await {
//!         let Inbound::Frame(frame) = inbound else { continue };
//!         let Ok(Some(Incoming::Request(request))) = decode(&frame) else { continue };
//!         let mut text = Vec::new();
//!         write_response(&mut text, &request.id, &"pong").expect("a string always encodes");
//!         connection.outbox().offer(Text(text.into()));
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let tasks = Tasks::new(); // ends the listener and its connections
//! let listener = WebSocketListener::bind("127.0.0.1:0".parse()?).await?;
//! let serving = tasks.clone();
//! listener.serve(ConnectionIds::default(), &tasks, move |connection| {
//!     serving.spawn(answer(connection));
//! });
//! # Ok(())
//! # }
//! ```

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
