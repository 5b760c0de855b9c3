//! `turn/interrupt`: a running turn stopped.

use turnhost_agent::Event;
use turnhost_base::ThreadId;
use turnhost_protocol::{TurnInterruptParams, TurnInterruptResponse, method};

use crate::actor::{Actor, Step};
use crate::errors::CallError;
use crate::handler::OnThread;
use crate::methods::thread_id;

impl OnThread for method::TurnInterrupt {
    fn thread(params: &TurnInterruptParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        actor: &mut Actor,
        step: &mut Step,
        params: TurnInterruptParams,
    ) -> Result<TurnInterruptResponse, CallError> {
        let running = actor.thread.running();
        let running =
            running.ok_or_else(|| CallError::Refused("no active turn to interrupt".to_owned()))?;
        if running.to_string() != params.turn_id {
            let text = format!("expected active turn id {} but found {running}", params.turn_id);
            return Err(CallError::Refused(text));
        }
        actor.event(Event::Interrupt, step);
        Ok(TurnInterruptResponse {})
    }
}
