//! Types of `account/logout`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `account/logout`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct LogoutAccountResponse {}
