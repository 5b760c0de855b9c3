//! Types of `fs/unwatch`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/unwatch`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsUnwatchParams {
        /// The watch, as the client named it; an unknown one is fine.
        pub watch_id: String,
    }
}

/// Answer to `fs/unwatch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsUnwatchResponse {}
