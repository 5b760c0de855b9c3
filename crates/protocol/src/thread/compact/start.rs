//! Types of `thread/compact/start`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/compact/start`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadCompactStartParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/compact/start`, given at once; the work is a turn of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadCompactStartResponse {}
