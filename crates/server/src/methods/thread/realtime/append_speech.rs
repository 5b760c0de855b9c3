//! `thread/realtime/appendSpeech`: no conversation runs to which words to be spoken could be added.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadRealtimeAppendSpeechParams, ThreadRealtimeAppendSpeechResponse, method,
};
use turnhost_threads::LoadedThread;

use super::not_running;
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadRealtimeAppendSpeech {
    type Needs = ();

    fn thread(params: &ThreadRealtimeAppendSpeechParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        params: ThreadRealtimeAppendSpeechParams,
    ) -> Result<ThreadRealtimeAppendSpeechResponse, CallError> {
        // No conversation can be had, whatever it should be like.
        let ThreadRealtimeAppendSpeechParams { thread_id: _, text: _ } = params;
        not_running(thread, caller);
        Ok(ThreadRealtimeAppendSpeechResponse {})
    }
}
