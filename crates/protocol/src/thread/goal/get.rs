//! Types of `thread/goal/get`.

use serde::Serialize;

use crate::ThreadGoal;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/goal/get`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGoalGetParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/goal/get`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadGoalGetResponse {
    /// The goal; `None` if the thread has none.
    pub goal: Option<ThreadGoal>,
}
