//! Types of `project/update`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{Project, ProjectRoot};

params! {
    /// Params of `project/update`. What is unset stays as it was.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectUpdateParams {
        /// The project.
        pub project_id: String,
        /// Its new name; must not be empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Its directories, in place of the old.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub roots: Option<Vec<ProjectRoot>>,
        /// The client's own data about it, in place of the old.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
    }
}

/// Answer to `project/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectUpdateResponse {
    /// The project as it is now.
    pub project: Project,
}
