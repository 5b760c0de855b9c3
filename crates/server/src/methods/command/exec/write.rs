//! `command/exec/write`: writes to a command's input, or closes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_ports::CommandError;
use turnhost_protocol::{CommandExecWriteParams, CommandExecWriteResponse, method};

use super::not_active;
use crate::connection::processes::Commands;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::CommandExecWrite {
    type Needs = ();

    /// Answers once the command's pipe has taken the bytes.
    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: CommandExecWriteParams,
    ) -> Result<Reply<CommandExecWriteResponse>, CallError> {
        let CommandExecWriteParams { process_id, delta_base64, close_stdin } = params;
        if delta_base64.is_none() && !close_stdin {
            let text = "command/exec/write requires deltaBase64 or closeStdin";
            return Err(CallError::BadValue(text.into()));
        }
        let bytes = delta_base64.map(|delta| STANDARD.decode(delta)).transpose();
        let bytes =
            bytes.map_err(|err| CallError::BadValue(format!("invalid deltaBase64: {err}")))?;
        let process = owned.get::<Commands>().get(&process_id);
        let process = process.ok_or_else(|| not_active(&process_id))?;
        let control = process.control().await.ok_or_else(|| not_active(&process_id))?;
        if !control.takes_input() {
            let text = "stdin streaming is not enabled for this command/exec";
            return Err(CallError::Refused(text.into()));
        }
        if let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) {
            match control.write(bytes.into()).await {
                // As with a pipe of a shell, what nobody reads is lost.
                Ok(()) | Err(CommandError::Unread(_)) => {}
                Err(err) => return Err(CallError::Refused(err.to_string())),
            }
        }
        if close_stdin {
            let closed = control.close_stdin().await;
            closed.map_err(|err| CallError::Refused(err.to_string()))?;
        }
        Ok(CommandExecWriteResponse {}.into())
    }
}
