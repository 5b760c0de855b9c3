//! Types of `account/login/cancel`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/login/cancel`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CancelLoginAccountParams {
        /// The login as the answer to `account/login/start` named it; must be a UUID.
        pub login_id: String,
    }
}

/// Answer to `account/login/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CancelLoginAccountResponse {
    /// Says if there was anything to cancel.
    pub status: CancelLoginAccountStatus,
}

/// Says if a login was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum CancelLoginAccountStatus {
    /// It was waiting for the user and no longer is.
    Canceled,
    /// No such login is waiting.
    NotFound,
}
