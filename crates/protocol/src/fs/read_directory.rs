//! Types of `fs/readDirectory`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/readDirectory`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsReadDirectoryParams {
        /// The directory.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/readDirectory`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FsReadDirectoryResponse {
    /// Its entries, in no order; links that lead nowhere are left out.
    pub entries: Vec<FsReadDirectoryEntry>,
}

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsReadDirectoryEntry {
    /// Its name, without the directory.
    pub file_name: String,
    /// True if it is a directory, or a link to one.
    pub is_directory: bool,
    /// True if it is a file, or a link to one.
    pub is_file: bool,
}
