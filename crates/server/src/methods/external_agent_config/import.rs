//! `externalAgentConfig/import`: takes over what another agent left, one thing after the other.

mod read_histories;
mod record_history;
mod sessions;

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{ConfigPort, ImportPort, StorePort};
use turnhost_protocol::{
    ExternalAgentConfigImportCompletedNotification, ExternalAgentConfigImportHistory,
    ExternalAgentConfigImportParams, ExternalAgentConfigImportProgressNotification,
    ExternalAgentConfigImportResponse, ExternalAgentConfigImportTypeResult,
    ExternalAgentConfigMigrationItem, ExternalAgentConfigMigrationItemType as ItemType,
    ServerNotification, method,
};
use turnhost_task::Tasks;
use turnhost_threads::ServerIdentity;

use self::sessions::{Origin, Sessions};

use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The parts that take things over, and say what a thread is made of.
type Parts = (Arc<dyn ImportPort>, Arc<dyn ConfigPort>, Arc<dyn StorePort>, Arc<ServerIdentity>);

/// The order of kinds in the final result.
const ORDER: [ItemType; 10] = [
    ItemType::Config,
    ItemType::Skills,
    ItemType::AgentsMd,
    ItemType::Plugins,
    ItemType::McpServerConfig,
    ItemType::Subagents,
    ItemType::Hooks,
    ItemType::Commands,
    ItemType::Memory,
    ItemType::Sessions,
];

impl OnServer for method::ExternalAgentConfigImport {
    type Needs = (Parts, Arc<Connections>, Arc<dyn World>, Tasks);

    async fn call(
        ((imports, config, store, identity), connections, world, tasks): Self::Needs,
        caller: &Caller,
        params: ExternalAgentConfigImportParams,
    ) -> Result<Reply<ExternalAgentConfigImportResponse>, CallError> {
        let ExternalAgentConfigImportParams {
            migration_items,
            provider_id,
            // There is one other agent whose files are known.
            migration_source: _,
            // Free text for statistics.
            source: _,
        } = params;
        if migration_items.iter().any(|item| item.item_type == ItemType::Memory) {
            let text = "external agent memory import is disabled";
            return Err(CallError::Refused(text.to_owned()));
        }
        let import_id = world.random_uuid().to_string();
        let response = ExternalAgentConfigImportResponse { import_id: import_id.clone() };
        if migration_items.is_empty() {
            return Ok(response.into());
        }
        let origin = Origin {
            client: caller.name(),
            source: caller.source(),
            server_version: identity.version.clone(),
        };
        let sessions = Sessions {
            imports: Arc::clone(&imports),
            config,
            store,
            world: Arc::clone(&world),
            origin,
        };
        let import = Import { id: import_id, provider_id, imports, sessions, connections, world };
        let reply = Reply::from(response);
        Ok(reply.then(move || tasks.spawn_to_end(import.run(migration_items))))
    }
}

/// An import in progress, whose request was answered.
struct Import {
    id: String,
    provider_id: Option<String>,
    imports: Arc<dyn ImportPort>,
    sessions: Sessions,
    connections: Arc<Connections>,
    world: Arc<dyn World>,
}

impl Import {
    async fn run(self, items: Vec<ExternalAgentConfigMigrationItem>) {
        let mut results = Vec::new();
        for item in items {
            if item.item_type == ItemType::Sessions {
                let wanted = item.details.map(|details| details.sessions).unwrap_or_default();
                let (found, missing) = self.sessions.find(wanted).await;
                self.report_progress(&missing);
                let done = self.sessions.take_over(found).await;
                self.report_progress(&done);
                results.extend([missing, done]);
            } else {
                let result = self.imports.import(item).await;
                self.report_progress(&result);
                results.push(result);
            }
        }
        let results = joined(&results);
        let history = ExternalAgentConfigImportHistory {
            completed_at_ms: self.world.now().0,
            failures: results.iter().flat_map(|it| it.failures.clone()).collect(),
            import_id: self.id.clone(),
            successes: results.iter().flat_map(|it| it.successes.clone()).collect(),
            provider_id: self.provider_id,
        };
        if let Err(error) = self.imports.record(history).await {
            tracing::warn!(err = %error, "an import could not be recorded");
        }
        let completed = ExternalAgentConfigImportCompletedNotification {
            import_id: self.id,
            item_type_results: results,
        };
        let completed = ServerNotification::ExternalAgentConfigImportCompleted(completed);
        self.connections.notify_all(completed);
    }
}

impl Import {
    fn report_progress(&self, result: &ExternalAgentConfigImportTypeResult) {
        let progress = ExternalAgentConfigImportProgressNotification {
            import_id: self.id.clone(),
            item_type_results: vec![result.clone()],
        };
        let progress = ServerNotification::ExternalAgentConfigImportProgress(progress);
        self.connections.notify_all(progress);
    }
}

/// Joins the results of one kind each, in the order of [`ORDER`].
fn joined(
    results: &[ExternalAgentConfigImportTypeResult],
) -> Vec<ExternalAgentConfigImportTypeResult> {
    let mut joined = Vec::new();
    for item_type in ORDER {
        let of_type = results.iter().filter(|result| result.item_type == item_type);
        let (mut successes, mut failures, mut any) = (Vec::new(), Vec::new(), false);
        for result in of_type {
            any = true;
            successes.extend(result.successes.clone());
            failures.extend(result.failures.clone());
        }
        if any {
            joined.push(ExternalAgentConfigImportTypeResult { failures, item_type, successes });
        }
    }
    joined
}
