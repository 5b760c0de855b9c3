//! `config/read`: the configuration and where each value comes from.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{ConfigReadParams, ConfigReadResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigRead {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: ConfigReadParams,
    ) -> Result<Reply<ConfigReadResponse>, CallError> {
        let ConfigReadParams { cwd, include_layers } = params;
        let read = config.read(&ConfigReadParams { cwd, include_layers });
        Ok(read.map_err(|failure| CallError::ConfigurationRead(failure.0))?.into())
    }
}
