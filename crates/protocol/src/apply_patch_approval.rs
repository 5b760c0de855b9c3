//! Types of `applyPatchApproval`.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::ReviewDecision;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `applyPatchApproval`: may these files be changed? An older form of
    /// `item/fileChange/requestApproval`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ApplyPatchApprovalParams {
        /// The thread.
        #[schemars(with = "crate::schema::ThreadId")]
        pub conversation_id: ThreadId,
        /// The model's call that wants it.
        pub call_id: String,
        /// The changes that it would make, by path.
        pub file_changes: IndexMap<String, FileChange>,
        /// The reason why the model wants it.
        pub reason: Option<String>,
        /// A directory to which writing would be allowed for the session.
        pub grant_root: Option<String>,
    }
}

/// Change to one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum FileChange {
    /// It is made.
    Add {
        /// Its content.
        content: String,
    },
    /// It is removed.
    Delete {
        /// The content it had.
        content: String,
    },
    /// It is changed, and perhaps moved.
    Update {
        /// The change, as a unified diff.
        unified_diff: String,
        /// The place where it is moved to, if it is.
        move_path: Option<String>,
    },
}

/// Answer to `applyPatchApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ApplyPatchApprovalResponse {
    /// The user's decision.
    pub decision: ReviewDecision,
}
