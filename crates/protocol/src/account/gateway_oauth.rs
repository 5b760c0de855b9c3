//! Logging in at a model provider's gateway.

mod cancel;
mod login;
mod read;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use cancel::*;
pub use login::*;
pub use read::*;

/// The status of the login at a provider's gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum GatewayOAuthStatus {
    /// No user is logged in and no login runs.
    NotReady,
    /// A login waits for the user.
    Started,
    /// The user is logged in.
    Succeeded,
    /// The login failed.
    Failed,
}

/// Payload of `account/gatewayOAuth/changed`, sent when the login at a provider's gateway moves on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GatewayOAuthChangedNotification {
    /// The model provider whose gateway it is: a key of `model_providers`.
    pub provider_id: String,
    /// The status of the login now.
    pub status: GatewayOAuthStatus,
    /// The page where the user logs in, if there is one to open.
    pub auth_url: Option<String>,
    /// The reason why the login failed, if it did.
    pub error: Option<String>,
    /// The login, if one is under way or has just ended.
    pub login_id: Option<String>,
}
