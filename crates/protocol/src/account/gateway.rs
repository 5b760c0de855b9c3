//! Logging in at a gateway that stands before a model provider.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `account/gatewayOAuth/login`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GatewayOAuthLoginParams {
        /// Whether the user types a code on another device instead of logging in with a browser here.
        /// No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub device_auth: bool,
        /// The provider to log in at; the configured one by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
    }
}

/// Answer to `account/gatewayOAuth/login`. How it goes on is told by
/// `account/gatewayOAuth/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GatewayOAuthLoginResponse {
    /// What to show to the user for a login by device code; `None` for other logins.
    pub prompt: Option<GatewayOAuthPrompt>,
}

/// What the user needs for a login by device code.
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

/// Answer to `account/gatewayOAuth/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct GatewayOAuthCancelResponse {}

params! {
    /// Params of `account/gatewayOAuth/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GatewayOAuthReadParams {
        /// The provider that is asked about; the configured one by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
    }
}

/// Answer to `account/gatewayOAuth/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GatewayOAuthReadResponse {
    /// The model provider: a key of `model_providers`.
    pub provider_id: String,
    /// Its name for people.
    pub provider_name: String,
    /// Whether its gateway needs a login.
    pub required: bool,
    /// Why the last login failed, if it did.
    pub error: Option<String>,
    /// How the login stands; `None` if there is nothing to tell.
    pub status: Option<GatewayOAuthStatus>,
    /// Whether the user can log in by device code. No if left out.
    #[serde(default)]
    pub supports_device_auth: bool,
}

/// How the login at a provider's gateway stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum GatewayOAuthStatus {
    /// Nobody is logged in and no login runs.
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
    /// How the login stands now.
    pub status: GatewayOAuthStatus,
    /// The page where the user logs in, if there is one to open.
    pub auth_url: Option<String>,
    /// Why the login failed, if it did.
    pub error: Option<String>,
    /// The login, if one is under way or has just ended.
    pub login_id: Option<String>,
}
