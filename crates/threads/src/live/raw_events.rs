//! The items of the model's input and output, published to the subscribers unchanged.

use turnhost_agent::Event;
use turnhost_ports::{ModelEvent, Usage};
use turnhost_protocol::{
    RawResponseCompletedNotification, RawResponseItemCompletedNotification, ServerNotification,
    TokenUsageBreakdown,
};
use turnhost_thread::Input;

use super::Live;
use crate::raw_event_state::RawEvents;
use crate::transaction::Transaction;

impl Live {
    /// Publishes a complete response, before anything that follows from it.
    pub(super) fn publish_raw_response(&mut self, event: &Event, tx: &mut Transaction) {
        self.raw.is_replacing = false;
        if self.raw.events == RawEvents::Off {
            return;
        }
        match event {
            Event::Model(ModelEvent::ResponseNamed(id)) => self.raw.response = Some(id.clone()),
            Event::Model(ModelEvent::Completed { usage }) => {
                let Some(turn_id) = self.thread.running() else { return };
                let completed = RawResponseCompletedNotification {
                    thread_id: self.id(),
                    turn_id,
                    response_id: self.raw.response.take().unwrap_or_default(),
                    usage: usage.map(breakdown),
                    usage_metadata: None,
                };
                tx.effects.notify(ServerNotification::RawResponseCompleted(completed));
            }
            _ => {}
        }
    }

    /// Publishes an addition to the model's input of a turn.
    pub(super) fn publish_raw_item(&mut self, input: &Input, tx: &mut Transaction) {
        if self.raw.events == RawEvents::Off {
            return;
        }
        match (input, self.thread.running()) {
            (Input::HistoryReset, _) => self.raw.is_replacing = true,
            (Input::History(json), Some(turn_id)) if !self.raw.is_replacing => {
                match serde_json::from_str(json) {
                    Ok(item) => {
                        let thread_id = self.id();
                        let told =
                            RawResponseItemCompletedNotification { thread_id, turn_id, item };
                        tx.effects.notify(ServerNotification::RawResponseItemCompleted(told));
                    }
                    Err(error) => {
                        tracing::warn!(thread = %self.id(), err = %error, "an item cannot be told");
                    }
                }
            }
            _ => {}
        }
    }
}

fn breakdown(usage: Usage) -> TokenUsageBreakdown {
    TokenUsageBreakdown {
        total_tokens: usage.total,
        input_tokens: usage.input,
        cached_input_tokens: usage.cached_input,
        cache_write_input_tokens: 0,
        output_tokens: usage.output,
        reasoning_output_tokens: usage.reasoning_output,
    }
}
