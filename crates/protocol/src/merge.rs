//! Merging of notifications that wait for a slow reader.
//!
//! The table says which kinds merge, in which members two of them must agree, and
//! if the later one appends to the earlier or replaces it. Every queue, of a
//! server or a client, merges by these rules, so that a reader cannot tell where
//! it happened.

use crate::{Delivery, ItemBody, ServerNotification, ThreadItem, notifications};

/// Names what a notification is about, among those that may be joined: equal for two that
/// [`ServerNotification::joins`] allows to be joined.
#[derive(Debug)]
pub struct MergeKey<'a>(&'a ServerNotification);

impl PartialEq for MergeKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.joins(other.0)
    }
}

impl ServerNotification {
    /// Returns what this notification is about, or `None` if it must be delivered as it is.
    pub fn merge_key(&self) -> Option<MergeKey<'_>> {
        (self.delivery() == Delivery::Merge).then_some(MergeKey(self))
    }
}

macro_rules! joining {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, to $audience:ident $(about $($thread:ident).+)?,
            $delivery:ident $(($how:ident $(by $($key:ident),+)?))?,
        ($params:ty) $($shared:ident)?;)*) => {
        impl ServerNotification {
            /// Returns whether [`ServerNotification::absorb`] would take `next` in.
            pub fn joins(&self, next: &Self) -> bool {
                match (self, next) {
                    $($((Self::$name(_a), Self::$name(_b)) => {
                        joining!(@known $how) $($(&& _a.$key == _b.$key)+)?
                    })?)*
                    _ => false,
                }
            }

            /// Takes in what `next` says, so that this one says both. Returns `false`, and changes
            /// nothing, if they are not about the same thing.
            pub fn absorb(&mut self, next: &Self) -> bool {
                if !self.joins(next) {
                    return false;
                }
                match (&mut *self, next) {
                    $($((Self::$name(older), Self::$name(newer)) => joining!(@$how older newer),)?)*
                    _ => {}
                }
                true
            }

            /// Returns the piece of text that neighbours append to, if it is such a notification.
            fn piece(&self) -> Option<&str> {
                match self {
                    $($(Self::$name(it) => joining!(@piece $how it),)?)*
                    _ => None,
                }
            }
        }
    };
    (@known append) => { true };
    (@known replace) => { true };
    (@append $older:ident $newer:ident) => { $older.delta.push_str(&$newer.delta) };
    (@replace $older:ident $newer:ident) => { $older.clone_from($newer) };
    (@piece append $it:ident) => { Some(&$it.delta) };
    (@piece replace $it:ident) => {{
        let _whole = $it;
        None
    }};
}
notifications!(joining);

impl ServerNotification {
    /// Returns the bytes of the parts that may be large.
    pub fn text_bytes(&self) -> usize {
        match self {
            Self::TurnDiffUpdated(diff) => diff.diff.len(),
            Self::CommandExecOutputDelta(output) => output.delta_base64.len(),
            Self::ProcessOutputDelta(output) => output.delta_base64.len(),
            Self::ItemStarted(started) => started.item.text_bytes(),
            Self::ItemCompleted(completed) => completed.item.text_bytes(),
            Self::TurnCompleted(completed) => {
                completed.turn.items.iter().map(ThreadItem::text_bytes).sum()
            }
            _ => self.piece().map_or(0, str::len),
        }
    }
}

impl ThreadItem {
    /// Returns the bytes of the parts that may be large.
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
