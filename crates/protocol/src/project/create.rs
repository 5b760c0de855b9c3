//! Types of `project/create`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{Project, ProjectRoot};

params! {
    /// Params of `project/create`. The new project goes to the end of the list.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectCreateParams {
        /// Its name; must not be empty.
        pub name: String,
        /// Its directories; may be empty.
        pub roots: Vec<ProjectRoot>,
        /// The client's own data about it, by key. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
        /// The client's key for this request; a second one with the same key answers the same project
        /// and creates nothing.
        pub idempotency_key: String,
    }
}

/// Answer to `project/create`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectCreateResponse {
    /// The project, new or found by its key.
    pub project: Project,
}
