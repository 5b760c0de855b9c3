//! `environment/status`: whether an environment can be used.

use std::sync::Arc;

use turnhost_protocol::{
    EnvironmentStatusKind, EnvironmentStatusParams, EnvironmentStatusResponse, method,
};
use turnhost_thread::LOCAL_ENVIRONMENT;

use crate::environments::Environments;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::EnvironmentStatus {
    type Needs = Arc<Environments>;

    async fn call(
        environments: Arc<Environments>,
        _: &Caller,
        params: EnvironmentStatusParams,
    ) -> Result<Reply<EnvironmentStatusResponse>, CallError> {
        let EnvironmentStatusParams { environment_id: id } = params;
        let (status, error) = if id == LOCAL_ENVIRONMENT {
            (EnvironmentStatusKind::Ready, None)
        } else if let Some(fault) = environments.fault(&id) {
            (EnvironmentStatusKind::Disconnected, Some(fault))
        } else {
            (EnvironmentStatusKind::Unknown, Some(format!("unknown environment id `{id}`")))
        };
        Ok(EnvironmentStatusResponse { status, error }.into())
    }
}
