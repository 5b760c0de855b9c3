//! `configRequirements/read`: what the administrator demands of the configuration.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{ConfigRequirementsReadResponse, NoParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ConfigRequirementsRead {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<ConfigRequirementsReadResponse>, CallError> {
        let requirements =
            config.requirements().map_err(CallError::unreadable("read configuration layers"))?;
        // The service tier is a setting of its own.
        let supports_independent_speed_modes = Some(true);
        let response =
            ConfigRequirementsReadResponse { requirements, supports_independent_speed_modes };
        Ok(response.into())
    }
}
