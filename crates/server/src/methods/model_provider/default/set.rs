//! `modelProvider/default/set`: chooses the provider of threads that start later.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{ConfigWriteResponse, ModelProviderDefaultSetParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ModelProviderDefaultSet {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: ModelProviderDefaultSetParams,
    ) -> Result<Reply<ConfigWriteResponse>, CallError> {
        let ModelProviderDefaultSetParams { provider_id } = params;
        Ok(config.set_default_provider(provider_id).await?.into())
    }
}
