//! `modelProvider/capabilities/read`: what the default provider offers besides models.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    ModelProviderCapabilitiesReadParams, ModelProviderCapabilitiesReadResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ModelProviderCapabilitiesRead {
    type Needs = Arc<dyn ConfigPort>;

    /// Only OpenAI's own service searches the web by itself here. Images are made by no tool.
    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        ModelProviderCapabilitiesReadParams {}: ModelProviderCapabilitiesReadParams,
    ) -> Result<Reply<ModelProviderCapabilitiesReadResponse>, CallError> {
        let default = config.provider_id(None)?;
        let web_search = default.as_deref() == Some("openai");
        Ok(ModelProviderCapabilitiesReadResponse { image_generation: false, web_search }.into())
    }
}
