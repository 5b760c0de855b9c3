//! Connections, gates, dispatch, handlers, fan-out.
//!
//! A connection reads requests and hands each to the handler that the method table names.
//! Requests that concern one thread run inside that thread's actor (`turnhost-threads`), alone with
//! its state; the rest runs beside other work. Messages go to the connections' outboxes,
//! which encode each once. The kinds of handlers, and which to choose for what, are described
//! in `request/handler.rs`.
//!
//! The server knows the outside only through the ports of `turnhost-ports`.
//!
//! | folder | has |
//! | --- | --- |
//! | `connection` | one connection: its outbound half, its reading half, what it owns |
//! | `request` | one request: dispatch, gate, handler kinds, answer, errors |
//! | `methods` | the handlers, one file a method |
//! | `fanout` | messages to one or all connections |

#![forbid(unsafe_code)]

mod connection;
mod environments;
mod fanout;
mod features;
mod limits;
mod methods;
mod request;
mod server;
mod services;
mod shutdown;

pub use fanout::outgoing::{Content, Outgoing};
pub use features::feature_names;
pub use limits::{DEFAULT_REQUESTS_UNDER_WAY, ServerLimits};
pub use request::errors::CallError;
pub use server::Server;
pub use shutdown::Load;
pub use turnhost_threads::{EnvelopeBody, ServerIdentity};
