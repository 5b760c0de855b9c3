//! Types of `thread/attachment/remove`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/attachment/remove`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadAttachmentRemoveParams {
        /// The thread.
        pub thread_id: String,
        /// The attachment's type; must not be empty.
        pub attachment_type: String,
        /// Its key.
        pub identity_key: String,
    }
}

/// Answer to `thread/attachment/remove`; the same if there was nothing to remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadAttachmentRemoveResponse {}
