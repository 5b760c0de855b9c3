//! Types of `thread/backgroundTerminals/clean`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/backgroundTerminals/clean`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsCleanParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/backgroundTerminals/clean`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadBackgroundTerminalsCleanResponse {}
