//! Types of `fs/copy`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/copy`. A symbolic link is copied as a link.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsCopyParams {
        /// The path to copy.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub source_path: AbsPath,
        /// The target; not within `sourcePath`.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub destination_path: AbsPath,
        /// True if a directory may be copied with all that is in it; without it copying one fails. No
        /// by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub recursive: bool,
    }
}

/// Answer to `fs/copy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsCopyResponse {}
