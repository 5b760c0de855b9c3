//! Types of `remoteControl/client/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// Which way paired clients are sorted; passed on to the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum RemoteControlClientsListOrder {
    /// Ascending.
    Asc,
    /// Descending.
    Desc,
}

params! {
    /// Params of `remoteControl/client/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlClientsListParams {
        /// The machine as the relay knows it; must not be empty.
        pub environment_id: String,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most, from 1 to 100. The relay's choice if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Which way to sort. The relay's choice if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub order: Option<RemoteControlClientsListOrder>,
    }
}

/// Answer to `remoteControl/client/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlClientsListResponse {
    /// The paired clients.
    pub data: Vec<RemoteControlClient>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A client that was paired with this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlClient {
    /// Its id at the relay; `remoteControl/client/revoke` takes it.
    pub client_id: String,
    /// Version of its program, if known.
    pub app_version: Option<String>,
    /// Model of its device, if known.
    pub device_model: Option<String>,
    /// Kind of its device, if known.
    pub device_type: Option<String>,
    /// Its name for people, if it has one.
    pub display_name: Option<String>,
    /// When the relay last saw it, in seconds since the Unix epoch; `None` if not known.
    pub last_seen_at: Option<i64>,
    /// Version of its operating system, if known.
    pub os_version: Option<String>,
    /// The platform it runs on, if known.
    pub platform: Option<String>,
}
