//! How notifications that wait for a slow reader become fewer.
//!
//! What the table marks as `Merge` may be joined with a later one about the
//! same thing: pieces of text are put together, a newer picture takes the place
//! of an older one. Whoever queues notifications, server or client, joins them
//! by these rules, so that a reader cannot tell where it happened.

use crate::{ItemBody, ServerNotification, ThreadItem};

/// Declares what joins with what: for each kind the fields in which two of them must agree.
macro_rules! joining {
    (
        pieces { $($piece:ident: $($piece_key:ident),*;)* }
        pictures { $($picture:ident: $($picture_key:ident),*;)* }
    ) => {
        impl ServerNotification {
            /// Whether [`ServerNotification::absorb`] would take `next` in.
            pub fn joins(&self, next: &Self) -> bool {
                match (self, next) {
                    $((Self::$piece(a), Self::$piece(b)) => $(a.$piece_key == b.$piece_key)&&*,)*
                    $((Self::$picture(_a), Self::$picture(_b)) => {
                        true $(&& _a.$picture_key == _b.$picture_key)*
                    })*
                    _ => false,
                }
            }

            /// Takes in what `next` says, so that this one says both. `false`, and
            /// nothing has changed, if they are not about the same thing.
            pub fn absorb(&mut self, next: &Self) -> bool {
                if !self.joins(next) {
                    return false;
                }
                match (&mut *self, next) {
                    $((Self::$piece(a), Self::$piece(b)) => a.delta.push_str(&b.delta),)*
                    // The newer one says all that the older one said.
                    (older, newer) => *older = newer.clone(),
                }
                true
            }

            /// Bytes of the parts that may be large.
            pub fn text_bytes(&self) -> usize {
                match self {
                    $(Self::$piece(piece) => piece.delta.len(),)*
                    Self::TurnDiffUpdated(diff) => diff.diff.len(),
                    Self::ItemStarted(started) => started.item.text_bytes(),
                    Self::ItemCompleted(completed) => completed.item.text_bytes(),
                    Self::TurnCompleted(completed) => {
                        completed.turn.items.iter().map(ThreadItem::text_bytes).sum()
                    }
                    _ => 0,
                }
            }
        }
    };
}

joining! {
    pieces {
        AgentMessageDelta: turn_id, item_id;
        PlanDelta: turn_id, item_id;
        ReasoningSummaryTextDelta: turn_id, item_id, summary_index;
        ReasoningTextDelta: turn_id, item_id, content_index;
        CommandExecutionOutputDelta: turn_id, item_id;
        FileChangeOutputDelta: turn_id, item_id;
        ThreadRealtimeTranscriptDelta: thread_id, role;
        ThreadRealtimeItemTranscriptDelta: thread_id, item_id;
    }
    pictures {
        TurnDiffUpdated: turn_id;
        TurnPlanUpdated: turn_id;
        FileChangePatchUpdated: turn_id, item_id;
        ThreadTokenUsageUpdated: thread_id;
        AccountRateLimitsUpdated: ;
        AppListUpdated: ;
        FuzzyFileSearchSessionUpdated: session_id;
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
