//! `account/gatewayOAuth/login`: refuses, since no provider here has such a gateway.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{GatewayOAuthLoginParams, GatewayOAuthLoginResponse, method};

use super::asked;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GatewayOAuthLogin {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: Option<GatewayOAuthLoginParams>,
    ) -> Result<Reply<GatewayOAuthLoginResponse>, CallError> {
        let GatewayOAuthLoginParams { device_auth: _, model_provider } = params.unwrap_or_default();
        asked(&*config, model_provider.as_deref())?;
        let text = "The selected provider does not use gateway OAuth";
        Err(CallError::Refused(text.into()))
    }
}
