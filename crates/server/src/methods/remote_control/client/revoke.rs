//! `remoteControl/client/revoke`: ends the pairing of a client and its connections.

use std::sync::Arc;

use turnhost_ports::RemoteControlPort;
use turnhost_protocol::{
    RemoteControlClientsRevokeParams, RemoteControlClientsRevokeResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlClientsRevoke {
    type Needs = Arc<dyn RemoteControlPort>;

    async fn call(
        remote_control: Self::Needs,
        _: &Caller,
        params: RemoteControlClientsRevokeParams,
    ) -> Result<Reply<RemoteControlClientsRevokeResponse>, CallError> {
        let RemoteControlClientsRevokeParams { client_id, environment_id } = params;
        for (name, value) in [("environmentId", &environment_id), ("clientId", &client_id)] {
            if value.is_empty() {
                let text = format!("remote control client revoke requires {name}");
                return Err(CallError::Refused(text));
            }
        }
        remote_control.revoke(environment_id, client_id).await?;
        Ok(RemoteControlClientsRevokeResponse {}.into())
    }
}
