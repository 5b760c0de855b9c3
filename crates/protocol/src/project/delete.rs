//! Types of `project/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `project/delete`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectDeleteParams {
        /// The project.
        pub project_id: String,
    }
}

/// Answer to `project/delete`. The project's threads belong to none afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProjectDeleteResponse {}
