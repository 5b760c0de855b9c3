//! Types of `userVerification/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `userVerification/delete`. Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(deny_unknown_fields)]
    pub struct UserVerificationDeleteParams {}
}

/// Answer to `userVerification/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct UserVerificationDeleteResponse {}
