//! Dialling an app server over a websocket, on TCP, TLS or a unix socket, or through a relay.
//!
//! [`dial`] gives a link, [`connect`] a client that is introduced, for as long
//! as one connection lasts. A server that is a child of the program is reached over a [`ChildLink`].
//! A [`Session`] outlives its connections: it dials again, resumes the threads, and gives its consumer
//! each event once.

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
