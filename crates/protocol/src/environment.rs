//! Machines other than the server's own that run commands.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub auth_bearer_token: Option<String>,
        /// How long connecting may take, in milliseconds; the server's own limit by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub connect_timeout_ms: Option<u64>,
        /// What it must have in the way of skills.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub skills: Option<EnvironmentSkillsParams>,
        /// An id that goes with the request for its WebSocket.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub websocket_request_id: Option<String>,
    }
}

/// Answer to `environment/add`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct EnvironmentAddResponse {}

/// What an environment must have in the way of skills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct EnvironmentSkillsParams {
    /// The skills that must be there. None by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
}

params! {
    /// Params of `environment/info`. Fails for an unknown environment.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct EnvironmentInfoParams {
        /// The environment; `local` is the server's own machine.
        pub environment_id: String,
    }
}

/// Answer to `environment/info`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct EnvironmentInfoResponse {
    /// The shell that commands run in.
    pub shell: EnvironmentShellInfo,
    /// Its working directory, if known.
    #[schemars(with = "Option<crate::schema::PathUri>")]
    pub cwd: Option<String>,
}

/// An environment's shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct EnvironmentShellInfo {
    /// Its name, such as `bash`.
    pub name: String,
    /// Its path, such as `/bin/bash`.
    pub path: String,
}

/// Whether an environment can be reached.
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
    /// Whether it can be reached.
    pub status: EnvironmentStatusKind,
    /// Why it cannot be reached; left out if it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// Payload of `thread/environment/connected` and `thread/environment/disconnected`, sent when a
/// thread's environment comes or goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentConnectionNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The environment.
    pub environment_id: String,
}
