//! Types of `threadSection/delete`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `threadSection/delete`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSectionDeleteParams {
        /// The section.
        pub section_id: String,
    }
}

/// Answer to `threadSection/delete`. The section's threads are under none afterwards; nothing is
/// sent about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSectionDeleteResponse {}
