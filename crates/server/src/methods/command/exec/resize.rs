//! `command/exec/resize`: resizes the terminal of a command.

use turnhost_protocol::{CommandExecResizeParams, CommandExecResizeResponse, method};

use super::{checked_size, not_active};
use crate::connection::processes::Commands;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::CommandExecResize {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: CommandExecResizeParams,
    ) -> Result<Reply<CommandExecResizeResponse>, CallError> {
        let CommandExecResizeParams { process_id, size } = params;
        let size = checked_size(size)?;
        let process = owned.get::<Commands>().get(&process_id);
        let process = process.ok_or_else(|| not_active(&process_id))?;
        let control = process.control().await.ok_or_else(|| not_active(&process_id))?;
        let resized = control.resize(size);
        resized.map_err(|err| CallError::Refused(format!("failed to resize PTY: {err}")))?;
        Ok(CommandExecResizeResponse {}.into())
    }
}
