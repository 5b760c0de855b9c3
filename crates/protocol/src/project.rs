//! Projects: directories and threads that belong together.

mod create;
mod delete;
mod import;
mod list;
mod r#move;
mod read;
mod update;

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::AbsPath;

use crate::record::Record;
use crate::word::Word;

pub use create::*;
pub use delete::*;
pub use import::*;
pub use list::*;
pub use r#move::*;
pub use read::*;
pub use update::*;

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

/// Payload of `project/changed`, sent to every connection before the answer to what caused it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProjectChangedNotification {
    /// The event.
    pub change_type: ProjectChangeType,
    /// The project.
    pub project_id: String,
}

/// Change to a project.
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
