//! The end of a response: its calls' outputs, and the next request or the end of the turn.

use std::time::Duration;

use turnhost_ports::{FailedAt, ModelError, Retry, Usage};
use turnhost_protocol::{self as wire, ServerNotification, TurnError};
use turnhost_thread::{Input, Outcome};

use crate::action::{Action, Timer};
use crate::compaction::{Compaction, is_due};
use crate::cx::Cx;
use crate::items;
use crate::turn::{Response, Turn};
use crate::waits::Then;

/// First pause before a broken stream is asked for again; doubled each time.
const RETRY_PAUSE: Duration = Duration::from_millis(200);

/// Pause between tries while nothing listens at the provider's address.
const NETWORK_PAUSE: Duration = Duration::from_secs(3);

impl Turn {
    pub(crate) fn on_completed(&mut self, usage: Option<Usage>, cx: &mut Cx<'_>) {
        self.close_open_items(cx);
        cx.thread.tokens = usage.map_or(cx.thread.tokens, |usage| usage.total);
        self.response = Response::Complete(usage.map(to_wire));
        self.retries = 0;
    }

    pub(crate) fn on_model_failed(&mut self, error: ModelError) {
        if matches!(self.response, Response::Streaming) {
            self.response = Response::Broken(error);
            self.items.response_breaks();
        }
    }

    pub(crate) fn waits_for_retry(&self) -> bool {
        matches!(self.response, Response::Ended)
    }

    /// Asks the model again after a pause.
    pub(crate) fn retry(&mut self, cx: &mut Cx<'_>) {
        if self.waits_for_retry() {
            self.ask_model(cx);
        }
    }

    /// Remembers the outputs and continues, once a response and its calls have ended.
    pub(crate) fn settle_response(&mut self, cx: &mut Cx<'_>) {
        let is_open =
            matches!(self.response, Response::AwaitsMcp | Response::Streaming | Response::Ended);
        if is_open || !self.calls.are_done() {
            return;
        }
        let had_calls = !self.calls.is_empty();
        for output in self.calls.take_outputs() {
            cx.remember_item(&output);
        }
        let outcome = self.end_response(cx);
        if let Some(compaction) = self.compaction.take() {
            return self.settle_summary(compaction, outcome, cx);
        }
        let max_repeats = self.scope.settings.max_repeated_calls;
        let repeated = had_calls.then(|| self.repeats.response_ended(max_repeats)).flatten();
        match outcome.or(repeated) {
            Some(error) => self.retry_or_fail(&error, cx),
            None if had_calls || self.is_news || self.has_steered() => {
                if is_due(cx.thread.tokens, &self.scope.settings) {
                    self.compact(Then::Ask, cx);
                } else {
                    self.go_on(cx);
                }
            }
            None => self.complete(cx),
        }
    }

    /// Continues after the response to a request for a summary.
    fn settle_summary(
        &mut self,
        compaction: Compaction,
        outcome: Option<ModelError>,
        cx: &mut Cx<'_>,
    ) {
        match outcome {
            None => self.settle_compaction(&compaction, cx),
            Some(error) if error.info == wire::CodexErrorInfo::ContextWindowExceeded => {
                if !self.compact_less(compaction, cx) {
                    self.retry_or_fail(&error, cx);
                }
            }
            Some(error) => {
                self.compaction = Some(compaction);
                self.retry_or_fail(&error, cx);
            }
        }
    }

    /// Reports the usage of a response. Returns why it broke, if it did.
    pub(crate) fn end_response(&mut self, cx: &mut Cx<'_>) -> Option<ModelError> {
        let is_whole = matches!(self.response, Response::Complete(_));
        let (usage, broken) = match std::mem::replace(&mut self.response, Response::Ended) {
            Response::Complete(usage) => (usage, None),
            Response::Broken(error) => (None, Some(error)),
            Response::Streaming => (None, None),
            // It was reported when it broke.
            Response::Ended | Response::AwaitsMcp => return None,
        };
        self.notify_hooks_of_response(usage.as_ref(), broken.as_ref(), cx);
        let failed_at = broken.as_ref().map(|error| error.at);
        // An unfinished summary reports the usage at its start; a refused request used nothing.
        let is_told =
            (self.compaction.is_none() || is_whole) && failed_at != Some(FailedAt::Request);
        if self.review.is_none() && is_told {
            cx.push(Action::Thread(Input::ResponseEnded(self.scope.id, usage)));
        }
        let info = broken.as_ref().map(|error| &error.info);
        if info == Some(&wire::CodexErrorInfo::ContextWindowExceeded)
            && self.compaction.is_none()
            && self.review.is_none()
        {
            cx.push(Action::Thread(Input::ContextFilled(self.scope.id)));
        }
        broken
    }

    fn retry_or_fail(&mut self, error: &ModelError, cx: &mut Cx<'_>) {
        let max = self.scope.environment.stream_max_retries;
        let (message, pause) = match error.retry {
            Retry::Stream { after } if self.retries < max => {
                let pause =
                    after.unwrap_or(RETRY_PAUSE * 2_u32.saturating_pow(self.retries.min(6)));
                self.retries += 1;
                (format!("Reconnecting... {}/{max}", self.retries), pause)
            }
            Retry::Network => ("Reconnecting... waiting for network".to_owned(), NETWORK_PAUSE),
            Retry::Stream { .. } | Retry::No => {
                let error = items::turn_error(error.message.clone(), error.info.clone(), None);
                // Input of the user meanwhile was accepted: the next turn's model gets it.
                self.take_steered(cx);
                self.scope.notify_diff(cx);
                return self.end(Outcome::Failed(Box::new(error)), cx);
            }
        };
        let http_status_code = match error.info {
            wire::CodexErrorInfo::HttpConnectionFailed { http_status_code } => http_status_code,
            _ => None,
        };
        let info = wire::CodexErrorInfo::ResponseStreamDisconnected { http_status_code };
        self.notify_retry(items::turn_error(message, info, Some(error.message.clone())), cx);
        cx.push(Action::Wait(Timer::Retry(self.scope.id), pause));
        if self.compaction.is_none() {
            self.take_steered(cx);
        }
    }

    fn notify_retry(&self, error: TurnError, cx: &mut Cx<'_>) {
        let notification = wire::ErrorNotification {
            error: Box::new(error),
            will_retry: true,
            thread_id: cx.thread.id,
            turn_id: self.scope.id,
        };
        cx.notify(ServerNotification::Error(notification));
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
