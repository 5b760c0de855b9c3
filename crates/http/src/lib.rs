//! The one HTTP client: TLS provider, trust roots, proxies, time-outs; and TLS
//! for those who serve or dial something else.
//!
//! Everything is made when it is first needed. A program that only talks to
//! `http://` addresses never reads the system's certificates, which costs more
//! than a whole request on the loopback address. Connections are kept and used
//! again. No type of the library underneath shows in this crate's interface.

#![forbid(unsafe_code)]

mod client;
mod error;
mod message;
mod tls;
mod tls_client;

pub use client::HttpClient;
pub use error::{HttpError, HttpErrorKind};
pub use message::{Body, Method, Request, Response};
pub use tls::{TlsAcceptor, TlsError, TlsStream};
pub use tls_client::{Certificates, Roots, connect_tls};
