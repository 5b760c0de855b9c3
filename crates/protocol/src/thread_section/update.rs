//! Types of `threadSection/update`.

use serde::Serialize;

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::{ThreadSection, ThreadSectionAppearance};

params! {
    /// Params of `threadSection/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSectionUpdateParams {
        /// The section.
        pub section_id: String,
        /// Its new name; must not be empty, need not be unique.
        pub name: String,
        /// The way in which it is to look.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub appearance: Patch<ThreadSectionAppearance>,
    }
}

/// Answer to `threadSection/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadSectionUpdateResponse {
    /// The section as it is now.
    pub section: ThreadSection,
}
