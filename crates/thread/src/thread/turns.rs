//! The beginnings of turns, and the reviews that turns are for.

use turnhost_base::{Millis, TurnId};
use turnhost_protocol::{self as wire, ServerNotification, ThreadItem, ThreadStatus, Turn};

use super::{Running, Thread, encode, new_turn};
use crate::effects::Effects;
use crate::input::Refusal;
use crate::record::{Append, ItemRecord, TurnRecord, TurnState};

impl Thread {
    pub(super) fn begin(
        &mut self,
        now: Millis,
        running: Running,
        preview: Option<String>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let (turn, root) = (running.id, running.root);
        self.enter(now, running, preview, out)?;
        self.keep_running_turn(turn, root, now, out);
        self.tell_status(out);
        out.notify(self.turn_started(turn, root, now));
        Ok(())
    }

    /// Notes a turn that begins, and sees that the thread is stored before it.
    pub(super) fn enter(
        &mut self,
        now: Millis,
        turn: Running,
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
        self.tell_status(out);
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

    /// Tells that the turn has failed, before the rest of it is told.
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
        out.notify(ServerNotification::Error(wire::ErrorNotification {
            error: Box::new(error.clone()),
            will_retry: false,
            thread_id: self.id(),
            turn_id,
        }));
    }
}
