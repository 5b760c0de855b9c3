//! A record of what the consumer received of one thread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use turnhost_base::{ItemId, Millis, ThreadId, TurnId};
use turnhost_protocol::{
    self as wire, ItemBody, ServerNotification, Thread, ThreadStatus, Turn, TurnItemsView,
    TurnStatus,
};

use super::answer::{Out, ResumeAnswer, Resumed};
use super::item::{self, ItemView, Part, Place};

/// A thread that the consumer is subscribed to.
#[derive(Debug)]
pub(super) struct ThreadMirror {
    id: ThreadId,
    /// Set while it waits for the answer to `thread/resume`.
    is_lost: bool,
    seq: Option<u64>,
    status: ThreadStatus,
    name: Option<String>,
    /// Turns that began before this are older than the subscription, in seconds
    /// of the server's clock; `None` if there were none.
    older_until: Option<i64>,
    turns: BTreeMap<TurnId, TurnView>,
    /// The last of each kind of notification that servers repeat after a resume.
    states: BTreeMap<&'static str, Arc<ServerNotification>>,
    /// Those of them that have not been said again yet.
    settling: BTreeSet<&'static str>,
}

/// A record of what the consumer received of one turn.
#[derive(Debug, Default)]
struct TurnView {
    is_ended: bool,
    is_error_told: bool,
    /// Set if something was lost while it ran: items may have begun unseen.
    has_gap: bool,
    /// Set if it was not received from its beginning to its end. Items may outlive
    /// their turn, and which of them are complete cannot be derived from its end then.
    is_partial: bool,
    open: BTreeMap<ItemId, ItemView>,
    /// Items that are complete, of a turn that runs or is partial.
    done: BTreeSet<ItemId>,
}

impl ThreadMirror {
    /// Creates a thread as it was when the consumer subscribed.
    pub(super) fn new(thread: &Thread) -> Self {
        let is_fresh = thread.turns.is_empty() && thread.preview.is_empty();
        Self {
            id: thread.id,
            is_lost: false,
            seq: None,
            status: thread.status.clone(),
            name: thread.name.clone(),
            older_until: (!is_fresh).then_some(thread.updated_at),
            turns: BTreeMap::new(),
            states: BTreeMap::new(),
            settling: BTreeSet::new(),
        }
    }

    /// Notes what the consumer was answered to a request of its own.
    pub(super) fn told(&mut self, thread: &Thread, seq: Option<u64>) {
        self.is_lost = false;
        self.seq = seq.or(self.seq);
        self.status = thread.status.clone();
        self.name.clone_from(&thread.name);
        for turn in &thread.turns {
            let view = self.turns.entry(turn.id).or_default();
            for item in turn.items.iter().filter(|item| item::is_complete(item)) {
                view.open.remove(item.id());
                view.done.insert(item.id().clone());
            }
            if turn.status == TurnStatus::InProgress {
                view.is_partial = true;
            } else {
                view.end();
            }
        }
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    pub(super) fn seq(&self) -> Option<u64> {
        self.seq
    }

    pub(super) fn lose(&mut self) {
        self.is_lost = true;
    }

    /// Returns `true` for a numbered notification that was not delivered yet, and notes it.
    pub(super) fn is_next(&mut self, seq: Option<u64>) -> bool {
        let Some(seq) = seq else { return true };
        let is_next = !self.is_lost && self.seq.is_none_or(|last| seq > last);
        if is_next {
            self.seq = Some(seq);
        }
        is_next
    }

    pub(super) fn notification(
        &mut self,
        notification: Arc<ServerNotification>,
        seq: Option<u64>,
        now: Millis,
        out: &mut Out,
    ) {
        if !self.is_next(seq) || self.is_lost && is_in_snapshots(&notification) {
            return;
        }
        if self.takes(&notification, now, out) {
            out.push(notification);
        }
    }

    /// Notes a notification; returns whether it is to be delivered. What must be delivered
    /// before it is pushed to `out`.
    fn takes(
        &mut self,
        notification: &Arc<ServerNotification>,
        now: Millis,
        out: &mut Out,
    ) -> bool {
        use ServerNotification as N;
        match &**notification {
            N::TurnStarted(it) => {
                let is_new = !self.turns.contains_key(&it.turn.id);
                self.turns.entry(it.turn.id).or_default();
                is_new
            }
            N::TurnCompleted(it) => self.turns.entry(it.turn.id).or_default().end(),
            N::Error(it) => {
                let view = self.turns.entry(it.turn_id).or_default();
                view.is_error_told |= !it.will_retry;
                true
            }
            N::ItemStarted(it) => self.item_started(it),
            N::ItemCompleted(it) => self.item_completed(it, now, out),
            N::AgentMessageDelta(it) => self.piece(it.turn_id, &it.item_id, Part::Text, &it.delta),
            N::CommandExecutionOutputDelta(it) => {
                self.piece(it.turn_id, &it.item_id, Part::Output, &it.delta)
            }
            N::ReasoningTextDelta(it) => {
                self.piece(it.turn_id, &it.item_id, Part::Thought(it.content_index), &it.delta)
            }
            N::ReasoningSummaryTextDelta(it) => {
                self.piece(it.turn_id, &it.item_id, Part::Summary(it.summary_index), &it.delta)
            }
            N::ReasoningSummaryPartAdded(it) => {
                let view = self.item(it.turn_id, &it.item_id);
                if !view.is_torn() {
                    view.summary_part(it.summary_index);
                }
                !view.is_torn()
            }
            N::ThreadStatusChanged(it) => {
                self.status = it.status.clone();
                self.is_news(notification)
            }
            N::ThreadNameUpdated(it) => {
                self.name.clone_from(&it.thread_name);
                self.is_news(notification)
            }
            N::ThreadTokenUsageUpdated(_)
            | N::ThreadSettingsUpdated(_)
            | N::ThreadReadStateChanged(_)
            | N::ThreadGoalCleared(_) => self.is_news(notification),
            _ => true,
        }
    }

    /// Returns `true` if this is more than a repetition of what the server said before a cut.
    fn is_news(&mut self, notification: &Arc<ServerNotification>) -> bool {
        let method = notification.method();
        let before = self.states.insert(method, Arc::clone(notification));
        !(self.settling.remove(method) && before.as_ref() == Some(notification))
    }

    fn item_started(&mut self, it: &wire::ItemStartedNotification) -> bool {
        let view = self.turns.entry(it.turn_id).or_default();
        if view.done.contains(it.item.id()) || view.open.contains_key(it.item.id()) {
            return false;
        }
        view.open.insert(it.item.id().clone(), ItemView::started());
        true
    }

    fn item_completed(
        &mut self,
        it: &wire::ItemCompletedNotification,
        now: Millis,
        out: &mut Out,
    ) -> bool {
        let at = Place { thread_id: self.id, turn_id: it.turn_id };
        let view = self.turns.entry(it.turn_id).or_default();
        if view.done.contains(it.item.id()) {
            return false;
        }
        let mut item = view.open.remove(it.item.id()).unwrap_or_else(|| view.unseen_item());
        if item.is_torn() {
            item.catch_up(&it.item, at, now, out);
        }
        view.finish(it.item.id());
        true
    }

    fn piece(&mut self, turn: TurnId, id: &ItemId, part: Part, text: &str) -> bool {
        let view = self.item(turn, id);
        if view.is_torn() {
            return false;
        }
        view.piece(part, text);
        true
    }

    fn item(&mut self, turn: TurnId, id: &ItemId) -> &mut ItemView {
        let view = self.turns.entry(turn).or_default();
        let unseen = view.unseen_item();
        view.open.entry(id.clone()).or_insert(unseen)
    }

    /// Takes the answer to the session's own `thread/resume`.
    pub(super) fn resumed(
        &mut self,
        answer: &ResumeAnswer<'_>,
        now: Millis,
        out: &mut Out,
    ) -> Resumed {
        let thread = answer.thread;
        if !answer.is_replayed() && !answer.with_turns {
            return Resumed::NeedsTurns;
        }
        self.is_lost = false;
        self.settling = self.states.keys().copied().collect();
        if answer.is_replayed() {
            return Resumed::Whole;
        }
        self.seq = answer.reply.map(|reply| reply.seq);
        let has_turns = !self.turns.is_empty() || !thread.preview.is_empty();
        self.catch_up(thread, now, out);
        let is_bare = thread.turns.is_empty() && has_turns;
        if is_bare { Resumed::Unrepeatable } else { Resumed::Whole }
    }

    fn catch_up(&mut self, thread: &Thread, now: Millis, out: &mut Out) {
        let is_active = matches!(thread.status, ThreadStatus::Active { .. });
        if is_active {
            self.catch_up_status(thread, out);
        }
        if thread.name != self.name {
            self.name.clone_from(&thread.name);
            let (thread_id, thread_name) = (self.id, thread.name.clone());
            let renamed = wire::ThreadNameUpdatedNotification { thread_id, thread_name };
            self.emit_state(renamed.into(), out);
        }
        let last_known = thread.turns.iter().rposition(|turn| self.turns.contains_key(&turn.id));
        for (index, turn) in thread.turns.iter().enumerate() {
            let is_known = self.turns.contains_key(&turn.id);
            let is_missed = match (last_known, self.older_until) {
                (Some(last), _) => index > last,
                (None, None) => true,
                (None, Some(until)) => turn.started_at.is_none_or(|at| at > until),
            };
            if is_known || is_missed {
                self.catch_up_turn(turn, now, out);
            }
        }
        // A turn of which the server says nothing: its items may have lost pieces.
        for view in self.turns.values_mut().filter(|view| !view.is_ended) {
            view.tear();
        }
        self.catch_up_status(thread, out);
    }

    fn catch_up_status(&mut self, thread: &Thread, out: &mut Out) {
        if thread.status != self.status {
            self.status = thread.status.clone();
            let (thread_id, status) = (self.id, thread.status.clone());
            let changed = wire::ThreadStatusChangedNotification { status, thread_id };
            self.emit_state(changed.into(), out);
        }
    }

    fn emit_state(&mut self, state: ServerNotification, out: &mut Out) {
        let state = Arc::new(state);
        self.states.insert(state.method(), Arc::clone(&state));
        out.push(state);
    }

    fn catch_up_turn(&mut self, turn: &Turn, now: Millis, out: &mut Out) {
        let thread_id = self.id;
        let at = Place { thread_id, turn_id: turn.id };
        let view = self.turns.entry(turn.id).or_insert_with(|| {
            let turn = begun(turn);
            out.push(Arc::new(wire::TurnStartedNotification { thread_id, turn }.into()));
            TurnView::default()
        });
        for item in &turn.items {
            // Items of a turn that had ended are complete, unless noted otherwise.
            let is_told = view.done.contains(item.id())
                || view.is_ended && !view.is_partial && !view.open.contains_key(item.id());
            if is_told {
                continue;
            }
            if item::is_complete(item) {
                let mut told = view.open.remove(item.id()).unwrap_or_default();
                told.catch_up(item, at, now, out);
                item::complete(item, at, now, out);
                view.finish(item.id());
            } else {
                view.open.entry(item.id().clone()).or_default().begin(item, at, now, out);
            }
        }
        view.tear();
        if turn.status == TurnStatus::InProgress || view.is_ended {
            return;
        }
        if let Some(error) = turn.error.clone().filter(|_| !view.is_error_told) {
            let (turn_id, will_retry) = (turn.id, false);
            let error = wire::ErrorNotification { error, thread_id, turn_id, will_retry };
            out.push(Arc::new(error.into()));
        }
        view.end();
        let turn = ended(turn);
        out.push(Arc::new(wire::TurnCompletedNotification { thread_id, turn }.into()));
    }
}

impl TurnView {
    /// Returns the view of an item whose start was not received.
    fn unseen_item(&self) -> ItemView {
        if self.has_gap { ItemView::begun_in_cut() } else { ItemView::from_before() }
    }

    /// Notes its end; `false` if it was known.
    fn end(&mut self) -> bool {
        if !self.is_partial {
            self.done.clear();
        }
        !std::mem::replace(&mut self.is_ended, true)
    }

    fn finish(&mut self, item: &ItemId) {
        if !self.is_ended || self.is_partial {
            self.done.insert(item.clone());
        }
    }

    /// Notes that pieces of its open items, or whole beginnings, may have been lost.
    fn tear(&mut self) {
        if !self.is_ended {
            self.has_gap = true;
            self.is_partial = true;
        }
        for item in self.open.values_mut() {
            item.tear();
        }
    }
}

/// Returns `true` if a snapshot says the same, so that it can be dropped before one.
fn is_in_snapshots(notification: &ServerNotification) -> bool {
    use ServerNotification as N;
    !matches!(notification, N::ThreadArchived(_) | N::ThreadUnarchived(_) | N::ThreadClosed(_))
}

/// Returns a turn as `turn/started` has it.
fn begun(turn: &Turn) -> Turn {
    Turn {
        items: Vec::new(),
        items_view: TurnItemsView::NotLoaded,
        status: TurnStatus::InProgress,
        completed_at: None,
        duration_ms: None,
        error: None,
        ..turn.clone()
    }
}

/// Returns a turn as `turn/completed` has it.
pub(super) fn ended(turn: &Turn) -> Turn {
    let shown = last_message(turn).filter(|_| turn.status == TurnStatus::Completed);
    let items_view =
        if shown.is_some() { TurnItemsView::Summary } else { TurnItemsView::NotLoaded };
    Turn { items: shown.cloned().into_iter().collect(), items_view, ..turn.clone() }
}

/// Returns the last message, which is what `turn/completed` shows of a turn.
fn last_message(turn: &Turn) -> Option<&wire::ThreadItem> {
    turn.items.iter().rev().find(|item| matches!(item.body, ItemBody::AgentMessage(_)))
}
