//! Types of `thread/approveGuardianDeniedAction`.

use serde::Serialize;
use serde_json::Value;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/approveGuardianDeniedAction`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadApproveGuardianDeniedActionParams {
        /// The thread.
        pub thread_id: String,
        /// The automatic reviewer's event of the refusal, as the client received it.
        pub event: Value,
    }
}

/// Answer to `thread/approveGuardianDeniedAction`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadApproveGuardianDeniedActionResponse {}
