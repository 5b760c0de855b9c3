//! `externalAgentConfig/import/readHistories`: the imports so far, the newest first.

use std::sync::Arc;

use turnhost_ports::ImportPort;
use turnhost_protocol::{ExternalAgentConfigImportHistoriesReadResponse, NoParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExternalAgentConfigImportHistoriesRead {
    type Needs = Arc<dyn ImportPort>;

    async fn call(
        imports: Arc<dyn ImportPort>,
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<ExternalAgentConfigImportHistoriesReadResponse>, CallError> {
        let data = imports.histories().await?;
        let connectors = Vec::new();
        Ok(ExternalAgentConfigImportHistoriesReadResponse { connectors, data }.into())
    }
}
