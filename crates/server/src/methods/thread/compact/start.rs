//! `thread/compact/start`: a history shortened to a summary.

use turnhost_agent::Work;
use turnhost_base::ThreadId;
use turnhost_protocol::{ThreadCompactStartParams, ThreadCompactStartResponse, method};
use turnhost_threads::{LoadedThread, NewTurn};

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadCompactStart {
    type Needs = ModelHistory;

    fn thread(params: &ThreadCompactStartParams) -> Result<ThreadId, CallError> {
        let ThreadCompactStartParams { thread_id: id } = params;
        thread_id(id)
    }

    /// The work is a turn of its own, so that nothing else may run.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        _: ThreadCompactStartParams,
    ) -> Result<ThreadCompactStartResponse, CallError> {
        if let Some(running) = thread.state().running() {
            let text =
                format!("turn {running} is running: interrupt it or wait for its end to compact");
            return Err(CallError::Refused(text));
        }
        if !thread.state().is_stored() && !thread.state().is_ephemeral() {
            let text = format!("thread {} has no history to compact yet", thread.id());
            return Err(CallError::Refused(text));
        }
        thread.begin_turn(NewTurn { work: Work::Compact, ..NewTurn::default() });
        Ok(ThreadCompactStartResponse {})
    }
}
