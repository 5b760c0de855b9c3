//! Types of `fuzzyFileSearch/sessionStart`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fuzzyFileSearch/sessionStart`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStartParams {
        /// The client's name for the session; must not be empty.
        pub session_id: String,
        /// Directories to search.
        pub roots: Vec<String>,
    }
}

/// Answer to `fuzzyFileSearch/sessionStart`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FuzzyFileSearchSessionStartResponse {}
