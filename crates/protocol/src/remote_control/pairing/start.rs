//! Types of `remoteControl/pairing/start`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `remoteControl/pairing/start`. Remote control must be on.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlPairingStartParams {
        /// True to ask for a short code too, one that people can type. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub manual_code: bool,
    }
}

/// Answer to `remoteControl/pairing/start`: codes that a client shows to the relay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlPairingStartResponse {
    /// The machine as the relay knows it.
    pub environment_id: String,
    /// When the codes stop working, in seconds since the Unix epoch.
    pub expires_at: i64,
    /// The code for programs.
    pub pairing_code: String,
    /// The short code; `None` if it was not asked for.
    pub manual_pairing_code: Option<String>,
}
