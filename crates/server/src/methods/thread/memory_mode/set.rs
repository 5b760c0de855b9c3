//! `thread/memoryMode/set`: whether later threads may learn from a thread.

use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadMemoryModeSetParams, ThreadMemoryModeSetResponse, method};
use turnhost_thread::TurnSettings;
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadMemoryModeSet {
    type Needs = ();

    fn thread(params: &ThreadMemoryModeSetParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// The choice is kept with the thread, for whoever learns from it later.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadMemoryModeSetParams,
    ) -> Result<ThreadMemoryModeSetResponse, CallError> {
        let ThreadMemoryModeSetParams { thread_id: _, mode } = params;
        if thread.state().is_ephemeral() {
            let id = thread.id();
            let text = format!("ephemeral thread does not support metadata updates: {id}");
            return Err(CallError::Refused(text));
        }
        let settings = TurnSettings::clone(thread.state().settings());
        thread.replace_settings(TurnSettings { memory_mode: Some(mode), ..settings })?;
        Ok(ThreadMemoryModeSetResponse {})
    }
}
