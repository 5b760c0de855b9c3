//! `turn/steer`: more words for the turn that runs.

use turnhost_agent::Event;
use turnhost_base::ThreadId;
use turnhost_protocol::{TurnSteerParams, TurnSteerResponse, method};

use super::input::{refuse_remote_images, user_message};
use crate::actor::{Actor, Step};
use crate::errors::CallError;
use crate::handler::OnThread;
use crate::methods::thread_id;

impl OnThread for method::TurnSteer {
    fn thread(params: &TurnSteerParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    fn call(
        actor: &mut Actor,
        step: &mut Step,
        params: TurnSteerParams,
    ) -> Result<TurnSteerResponse, CallError> {
        let refused = |text: &str| Err(CallError::Refused(text.to_owned()));
        if params.expected_turn_id.is_empty() {
            return refused("expectedTurnId must not be empty");
        }
        if params.input.is_empty() {
            return refused("input must not be empty");
        }
        refuse_remote_images(&params.input)?;
        let Some(running) = actor.thread.running() else {
            return refused("no active turn to steer");
        };
        if running.to_string() != params.expected_turn_id {
            let expected = params.expected_turn_id;
            return refused(&format!("expected active turn id `{expected}` but found `{running}`"));
        }
        let message = user_message(actor, params.input, params.client_user_message_id);
        actor.event(Event::Steer(message), step);
        Ok(TurnSteerResponse { turn_id: running })
    }
}
