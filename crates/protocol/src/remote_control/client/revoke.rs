//! Types of `remoteControl/client/revoke`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `remoteControl/client/revoke`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct RemoteControlClientsRevokeParams {
        /// The machine as the relay knows it.
        pub environment_id: String,
        /// The client to turn away; must not be empty.
        pub client_id: String,
    }
}

/// Answer to `remoteControl/client/revoke`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct RemoteControlClientsRevokeResponse {}
