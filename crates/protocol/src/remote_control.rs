//! The remote control's state.

mod client;
mod switch;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use client::*;
pub use switch::*;

/// Payload of `remoteControl/status/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlStatusChangedNotification {
    /// This installation, to tell it from others.
    pub installation_id: String,
    /// The machine's name for people.
    pub server_name: String,
    /// How the connection stands.
    pub status: RemoteControlConnectionStatus,
    /// The machine as the relay knows it; `None` until it is known there.
    pub environment_id: Option<String>,
}

/// How the connection to the relay stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum RemoteControlConnectionStatus {
    /// Remote control is off.
    Disabled,
    /// It is being made.
    Connecting,
    /// It stands.
    Connected,
    /// It failed.
    Errored,
}
