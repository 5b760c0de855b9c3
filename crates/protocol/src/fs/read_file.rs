//! Types of `fs/readFile`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/readFile`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct FsReadFileParams {
        /// The file; a directory is refused.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/readFile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsReadFileResponse {
    /// Its whole content, in base64.
    pub data_base64: String,
}
