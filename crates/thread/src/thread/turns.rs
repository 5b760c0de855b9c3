//! The beginnings and ends of turns, and the reviews that turns are for.

use turnhost_base::{Millis, TurnId};
use turnhost_protocol::{
    self as wire, ServerNotification, ThreadItem, ThreadStatus, Turn, TurnItemsView, TurnStatus,
};

use super::{Thread, encode};
use crate::effects::Effects;
use crate::goal::{TurnOutcome, TurnWork};
use crate::input::{Outcome, Refusal, TurnKind};
use crate::record::{Append, ItemRecord, TurnRecord, TurnState};

#[derive(Clone)]
pub(super) struct RunningTurn {
    pub(super) id: TurnId,
    /// The turn on whose behalf it runs: itself unless another thread began it.
    pub(super) root: TurnId,
    /// The reviewer's own run, in a turn that reviews.
    pub(super) review_run: Option<TurnId>,
    pub(super) kind: TurnKind,
    pub(super) started_at: Millis,
    pub(super) last_message: Option<ThreadItem>,
    pub(super) work: TurnWork,
}

impl RunningTurn {
    pub(super) fn new(id: TurnId, root: TurnId, kind: TurnKind, started_at: Millis) -> Self {
        let (review_run, last_message, work) = (None, None, TurnWork::None);
        Self { id, root, review_run, kind, started_at, last_message, work }
    }

    pub(super) fn review(id: TurnId, run: TurnId, started_at: Millis) -> Self {
        Self { review_run: Some(run), ..Self::new(id, id, TurnKind::Answers, started_at) }
    }
}

impl Thread {
    pub(super) fn begin(
        &mut self,
        now: Millis,
        running: RunningTurn,
        preview: Option<String>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let (turn, root) = (running.id, running.root);
        self.enter(now, running, preview, out)?;
        self.keep_running_turn(turn, root, now, out);
        self.publish_status(out);
        out.notify(self.turn_started(turn, root, now));
        Ok(())
    }

    /// Notes a turn that begins, and sees that the thread is stored before it.
    pub(super) fn enter(
        &mut self,
        now: Millis,
        turn: RunningTurn,
        preview: Option<String>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if let Some(running) = &self.running {
            return Err(Refusal::TurnRunning(running.id));
        }
        if preview.is_some() {
            self.goal_run.restart();
        }
        if let Some(preview) = preview {
            self.note_preview(&preview);
        }
        self.running = Some(turn);
        self.failed = false;
        self.touch(now);
        self.keep_all(out)
    }

    pub(super) fn keep_running_turn(
        &self,
        id: TurnId,
        root: TurnId,
        now: Millis,
        out: &mut Effects,
    ) {
        let state = TurnState::Running;
        let record =
            TurnRecord { id, root, state, error: None, started_at: now, completed_at: None };
        self.keep(out, Append::Turn(record));
    }

    fn turn_started(&self, id: TurnId, root: TurnId, now: Millis) -> ServerNotification {
        let turn =
            Turn { started_at: Some(now.seconds()), root_turn_id: Some(root), ..new_turn(id) };
        ServerNotification::TurnStarted(wire::TurnStartedNotification {
            thread_id: self.id(),
            turn,
        })
    }

    pub(super) fn review_runs(
        &mut self,
        now: Millis,
        item: ThreadItem,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let running = self.running.as_ref().ok_or(Refusal::NoTurn)?;
        let (turn, run) = (running.id, running.review_run.unwrap_or(running.id));
        self.publish_status(out);
        out.notify(self.turn_started(run, turn, now));
        let started = ThreadItem { completed_at_ms: None, ..item.clone() };
        out.notify(self.item_started(now, turn, started));
        if !self.is_ephemeral() {
            let json = encode("an item", &item)?;
            self.keep(out, Append::Item(ItemRecord { turn: run, id: item.id().clone(), json }));
        }
        out.notify(self.completed(now, turn, item));
        Ok(())
    }

    /// Publishes the error of a turn that failed, before the end of it.
    pub(super) fn failing(&mut self, error: &wire::TurnError, out: &mut Effects) {
        let Some(running) = &self.running else { return };
        let turn_id = running.id;
        self.failed = true;
        out.notify(ServerNotification::ThreadStatusChanged(
            wire::ThreadStatusChangedNotification {
                thread_id: self.id(),
                status: ThreadStatus::SystemError,
            },
        ));
        out.notify(self.failure(turn_id, Box::new(error.clone())));
    }

    fn failure(&self, turn_id: TurnId, error: Box<wire::TurnError>) -> ServerNotification {
        let thread_id = self.id();
        ServerNotification::Error(wire::ErrorNotification {
            error,
            will_retry: false,
            thread_id,
            turn_id,
        })
    }

    pub(super) fn end(
        &mut self,
        now: Millis,
        outcome: Outcome,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let RunningTurn { id, root, started_at, last_message, work, .. } =
            self.running.take().ok_or(Refusal::NoTurn)?;
        let is_told = std::mem::replace(&mut self.failed, matches!(outcome, Outcome::Failed(_)));
        self.touch(now);
        self.settle_goal(id, &TurnOutcome { outcome: &outcome, work, started_at, now }, out)?;
        let is_news = matches!(outcome, Outcome::Completed | Outcome::Failed(_));
        let (state, status, error) = ending(outcome);
        if self.failed && !is_told {
            self.publish_status(out);
            if let Some(error) = error.clone() {
                out.notify(self.failure(id, error));
            }
        }
        // Messages of agents are read only by the threads that they work for.
        if is_news && self.settings.agent.is_none() {
            self.mark_unread(id, out)?;
        }
        if !self.failed {
            self.publish_status(out);
        }
        let record = TurnRecord {
            id,
            root,
            state,
            error: error.as_ref().map(|error| encode("a turn's error", error)).transpose()?,
            started_at,
            completed_at: Some(now),
        };
        self.keep(out, Append::Turn(record));
        self.keep_counts(id, out);
        if self.once.ended(id, status) {
            self.keep_once(out)?;
        }
        self.keep_record(out);
        let span = (started_at, now);
        let turn = ended_turn((id, root), status, error, span, last_message);
        out.notify(ServerNotification::TurnCompleted(wire::TurnCompletedNotification {
            thread_id: self.id(),
            turn,
        }));
        // Requests without an answer are withdrawn after the turn is over.
        while let Some((&number, _)) = self.pending.first() {
            self.settle(number, out)?;
        }
        Ok(())
    }
}

/// Returns a turn that was accepted and has not begun.
pub fn new_turn(id: TurnId) -> Turn {
    Turn {
        id,
        root_turn_id: Some(id),
        items: Vec::new(),
        items_view: TurnItemsView::NotLoaded,
        status: TurnStatus::InProgress,
        error: None,
        started_at: None,
        completed_at: None,
        duration_ms: None,
    }
}

/// Returns the stored state of an outcome, its status on the wire, and its error.
fn ending(outcome: Outcome) -> (TurnState, TurnStatus, Option<Box<wire::TurnError>>) {
    match outcome {
        Outcome::Completed | Outcome::CompletedSilently => {
            (TurnState::Completed, TurnStatus::Completed, None)
        }
        Outcome::Interrupted => (TurnState::Interrupted, TurnStatus::Interrupted, None),
        Outcome::Failed(error) => (TurnState::Failed, TurnStatus::Failed, Some(error)),
    }
}

/// Returns a turn for the notification of its end: with its last message if it completed.
fn ended_turn(
    (id, root): (TurnId, TurnId),
    status: TurnStatus,
    error: Option<Box<wire::TurnError>>,
    (started_at, now): (Millis, Millis),
    last_message: Option<ThreadItem>,
) -> Turn {
    let shown = last_message.filter(|_| status == TurnStatus::Completed);
    Turn {
        items_view: match shown {
            Some(_) => TurnItemsView::Summary,
            None => TurnItemsView::NotLoaded,
        },
        items: shown.into_iter().collect(),
        status,
        error,
        started_at: Some(started_at.seconds()),
        completed_at: Some(now.seconds()),
        duration_ms: Some(now.since(started_at)),
        root_turn_id: Some(root),
        ..new_turn(id)
    }
}
