//! Parts of a turn that wait for extensions: its work, the user's words, its end.

use std::collections::VecDeque;
use std::sync::Arc;

use turnhost_base::ItemId;
use turnhost_ports::{HistoryItem, TurnExtensions};
use turnhost_protocol::HookEventName;

use crate::action::{TurnPurpose, UserMessage};
use crate::question::AwaitedRequest;

/// The part of a turn that waits for extensions.
#[derive(Default)]
pub(crate) struct Waits {
    /// The known extensions; `None` until they are read.
    pub(crate) known: Option<Arc<TurnExtensions>>,
    /// The work of the turn, until they are.
    pub(crate) parked: Option<Box<Parked>>,
    /// The user's messages that are entering; the first has a step under way.
    pub(crate) admissions: VecDeque<UserMessage>,
    pub(crate) is_admitting: bool,
    /// Set while hooks decide if the turn may end.
    pub(crate) at_stop: bool,
    /// Times that hooks kept the turn from ending.
    pub(crate) stops: u32,
    /// Set once words of the user were taken.
    pub(crate) has_words: bool,
    /// Approval requests that hooks decide about, by their calls.
    pub(crate) questions: Vec<(ItemId, AwaitedRequest)>,
    /// The compaction that hooks look at before it begins.
    pub(crate) before_compaction: Option<Then>,
    /// The compaction that is over, while hooks look at that.
    pub(crate) after_compaction: Option<Then>,
    /// The request to the model that hooks look on at.
    pub(crate) request: Option<ItemId>,
}

/// The purpose of a turn that waits.
pub(crate) struct Parked {
    pub(crate) work: TurnPurpose,
    pub(crate) message: Option<UserMessage>,
    pub(crate) told: Vec<HistoryItem>,
}

/// The step that follows a compaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing: the turn was for the compaction alone.
    End,
    /// The model is asked what the turn is about.
    Ask,
}

impl Waits {
    pub(crate) fn new(known: Option<Arc<TurnExtensions>>) -> Self {
        Self { known, ..Self::default() }
    }

    /// Returns whether words of the user are on their way in.
    pub(crate) fn is_admitting(&self) -> bool {
        self.parked.is_some() || !self.admissions.is_empty()
    }

    /// Returns whether hooks look at a compaction.
    pub(crate) fn is_compacting(&self) -> bool {
        self.before_compaction.is_some() || self.after_compaction.is_some()
    }

    pub(crate) fn has_hook(&self, event: HookEventName) -> bool {
        self.known.as_ref().is_some_and(|known| known.has_hook(event))
    }

    /// Forgets the words that are not in yet.
    pub(crate) fn give_up(&mut self) {
        self.parked = None;
        self.admissions.clear();
        self.is_admitting = false;
        self.at_stop = false;
        self.questions.clear();
        self.before_compaction = None;
        self.after_compaction = None;
    }
}
