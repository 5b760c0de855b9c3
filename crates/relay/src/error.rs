//! Errors of the relay as a whole, and answers to requests that are refused.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use hyper::StatusCode;

/// A failure that stops the relay from starting or working.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// The directory cannot be made or is not private.
    #[error("cannot use `{}` for the relay's data; name a directory that only its user may read", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The database cannot be used.
    #[error("the relay's database failed")]
    Database(#[from] rusqlite::Error),
    /// The database was written by a newer relay.
    #[error(
        "the relay's database has version {found}, and this relay knows up to {known}; use the newer relay"
    )]
    Newer {
        /// The version of the database.
        found: i64,
        /// The newest version that is known.
        known: i64,
    },
    /// The database's thread ended.
    #[error("the relay's database is closed")]
    Closed,
    /// The address cannot be listened at.
    #[error("cannot listen at {address}; pick another address or port")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's error.
        source: io::Error,
    },
    /// A key for push services, or a browser's, cannot be used.
    #[error("a key for push services cannot be used")]
    Encryption,
    /// The operating system gave no random bytes.
    #[error("no random bytes are available")]
    NoRandomness,
}

/// A request that is refused.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) kind: &'static str,
    pub(crate) message: String,
    pub(crate) retry_after: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, kind: &'static str, message: impl Into<String>) -> Self {
        Self { status, kind, message: message.into(), retry_after: None }
    }

    pub(crate) fn retry_after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalidRequest", message)
    }

    pub(crate) fn unauthorized() -> Self {
        let message = "the token is missing, unknown, expired or revoked";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", message)
    }

    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "notFound", "nothing is here")
    }

    /// Returns the words by which hosts know that their enrolment is gone.
    pub(crate) fn no_server() -> Self {
        Self::new(StatusCode::NOT_FOUND, "notFound", "Remote app server not found")
    }

    pub(crate) fn no_client() -> Self {
        let message = "no such client is paired with this machine";
        Self::new(StatusCode::NOT_FOUND, "notFound", message)
    }

    pub(crate) fn no_code() -> Self {
        let message =
            "there is no such code, or it was used, or its time is over; ask for a new one";
        Self::new(StatusCode::NOT_FOUND, "codeNotFound", message)
    }

    pub(crate) fn another_site() -> Self {
        let message = "pages of other sites may not ask for this";
        Self::new(StatusCode::FORBIDDEN, "anotherSite", message)
    }

    pub(crate) fn not_paired() -> Self {
        let message = "this client is not paired with that machine; pair again";
        Self::new(StatusCode::FORBIDDEN, "notPaired", message)
    }
}

impl From<RelayError> for Refusal {
    fn from(err: RelayError) -> Self {
        // The cause is for the operator alone.
        tracing::error!(%err, cause = ?std::error::Error::source(&err), "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the relay failed; see its log")
    }
}

/// The rule that a client's frame broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) &'static str);
