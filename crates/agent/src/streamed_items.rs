//! The items of a turn's responses: which are open, and which ids are taken.

use std::collections::BTreeSet;

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_ports::StreamedItem;

use crate::plan_items::PlannedMessage;

/// The items of a turn's responses, as far as later ones depend on them.
#[derive(Default)]
pub(crate) struct StreamedItems {
    /// The items whose text streams: one as a rule.
    pub(crate) open: Vec<OpenItem>,
    /// The ids of calls and of complete items: no other item of the turn gets one of them.
    pub(crate) taken: BTreeSet<ItemId>,
    /// The number of ids that were made up.
    pub(crate) made_up: u32,
    /// The bytes of text that the model sent.
    pub(crate) bytes: usize,
}

/// An item whose text arrives in pieces.
#[derive(Debug)]
pub(crate) struct OpenItem {
    pub(crate) kind: StreamedItem,
    /// Its id in the stream.
    pub(crate) streamed: ItemId,
    /// Its id for the clients, which is another if the provider uses one twice.
    pub(crate) id: ItemId,
    pub(crate) started_at: Millis,
    /// The text of a message so far.
    pub(crate) text: String,
    /// There for a message whose plans are items of their own.
    pub(crate) planned: Option<PlannedMessage>,
}

impl StreamedItems {
    pub(crate) fn response_begins(&mut self) {
        self.open.clear();
    }

    pub(crate) fn response_breaks(&mut self) {
        self.open.clear();
    }

    /// Maps a provider's item id to a client-visible one, generating a fresh id if it is empty or
    /// already used in `turn`.
    pub(crate) fn client_id(&mut self, turn: TurnId, wanted: &ItemId) -> ItemId {
        let mut id = wanted.clone();
        while id.as_str().is_empty()
            || self.taken.contains(&id)
            || self.open.iter().any(|open| open.id == id)
        {
            self.made_up += 1;
            id = ItemId::new(format!("item_{turn}_{}", self.made_up));
        }
        id
    }

    /// Returns the index of the open item with this stream id.
    pub(crate) fn find(&self, streamed: &ItemId, kind: StreamedItem) -> Option<usize> {
        self.open.iter().position(|open| open.kind == kind && open.streamed == *streamed)
    }

    /// Returns the same, or else the last of its kind: some providers change an item's id on the way.
    pub(crate) fn meant(&self, streamed: &ItemId, kind: StreamedItem) -> Option<usize> {
        self.find(streamed, kind).or_else(|| self.open.iter().rposition(|open| open.kind == kind))
    }
}
