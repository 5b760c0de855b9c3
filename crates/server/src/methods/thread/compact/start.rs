//! `thread/compact/start`: a history shortened to a summary.

use turnhost_agent::{Event, TurnPurpose};
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

    /// The work is a turn of its own; one that runs is interrupted for it.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        _: ThreadCompactStartParams,
    ) -> Result<ThreadCompactStartResponse, CallError> {
        if thread.state().running().is_some() {
            thread.event(Event::Interrupt);
        }
        thread.begin_turn(NewTurn { work: TurnPurpose::Compact, ..NewTurn::default() });
        Ok(ThreadCompactStartResponse {})
    }
}
