//! The goal of a thread, and changes that a client makes to it.

use turnhost_base::{Millis, ThreadId};
use turnhost_protocol::{
    CodexErrorInfo, ItemBody, Patch, ThreadGoal, ThreadGoalStatus, TokenUsageBreakdown,
};

use crate::input::Outcome;

/// A change of a goal; what is unset stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalChange {
    /// The objective; makes a goal where there is none.
    pub objective: Option<String>,
    /// The status.
    pub status: Option<ThreadGoalStatus>,
    /// Tokens that it may use.
    pub token_budget: Patch<i64>,
}

/// The reason a goal was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoalRefusal {
    /// An objective without words.
    #[error("goal objective must not be empty")]
    NoObjective,
    /// An objective that is an essay.
    #[error("goal objective must be at most {MAX_OBJECTIVE_CHARS} characters")]
    LongObjective,
    /// A budget of nothing.
    #[error("goal budgets must be positive when provided")]
    NoBudget,
    /// There is nothing to change.
    #[error("cannot update goal for thread {0}: no goal exists")]
    NoGoal(ThreadId),
}

/// Characters of an objective at most.
const MAX_OBJECTIVE_CHARS: usize = 4_000;

impl GoalChange {
    /// Returns the goal of `thread` as it is after the change. What was used stays counted under
    /// another objective too, and a goal whose budget is used up is not paused.
    pub fn applied(
        self,
        thread: ThreadId,
        goal: Option<&ThreadGoal>,
        now: Millis,
    ) -> Result<ThreadGoal, GoalRefusal> {
        let Self { objective, status, token_budget } = self;
        let objective = objective.map(|words| words.trim().to_owned());
        if objective.as_ref().is_some_and(String::is_empty) {
            return Err(GoalRefusal::NoObjective);
        }
        if objective.as_ref().is_some_and(|words| words.chars().count() > MAX_OBJECTIVE_CHARS) {
            return Err(GoalRefusal::LongObjective);
        }
        if matches!(token_budget, Patch::Set(tokens) if tokens <= 0) {
            return Err(GoalRefusal::NoBudget);
        }
        let mut changed = match (goal, objective) {
            (None, None) => return Err(GoalRefusal::NoGoal(thread)),
            (Some(goal), None) => goal.clone(),
            (Some(goal), Some(objective)) => ThreadGoal { objective, ..goal.clone() },
            (None, Some(objective)) => ThreadGoal {
                thread_id: thread,
                created_at: now.seconds(),
                objective,
                status: ThreadGoalStatus::Active,
                time_used_seconds: 0,
                tokens_used: 0,
                updated_at: now.seconds(),
                token_budget: None,
            },
        };
        changed.status = match (changed.status, status) {
            (ThreadGoalStatus::BudgetLimited, Some(ThreadGoalStatus::Paused)) => changed.status,
            (_, status) => status.unwrap_or(changed.status),
        };
        match token_budget {
            Patch::Keep => {}
            Patch::Clear => changed.token_budget = None,
            Patch::Set(tokens) => changed.token_budget = Some(tokens),
        }
        changed.updated_at = now.seconds();
        Ok(changed)
    }
}

/// Counts the tokens of a response: input that was not cached, and output.
pub(crate) fn charge(goal: &mut ThreadGoal, usage: &TokenUsageBreakdown) {
    let fresh = usage.input_tokens - usage.cached_input_tokens;
    goal.tokens_used += fresh.max(0) + usage.output_tokens.max(0);
}

/// Turns in a row that a goal without a budget may begin although none of them did anything.
const MAX_IDLE_TURNS: u32 = 3;

/// Turns in a row that a goal without a budget may begin before a user says something.
const MAX_TURNS: u32 = 100;

/// The extent of a turn's work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TurnWork {
    /// Nothing but words.
    #[default]
    None,
    /// A command, a change of files, a call of a tool.
    Some,
}

impl TurnWork {
    /// Returns the extent of what an item shows.
    pub(crate) fn of(item: &ItemBody) -> Self {
        match item {
            ItemBody::UserMessage(_)
            | ItemBody::AgentMessage(_)
            | ItemBody::Reasoning(_)
            | ItemBody::ContextCompaction(_) => Self::None,
            _ => Self::Some,
        }
    }
}

/// The turns that a goal has begun by itself since a user last said something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GoalRun {
    turns: u32,
    /// The last ones in a row that did nothing.
    idle: u32,
    /// Milliseconds that turns took and that are no whole second yet.
    millis: i64,
    end: RunEnd,
}

/// The effect of an interrupt on a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RunEnd {
    /// It rests: a user stopped it.
    #[default]
    Rests,
    /// It is worked on when the thread is loaded again: the thread leaves memory.
    GoesOn,
}

impl GoalRun {
    /// Resets the count of turns.
    pub(crate) fn restart(&mut self) {
        *self = Self { turns: 0, idle: 0, ..*self };
    }

    /// Lets the goal survive that its turn ends with the unloading of the thread.
    pub(crate) fn prepare_unload(&mut self) {
        self.end = RunEnd::GoesOn;
    }

    /// Counts the time of a turn, and returns the whole seconds that are full by it.
    fn seconds_after(&mut self, millis: i64) -> i64 {
        let millis = self.millis + millis;
        self.millis = millis % 1000;
        millis / 1000
    }
}

/// The end of a turn, as far as it concerns a goal.
pub(crate) struct TurnOutcome<'a> {
    pub(crate) outcome: &'a Outcome,
    pub(crate) work: TurnWork,
    pub(crate) started_at: Millis,
    pub(crate) now: Millis,
}

/// Settles an active goal with the end of a turn: what the turn took, and whether another one
/// follows. A goal without a budget that gets nowhere, or on and on, rests; the returned text
/// tells the user.
pub(crate) fn settle(
    goal: &mut ThreadGoal,
    run: &mut GoalRun,
    ended: &TurnOutcome<'_>,
) -> Option<String> {
    goal.time_used_seconds += run.seconds_after(ended.now.since(ended.started_at));
    goal.updated_at = ended.now.seconds();
    goal.status = next_status(goal, *run, ended.outcome);
    if goal.status != ThreadGoalStatus::Active || goal.token_budget.is_some() {
        return None;
    }
    run.turns += 1;
    run.idle = if ended.work == TurnWork::None { run.idle + 1 } else { 0 };
    let (status, why) = if run.idle >= MAX_IDLE_TURNS {
        (ThreadGoalStatus::Blocked, format!("{MAX_IDLE_TURNS} turns in a row did nothing for it"))
    } else if run.turns >= MAX_TURNS {
        (ThreadGoalStatus::Paused, format!("it has begun {MAX_TURNS} turns by itself"))
    } else {
        return None;
    };
    goal.status = status;
    Some(format!(
        "The goal rests, since {why}; set it active again to go on, or give it a token budget to bound it by that."
    ))
}

/// Returns the status of an active goal after a turn.
fn next_status(goal: &ThreadGoal, run: GoalRun, outcome: &Outcome) -> ThreadGoalStatus {
    let is_spent = goal.token_budget.is_some_and(|budget| goal.tokens_used >= budget);
    match outcome {
        _ if is_spent => ThreadGoalStatus::BudgetLimited,
        Outcome::Completed | Outcome::CompletedSilently => goal.status,
        Outcome::Interrupted if run.end == RunEnd::GoesOn => goal.status,
        Outcome::Interrupted => ThreadGoalStatus::Paused,
        Outcome::Failed(error) => match error.codex_error_info {
            Some(CodexErrorInfo::UsageLimitExceeded) => ThreadGoalStatus::UsageLimited,
            _ => ThreadGoalStatus::Blocked,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thread() -> ThreadId {
        "01234567-89ab-7def-8123-456789abcdef".parse().unwrap()
    }

    fn goal(budget: Option<i64>) -> ThreadGoal {
        let objective = Some(" Win ".to_owned());
        let budget = budget.map_or(Patch::Keep, Patch::Set);
        let change = GoalChange { objective, token_budget: budget, status: None };
        change.applied(thread(), None, Millis(5_000)).unwrap()
    }

    #[test]
    fn changes_keep_what_they_do_not_name() {
        let first = goal(Some(10));
        assert_eq!((&*first.objective, first.status), ("Win", ThreadGoalStatus::Active));
        let paused = GoalChange { status: Some(ThreadGoalStatus::Paused), ..GoalChange::default() };
        let second = paused.clone().applied(thread(), Some(&first), Millis(9_000)).unwrap();
        assert_eq!((second.created_at, second.updated_at), (5, 9));
        assert_eq!((second.token_budget, second.status), (Some(10), ThreadGoalStatus::Paused));
        assert_eq!(paused.applied(thread(), None, Millis(0)), Err(GoalRefusal::NoGoal(thread())));
        let empty = GoalChange { objective: Some(" ".into()), ..GoalChange::default() };
        assert_eq!(empty.applied(thread(), Some(&first), Millis(0)), Err(GoalRefusal::NoObjective));
        let free = GoalChange { token_budget: Patch::Set(0), ..GoalChange::default() };
        assert_eq!(free.applied(thread(), Some(&first), Millis(0)), Err(GoalRefusal::NoBudget));
    }

    #[test]
    fn another_objective_changes_nothing_else() {
        let mut used = goal(Some(10));
        used.tokens_used = 7;
        used.status = ThreadGoalStatus::BudgetLimited;
        let status = Some(ThreadGoalStatus::Paused);
        let change = GoalChange { objective: Some("Draw".into()), status, ..GoalChange::default() };
        let drawn = change.applied(thread(), Some(&used), Millis(9_000)).unwrap();
        assert_eq!((&*drawn.objective, drawn.tokens_used, drawn.created_at), ("Draw", 7, 5));
        assert_eq!((drawn.token_budget, drawn.status), (Some(10), used.status));
        let change = GoalChange { objective: Some("é".repeat(4_001)), ..GoalChange::default() };
        let refused = change.applied(thread(), Some(&used), Millis(9_000));
        assert_eq!(refused, Err(GoalRefusal::LongObjective));
    }

    #[test]
    fn a_spent_budget_ends_the_work() {
        let mut goal = goal(Some(110));
        let usage = TokenUsageBreakdown {
            input_tokens: 100,
            cached_input_tokens: 10,
            output_tokens: 20,
            ..TokenUsageBreakdown::default()
        };
        charge(&mut goal, &usage);
        assert_eq!(
            ended(&mut goal, &mut GoalRun::default(), &Outcome::Completed, TurnWork::None),
            None
        );
        assert_eq!((goal.tokens_used, goal.time_used_seconds), (110, 2));
        assert_eq!(goal.status, ThreadGoalStatus::BudgetLimited);
    }

    #[test]
    fn parts_of_seconds_add_up() {
        let (mut goal, mut run) = (goal(None), GoalRun::default());
        for _ in 0..4 {
            run.restart();
            goal.time_used_seconds += run.seconds_after(700);
        }
        assert_eq!(goal.time_used_seconds, 2);
    }

    #[test]
    fn it_is_worked_on_after_a_restart() {
        let (mut goal, mut run) = (goal(None), GoalRun::default());
        run.prepare_unload();
        ended(&mut goal, &mut run, &Outcome::Interrupted, TurnWork::Some);
        assert_eq!(goal.status, ThreadGoalStatus::Active);
    }

    #[test]
    fn an_interrupt_rests_it() {
        let mut goal = goal(None);
        ended(&mut goal, &mut GoalRun::default(), &Outcome::Interrupted, TurnWork::Some);
        assert_eq!(goal.status, ThreadGoalStatus::Paused);
    }

    /// Ends a turn of two and a half seconds.
    fn ended(
        goal: &mut ThreadGoal,
        run: &mut GoalRun,
        outcome: &Outcome,
        work: TurnWork,
    ) -> Option<String> {
        let (started_at, now) = (Millis(0), Millis(2_500));
        settle(goal, run, &TurnOutcome { outcome, work, started_at, now })
    }

    #[test]
    fn a_goal_without_a_budget_rests_when_turns_do_nothing_or_do_not_end() {
        let mut goal = goal(None);
        let mut run = GoalRun::default();
        let done = &Outcome::Completed;
        for work in [TurnWork::None, TurnWork::None, TurnWork::Some, TurnWork::None, TurnWork::None]
        {
            assert_eq!(ended(&mut goal, &mut run, done, work), None);
        }
        assert!(ended(&mut goal, &mut run, done, TurnWork::None).unwrap().contains("did nothing"));
        assert_eq!(goal.status, ThreadGoalStatus::Blocked);
        goal.status = ThreadGoalStatus::Active;
        run = GoalRun::default();
        let last = (0..MAX_TURNS).map(|_| ended(&mut goal, &mut run, done, TurnWork::Some)).last();
        assert!(last.flatten().unwrap().contains("by itself"));
        assert_eq!(goal.status, ThreadGoalStatus::Paused);
        let mut bounded = super::tests::goal(Some(1_000));
        for _ in 0..2 * MAX_TURNS {
            assert_eq!(ended(&mut bounded, &mut run, done, TurnWork::None), None);
        }
    }
}
