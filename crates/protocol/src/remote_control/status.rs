//! The state of remote control.

mod read;

use serde::Serialize;

use crate::RemoteControlConnectionStatus;
use crate::record::Record;

pub use read::*;

/// Payload of `remoteControl/status/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlStatusChangedNotification {
    /// This installation, to tell it from others.
    pub installation_id: String,
    /// The machine's name for people.
    pub server_name: String,
    /// The status of the connection.
    pub status: RemoteControlConnectionStatus,
    /// The machine as the relay knows it; `None` until it is known there.
    pub environment_id: Option<String>,
}
