//! `config/read`: the configuration and where each value comes from.

use turnhost_protocol::{ConfigReadParams, ConfigReadResponse, method};

use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};

impl OnServer for method::ConfigRead {
    async fn call(
        ctx: &mut Ctx,
        params: ConfigReadParams,
    ) -> Result<Answer<ConfigReadResponse>, CallError> {
        match ctx.server.ports.config.read(&params) {
            Ok(response) => Ok(response.into()),
            Err(error) => Err(CallError::ConfigurationFiles(error.0)),
        }
    }
}
