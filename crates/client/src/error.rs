//! Failures of calls.

use std::borrow::Cow;
use std::sync::Arc;

use turnhost_jsonrpc::{EncodeError, ErrorObject, RequestId};

/// A call that brought no result.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The server answered with an error.
    #[error("the server refused `{method}`: {error}")]
    Refused {
        /// The method called.
        method: Cow<'static, str>,
        /// The server's error.
        error: ErrorObject,
    },
    /// The connection ended before the answer came; whether the server acted is unknown.
    #[error("`{method}` got no answer: {reason}")]
    Disconnected {
        /// The method called.
        method: Cow<'static, str>,
        /// The reason for the end of the connection.
        reason: Arc<str>,
    },
    /// There was no connection to send it on: the server knows nothing of it.
    #[error("`{method}` was not sent: {reason}")]
    NotSent {
        /// The method called.
        method: Cow<'static, str>,
        /// The reason why there is no connection.
        reason: Arc<str>,
    },
    /// A call with this id waits for its answer; nothing was sent.
    #[error("request id `{id}` is in use by a call that has no answer yet; choose another")]
    DuplicateId {
        /// The id.
        id: RequestId,
    },
    /// Too many calls wait for their answers; nothing was sent.
    #[error("`{method}` was not sent: {limit} calls wait for their answers")]
    Overloaded {
        /// The method called.
        method: Cow<'static, str>,
        /// The limit, [`crate::ClientLimits::calls`].
        limit: usize,
    },
    /// The answer is not of the method's type: the server speaks another version.
    #[error(
        "the answer to `{method}` is not understood; check that client and server fit together"
    )]
    Answer {
        /// The method called.
        method: Cow<'static, str>,
        /// The fault.
        source: serde_json::Error,
    },
    /// The params or the answer cannot be written as JSON.
    #[error(transparent)]
    Encode(#[from] EncodeError),
}
