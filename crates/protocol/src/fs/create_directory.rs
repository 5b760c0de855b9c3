//! Types of `fs/createDirectory`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/createDirectory`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsCreateDirectoryParams {
        /// The directory to make.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// True to make its parents too, and to be content if it exists. True by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub recursive: Option<bool>,
    }
}

/// Answer to `fs/createDirectory`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsCreateDirectoryResponse {}
