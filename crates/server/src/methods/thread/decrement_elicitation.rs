//! `thread/decrement_elicitation`: one open question less outside this protocol.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadDecrementElicitationParams, ThreadDecrementElicitationResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadDecrementElicitation {
    type Needs = ();

    fn thread(params: &ThreadDecrementElicitationParams) -> Result<ThreadId, CallError> {
        let ThreadDecrementElicitationParams { thread_id: id } = params;
        thread_id(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadDecrementElicitationParams,
    ) -> Result<ThreadDecrementElicitationResponse, CallError> {
        let count = thread.remove_elicitation().ok_or_else(|| {
            let text = "out-of-band elicitation count is already zero";
            CallError::Refused(text.to_owned())
        })?;
        Ok(ThreadDecrementElicitationResponse { count: count.into(), paused: count > 0 })
    }
}
