//! `remoteControl/disable`: switches remote control off.

use std::sync::Arc;

use turnhost_ports::{Preference, RemoteControlPort};
use turnhost_protocol::{RemoteControlDisableParams, RemoteControlDisableResponse, method};
use turnhost_threads::ServerIdentity;

use super::on_the_wire;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlDisable {
    type Needs = (Arc<ServerIdentity>, Arc<dyn RemoteControlPort>);

    /// Open connections live on; they are reached again when it is switched on.
    async fn call(
        (identity, remote_control): Self::Needs,
        _: &Caller,
        params: Option<RemoteControlDisableParams>,
    ) -> Result<Reply<RemoteControlDisableResponse>, CallError> {
        let RemoteControlDisableParams { ephemeral } = params.unwrap_or_default();
        let preference = if ephemeral { Preference::Ephemeral } else { Preference::Stored };
        let status = remote_control.disable(preference).await?;
        let response = RemoteControlDisableResponse {
            installation_id: identity.installation_id.clone(),
            server_name: identity.host_name.clone(),
            status: on_the_wire(status.state),
            environment_id: status.environment_id,
        };
        Ok(response.into())
    }
}
