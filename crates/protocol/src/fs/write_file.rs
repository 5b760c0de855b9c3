//! Types of `fs/writeFile`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/writeFile`. The file is made if need be, its parents are not.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsWriteFileParams {
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
        /// Its new content, in base64.
        pub data_base64: String,
    }
}

/// Answer to `fs/writeFile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct FsWriteFileResponse {}
