//! `project/create`: a new project at the end of the list.

use std::sync::Arc;

use indexmap::IndexMap;
use turnhost_base::{ThreadId, World};
use turnhost_ports::{CreateOutcome, FilingPort, ProjectRecord};
use turnhost_protocol::{
    Project, ProjectChangeType, ProjectChangedNotification, ProjectCreateParams,
    ProjectCreateResponse, ProjectRoot, ServerNotification, ThreadProjectUpdatedNotification,
    method,
};

use super::record;
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectCreate {
    type Needs = (Arc<dyn FilingPort>, Arc<dyn World>, Arc<Connections>);

    async fn call(
        needs: Self::Needs,
        _: &Caller,
        params: ProjectCreateParams,
    ) -> Result<Reply<ProjectCreateResponse>, CallError> {
        let ProjectCreateParams { idempotency_key, name, roots, metadata } = params;
        let wanted = Wanted { key: idempotency_key, name, roots, metadata };
        Ok(ProjectCreateResponse { project: create(needs, wanted, Vec::new()).await? }.into())
    }
}

/// A project as a client wants it.
pub(super) struct Wanted {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) roots: Vec<ProjectRoot>,
    pub(super) metadata: Option<IndexMap<String, String>>,
}

/// Creates a project with these threads, unless there is one with its key. Every connection
/// is notified before the answer.
pub(super) async fn create(
    (filing, world, connections): (Arc<dyn FilingPort>, Arc<dyn World>, Arc<Connections>),
    wanted: Wanted,
    threads: Vec<ThreadId>,
) -> Result<Project, CallError> {
    let Wanted { key, name, roots, metadata } = wanted;
    if key.is_empty() {
        return Err(CallError::BadValue("idempotencyKey must not be empty".to_owned()));
    }
    let now = world.now();
    let new = ProjectRecord {
        id: world.fresh_uuid().to_string(),
        name: record::name(&name)?,
        roots: record::roots(&roots)?,
        metadata: record::metadata(&metadata.unwrap_or_default())?,
        created_at: now,
        updated_at: now,
        recency_at: None,
    };
    let (project, threads) = match filing.create_project(key, new, threads).await? {
        CreateOutcome::Existing(project) => return record::project(project),
        CreateOutcome::Created(project, threads) => (project, threads),
        CreateOutcome::NoThread(id) => {
            return Err(CallError::BadValue(format!("thread not found: {id}")));
        }
    };
    connections.notify_all(ServerNotification::ProjectChanged(ProjectChangedNotification {
        change_type: ProjectChangeType::Created,
        project_id: project.id.clone(),
    }));
    for thread_id in threads {
        let project_id = Some(project.id.clone());
        connections.notify_all(ServerNotification::ThreadProjectUpdated(
            ThreadProjectUpdatedNotification { thread_id, project_id },
        ));
    }
    record::project(project)
}
