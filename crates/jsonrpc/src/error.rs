//! The error object of an answer, and the codes in use.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The codes that appear in `error.code`.
///
/// The wire uses [`code::INVALID_REQUEST`] for almost every refusal, unknown
/// methods and ill-typed parameters included.
pub mod code {
    /// The line or frame is not JSON.
    pub const PARSE_ERROR: i64 = -32700;
    /// Malformed requests, unknown methods, wrong parameters, unknown threads, refused operations.
    pub const INVALID_REQUEST: i64 = -32600;
    /// A method that exists but is not implemented for this thread or this build.
    pub const METHOD_NOT_FOUND: i64 = -32601;
    /// Parameters that parse but make no sense, in the families that tell the two apart.
    pub const INVALID_PARAMS: i64 = -32602;
    /// A failure of the server or of the operating system.
    pub const INTERNAL_ERROR: i64 = -32603;
    /// The server has too much to do; the client may retry later.
    pub const OVERLOADED: i64 = -32001;
}

/// An error, as the `error` member carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[error("{message} (code {code})")]
pub struct ErrorObject {
    /// One of [`code`], or the code of the peer that the error is forwarded from.
    pub code: i64,
    /// One sentence for people; clients branch on `code` and `data`.
    pub message: String,
    /// Free-form details; left out when there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

impl ErrorObject {
    /// Creates an error without details.
    pub fn new(code: i64, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    /// Returns the same error with `data`.
    pub fn with_data(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }
}
