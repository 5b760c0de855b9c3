//! `thread/backgroundTerminals/terminate`: one command of a thread ended.

use turnhost_agent::{Event, ProcessId};
use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadBackgroundTerminalsTerminateParams, ThreadBackgroundTerminalsTerminateResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::ThreadBackgroundTerminalsTerminate {
    // A command that runs was started by an agent that knows its history.
    type Needs = ();

    fn thread(params: &ThreadBackgroundTerminalsTerminateParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: ThreadBackgroundTerminalsTerminateParams,
    ) -> Result<ThreadBackgroundTerminalsTerminateResponse, CallError> {
        let ThreadBackgroundTerminalsTerminateParams { thread_id: _, process_id } = params;
        let process = process_id.parse().map(ProcessId).map_err(|error| {
            CallError::Refused(format!("invalid background terminal process id: {error}"))
        })?;
        let process = Some(process).filter(|id| thread.runs(*id));
        if let Some(process) = process {
            thread.event(Event::TerminateCommand(process));
        }
        let terminated = process.is_some();
        Ok(ThreadBackgroundTerminalsTerminateResponse { terminated })
    }
}
