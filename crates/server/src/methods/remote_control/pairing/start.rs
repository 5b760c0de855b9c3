//! `remoteControl/pairing/start`: codes with which a client pairs.

use std::sync::Arc;

use turnhost_ports::{PairingCodes, PairingKinds, RemoteControlPort};
use turnhost_protocol::{
    RemoteControlPairingStartParams, RemoteControlPairingStartResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlPairingStart {
    type Needs = Arc<dyn RemoteControlPort>;

    async fn call(
        remote_control: Self::Needs,
        _: &Caller,
        params: RemoteControlPairingStartParams,
    ) -> Result<Reply<RemoteControlPairingStartResponse>, CallError> {
        let RemoteControlPairingStartParams { manual_code } = params;
        let kinds = if manual_code { PairingKinds::WithManual } else { PairingKinds::Program };
        let codes = remote_control.start_pairing(kinds).await?;
        let PairingCodes { code, manual_code, environment_id, expires_at } = codes;
        let response = RemoteControlPairingStartResponse {
            environment_id,
            expires_at,
            pairing_code: code,
            manual_pairing_code: manual_code,
        };
        Ok(response.into())
    }
}
