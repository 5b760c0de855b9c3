//! The kinds of errors, for clients to branch on.

use serde::{Deserialize, Serialize};

/// The kind of a JSON-RPC error of this server: the member `kind` of `error.data`.
///
/// An addition of Turnhost's own. Clients branch on it instead of reading the message; a kind
/// that a client does not know counts as [`ErrorKind::Refused`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorKind {
    /// The line or frame holds no message, or one over the limit of the connection.
    InvalidMessage,
    /// No method has this name.
    UnknownMethod,
    /// The params do not fit their type, or make no sense.
    InvalidParams,
    /// The request came before `initialize`.
    NotInitialized,
    /// The connection is initialized already.
    AlreadyInitialized,
    /// The method, field or variant needs the capability `experimentalApi`.
    ExperimentalApiRequired,
    /// No thread has this id, or it is not where the method looks for it.
    ThreadNotFound,
    /// The thread leaves memory. The same request succeeds after `thread/closed`.
    ThreadClosing,
    /// The operation is refused in the present state; the message names the value and the reason.
    Refused,
    /// This server does not offer the method, or the param that `field` names.
    NotSupported,
    /// The configuration cannot be read, or does not allow what was asked.
    InvalidConfig,
    /// An MCP server is unknown, cannot be reached, or answered with this error itself.
    McpServer,
    /// The server ends soon. The same request succeeds on its successor.
    ShuttingDown,
    /// Too much waits already. The same request succeeds later.
    Overloaded,
    /// The server or the operating system failed.
    Internal,
    /// A kind of a newer server.
    #[serde(other)]
    Unknown,
}

impl ErrorKind {
    /// Returns the kind in the `data` of an error; `None` for errors of other servers, which have none.
    pub fn of(data: &serde_json::Value) -> Option<Self> {
        Self::deserialize(data.get("kind")?).ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_kind_is_read_from_the_data_of_an_error() {
        let kind = ErrorKind::ThreadClosing;
        assert_eq!(ErrorKind::of(&json!({ "kind": kind })), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), "threadClosing");
        assert_eq!(ErrorKind::of(&json!({ "kind": "later" })), Some(ErrorKind::Unknown));
        assert_eq!(ErrorKind::of(&json!({ "reason": "x" })), None);
    }
}
