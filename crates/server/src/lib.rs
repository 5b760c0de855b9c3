//! Sessions, dispatch, thread actors, fan-out.
//!
//! A connection's session reads requests and hands each to the handler that
//! the method table names. What concerns one thread runs inside that thread's
//! actor, alone with its state; the rest runs beside other work. Whatever the
//! server tells goes to the connections' outboxes, which encode it once.
//!
//! The server knows the outside only through [`Ports`]: how models are asked,
//! commands run, files changed and threads stored is somebody else's business.
//!
//! Order: requests of one connection begin in the order they came. Those for
//! one thread are finished in that order too, because its actor takes them one
//! by one; others may overtake each other while they wait for the store.

#![forbid(unsafe_code)]

mod actor;
mod dispatch;
mod drain;
mod errors;
mod handler;
mod limits;
mod methods;
mod outgoing;
mod registry;
mod responder;
mod server;
mod session;
mod view;

pub use drain::Load;
pub use errors::CallError;
pub use limits::{DEFAULT_REQUESTS_UNDER_WAY, ServerLimits};
pub use outgoing::{Body, Outgoing};
pub use server::{Identity, Server};
