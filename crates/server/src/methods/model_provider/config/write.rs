//! `modelProvider/config/write`: adds or changes a model provider.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{ModelProviderConfigWriteParams, ModelProviderConfigWriteResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ModelProviderConfigWrite {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: ModelProviderConfigWriteParams,
    ) -> Result<Reply<ModelProviderConfigWriteResponse>, CallError> {
        let ModelProviderConfigWriteParams { settings } = params;
        let provider = config.write_provider(settings).await?;
        Ok(ModelProviderConfigWriteResponse { provider }.into())
    }
}
