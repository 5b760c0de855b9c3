//! `remoteControl/pairing/status`: reports whether a client has used a code.

use std::sync::Arc;

use turnhost_ports::{PairingCode, RemoteControlPort};
use turnhost_protocol::{
    RemoteControlPairingStatusParams, RemoteControlPairingStatusResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RemoteControlPairingStatus {
    type Needs = Arc<dyn RemoteControlPort>;

    async fn call(
        remote_control: Self::Needs,
        _: &Caller,
        params: RemoteControlPairingStatusParams,
    ) -> Result<Reply<RemoteControlPairingStatusResponse>, CallError> {
        let claimed = remote_control.is_claimed(code(params)?).await?;
        Ok(RemoteControlPairingStatusResponse { claimed }.into())
    }
}

fn code(params: RemoteControlPairingStatusParams) -> Result<PairingCode, CallError> {
    let RemoteControlPairingStatusParams { manual_pairing_code, pairing_code } = params;
    let refused = |text: &str| Err(CallError::Refused(text.to_owned()));
    match (pairing_code, manual_pairing_code) {
        (Some(code), None) => Ok(PairingCode::Code(code)),
        (None, Some(code)) => Ok(PairingCode::Manual(code)),
        (None, None) => {
            refused("remoteControl/pairing/status requires pairingCode or manualPairingCode")
        }
        (Some(_), Some(_)) => refused(
            "remoteControl/pairing/status accepts either pairingCode or manualPairingCode, not both",
        ),
    }
}
