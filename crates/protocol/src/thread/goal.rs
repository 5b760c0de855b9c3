//! The goal of a thread.

mod clear;
mod get;
mod set;

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

pub use clear::*;
pub use get::*;
pub use set::*;

/// The aim that a thread pursues by itself, from turn to turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGoal {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// When it was set, in seconds since the Unix epoch.
    pub created_at: i64,
    /// The objective, in words; not empty.
    pub objective: String,
    /// Its status.
    pub status: ThreadGoalStatus,
    /// Time spent on it so far, in seconds.
    pub time_used_seconds: i64,
    /// Tokens it used so far: input that was not cached, and output.
    pub tokens_used: i64,
    /// When it last changed, in seconds since the Unix epoch.
    pub updated_at: i64,
    /// Tokens it may use; `None` for no limit.
    pub token_budget: Option<i64>,
}

/// The status of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ThreadGoalStatus {
    /// The thread works towards it and starts turns by itself.
    Active,
    /// It rests until it is made active again.
    Paused,
    /// Something is in its way.
    Blocked,
    /// It rests because the account used up its allowance.
    UsageLimited,
    /// It used up its token budget; no further turn starts.
    BudgetLimited,
    /// It is reached.
    Complete,
}

/// On whose behalf a client changes a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadGoalMutationOrigin {
    /// The user's.
    User,
    /// No user's: the client does it by itself.
    Automatic,
}

/// Payload of `thread/goal/updated`, sent to every connection when a goal is set, at the end of its
/// turns, and when a thread that has one is resumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGoalUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The goal as it is now.
    pub goal: ThreadGoal,
    /// The turn whose end changed it; `None` if no turn did.
    #[schemars(with = "Option<String>")]
    pub turn_id: Option<TurnId>,
}

/// Payload of `thread/goal/cleared`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGoalClearedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
