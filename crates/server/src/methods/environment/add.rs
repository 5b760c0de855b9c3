//! `environment/add`: makes a remote environment known, without connecting to it.

use std::sync::Arc;

use turnhost_protocol::{EnvironmentAddParams, EnvironmentAddResponse, method};

use crate::environments::Environments;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::EnvironmentAdd {
    type Needs = Arc<Environments>;

    async fn call(
        environments: Arc<Environments>,
        _: &Caller,
        params: EnvironmentAddParams,
    ) -> Result<Reply<EnvironmentAddResponse>, CallError> {
        // Nothing connects, so that what is for connecting counts as little.
        let EnvironmentAddParams {
            environment_id,
            exec_server_url,
            auth_bearer_token: _,
            connect_timeout_ms: _,
            skills: _,
            websocket_request_id: _,
        } = params;
        let added = environments.add(environment_id, exec_server_url);
        added.map_err(|reason| {
            CallError::Refused(format!("exec-server protocol error: {reason}"))
        })?;
        Ok(EnvironmentAddResponse {}.into())
    }
}
