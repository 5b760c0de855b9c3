//! Types of `thread/realtime/stop`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/realtime/stop`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadRealtimeStopParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/realtime/stop`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadRealtimeStopResponse {}
