//! `turn/steer`: more input for the turn that runs.

use turnhost_agent::{Event, additional_context};
use turnhost_base::ThreadId;
use turnhost_protocol::{TurnSteerParams, TurnSteerResponse, method};
use turnhost_threads::LoadedThread;

use crate::methods::input::{refuse_long, refuse_remote_images};
use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};

impl OnThread for method::TurnSteer {
    // A turn that runs has its history already.
    type Needs = ();

    fn thread(params: &TurnSteerParams) -> Result<ThreadId, CallError> {
        refuse_remote_images(&params.input)?;
        thread_id(&params.thread_id)
    }

    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        _: &Caller,
        params: TurnSteerParams,
    ) -> Result<TurnSteerResponse, CallError> {
        let TurnSteerParams {
            thread_id: _,
            expected_turn_id,
            input,
            client_user_message_id,
            additional_context: told,
            // Labels for the provider's own statistics.
            responsesapi_client_metadata: _,
            responsesapi_client_metadata_patch: _,
        } = params;
        let refused = |text: &str| Err(CallError::Refused(text.to_owned()));
        if expected_turn_id.is_empty() {
            return refused("expectedTurnId must not be empty");
        }
        let Some(running) = thread.state().running() else {
            return refused("no active turn to steer");
        };
        if input.is_empty() {
            return refused("input must not be empty");
        }
        refuse_long(&input)?;
        if running.to_string() != expected_turn_id {
            let expected = expected_turn_id;
            return refused(&format!("expected active turn id `{expected}` but found `{running}`"));
        }
        if let Some(kind) = thread.state().not_steerable() {
            return Err(CallError::NotSteerable(kind));
        }
        let mut message = thread.user_message(input, client_user_message_id);
        message.context = additional_context(&told.unwrap_or_default());
        thread.event(Event::Steer(message));
        Ok(TurnSteerResponse { turn_id: running })
    }
}
