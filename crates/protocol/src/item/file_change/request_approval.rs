//! Types of `item/fileChange/requestApproval`.

use serde::Serialize;
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `item/fileChange/requestApproval`: may these files be changed?
    /// The changes are those of the item.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeRequestApprovalParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// The item.
        #[schemars(with = "String")]
        pub item_id: ItemId,
        /// When the question was put, in milliseconds since the Unix epoch.
        pub started_at_ms: i64,
        /// The reason why the model wants it.
        pub reason: Option<String>,
        /// A directory to which writing would be allowed for the session.
        pub grant_root: Option<String>,
    }
}

/// The user's answer to a file change approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum FileChangeApprovalDecision {
    /// Make the changes.
    Accept,
    /// Make them, and do not ask again for these files in this session.
    AcceptForSession,
    /// Do not make them; the turn continues.
    Decline,
    /// Do not make them, and interrupt the turn.
    Cancel,
}

/// Answer to `item/fileChange/requestApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FileChangeRequestApprovalResponse {
    /// The user's decision.
    pub decision: FileChangeApprovalDecision,
}
