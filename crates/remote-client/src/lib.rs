//! Dialling an app server over a websocket, on TCP, TLS or a unix socket.
//!
//! [`dial`] gives a link, [`connect`] a client that is introduced, for as long
//! as one connection lasts.

#![forbid(unsafe_code)]

mod address;
mod dial;
mod error;
mod link;
mod stream;

pub use address::Address;
pub use dial::{KeepAlive, Options, connect, dial};
pub use error::RemoteError;
pub use link::{WebSocketLink, WebSocketReceiver, WebSocketSender};
pub use stream::connect_unix;
pub use turnhost_http::Roots;
