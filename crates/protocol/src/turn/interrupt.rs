//! Types of `turn/interrupt`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `turn/interrupt`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct TurnInterruptParams {
        /// The thread.
        pub thread_id: String,
        /// The turn, which must be the one that runs.
        pub turn_id: String,
    }
}

/// Answer to `turn/interrupt`, given once the turn no longer runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct TurnInterruptResponse {}
