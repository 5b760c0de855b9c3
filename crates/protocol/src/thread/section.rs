//! Sections that the user sorts threads into.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::{ThreadSection, ThreadSectionAppearance};

params! {
    /// Params of `threadSection/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadSectionListParams {
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `threadSection/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSectionListResponse {
    /// The sections; one named `Pinned` is there from the start.
    pub data: Vec<ThreadSection>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

params! {
    /// Params of `threadSection/create`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadSectionCreateParams {
        /// Its name; must not be empty, need not be unique.
        pub name: String,
        /// How it looks. No look of its own by default.
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

params! {
    /// Params of `threadSection/update`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSectionUpdateParams {
        /// Its new name; must not be empty, need not be unique.
        pub name: String,
        /// The section.
        pub section_id: String,
        /// How it is to look.
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

params! {
    /// Params of `thread/section/move`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSectionMoveParams {
        /// The thread.
        pub thread_id: String,
        /// The section to file it under; `None` to take it out of its section. Must be given.
        #[schemars(with = "crate::schema::Nullable<String>")]
        pub section_id: Option<String>,
        /// The thread of the section to put it before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before_thread_id: Option<String>,
    }
}

/// Answer to `thread/section/move`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSectionMoveResponse {}

/// Payload of `thread/section/changed`, sent to every connection when `thread/section/move` files a
/// thread elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadSectionChangedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The section it is filed under now; `None` if under none.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub section_id: Option<String>,
}
