//! Types of `project/import`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{Project, ProjectRoot};

params! {
    /// Params of `project/import`: a project and threads to file under it.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectImportParams {
        /// Its name; must not be empty.
        pub name: String,
        /// Its directories; may be empty.
        pub roots: Vec<ProjectRoot>,
        /// The client's own data about it, by key. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
        /// Ids of the threads that go into it. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub threads: Option<Vec<String>>,
        /// The client's key for this request; a repeat with the same key imports nothing twice.
        pub idempotency_key: String,
    }
}

/// Answer to `project/import`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectImportResponse {
    /// The project.
    pub project: Project,
}
