//! Types of `thread/prepareApprovedPlan`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/prepareApprovedPlan`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadPrepareApprovedPlanParams {
        /// The thread.
        pub thread_id: String,
        /// The plan that the user approved, in Markdown.
        pub markdown: String,
        /// A file that holds the plan, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub attachment_path: Option<String>,
    }
}

/// Answer to `thread/prepareApprovedPlan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadPrepareApprovedPlanResponse {
    /// The words with which to start the turn that carries the plan out.
    pub prompt: String,
}
