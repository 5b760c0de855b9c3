//! Types of `userVerification/cancel`.

use serde::Serialize;

use crate::RequestId;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `userVerification/cancel`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationCancelParams {
        /// The request id of the user verification to cancel.
        pub request_id: RequestId,
    }
}

/// Answer to `userVerification/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct UserVerificationCancelResponse {}
