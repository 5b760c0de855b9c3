//! Permission to connect: capability tokens, signed bearer tokens, and the origins
//! of web pages.
//!
//! [`Flags`] are checked against each other and give a [`Policy`], which
//! [`Authenticator::open`] turns into something that answers for one handshake
//! at a time. The files behind it are looked at again at each handshake, so
//! that tokens come and go without a restart. What is kept of a capability
//! token is its digest; no secret shows in a message, a log or a `Debug` form.
//!
//! The crate knows texts, files and the clock it is given, and nothing of
//! sockets or HTTP types.

#![forbid(unsafe_code)]

mod authenticator;
mod bearer;
mod digest;
mod error;
mod file;
mod flags;
mod jwt;
mod origin;
mod provider;
pub mod subprotocol;
mod tokens;

pub use authenticator::{Authenticator, Identity};
pub use bearer::Bearer;
pub use error::{AuthError, Denial, LineProblem};
pub use flags::{Flags, Mode, Policy};
pub use origin::{Origin, OriginError, Origins};
