//! `project/delete`: a project gone; its threads stay and belong to none.

use std::sync::Arc;

use turnhost_ports::FilingPort;
use turnhost_protocol::{
    ProjectChangeType, ProjectChangedNotification, ProjectDeleteParams, ProjectDeleteResponse,
    ServerNotification, ThreadProjectUpdatedNotification, method,
};

use super::record;
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectDelete {
    type Needs = (Arc<dyn FilingPort>, Arc<Connections>);

    async fn call(
        (filing, connections): Self::Needs,
        _: &Caller,
        params: ProjectDeleteParams,
    ) -> Result<Reply<ProjectDeleteResponse>, CallError> {
        let ProjectDeleteParams { project_id: id } = params;
        let threads = filing.delete_project(id.clone()).await?;
        let threads = threads.ok_or_else(|| record::not_found(&id))?;
        connections.notify_all(ServerNotification::ProjectChanged(ProjectChangedNotification {
            change_type: ProjectChangeType::Deleted,
            project_id: id,
        }));
        for thread_id in threads {
            connections.notify_all(ServerNotification::ThreadProjectUpdated(
                ThreadProjectUpdatedNotification { thread_id, project_id: None },
            ));
        }
        Ok(ProjectDeleteResponse {}.into())
    }
}
