//! The thread's goal as the model reads and changes it.

use turnhost_agent::{GoalOutcome, GoalReport, GoalUse};
use turnhost_protocol::{Patch, ThreadGoal, ThreadGoalStatus};
use turnhost_thread::{GoalChange, GoalRefusal, Input};

use super::Live;
use crate::transaction::Transaction;

impl Live {
    /// Reads or changes the goal for a call of the model. The error goes to the model.
    pub(super) fn use_goal(
        &mut self,
        wanted: GoalUse,
        tx: &mut Transaction,
    ) -> Result<GoalReport, String> {
        let (change, outcome) = match wanted {
            GoalUse::Read => {
                let goal = self.thread.goal().cloned();
                return Ok(GoalReport { goal, outcome: GoalOutcome::Read });
            }
            GoalUse::Create { objective, token_budget } => {
                let is_open = |goal: &ThreadGoal| goal.status != ThreadGoalStatus::Complete;
                if self.thread.goal().is_some_and(is_open) {
                    return Err("cannot create a new goal because this thread has an unfinished goal; complete the existing goal first".to_owned());
                }
                let token_budget = token_budget.map_or(Patch::Keep, Patch::Set);
                let change = GoalChange { objective: Some(objective), status: None, token_budget };
                (change, GoalOutcome::Created)
            }
            GoalUse::Settle(status) => {
                use ThreadGoalStatus as S;
                if !matches!(status, S::Complete | S::Blocked | S::Paused) {
                    return Err("update_goal can only mark the existing goal complete, blocked or paused; other changes are the user's or the server's".to_owned());
                }
                let change = GoalChange { status: Some(status), ..GoalChange::default() };
                (change, GoalOutcome::Settled)
            }
        };
        // A goal that is over is no part of a new one.
        let current = self.thread.goal().filter(|_| outcome != GoalOutcome::Created);
        let goal = change
            .applied(self.id(), current, tx.now)
            .map_err(|refusal: GoalRefusal| refusal.to_string())?;
        let turn = self.thread.running();
        self.input(Input::Goal { goal: Some(Box::new(goal.clone())), turn }, tx);
        Ok(GoalReport { goal: Some(goal), outcome })
    }
}
