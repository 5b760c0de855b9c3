//! The knowledge of a consumer: statuses, turns and items, gathered from notifications.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use turnhost_base::{ItemId, TurnId};
use turnhost_protocol::{ServerNotification, ThreadItem, ThreadStatus, TurnStatus};

/// The knowledge of a consumer, from its events; panics at impossible ones.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Known {
    pub(super) status: Option<ThreadStatus>,
    pub(super) turns: BTreeMap<TurnId, Option<TurnStatus>>,
    pub(super) items: BTreeMap<ItemId, KnownItem>,
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct KnownItem {
    pub(super) text: String,
    pub(super) whole: Option<ThreadItem>,
}

impl Known {
    pub(super) fn of(said: &[Arc<ServerNotification>]) -> Self {
        let mut known = Self::default();
        for notification in said {
            known.hear(notification);
        }
        known
    }

    pub(super) fn hear(&mut self, notification: &ServerNotification) {
        use ServerNotification as N;
        match notification {
            N::ThreadStatusChanged(it) => self.status = Some(it.status.clone()),
            N::TurnStarted(it) => {
                assert!(self.turns.insert(it.turn.id, None).is_none(), "began twice: {it:?}");
            }
            N::TurnCompleted(it) => {
                let turn = self.turns.get_mut(&it.turn.id).expect("a turn begins before it ends");
                assert_eq!(turn.replace(it.turn.status), None, "ended twice: {it:?}");
            }
            N::ItemStarted(it) => {
                assert!(self.turns.contains_key(&it.turn_id), "no turn: {it:?}");
                let before = self.items.insert(it.item.id().clone(), KnownItem::default());
                assert!(before.is_none(), "began twice: {it:?}");
            }
            N::AgentMessageDelta(it) => self.piece(&it.item_id, &it.delta),
            N::ReasoningTextDelta(it) => self.piece(&it.item_id, &it.delta),
            N::CommandExecutionOutputDelta(it) => self.piece(&it.item_id, &it.delta),
            N::ReasoningSummaryPartAdded(_) => {}
            N::ItemCompleted(it) => {
                let item = self.items.get_mut(it.item.id()).expect("an item begins first");
                assert_eq!(item.whole.replace(it.item.clone()), None, "complete twice");
            }
            other => panic!("{other:?}"),
        }
    }

    fn piece(&mut self, id: &ItemId, text: &str) {
        let item = self.items.get_mut(id).expect("an item begins before its text");
        assert_eq!(item.whole, None, "a piece after the end");
        item.text.push_str(text);
    }

    /// Compares the part that is the same for one who was away and one who was not. Of items that
    /// are not complete, the one who was away may know less.
    pub(super) fn check_same(&self, stayed: &Self) -> Result<(), TestCaseError> {
        // Both learned that it is idle when they subscribed.
        let status = |known: &Self| known.status.clone().unwrap_or(ThreadStatus::Idle);
        prop_assert_eq!(status(self), status(stayed));
        prop_assert_eq!(&self.turns, &stayed.turns);
        for (id, there) in &stayed.items {
            match (self.items.get(id), &there.whole) {
                (Some(here), Some(_)) => prop_assert_eq!(here, there),
                (Some(here), None) => {
                    prop_assert_eq!(&here.whole, &None);
                    prop_assert!(there.text.starts_with(&here.text), "{:?} of {:?}", here, there);
                }
                (None, whole) => prop_assert_eq!(whole, &None),
            }
        }
        prop_assert!(self.items.keys().all(|id| stayed.items.contains_key(id)));
        Ok(())
    }
}
