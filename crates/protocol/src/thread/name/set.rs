//! Types of `thread/name/set`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/name/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSetNameParams {
        /// The thread.
        pub thread_id: String,
        /// The name.
        pub name: String,
    }
}

/// Answer to `thread/name/set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSetNameResponse {}
