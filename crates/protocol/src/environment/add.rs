//! Types of `environment/add`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `environment/add`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct EnvironmentAddParams {
        /// The id it shall have.
        pub environment_id: String,
        /// The URL of the server in it that runs commands.
        pub exec_server_url: String,
        /// The bearer token to connect with, if one is needed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub auth_bearer_token: Option<String>,
        /// An id that goes with the request for its WebSocket.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub websocket_request_id: Option<String>,
        /// The timeout of connecting, in milliseconds; the server's own limit by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub connect_timeout_ms: Option<u64>,
        /// The skills that it must have.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub skills: Option<EnvironmentSkillsParams>,
    }
}

/// Answer to `environment/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct EnvironmentAddResponse {}

/// The skills that an environment must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct EnvironmentSkillsParams {
    /// The skills that must be there. None by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
}
