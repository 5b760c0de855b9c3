//! Types of `gitDiffToRemote`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `gitDiffToRemote`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct GitDiffToRemoteParams {
        /// A directory in a git repository; it is an error if no diff can be made.
        #[serde(deserialize_with = "crate::path::text")]
        pub cwd: String,
    }
}

/// Answer to `gitDiffToRemote`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GitDiffToRemoteResponse {
    /// The working tree's changes since that commit, as git writes them.
    pub diff: String,
    /// The commit that was compared with, which the remote has too.
    pub sha: String,
}
