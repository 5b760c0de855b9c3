//! Types of `account/gatewayOAuth/cancel`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `account/gatewayOAuth/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct GatewayOAuthCancelResponse {}
