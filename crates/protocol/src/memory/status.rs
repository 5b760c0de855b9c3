//! Types of `memory/status`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `memory/status`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MemoryStatusParams {
        /// The number of threads in memory from which it counts as ready. The server's own
        /// number if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_consolidated_threads: Option<u32>,
    }
}

/// Answer to `memory/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MemoryStatusResponse {
    /// The number of threads in memory of the second kind.
    pub v2_consolidated_threads: u32,
    /// True if those are enough to use it.
    pub v2_ready: bool,
}
