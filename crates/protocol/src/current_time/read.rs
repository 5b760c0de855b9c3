//! Types of `currentTime/read`.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `currentTime/read`: a client that keeps its own clock is asked for the time.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CurrentTimeReadParams {
        /// The thread that needs to know it.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
    }
}

/// Answer to `currentTime/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CurrentTimeReadResponse {
    /// The time, in seconds since the Unix epoch.
    pub current_time_at: i64,
}
