//! Types of `remoteControl/pairing/status`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `remoteControl/pairing/status`: exactly one of the two codes.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlPairingStatusParams {
        /// The code for programs of the pairing.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub pairing_code: Option<String>,
        /// The short code of the pairing.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub manual_pairing_code: Option<String>,
    }
}

/// Answer to `remoteControl/pairing/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct RemoteControlPairingStatusResponse {
    /// True if a client has used the code.
    pub claimed: bool,
}
