//! Types of `remoteControl/status/read`.

use serde::Serialize;

use crate::RemoteControlConnectionStatus;
use crate::record::Record;

/// Answer to `remoteControl/status/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlStatusReadResponse {
    /// This installation, to tell it from others.
    pub installation_id: String,
    /// The machine's name for people.
    pub server_name: String,
    /// The status of the connection to the relay.
    pub status: RemoteControlConnectionStatus,
    /// The machine as the relay knows it; `None` until it is known there, and while remote control
    /// is off.
    pub environment_id: Option<String>,
    /// The reason why there is no connection; absent while there is one or none is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-turnhost-extension" = true))]
    pub turnhost: Option<TurnhostRemoteControlTrouble>,
}

/// The reason why a server is not connected to its relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostRemoteControlTrouble {
    /// The last error, for people.
    pub last_error: String,
    /// The time of the next attempt, in Unix seconds.
    pub next_attempt_at: i64,
}
