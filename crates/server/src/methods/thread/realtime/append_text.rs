//! `thread/realtime/appendText`: no conversation runs to which a text could be added.

use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadRealtimeAppendTextParams, ThreadRealtimeAppendTextResponse, method};
use turnhost_threads::LoadedThread;

use super::not_running;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadRealtimeAppendText {
    type Needs = ();

    fn thread(params: &ThreadRealtimeAppendTextParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        params: ThreadRealtimeAppendTextParams,
    ) -> Result<ThreadRealtimeAppendTextResponse, CallError> {
        // No conversation can be had, whatever it should be like.
        let ThreadRealtimeAppendTextParams { thread_id: _, text: _, role: _ } = params;
        not_running(thread, caller);
        Ok(ThreadRealtimeAppendTextResponse {})
    }
}
