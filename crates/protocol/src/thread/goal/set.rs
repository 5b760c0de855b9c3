//! Types of `thread/goal/set`.

use serde::Serialize;

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::{ThreadGoal, ThreadGoalMutationOrigin, ThreadGoalStatus};

params! {
    /// Params of `thread/goal/set`. What is unset stays as it was; without a goal, `objective` makes
    /// one.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalSetParams {
        /// The thread.
        pub thread_id: String,
        /// On whose behalf it is set.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub origin: Option<ThreadGoalMutationOrigin>,
        /// The objective, in words; must not be empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub objective: Option<String>,
        /// The status of it is to; `active` makes an idle thread start working.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<ThreadGoalStatus>,
        /// Tokens it may use; must be positive.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub token_budget: Patch<i64>,
    }
}

/// Answer to `thread/goal/set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadGoalSetResponse {
    /// The goal as it is now.
    pub goal: ThreadGoal,
}
