//! Types of `thread/prediction/request`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/prediction/request`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadPredictionRequestParams {
        /// The thread.
        pub thread_id: String,
        /// The turn after which the user's next words are to be predicted.
        pub source_turn_id: String,
    }
}

/// Answer to `thread/prediction/request`. The prediction comes as `thread/prediction/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadPredictionRequestResponse {}
