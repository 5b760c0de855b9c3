//! `process/kill`: kills a process; `process/exited` then has exit code 137.

use turnhost_protocol::{ProcessKillParams, ProcessKillResponse, method};

use super::not_active;
use crate::connection::processes::Processes;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ProcessKill {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ProcessKillParams,
    ) -> Result<Reply<ProcessKillResponse>, CallError> {
        let ProcessKillParams { process_handle } = params;
        let process = owned.get::<Processes>().get(&process_handle);
        process.ok_or_else(|| not_active(&process_handle))?.kill();
        Ok(ProcessKillResponse {}.into())
    }
}
