//! Ids of requests, and the end of a request that the server made.

use std::fmt;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::record::Record;

/// The id of a JSON-RPC request, chosen by its sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum RequestId {
    /// A text.
    String(String),
    /// A whole number.
    Integer(i64),
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
        }
    }
}

/// Payload of `serverRequest/resolved`: answered by someone, or no longer of interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ServerRequestResolvedNotification {
    /// Id of the request.
    pub request_id: RequestId,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
