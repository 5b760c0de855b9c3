//! `memory/status`: how much was learnt from threads.

use turnhost_protocol::{MemoryStatusParams, MemoryStatusResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MemoryStatus {
    type Needs = ();

    /// Nothing is learnt from threads here, which is enough for whoever wants nothing.
    async fn call(
        (): (),
        _: &Caller,
        params: MemoryStatusParams,
    ) -> Result<Reply<MemoryStatusResponse>, CallError> {
        let MemoryStatusParams { min_consolidated_threads: wanted } = params;
        let v2_ready = wanted.unwrap_or_default() == 0;
        Ok(MemoryStatusResponse { v2_consolidated_threads: 0, v2_ready }.into())
    }
}
