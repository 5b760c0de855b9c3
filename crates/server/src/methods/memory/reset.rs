//! `memory/reset`: forgets what was learnt from threads.

use turnhost_protocol::{MemoryResetResponse, NoParams, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MemoryReset {
    type Needs = ();

    /// Nothing is learnt from threads here, so that there is nothing to forget.
    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<MemoryResetResponse>, CallError> {
        Ok(MemoryResetResponse {}.into())
    }
}
