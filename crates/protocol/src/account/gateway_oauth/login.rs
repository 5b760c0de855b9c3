//! Types of `account/gatewayOAuth/login`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `account/gatewayOAuth/login`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GatewayOAuthLoginParams {
        /// The provider to log in at; the configured one by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
        /// True if the user types a code on another device instead of logging in with a browser here.
        /// False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub device_auth: bool,
    }
}

/// Answer to `account/gatewayOAuth/login`. Progress is reported by
/// `account/gatewayOAuth/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GatewayOAuthLoginResponse {
    /// The text to show to the user for a login by device code; `None` for other logins.
    pub prompt: Option<GatewayOAuthPrompt>,
}

/// The data that the user needs for a login by device code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GatewayOAuthPrompt {
    /// The login.
    pub login_id: String,
    /// The code to type in.
    pub user_code: String,
    /// The page to type it in at.
    pub verification_url: String,
}
