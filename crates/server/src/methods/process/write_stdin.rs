//! `process/writeStdin`: writes to a process's input, or closes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_ports::CommandError;
use turnhost_protocol::{ProcessWriteStdinParams, ProcessWriteStdinResponse, method};

use super::control;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ProcessWriteStdin {
    type Needs = ();

    /// Answers once the process's pipe has taken the bytes.
    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ProcessWriteStdinParams,
    ) -> Result<Reply<ProcessWriteStdinResponse>, CallError> {
        let ProcessWriteStdinParams { process_handle, close_stdin, delta_base64 } = params;
        if delta_base64.is_none() && !close_stdin {
            let text = "process/writeStdin requires deltaBase64 or closeStdin";
            return Err(CallError::BadValue(text.into()));
        }
        let bytes = delta_base64.map(|delta| STANDARD.decode(delta)).transpose();
        let bytes =
            bytes.map_err(|err| CallError::BadValue(format!("invalid deltaBase64: {err}")))?;
        let control = control(&owned, &process_handle).await?;
        if !control.takes_input() {
            let text = "stdin streaming is not enabled for this process";
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
        Ok(ProcessWriteStdinResponse {}.into())
    }
}
