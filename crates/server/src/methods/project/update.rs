//! `project/update`: another name, other directories or data for a project.

use std::sync::Arc;

use turnhost_base::World;
use turnhost_ports::{FilingPort, ProjectChange, UpdateOutcome};
use turnhost_protocol::{
    ProjectChangeType, ProjectChangedNotification, ProjectUpdateParams, ProjectUpdateResponse,
    ServerNotification, method,
};

use super::record;
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectUpdate {
    type Needs = (Arc<dyn FilingPort>, Arc<dyn World>, Arc<Connections>);

    /// An update that changes nothing is not announced.
    async fn call(
        (filing, world, connections): Self::Needs,
        _: &Caller,
        params: ProjectUpdateParams,
    ) -> Result<Reply<ProjectUpdateResponse>, CallError> {
        let ProjectUpdateParams { project_id: id, metadata, name, roots } = params;
        let change = ProjectChange {
            name: name.as_deref().map(record::name).transpose()?,
            roots: roots.as_deref().map(record::roots).transpose()?,
            metadata: metadata.as_ref().map(record::metadata).transpose()?,
        };
        let project = match filing.update_project(id.clone(), change, world.now()).await? {
            UpdateOutcome::NoProject => return Err(record::not_found(&id)),
            UpdateOutcome::Same(project) => project,
            UpdateOutcome::Updated(project) => {
                connections.notify_all(changed(id));
                project
            }
        };
        Ok(ProjectUpdateResponse { project: record::project(project)? }.into())
    }
}

/// Returns the announcement that a project has changed.
pub(super) fn changed(project_id: String) -> ServerNotification {
    ServerNotification::ProjectChanged(ProjectChangedNotification {
        change_type: ProjectChangeType::Updated,
        project_id,
    })
}
