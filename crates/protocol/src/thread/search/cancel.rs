//! Types of `thread/search/cancel` and `thread/search/stream/cancel`.

use serde::Serialize;

use crate::RequestId;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/search/cancel` and `thread/search/stream/cancel`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSearchCancelParams {
        /// Id of the request to cancel, of the same connection.
        pub request_id: RequestId,
    }
}

/// Answer to `thread/search/cancel` and `thread/search/stream/cancel`, also if no such search runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSearchCancelResponse {}
