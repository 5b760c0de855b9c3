//! `thread/increment_elicitation`: one open question more outside this protocol.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadIncrementElicitationParams, ThreadIncrementElicitationResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadIncrementElicitation {
    type Needs = ();

    fn thread(params: &ThreadIncrementElicitationParams) -> Result<ThreadId, CallError> {
        let ThreadIncrementElicitationParams { thread_id: id } = params;
        thread_id(id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        _: ThreadIncrementElicitationParams,
    ) -> Result<ThreadIncrementElicitationResponse, CallError> {
        let count = thread.add_elicitation().into();
        Ok(ThreadIncrementElicitationResponse { count, paused: true })
    }
}
