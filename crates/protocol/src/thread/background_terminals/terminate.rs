//! Types of `thread/backgroundTerminals/terminate`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/backgroundTerminals/terminate`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsTerminateParams {
        /// The thread.
        pub thread_id: String,
        /// The command, by its `processId` in the list.
        pub process_id: String,
    }
}

/// Answer to `thread/backgroundTerminals/terminate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadBackgroundTerminalsTerminateResponse {
    /// True if there was such a command; its item is completed as failed afterwards.
    pub terminated: bool,
}
