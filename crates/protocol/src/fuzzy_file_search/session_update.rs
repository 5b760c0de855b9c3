//! Types of `fuzzyFileSearch/sessionUpdate`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fuzzyFileSearch/sessionUpdate`. Results are reported by notifications.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionUpdateParams {
        /// The session, as the client named it; fails for an unknown one.
        pub session_id: String,
        /// The new query.
        pub query: String,
    }
}

/// Answer to `fuzzyFileSearch/sessionUpdate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FuzzyFileSearchSessionUpdateResponse {}
