//! `thread/realtime/start`: no conversation can be started, and a notification says so.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ServerNotification, ThreadRealtimeErrorNotification, ThreadRealtimeStartParams,
    ThreadRealtimeStartResponse, method,
};
use turnhost_threads::LoadedThread;

use super::publish;
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
        params: ThreadRealtimeStartParams,
    ) -> Result<ThreadRealtimeStartResponse, CallError> {
        // No conversation can be had, whatever it should be like.
        let ThreadRealtimeStartParams {
            thread_id: _,
            output_modality: _,
            backend_reasoning_status: _,
            client_managed_handoffs: _,
            codex_response_handoff_channel_prefixes: _,
            codex_response_handoff_mode: _,
            codex_response_item_prefix: _,
            codex_responses_as_items: _,
            delegation_ack_filler: _,
            flush_transcript_tail_on_session_end: _,
            include_startup_context: _,
            initial_items: _,
            model: _,
            prompt: _,
            realtime_end_instructions: _,
            realtime_session_id: _,
            realtime_start_instructions: _,
            transport: _,
            version: _,
            voice: _,
            voice_session_id: _,
        } = params;
        let failed = ThreadRealtimeErrorNotification {
            thread_id: thread.id(),
            message: "realtime conversation requires API key auth".to_owned(),
        };
        publish(thread, caller, ServerNotification::ThreadRealtimeError(failed));
        Ok(ThreadRealtimeStartResponse {})
    }
}
