//! `account/gatewayOAuth/read`: says that a provider needs no login at a gateway.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{GatewayOAuthReadParams, GatewayOAuthReadResponse, method};

use super::{Asked, asked};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GatewayOAuthRead {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: Option<GatewayOAuthReadParams>,
    ) -> Result<Reply<GatewayOAuthReadResponse>, CallError> {
        let GatewayOAuthReadParams { model_provider } = params.unwrap_or_default();
        let Asked { id, name } = asked(&*config, model_provider.as_deref())?;
        Ok(GatewayOAuthReadResponse {
            provider_id: id,
            provider_name: name,
            required: false,
            error: None,
            status: None,
            supports_device_auth: false,
        }
        .into())
    }
}
