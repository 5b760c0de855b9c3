//! Types of `thread/goal/clear`.

use serde::Serialize;

use crate::ThreadGoalMutationOrigin;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/goal/clear`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalClearParams {
        /// The thread.
        pub thread_id: String,
        /// On whose behalf it is taken away.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub origin: Option<ThreadGoalMutationOrigin>,
    }
}

/// Answer to `thread/goal/clear`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadGoalClearResponse {
    /// True if there was a goal.
    pub cleared: bool,
}
