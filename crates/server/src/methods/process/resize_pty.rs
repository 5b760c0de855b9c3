//! `process/resizePty`: resizes the terminal of a process.

use turnhost_protocol::{ProcessResizePtyParams, ProcessResizePtyResponse, method};

use super::{checked_size, control};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ProcessResizePty {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ProcessResizePtyParams,
    ) -> Result<Reply<ProcessResizePtyResponse>, CallError> {
        let ProcessResizePtyParams { process_handle, size } = params;
        let size = checked_size(size)?;
        let resized = control(&owned, &process_handle).await?.resize(size);
        resized.map_err(|err| CallError::Refused(format!("failed to resize PTY: {err}")))?;
        Ok(ProcessResizePtyResponse {}.into())
    }
}
