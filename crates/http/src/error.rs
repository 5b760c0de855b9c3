//! Why a request got no answer, or its answer no end.

use std::error::Error;
use std::io;

/// The kinds of failures, as callers branch on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpErrorKind {
    /// No connection: nobody listens, no such host, no way to it.
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

/// Why a request got no answer, or its answer no end.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct HttpError {
    kind: HttpErrorKind,
    message: String,
}

impl HttpError {
    pub(crate) fn new(kind: HttpErrorKind, message: String) -> Self {
        Self { kind, message }
    }

    /// The kind, to branch on.
    pub fn kind(&self) -> HttpErrorKind {
        self.kind
    }
}

impl From<reqwest::Error> for HttpError {
    fn from(err: reqwest::Error) -> Self {
        // The address may carry secrets in its query.
        let err = err.without_url();
        let kind = if err.is_builder() {
            HttpErrorKind::Invalid
        } else if is_tls(&err) {
            HttpErrorKind::Tls
        } else if err.is_connect() && (err.is_timeout() || has_io_error(&err)) {
            HttpErrorKind::Connect
        } else if err.is_timeout() {
            HttpErrorKind::Timeout
        } else {
            HttpErrorKind::Broken
        };
        Self { kind, message: root_cause(&err).to_string() }
    }
}

fn chain<'a>(err: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let outermost: &'a (dyn Error + 'static) = err;
    std::iter::successors(Some(outermost), |&cause| cause.source())
}

/// The innermost cause tells what happened (`connection refused`); the outer
/// ones only where (`client error (Connect)`).
fn root_cause(err: &reqwest::Error) -> &(dyn Error + 'static) {
    chain(err).last().unwrap_or(err)
}

fn has_io_error(err: &reqwest::Error) -> bool {
    chain(err).any(<dyn Error>::is::<io::Error>)
}

/// An `io::Error` hides the error it wraps from `source`, at any depth.
fn is_tls(err: &reqwest::Error) -> bool {
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
