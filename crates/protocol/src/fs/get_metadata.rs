//! Types of `fs/getMetadata`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/getMetadata`. Fails for a link that leads nowhere.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsGetMetadataParams {
        /// The path; links are followed.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/getMetadata`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsGetMetadataResponse {
    /// When it was made, in milliseconds since the Unix epoch.
    pub created_at_ms: i64,
    /// True if it is a directory, or a link to one.
    pub is_directory: bool,
    /// True if it is a file, or a link to one.
    pub is_file: bool,
    /// True if it is a symbolic link itself.
    pub is_symlink: bool,
    /// When its content last changed, in milliseconds since the Unix epoch.
    pub modified_at_ms: i64,
}
