//! `project/move`: another place in the list for a project.

use std::sync::Arc;

use turnhost_ports::{FilingPort, MoveOutcome};
use turnhost_protocol::{ProjectMoveParams, ProjectMoveResponse, method};

use super::record;
use super::update::changed;
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectMove {
    type Needs = (Arc<dyn FilingPort>, Arc<Connections>);

    async fn call(
        (filing, connections): Self::Needs,
        _: &Caller,
        params: ProjectMoveParams,
    ) -> Result<Reply<ProjectMoveResponse>, CallError> {
        let ProjectMoveParams { project_id: id, before_project_id: before } = params;
        if before.as_ref() == Some(&id) && filing.project(id.clone()).await?.is_some() {
            let text = format!("project {id} cannot be moved before itself");
            return Err(CallError::BadValue(text));
        }
        let before_id = before.clone().unwrap_or_default();
        match filing.move_project(id.clone(), before).await? {
            MoveOutcome::Moved => connections.notify_all(changed(id)),
            MoveOutcome::Same => {}
            MoveOutcome::NoProject => return Err(record::not_found(&id)),
            MoveOutcome::NoBefore => {
                let text = format!("before project not found: {before_id}");
                return Err(CallError::BadValue(text));
            }
        }
        Ok(ProjectMoveResponse {}.into())
    }
}
