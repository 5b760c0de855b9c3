//! Types of `experimentalFeature/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `experimentalFeature/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExperimentalFeatureListParams {
        /// Cursor of the page: `nextCursor` of the one before. The first page by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// The largest number of entries; all by default. 0 counts as 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// A thread whose configuration counts; left out, the server's own does.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
    }
}

/// Answer to `experimentalFeature/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExperimentalFeatureListResponse {
    /// The features of this page.
    pub data: Vec<ExperimentalFeature>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A feature that can be switched on or off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExperimentalFeature {
    /// True if it is on unless the configuration says otherwise.
    pub default_enabled: bool,
    /// True if it is on.
    pub enabled: bool,
    /// Its name in the configuration and in `experimentalFeature/enablement/set`.
    pub name: String,
    /// Its progress.
    pub stage: ExperimentalFeatureStage,
    /// The text for the user when it is offered to them; may be empty. `None` if it is not meant for
    /// them yet.
    pub announcement: Option<String>,
    /// Its description, for people; `None` if it is not meant for them yet.
    pub description: Option<String>,
    /// Its name for people; `None` if it is not meant for them yet.
    pub display_name: Option<String>,
}

/// Progress of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ExperimentalFeatureStage {
    /// Users may try it.
    Beta,
    /// It is being made and not meant for users yet.
    UnderDevelopment,
    /// It is finished.
    Stable,
    /// It will go away.
    Deprecated,
    /// It is gone; only its name is still accepted.
    Removed,
}
