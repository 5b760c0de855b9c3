//! `externalAgentConfig/detect`: what another agent left that can be taken over.

use std::sync::Arc;

use turnhost_ports::ImportPort;
use turnhost_protocol::{
    ExternalAgentConfigDetectParams, ExternalAgentConfigDetectResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExternalAgentConfigDetect {
    type Needs = Arc<dyn ImportPort>;

    async fn call(
        imports: Arc<dyn ImportPort>,
        _: &Caller,
        params: ExternalAgentConfigDetectParams,
    ) -> Result<Reply<ExternalAgentConfigDetectResponse>, CallError> {
        let ExternalAgentConfigDetectParams {
            cwds,
            include_home,
            migration_source,
            // Sessions of other agents are not taken over, so that their bounds bound nothing.
            max_session_age_days: _,
            max_sessions: _,
            // Free text for statistics.
            source: _,
        } = params;
        let params = ExternalAgentConfigDetectParams {
            cwds,
            include_home,
            migration_source,
            ..ExternalAgentConfigDetectParams::default()
        };
        Ok(imports.detect(params).await.into())
    }
}
