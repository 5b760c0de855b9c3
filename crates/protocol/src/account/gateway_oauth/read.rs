//! Types of `account/gatewayOAuth/read`.

use serde::Serialize;

use crate::GatewayOAuthStatus;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `account/gatewayOAuth/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GatewayOAuthReadParams {
        /// The provider that is asked about; the configured one by default.
        #[serde(skip_serializing_if = "Option::is_none")]
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
    /// True if its gateway needs a login.
    pub required: bool,
    /// The reason why the last login failed, if it did.
    pub error: Option<String>,
    /// The status of the login; `None` if there is nothing to tell.
    pub status: Option<GatewayOAuthStatus>,
    /// True if the user can log in by device code. False if left out.
    #[serde(default)]
    pub supports_device_auth: bool,
}
