//! Types of `thread/memory/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/memory/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryReadParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/memory/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadMemoryReadResponse {
    /// The memory of the thread, if there is any.
    pub summary: Option<String>,
}
