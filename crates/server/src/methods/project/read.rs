//! `project/read`: one project.

use std::sync::Arc;

use turnhost_ports::FilingPort;
use turnhost_protocol::{ProjectReadParams, ProjectReadResponse, method};

use super::record;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectRead {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ProjectReadParams,
    ) -> Result<Reply<ProjectReadResponse>, CallError> {
        let ProjectReadParams { project_id: id } = params;
        let found = filing.project(id.clone()).await?.ok_or_else(|| record::not_found(&id))?;
        Ok(ProjectReadResponse { project: record::project(found)? }.into())
    }
}
