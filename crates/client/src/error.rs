//! How a call fails.

use std::sync::Arc;

use turnhost_jsonrpc::{EncodeError, ErrorObject};

/// A call that brought no result.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The server answered with an error.
    #[error("the server refused `{method}`: {error}")]
    Refused {
        /// The method called.
        method: &'static str,
        /// What the server says.
        error: ErrorObject,
    },
    /// The connection ended before the answer came; whether the server acted is unknown.
    #[error("`{method}` got no answer: {reason}")]
    Disconnected {
        /// The method called.
        method: &'static str,
        /// Why the connection ended.
        reason: Arc<str>,
    },
    /// The answer is not of the method's type: the server speaks another version.
    #[error(
        "the answer to `{method}` is not understood; check that client and server fit together"
    )]
    Answer {
        /// The method called.
        method: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The params or the answer cannot be written as JSON.
    #[error(transparent)]
    Encode(#[from] EncodeError),
}
