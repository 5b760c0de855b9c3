//! `turn/interrupt`: a running turn stopped.

use turnhost_agent::Event;
use turnhost_base::ThreadId;
use turnhost_protocol::{TurnInterruptParams, TurnInterruptResponse, method};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::TurnInterrupt {
    // A turn that runs has its history already.
    type Needs = ();

    fn thread(params: &TurnInterruptParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// An empty id means the running turn, if any.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: TurnInterruptParams,
    ) -> Result<TurnInterruptResponse, CallError> {
        let TurnInterruptParams { thread_id: _, turn_id } = params;
        let Some(running) = thread.state().running() else {
            return if turn_id.is_empty() {
                Ok(TurnInterruptResponse {})
            } else {
                Err(CallError::Refused("no active turn to interrupt".to_owned()))
            };
        };
        if !turn_id.is_empty() && running.to_string() != turn_id {
            let text = format!("expected active turn id {turn_id} but found {running}");
            return Err(CallError::Refused(text));
        }
        thread.event(Event::Interrupt);
        Ok(TurnInterruptResponse {})
    }
}
