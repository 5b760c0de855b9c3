//! `thread/realtime/start`: no conversation can be started, and a notification says so.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ServerNotification, ThreadRealtimeErrorNotification, ThreadRealtimeStartParams,
    ThreadRealtimeStartResponse, method,
};
use turnhost_threads::LoadedThread;

use super::tell;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadRealtimeStart {
    type Needs = ();

    fn thread(params: &ThreadRealtimeStartParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        _: ThreadRealtimeStartParams,
    ) -> Result<ThreadRealtimeStartResponse, CallError> {
        let failed = ThreadRealtimeErrorNotification {
            thread_id: thread.id(),
            message: "realtime conversation requires API key auth".to_owned(),
        };
        tell(thread, caller, ServerNotification::ThreadRealtimeError(failed));
        Ok(ThreadRealtimeStartResponse {})
    }
}
