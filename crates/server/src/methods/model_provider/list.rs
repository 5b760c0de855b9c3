//! `modelProvider/list`: the model providers, and which one is the default.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{ModelProviderListParams, ModelProviderListResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ModelProviderList {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        ModelProviderListParams {}: ModelProviderListParams,
    ) -> Result<Reply<ModelProviderListResponse>, CallError> {
        Ok(config.providers().map_err(CallError::unreadable("read providers"))?.into())
    }
}
