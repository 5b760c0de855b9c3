//! How notifications that wait for a slow reader become fewer.
//!
//! What the table marks as `Merge` may be joined with a later one about the
//! same thing: pieces of text are put together, a newer picture takes the place
//! of an older one. Whoever queues notifications, server or client, joins them
//! by these rules, so that a reader cannot tell where it happened.

use crate::{ItemBody, ServerNotification, ThreadItem};

impl ServerNotification {
    /// Whether [`ServerNotification::absorb`] would take `next` in.
    pub fn joins(&self, next: &Self) -> bool {
        use ServerNotification as N;
        match (self, next) {
            (N::AgentMessageDelta(a), N::AgentMessageDelta(b)) => {
                a.item_id == b.item_id && a.turn_id == b.turn_id
            }
            (N::ReasoningSummaryTextDelta(a), N::ReasoningSummaryTextDelta(b)) => {
                a.item_id == b.item_id
                    && a.turn_id == b.turn_id
                    && a.summary_index == b.summary_index
            }
            (N::ReasoningTextDelta(a), N::ReasoningTextDelta(b)) => {
                a.item_id == b.item_id
                    && a.turn_id == b.turn_id
                    && a.content_index == b.content_index
            }
            (N::CommandExecutionOutputDelta(a), N::CommandExecutionOutputDelta(b)) => {
                a.item_id == b.item_id && a.turn_id == b.turn_id
            }
            (N::TurnDiffUpdated(a), N::TurnDiffUpdated(b)) => a.turn_id == b.turn_id,
            (N::ThreadTokenUsageUpdated(a), N::ThreadTokenUsageUpdated(b)) => {
                a.thread_id == b.thread_id
            }
            (N::AccountRateLimitsUpdated(_), N::AccountRateLimitsUpdated(_)) => true,
            _ => false,
        }
    }

    /// Takes in what `next` says, so that this one says both. `false`, and
    /// nothing has changed, if they are not about the same thing.
    pub fn absorb(&mut self, next: &Self) -> bool {
        use ServerNotification as N;
        if !self.joins(next) {
            return false;
        }
        match (&mut *self, next) {
            (N::AgentMessageDelta(a), N::AgentMessageDelta(b)) => a.delta.push_str(&b.delta),
            (N::ReasoningSummaryTextDelta(a), N::ReasoningSummaryTextDelta(b)) => {
                a.delta.push_str(&b.delta);
            }
            (N::ReasoningTextDelta(a), N::ReasoningTextDelta(b)) => a.delta.push_str(&b.delta),
            (N::CommandExecutionOutputDelta(a), N::CommandExecutionOutputDelta(b)) => {
                a.delta.push_str(&b.delta);
            }
            // The newer one says all that the older one said.
            (older, newer) => *older = newer.clone(),
        }
        true
    }

    /// Bytes of the parts that may be large.
    pub fn text_bytes(&self) -> usize {
        use ServerNotification as N;
        match self {
            N::AgentMessageDelta(delta) => delta.delta.len(),
            N::ReasoningSummaryTextDelta(delta) => delta.delta.len(),
            N::ReasoningTextDelta(delta) => delta.delta.len(),
            N::CommandExecutionOutputDelta(delta) => delta.delta.len(),
            N::TurnDiffUpdated(diff) => diff.diff.len(),
            N::ItemStarted(started) => started.item.text_bytes(),
            N::ItemCompleted(completed) => completed.item.text_bytes(),
            N::TurnCompleted(completed) => {
                completed.turn.items.iter().map(ThreadItem::text_bytes).sum()
            }
            _ => 0,
        }
    }
}

impl ThreadItem {
    /// Bytes of the parts that may be large.
    pub fn text_bytes(&self) -> usize {
        match &self.body {
            ItemBody::AgentMessage(message) => message.text.len(),
            ItemBody::Reasoning(reasoning) => {
                reasoning.summary.iter().chain(&reasoning.content).map(String::len).sum()
            }
            ItemBody::CommandExecution(command) => {
                command.command.len() + command.aggregated_output.as_ref().map_or(0, String::len)
            }
            ItemBody::FileChange(change) => {
                change.changes.iter().map(|change| change.diff.len()).sum()
            }
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AgentMessageDeltaNotification;

    fn piece(item: &str, delta: &str) -> ServerNotification {
        ServerNotification::AgentMessageDelta(AgentMessageDeltaNotification {
            delta: delta.to_owned(),
            item_id: serde_json::from_value(item.into()).unwrap(),
            thread_id: "0199e0d0-0000-7000-8000-000000000001".parse().unwrap(),
            turn_id: "0199e0d0-0000-7000-8000-000000000002".parse().unwrap(),
        })
    }

    #[test]
    fn pieces_of_one_item_become_one_piece() {
        let mut first = piece("a", "one ");
        assert!(first.absorb(&piece("a", "two")));
        assert_eq!(first, piece("a", "one two"));
        assert_eq!(first.text_bytes(), 7);
    }

    #[test]
    fn pieces_of_two_items_stay_apart() {
        let mut first = piece("a", "one ");
        assert!(!first.absorb(&piece("b", "two")));
        assert_eq!(first, piece("a", "one "));
    }
}
