//! Projects: directories and the threads that belong to them.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::AbsPath;

use crate::SortDirection;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// A project: directories that belong together, and the threads filed under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// Its id, a UUID the server made.
    pub id: String,
    /// When it was created, in seconds since the Unix epoch.
    pub created_at: i64,
    /// The client's own data about it, by key; empty unless some was given.
    pub metadata: IndexMap<String, String>,
    /// Its name; not empty.
    pub name: String,
    /// Its place among the projects, from 0.
    pub position: i64,
    /// Its directories; may be empty.
    pub roots: Vec<ProjectRoot>,
    /// When it last changed, in seconds since the Unix epoch.
    pub updated_at: i64,
    /// When it was last worked in, in seconds since the Unix epoch; `None` before that.
    pub recency_at: Option<i64>,
}

/// A directory of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectRoot {
    /// The directory; absolute.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub path: AbsPath,
}

params! {
    /// Params of `project/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectListParams {
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// Which way to sort.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
        /// What to sort by. The position by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort_key: Option<ProjectSortKey>,
    }
}

/// Answer to `project/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProjectListResponse {
    /// The projects.
    pub data: Vec<Project>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

/// What projects are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ProjectSortKey {
    /// Their place in the list, as the user arranged it.
    Position,
    /// When they were last worked in.
    RecencyAt,
}

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

params! {
    /// Params of `project/create`. The new project goes to the end of the list.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectCreateParams {
        /// The client's key for this request; a second one with the same key answers the same project
        /// and creates nothing.
        pub idempotency_key: String,
        /// Its name; must not be empty.
        pub name: String,
        /// Its directories; may be empty.
        pub roots: Vec<ProjectRoot>,
        /// The client's own data about it, by key. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
    }
}

/// Answer to `project/create`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectCreateResponse {
    /// The project, new or found by its key.
    pub project: Project,
}

params! {
    /// Params of `project/import`: a project and threads to file under it.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectImportParams {
        /// The client's key for this request; a repeat with the same key imports nothing twice.
        pub idempotency_key: String,
        /// Its name; must not be empty.
        pub name: String,
        /// Its directories; may be empty.
        pub roots: Vec<ProjectRoot>,
        /// The client's own data about it, by key. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
        /// Ids of the threads that go into it. None by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub threads: Option<Vec<String>>,
    }
}

/// Answer to `project/import`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectImportResponse {
    /// The project.
    pub project: Project,
}

params! {
    /// Params of `project/update`. What is unset stays as it was.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectUpdateParams {
        /// The project.
        pub project_id: String,
        /// The client's own data about it, in place of the old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub metadata: Option<IndexMap<String, String>>,
        /// Its new name; must not be empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Its directories, in place of the old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub roots: Option<Vec<ProjectRoot>>,
    }
}

/// Answer to `project/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProjectUpdateResponse {
    /// The project as it is now.
    pub project: Project,
}

params! {
    /// Params of `project/move`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectMoveParams {
        /// The project to move.
        pub project_id: String,
        /// The project to put it before; at the end if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before_project_id: Option<String>,
    }
}

/// Answer to `project/move`. All positions are counted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProjectMoveResponse {}

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

/// Payload of `project/changed`, sent to every connection before the answer to what caused it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProjectChangedNotification {
    /// What happened to it.
    pub change_type: ProjectChangeType,
    /// The project.
    pub project_id: String,
}

/// What happened to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ProjectChangeType {
    /// It was created.
    Created,
    /// It was changed or moved.
    Updated,
    /// It was deleted.
    Deleted,
}
