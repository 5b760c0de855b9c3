//! Types of `environment/status`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// Says if an environment can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum EnvironmentStatusKind {
    /// It can.
    Ready,
    /// The connection is not there yet.
    Pending,
    /// The connection was lost.
    Disconnected,
    /// Nothing is known about it.
    Unknown,
}

params! {
    /// Params of `environment/status`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct EnvironmentStatusParams {
        /// The environment; `local` is the server's own machine.
        pub environment_id: String,
    }
}

/// Answer to `environment/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct EnvironmentStatusResponse {
    /// Says if it can be reached.
    pub status: EnvironmentStatusKind,
    /// The reason why it cannot be reached; left out if it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
