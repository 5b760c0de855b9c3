//! Types of `project/read`.

use serde::Serialize;

use crate::Project;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `project/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectReadParams {
        /// The project.
        pub project_id: String,
    }
}

/// Answer to `project/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectReadResponse {
    /// The project.
    pub project: Project,
}
