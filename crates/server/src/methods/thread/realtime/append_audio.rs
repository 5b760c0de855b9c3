//! `thread/realtime/appendAudio`: no conversation runs to which sound could be added.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadRealtimeAppendAudioParams, ThreadRealtimeAppendAudioResponse, method,
};
use turnhost_threads::LoadedThread;

use super::not_running;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadRealtimeAppendAudio {
    type Needs = ();

    fn thread(params: &ThreadRealtimeAppendAudioParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        params: ThreadRealtimeAppendAudioParams,
    ) -> Result<ThreadRealtimeAppendAudioResponse, CallError> {
        // No conversation can be had, whatever it should be like.
        let ThreadRealtimeAppendAudioParams { thread_id: _, audio: _ } = params;
        not_running(thread, caller);
        Ok(ThreadRealtimeAppendAudioResponse {})
    }
}
