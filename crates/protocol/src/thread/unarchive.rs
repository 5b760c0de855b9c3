//! Types of `thread/unarchive`.

use serde::Serialize;

use crate::Thread;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/unarchive`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadUnarchiveParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/unarchive`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadUnarchiveResponse {
    /// The thread, which is not loaded by this.
    pub thread: Thread,
}
