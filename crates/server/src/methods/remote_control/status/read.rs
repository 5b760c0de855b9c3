//! `remoteControl/status/read`: the status of remote control.

use std::sync::Arc;

use turnhost_ports::RemoteControlPort;
use turnhost_protocol::{
    NoParams, RemoteControlStatusReadResponse, TurnhostRemoteControlTrouble, method,
};
use turnhost_threads::ServerIdentity;

use super::super::on_the_wire;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlStatusRead {
    type Needs = (Arc<ServerIdentity>, Arc<dyn RemoteControlPort>);

    async fn call(
        (identity, remote_control): Self::Needs,
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<RemoteControlStatusReadResponse>, CallError> {
        let status = remote_control.status();
        let response = RemoteControlStatusReadResponse {
            installation_id: identity.installation_id.clone(),
            server_name: identity.host_name.clone(),
            status: on_the_wire(status.state),
            environment_id: status.environment_id,
            turnhost: remote_control.trouble().map(|trouble| TurnhostRemoteControlTrouble {
                last_error: trouble.error,
                next_attempt_at: trouble.next_attempt_at,
            }),
        };
        Ok(response.into())
    }
}
