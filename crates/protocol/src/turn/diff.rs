//! The diff of all that a turn changed.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

/// Payload of `turn/diff/updated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TurnDiffUpdatedNotification {
    /// A unified diff of all that the turn has changed so far.
    pub diff: String,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}
