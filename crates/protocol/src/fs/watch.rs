//! Types of `fs/watch`.

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `fs/watch`. Changes are reported by `fs/changed` to this connection only.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FsWatchParams {
        /// The client's name for the watch, unique in the connection.
        pub watch_id: String,
        /// A file or a directory; it need not exist yet.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub path: AbsPath,
    }
}

/// Answer to `fs/watch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FsWatchResponse {
    /// The watched path.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub path: AbsPath,
}
