//! Types of `process/kill`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `process/kill`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessKillParams {
        /// The process to kill; one that has ended is an error.
        pub process_handle: String,
    }
}

/// Answer to `process/kill`; the end itself is reported by `process/exited`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessKillResponse {}
