//! `command/exec/terminate`: kills a command; its own request is answered with exit code 137.

use turnhost_protocol::{CommandExecTerminateParams, CommandExecTerminateResponse, method};

use super::not_active;
use crate::connection::processes::Commands;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::CommandExecTerminate {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: CommandExecTerminateParams,
    ) -> Result<Reply<CommandExecTerminateResponse>, CallError> {
        let CommandExecTerminateParams { process_id } = params;
        let process = owned.get::<Commands>().get(&process_id);
        process.ok_or_else(|| not_active(&process_id))?.kill();
        Ok(CommandExecTerminateResponse {}.into())
    }
}
