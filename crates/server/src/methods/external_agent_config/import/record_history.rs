//! `externalAgentConfig/import/recordHistory`: notes an import that the client did itself.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::ImportPort;
use turnhost_protocol::{
    ExternalAgentConfigImportHistory, ExternalAgentConfigImportHistoryRecordParams,
    ExternalAgentConfigImportHistoryRecordResponse, ExternalAgentConfigImportItemTypeSuccess,
    method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ExternalAgentConfigImportHistoryRecord {
    type Needs = (Arc<dyn ImportPort>, Arc<dyn World>);

    async fn call(
        (imports, world): Self::Needs,
        _: &Caller,
        params: ExternalAgentConfigImportHistoryRecordParams,
    ) -> Result<Reply<ExternalAgentConfigImportHistoryRecordResponse>, CallError> {
        let ExternalAgentConfigImportHistoryRecordParams { item_type_results, provider_id } =
            params;
        let import_id = world.random_uuid().to_string();
        let (mut successes, mut failures) = (Vec::new(), Vec::new());
        for result in item_type_results {
            failures.extend(result.failures);
            successes.extend(result.successes.into_iter().map(|it| {
                ExternalAgentConfigImportItemTypeSuccess {
                    item_type: it.item_type,
                    cwd: it.cwd,
                    source: it.source,
                    target: it.target,
                    title: it.title,
                }
            }));
        }
        let history = ExternalAgentConfigImportHistory {
            completed_at_ms: world.now().0,
            failures,
            import_id: import_id.clone(),
            successes,
            provider_id: Some(provider_id),
        };
        imports.record(history).await?;
        Ok(ExternalAgentConfigImportHistoryRecordResponse { import_id }.into())
    }
}
