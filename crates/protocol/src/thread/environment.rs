//! Environments that a thread runs in.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

/// Payload of `thread/environment/connected` and `thread/environment/disconnected`, sent when a
/// thread's environment comes or goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentConnectionNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The environment.
    pub environment_id: String,
}

/// A place where a thread's commands run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadEnvironment {
    /// The working directory there.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub cwd: String,
    /// `local`, or the id of an environment.
    pub environment_id: String,
    /// The workspace's roots there.
    #[schemars(with = "Vec<crate::schema::LegacyAppPathString>")]
    pub runtime_workspace_roots: Vec<String>,
}
