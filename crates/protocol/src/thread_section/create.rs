//! Types of `threadSection/create`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{ThreadSection, ThreadSectionAppearance};

params! {
    /// Params of `threadSection/create`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadSectionCreateParams {
        /// Its name; must not be empty, need not be unique.
        pub name: String,
        /// The way in which it looks. No look of its own by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub appearance: Option<ThreadSectionAppearance>,
    }
}

/// Answer to `threadSection/create`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadSectionCreateResponse {
    /// The new section.
    pub section: ThreadSection,
}
