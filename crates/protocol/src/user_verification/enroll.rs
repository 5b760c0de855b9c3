//! Types of `userVerification/enroll`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `userVerification/enroll`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationEnrollParams {}
}

/// Answer to `userVerification/enroll`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct UserVerificationEnrollResponse {
    /// The credential's id.
    pub credential_id: String,
    /// The algorithm of the credential's key, if known.
    pub algorithm: Option<String>,
    /// The credential's public key, if known.
    pub public_key: Option<String>,
}
