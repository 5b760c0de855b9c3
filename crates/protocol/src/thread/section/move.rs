//! Types of `thread/section/move`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/section/move`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSectionMoveParams {
        /// The thread.
        pub thread_id: String,
        /// The section to file it under; `None` to take it out of its section. Must be given.
        #[serde(deserialize_with = "crate::given")]
        #[schemars(with = "crate::schema::Nullable<String>")]
        pub section_id: Option<String>,
        /// The thread of the section to put it before.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub before_thread_id: Option<String>,
    }
}

/// Answer to `thread/section/move`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSectionMoveResponse {}
