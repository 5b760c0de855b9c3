//! Types of `project/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{Project, SortDirection};

params! {
    /// Params of `project/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProjectListParams {
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most. 25 by default, never more than 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// The sort key. The position by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_key: Option<ProjectSortKey>,
        /// Which way to sort.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sort_direction: Option<SortDirection>,
    }
}

/// Answer to `project/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProjectListResponse {
    /// The projects.
    pub data: Vec<Project>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// The sort key of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ProjectSortKey {
    /// Their place in the list, as the user arranged it.
    Position,
    /// When they were last worked in.
    RecencyAt,
}
