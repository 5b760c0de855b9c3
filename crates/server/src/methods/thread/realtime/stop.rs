//! `thread/realtime/stop`: ends a conversation; succeeds if there is none.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ServerNotification, ThreadRealtimeClosedNotification, ThreadRealtimeStopParams,
    ThreadRealtimeStopResponse, method,
};
use turnhost_threads::LoadedThread;

use super::publish;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadRealtimeStop {
    type Needs = ();

    fn thread(params: &ThreadRealtimeStopParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        params: ThreadRealtimeStopParams,
    ) -> Result<ThreadRealtimeStopResponse, CallError> {
        // No conversation can be had, whatever it should be like.
        let ThreadRealtimeStopParams { thread_id: _ } = params;
        let closed = ThreadRealtimeClosedNotification {
            thread_id: thread.id(),
            reason: Some("requested".to_owned()),
        };
        publish(thread, caller, ServerNotification::ThreadRealtimeClosed(closed));
        Ok(ThreadRealtimeStopResponse {})
    }
}
