//! `memory/status`: how much was learnt from threads.

use turnhost_protocol::{MemoryStatusParams, MemoryStatusResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MemoryStatus {
    type Needs = ();

    /// Nothing is learnt from threads here, so that no number of them need be waited for.
    async fn call(
        (): (),
        _: &Caller,
        params: MemoryStatusParams,
    ) -> Result<Reply<MemoryStatusResponse>, CallError> {
        let MemoryStatusParams { min_consolidated_threads: _ } = params;
        Ok(MemoryStatusResponse { v2_consolidated_threads: 0, v2_ready: true }.into())
    }
}
