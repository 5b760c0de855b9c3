//! Types of `thread/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/delete`. Fails while a fork still uses the thread's history.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDeleteParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadDeleteResponse {}
