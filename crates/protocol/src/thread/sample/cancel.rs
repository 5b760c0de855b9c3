//! Types of `thread/sample/cancel`.

use serde::Serialize;

use crate::RequestId;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/sample/cancel`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct ThreadSampleCancelParams {
        /// The request id of the `thread/sample` to cancel.
        pub request_id: RequestId,
    }
}

/// Answer to `thread/sample/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSampleCancelResponse {}
