//! Types of `thread/readState/update`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ThreadReadState;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/readState/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadReadStateUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// The action.
        pub operation: ThreadReadStateOperation,
        /// The revision that the client has seen; if it is no longer the current one, nothing is
        /// changed and the error has the current state.
        pub expected_revision: String,
    }
}

/// Answer to `thread/readState/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadReadStateUpdateResponse {
    /// The unread part now, with a new revision.
    pub read_state: ThreadReadState,
}

/// A change of a thread's read state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ThreadReadStateOperation {
    /// Mark all of it as read.
    Read,
    /// Mark it as unread from its beginning.
    Unread,
}
