//! Types of `fuzzyFileSearch/sessionStop`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fuzzyFileSearch/sessionStop`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStopParams {
        /// The session, as the client named it; an unknown one is fine.
        pub session_id: String,
    }
}

/// Answer to `fuzzyFileSearch/sessionStop`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FuzzyFileSearchSessionStopResponse {}
