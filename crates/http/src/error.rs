//! Failures of requests without an answer, or of answers without an end.

#[cfg(feature = "dial")]
use std::error::Error;
#[cfg(feature = "dial")]
use std::io;

#[cfg(feature = "client")]
use crate::framing::Malformed;

/// The kinds of failures, as callers branch on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpErrorKind {
    /// No connection: no listener, no such host, or no route.
    Connect,
    /// The other side did not prove to be who it should be, or speaks no TLS.
    Tls,
    /// The head of the answer took too long.
    Timeout,
    /// The connection broke, or what came over it was not HTTP.
    Broken,
    /// The request itself cannot be sent: its address or a header is malformed.
    Invalid,
}

/// Failures of requests without an answer, or of answers without an end.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct HttpError {
    kind: HttpErrorKind,
    message: String,
}

impl HttpError {
    #[cfg(feature = "dial")]
    pub(crate) fn new(kind: HttpErrorKind, message: String) -> Self {
        Self { kind, message }
    }

    /// Returns the kind, to branch on.
    pub fn kind(&self) -> HttpErrorKind {
        self.kind
    }
}

#[cfg(feature = "client")]
impl From<io::Error> for HttpError {
    fn from(err: io::Error) -> Self {
        let kind = if is_tls(&err) { HttpErrorKind::Tls } else { HttpErrorKind::Broken };
        Self::new(kind, root_cause(&err).to_string())
    }
}

#[cfg(feature = "http2")]
impl From<hyper::Error> for HttpError {
    fn from(err: hyper::Error) -> Self {
        let kind = if is_tls(&err) {
            HttpErrorKind::Tls
        } else if err.is_user() {
            HttpErrorKind::Invalid
        } else {
            HttpErrorKind::Broken
        };
        Self::new(kind, root_cause(&err).to_string())
    }
}

#[cfg(feature = "client")]
impl From<Malformed> for HttpError {
    fn from(err: Malformed) -> Self {
        Self::new(HttpErrorKind::Broken, err.to_string())
    }
}

#[cfg(feature = "dial")]
impl HttpError {
    /// Wraps the error of a handshake that did not end.
    pub(crate) fn from_tls(err: &io::Error) -> Self {
        let mut text = root_cause(err).to_string();
        if text.contains("CaUsedAsEndEntity") {
            text.push_str(
                ": the server shows the certificate of an authority as its own; make it one for a server \
                 (`openssl req -x509 -addext basicConstraints=critical,CA:FALSE`)",
            );
        }
        Self::new(HttpErrorKind::Tls, text)
    }
}

#[cfg(feature = "dial")]
fn chain<'a>(err: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(err), |&cause| cause.source())
}

/// Returns the innermost cause, which says what happened (`connection refused`); the outer ones
/// only where (`tcp connect error`).
#[cfg(feature = "dial")]
pub(crate) fn root_cause<'a>(err: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(err).last().unwrap_or(err)
}

/// Finds an error of TLS at any depth: an `io::Error` hides the error it wraps from `source`.
#[cfg(feature = "client")]
fn is_tls(err: &(dyn Error + 'static)) -> bool {
    chain(err).any(|cause| {
        let mut inner = cause;
        loop {
            if inner.is::<rustls::Error>() {
                return true;
            }
            match inner.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
                Some(wrapped) => inner = wrapped,
                None => return false,
            }
        }
    })
}
