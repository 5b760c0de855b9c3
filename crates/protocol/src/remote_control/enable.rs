//! Types of `remoteControl/enable`.

use serde::Serialize;

use crate::RemoteControlConnectionStatus;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `remoteControl/enable`; may be left out.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct RemoteControlEnableParams {
        /// True to leave the stored preference alone, so that it holds again after a restart; the
        /// answer then waits for no relay. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub ephemeral: bool,
    }
}

/// Answer to `remoteControl/enable`: the state afterwards, which may still be `connecting`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RemoteControlEnableResponse {
    /// This installation, to tell it from others.
    pub installation_id: String,
    /// The machine's name for people.
    pub server_name: String,
    /// The status of the connection to the relay.
    pub status: RemoteControlConnectionStatus,
    /// The machine as the relay knows it; `None` until it is known there.
    pub environment_id: Option<String>,
}
