//! Types of `userVerification/status`.

use serde::Serialize;

use crate::UserVerificationUnavailableReason;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `userVerification/status`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationStatusParams {}
}

/// Answer to `userVerification/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct UserVerificationStatusResponse {
    /// The credential on this machine; `None` if there is none.
    pub credential_id: Option<String>,
    /// The reason why the user cannot be verified, in words; goes with `unavailableReason`.
    pub unavailable_message: Option<String>,
    /// The reason why the user cannot be verified; `None` if that is possible.
    pub unavailable_reason: Option<UserVerificationUnavailableReason>,
}
