//! Which of a thread is unread.

mod update;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

pub use update::*;

/// The unread part of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadState {
    /// Opaque; changes with every change of the state.
    pub revision: String,
    /// Start of the unread part; `None` if all is read.
    pub first_unread: Option<ThreadUnreadPosition>,
}

/// A place in a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThreadUnreadPosition {
    /// Its beginning.
    ThreadStart,
    /// The beginning of a turn.
    Turn {
        /// The turn.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        turn_id: TurnId,
    },
}

/// Payload of `thread/readState/changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadStateChangedNotification {
    /// The unread part now.
    pub read_state: ThreadReadState,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
