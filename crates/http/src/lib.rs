//! HTTP requests over kept connections: trust roots, proxies, time-outs; and TLS
//! for programs that serve or dial something else.
//!
//! Everything is made when it is first needed. A program that only talks to
//! `http://` addresses never reads the system's certificates, which costs more
//! than a whole request on the loopback address. No type of the libraries
//! underneath shows in this crate's interface.
//!
//! Features: `client` sends requests, `http2` offers servers that version of HTTP, `zstd` reads
//! bodies of that encoding (gzip is always read), `dial` encrypts streams that were dialled
//! some other way. Without them only [`TlsAcceptor`] is left.

#![forbid(unsafe_code)]

#[cfg(feature = "client")]
mod client;
mod clock;
#[cfg(feature = "client")]
mod connect;
#[cfg(feature = "client")]
mod connection;
#[cfg(feature = "client")]
mod destinations;
#[cfg(feature = "client")]
mod encoding;
mod error;
#[cfg(feature = "client")]
mod framing;
#[cfg(feature = "client")]
mod head;
#[cfg(feature = "client")]
mod message;
#[cfg(feature = "client")]
mod pool;
#[cfg(feature = "client")]
mod proxy;
mod retry_after;
#[cfg(feature = "http2")]
mod shared;
#[cfg(feature = "http2")]
mod shared_body;
#[cfg(feature = "client")]
mod target;
mod tls;
#[cfg(feature = "dial")]
mod tls_client;

#[cfg(feature = "client")]
pub use client::{HttpClient, ResponseFuture};
#[cfg(feature = "client")]
pub use destinations::{Destinations, is_public};
#[cfg(feature = "client")]
pub use encoding::ENCODINGS;
pub use error::{HttpError, HttpErrorKind};
#[cfg(feature = "client")]
pub use message::{Body, Method, Request, Response};
#[cfg(feature = "client")]
pub use proxy::Proxies;
pub use retry_after::retry_after;
pub use tls::{TlsAcceptor, TlsError, TlsStream};
#[cfg(feature = "dial")]
pub use tls_client::{Certificates, Roots, connect_tls};

/// Makes ring the process's TLS provider, once.
#[cfg(feature = "dial")]
fn install_crypto() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error means that another thread was quicker, with the same one.
        drop(rustls::crypto::ring::default_provider().install_default());
    }
}
