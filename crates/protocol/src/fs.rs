//! Files on the server's machine.

mod copy;
mod create_directory;
mod get_metadata;
mod read_directory;
mod read_file;
mod remove;
mod unwatch;
mod watch;
mod write_file;

use serde::Serialize;
use turnhost_base::AbsPath;

use crate::record::Record;

pub use copy::*;
pub use create_directory::*;
pub use get_metadata::*;
pub use read_directory::*;
pub use read_file::*;
pub use remove::*;
pub use unwatch::*;
pub use watch::*;
pub use write_file::*;

/// Payload of `fs/changed`, sent when something watched has changed; changes within a short time
/// come together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FsChangedNotification {
    /// The change.
    #[serde(deserialize_with = "crate::path::list")]
    #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>")]
    pub changed_paths: Vec<AbsPath>,
    /// The watch, as the client named it.
    pub watch_id: String,
}
