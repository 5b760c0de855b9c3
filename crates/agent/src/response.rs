//! The end of a response: what the model hears next, and when it is asked again.

use std::time::Duration;

use turnhost_base::{Millis, TurnId};
use turnhost_ports::{ModelError, Retry, Usage};
use turnhost_protocol::{self as wire, ServerNotification, TurnError};
use turnhost_thread::{Input, Outcome};

use crate::action::{Action, Timer};
use crate::agent::Agent;
use crate::items;
use crate::stream::say;
use crate::turn::{Call, CallState, Response};

/// First pause before a broken stream is asked for again; doubled each time.
const RETRY_PAUSE: Duration = Duration::from_millis(200);

/// Pause between tries while nobody listens at the provider's address.
const NETWORK_PAUSE: Duration = Duration::from_secs(3);

impl Agent {
    pub(crate) fn on_completed(
        &mut self,
        now: Millis,
        usage: Option<Usage>,
        out: &mut Vec<Action>,
    ) {
        self.close_open_items(now, out);
        if let Some(turn) = &mut self.turn {
            turn.response = Response::Complete(usage.map(to_wire));
            turn.retries = 0;
        }
        self.settle_response(now, out);
    }

    pub(crate) fn on_model_failed(
        &mut self,
        now: Millis,
        error: ModelError,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        if matches!(turn.response, Response::Streaming) {
            turn.response = Response::Broken(error);
            turn.open_items.clear();
            self.settle_response(now, out);
        }
    }

    /// Once a response has ended and its calls have too: remembers their outputs and goes on.
    pub(crate) fn settle_response(&mut self, now: Millis, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        if matches!(turn.response, Response::Streaming | Response::WaitingToRetry)
            || !turn.calls_are_done()
        {
            return;
        }
        let had_calls = !turn.calls.is_empty();
        let calls: Vec<Call> = turn.calls.drain(..).collect();
        for call in calls {
            if let CallState::Done(text) = call.state {
                self.remember_item(&items::tool_output(call.id.as_str(), call.custom, text), out);
            }
        }
        let broken = self.end_response(out);
        match broken {
            Some(error) => self.retry_or_fail(now, &error, out),
            None if had_calls => self.go_on(now, out),
            None if self.turn.as_ref().is_some_and(|turn| !turn.steered.is_empty()) => {
                self.go_on(now, out);
            }
            None => self.end(Outcome::Completed, out),
        }
    }

    /// Tells usage and diff as they stand after a response; gives back why it broke, if it did.
    pub(crate) fn end_response(&mut self, out: &mut Vec<Action>) -> Option<ModelError> {
        let turn = self.turn.as_mut()?;
        let (usage, broken) = match std::mem::replace(&mut turn.response, Response::WaitingToRetry)
        {
            Response::Complete(usage) => (usage, None),
            Response::Broken(error) => (None, Some(error)),
            Response::Streaming => (None, None),
            // It has ended already, when it broke.
            Response::WaitingToRetry => return None,
        };
        out.push(Action::Thread(Input::ResponseEnded(turn.id, usage)));
        self.tell_diff(out);
        broken
    }

    /// Shows what the user said meanwhile and asks the model again.
    pub(crate) fn go_on(&mut self, now: Millis, out: &mut Vec<Action>) {
        self.take_steered(now, out);
        self.ask_model(out);
    }

    /// Shows and remembers what the user said while the model or a tool was busy.
    pub(crate) fn take_steered(&mut self, now: Millis, out: &mut Vec<Action>) {
        let steered =
            self.turn.as_mut().map(|turn| std::mem::take(&mut turn.steered)).unwrap_or_default();
        for message in steered {
            self.take_message(now, message, out);
        }
    }

    fn retry_or_fail(&mut self, now: Millis, error: &ModelError, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        let max = turn.surroundings.stream_max_retries;
        let (message, pause) = match error.retry {
            Retry::Stream { after } if turn.retries < max => {
                let pause =
                    after.unwrap_or(RETRY_PAUSE * 2_u32.saturating_pow(turn.retries.min(6)));
                turn.retries += 1;
                (format!("Reconnecting... {}/{max}", turn.retries), pause)
            }
            Retry::Network => ("Reconnecting... waiting for network".to_owned(), NETWORK_PAUSE),
            Retry::Stream { .. } | Retry::No => {
                let error = items::turn_error(error.message.clone(), error.info.clone(), None);
                // What the user said meanwhile was accepted: the next turn's model hears it.
                self.take_steered(now, out);
                return self.end(Outcome::Failed(Box::new(error)), out);
            }
        };
        let id = turn.id;
        let info = wire::CodexErrorInfo::ResponseStreamDisconnected { http_status_code: None };
        let error = items::turn_error(message, info, Some(error.message.clone()));
        self.say_retry(id, error, out);
        out.push(Action::Wait(Timer::Retry(id), pause));
        self.take_steered(now, out);
    }

    fn say_retry(&self, turn_id: TurnId, error: TurnError, out: &mut Vec<Action>) {
        let notification = wire::ErrorNotification {
            error: Box::new(error),
            will_retry: true,
            thread_id: self.thread,
            turn_id,
        };
        say(out, ServerNotification::Error(notification));
    }
}

fn to_wire(usage: Usage) -> wire::TokenUsageBreakdown {
    wire::TokenUsageBreakdown {
        total_tokens: usage.total,
        input_tokens: usage.input,
        cached_input_tokens: usage.cached_input,
        cache_write_input_tokens: 0,
        output_tokens: usage.output,
        reasoning_output_tokens: usage.reasoning_output,
    }
}
