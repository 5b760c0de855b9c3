//! Documents beside a thread's turns: its queue and its goal; and turns taken away again.

use turnhost_base::TurnId;
use turnhost_protocol::{
    self as wire, ServerNotification, ThreadGoal, ThreadGoalStatus, ThreadUnreadPosition,
    TokenUsageBreakdown,
};

use super::{Thread, encode};
use crate::effects::Effects;
use crate::goal::{self, TurnOutcome};
use crate::input::Refusal;
use crate::once::Once;
use crate::queue::Queue;
use crate::record::{Append, DocumentKind};
use crate::usage::TokenCounts;

impl Thread {
    /// Gives a thread that is loaded again the documents that were stored with it.
    #[must_use]
    pub fn with_documents(self, queue: Queue, goal: Option<ThreadGoal>, once: Once) -> Self {
        Self { queue, goal, once: once.restored(), ..self }
    }

    /// Returns the requests that began a turn and begin no other one.
    pub fn once(&self) -> &Once {
        &self.once
    }

    pub(super) fn begun_once(&mut self, key: String, out: &mut Effects) -> Result<(), Refusal> {
        let turn = self.running().ok_or(Refusal::NoTurn)?;
        self.once.note(key, turn);
        self.keep_once(out)
    }

    /// Prepares for its unloading: a goal that it works towards is worked on when it is loaded again.
    pub fn prepare_unload(&mut self) {
        self.goal_run.prepare_unload();
    }

    pub(super) fn keep_once(&self, out: &mut Effects) -> Result<(), Refusal> {
        let json = encode("ids of requests", &self.once)?;
        let json = (!self.once.is_empty()).then_some(json);
        self.keep(out, Append::Document(DocumentKind::Once, json));
        Ok(())
    }

    /// Returns the messages that wait for their turn.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Returns what it works towards, if anything.
    pub fn goal(&self) -> Option<&ThreadGoal> {
        self.goal.as_ref()
    }

    /// Returns what it works towards by itself now.
    pub fn active_goal(&self) -> Option<&ThreadGoal> {
        self.goal.as_ref().filter(|goal| goal.status == ThreadGoalStatus::Active)
    }

    pub(super) fn set_queue(&mut self, queue: Queue, out: &mut Effects) -> Result<(), Refusal> {
        self.queue = queue;
        if self.is_stored() {
            self.keep_queue(out)?;
        }
        out.notify(ServerNotification::ThreadQueueChanged(wire::ThreadQueueChangedNotification {
            thread_id: self.id(),
        }));
        Ok(())
    }

    pub(super) fn set_goal(
        &mut self,
        goal: Option<ThreadGoal>,
        turn: Option<TurnId>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if self.record.preview.is_empty()
            && let Some(goal) = &goal
        {
            self.note_preview(&goal.objective);
            if self.is_stored() {
                self.keep_record(out);
            }
        }
        self.goal = goal;
        self.goal_run.restart();
        if self.is_stored() {
            self.keep_goal(out)?;
        }
        out.notify(self.goal_notification(turn));
        Ok(())
    }

    /// Returns the notification that says what it works towards; `turn` is the turn that changed it.
    pub fn goal_notification(&self, turn: Option<TurnId>) -> ServerNotification {
        let thread_id = self.id();
        if let Some(goal) = self.goal.clone() {
            let updated = wire::ThreadGoalUpdatedNotification { thread_id, goal, turn_id: turn };
            return ServerNotification::ThreadGoalUpdated(updated);
        }
        ServerNotification::ThreadGoalCleared(wire::ThreadGoalClearedNotification { thread_id })
    }

    /// Counts a response's tokens for the goal that the thread works towards.
    pub(super) fn charge_goal(&mut self, usage: &TokenUsageBreakdown) {
        if let Some(goal) = self.goal.as_mut().filter(|it| it.status == ThreadGoalStatus::Active) {
            goal::charge(goal, usage);
        }
    }

    /// Settles an active goal with the end of a turn, and informs the subscribers why it rests if
    /// it is not for the turn's own sake.
    pub(super) fn settle_goal(
        &mut self,
        turn: TurnId,
        ended: &TurnOutcome<'_>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let active = self.goal.as_mut().filter(|it| it.status == ThreadGoalStatus::Active);
        let Some(goal) = active else { return Ok(()) };
        let rests = goal::settle(goal, &mut self.goal_run, ended);
        self.keep_goal(out)?;
        out.notify(self.goal_notification(Some(turn)));
        if let Some(message) = rests {
            let thread_id = Some(self.id());
            let warning = wire::WarningNotification { message, thread_id };
            out.notify(ServerNotification::Warning(warning));
        }
        Ok(())
    }

    /// Stores the documents with a thread that is stored from now on.
    pub(super) fn keep_documents(&self, out: &mut Effects) -> Result<(), Refusal> {
        if !self.queue.is_empty() {
            self.keep_queue(out)?;
        }
        if self.goal.is_some() {
            self.keep_goal(out)?;
        }
        Ok(())
    }

    fn keep_queue(&self, out: &mut Effects) -> Result<(), Refusal> {
        let json = encode("the queue", &self.queue)?;
        let json = (!self.queue.is_empty()).then_some(json);
        self.keep(out, Append::Document(DocumentKind::Queue, json));
        Ok(())
    }

    fn keep_goal(&self, out: &mut Effects) -> Result<(), Refusal> {
        let json = self.goal.as_ref().map(|goal| encode("the goal", goal)).transpose()?;
        self.keep(out, Append::Document(DocumentKind::Goal, json));
        Ok(())
    }

    /// Takes the last turns away. A mark of unread turns goes with its turn.
    /// Tokens of the turns that stay count on.
    pub(super) fn revert(
        &mut self,
        turns: &[TurnId],
        counts: Option<TokenCounts>,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if let Some(running) = self.running() {
            return Err(Refusal::TurnRunning(running));
        }
        let Some(&first) = turns.first() else { return Ok(()) };
        self.keep(out, Append::Revert(first));
        if self.once.forget(turns) {
            self.keep_once(out)?;
        }
        self.failed = false;
        if self.usage.as_ref().and_then(|it| it.turn).is_some_and(|turn| turns.contains(&turn)) {
            let unknown = |it: TokenCounts| TokenCounts {
                turn: None,
                last: TokenUsageBreakdown::default(),
                ..it
            };
            self.usage = counts.or_else(|| self.usage.take().map(unknown));
            self.note_usage()?;
        }
        let unread = self.read_state.as_ref().and_then(|state| state.first_unread.clone());
        if let Some(ThreadUnreadPosition::Turn { turn_id }) = unread
            && turns.contains(&turn_id)
        {
            let read_state = self.fresh_read_state(first, None);
            self.set_read_state(read_state.clone())?;
            out.notify(ServerNotification::ThreadReadStateChanged(
                wire::ThreadReadStateChangedNotification { thread_id: self.id(), read_state },
            ));
        }
        self.keep_record(out);
        Ok(())
    }
}
