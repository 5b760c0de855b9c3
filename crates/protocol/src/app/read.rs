//! Types of `app/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `app/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppsReadParams {
        /// The apps that are asked about.
        pub app_ids: Vec<String>,
        /// A thread whose settings count; left out, the server's own do.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// True to tell their tools too. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_tools: bool,
    }
}

/// Answer to `app/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppsReadResponse {
    /// Those of the apps that were found.
    pub apps: Vec<ConnectorMetadata>,
    /// The ids that were asked for and not found.
    pub missing_app_ids: Vec<String>,
}

/// An app, with its tools if they were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConnectorMetadata {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its description, for people.
    pub description: Option<String>,
    /// The way in which it is given out, as the backend calls it.
    pub distribution_channel: Option<String>,
    /// Its icon for light backgrounds.
    pub icon_url: Option<String>,
    /// Its icon for dark backgrounds.
    pub icon_url_dark: Option<String>,
    /// The page where the user can connect it.
    pub install_url: Option<String>,
    /// Names of the plugins that bring it along. None if left out.
    #[serde(default)]
    pub plugin_display_names: Vec<String>,
    /// Its tools; `None` if they were not asked for or are not known.
    pub tool_summaries: Option<Vec<AppToolSummary>>,
}

/// A tool of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppToolSummary {
    /// Its effect.
    pub description: String,
    /// Its name, by which the model calls it.
    pub name: String,
    /// The reason why it cannot be used, if it cannot.
    pub disabled_reason: Option<String>,
    /// True if it can be used. True if left out.
    #[serde(default = "crate::truth")]
    pub is_enabled: bool,
    /// True if it only reads. False if left out.
    #[serde(default)]
    pub is_read_only: bool,
    /// Its name for people.
    pub title: Option<String>,
}
