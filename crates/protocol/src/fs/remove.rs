//! Types of `fs/remove`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/remove`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsRemoveParams {
        /// The path to remove.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// True if a directory is removed with all that is in it. True by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub recursive: Option<bool>,
        /// True to be content if it does not exist. True by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub force: Option<bool>,
    }
}

/// Answer to `fs/remove`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsRemoveResponse {}
