//! `remoteControl/enable`: switches remote control on.

use std::sync::Arc;

use turnhost_ports::{ConfigPort, Preference, RemoteControlPort};
use turnhost_protocol::{RemoteControlEnableParams, RemoteControlEnableResponse, method};
use turnhost_threads::ServerIdentity;

use super::on_the_wire;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlEnable {
    type Needs = (Arc<ServerIdentity>, Arc<dyn RemoteControlPort>, Arc<dyn ConfigPort>);

    /// A stored switch answers once the machine is enrolled, an ephemeral one at once.
    async fn call(
        (identity, remote_control, config): Self::Needs,
        _: &Caller,
        params: Option<RemoteControlEnableParams>,
    ) -> Result<Reply<RemoteControlEnableResponse>, CallError> {
        let RemoteControlEnableParams { ephemeral } = params.unwrap_or_default();
        if config.requirements()?.is_some_and(|it| it.allow_remote_control == Some(false)) {
            let text = "remote control is disabled by managed requirements";
            return Err(CallError::Refused(text.to_owned()));
        }
        let preference = if ephemeral { Preference::Ephemeral } else { Preference::Stored };
        let status = remote_control.enable(preference).await?;
        let response = RemoteControlEnableResponse {
            installation_id: identity.installation_id.clone(),
            server_name: identity.host_name.clone(),
            status: on_the_wire(status.state),
            environment_id: status.environment_id,
        };
        Ok(response.into())
    }
}
