//! `thread/memory/read`: what was learnt from a thread.

use turnhost_protocol::{ThreadMemoryReadParams, ThreadMemoryReadResponse, method};
use turnhost_threads::Threads;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadMemoryRead {
    type Needs = Threads;

    /// Nothing is learnt from threads here, so that a thread that is loaded has no summary.
    async fn call(
        threads: Self::Needs,
        _: &Caller,
        params: ThreadMemoryReadParams,
    ) -> Result<Reply<ThreadMemoryReadResponse>, CallError> {
        let ThreadMemoryReadParams { thread_id: id } = params;
        let id = thread_id(&id)?;
        if threads.get(id).is_none() {
            return Err(CallError::ThreadNotFound(id));
        }
        Ok(ThreadMemoryReadResponse { summary: None }.into())
    }
}
