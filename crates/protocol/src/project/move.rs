//! Types of `project/move`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `project/move`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectMoveParams {
        /// The project to move.
        pub project_id: String,
        /// The project to put it before; at the end if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub before_project_id: Option<String>,
    }
}

/// Answer to `project/move`. All positions are renumbered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProjectMoveResponse {}
