//! Changes that the model makes to files.

mod request_approval;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

pub use request_approval::*;

/// Changes to files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct FileChangeItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The changes, one a file.
    pub changes: Vec<FileUpdateChange>,
    /// Their status.
    pub status: PatchApplyStatus,
}

/// A change to one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FileUpdateChange {
    /// A unified diff; the whole content for new and for deleted files.
    pub diff: String,
    /// The change to the file.
    pub kind: PatchChangeKind,
    /// Its absolute path before the change.
    pub path: String,
}

/// Change to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PatchChangeKind {
    /// It is made.
    Add,
    /// It is deleted.
    Delete,
    /// It is changed.
    Update {
        /// Its new path, if it is moved.
        move_path: Option<String>,
    },
}

/// The status of changes to files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum PatchApplyStatus {
    /// They are being made, or wait for approval.
    InProgress,
    /// They were made.
    Completed,
    /// They could not be made.
    Failed,
    /// They were not approved.
    Declined,
}

/// Payload of `item/fileChange/outputDelta`: sent when changing files gives output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FileChangeOutputDeltaNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// Text to be added to the output.
    pub delta: String,
}

/// Payload of `item/fileChange/patchUpdated`: sent when the changes of an item become known or
/// others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FileChangePatchUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// All its changes, in place of those sent before.
    pub changes: Vec<FileUpdateChange>,
}
