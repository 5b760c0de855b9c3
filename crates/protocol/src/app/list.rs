//! Types of `app/list`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `app/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppsListParams {
        /// Cursor of the page: `nextCursor` of the one before. The first page by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// The largest number of entries; the server's choice by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// A thread whose settings count; left out, the server's own do.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// True to ask the backend again instead of taking what is remembered. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub force_refetch: bool,
    }
}

/// Answer to `app/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppsListResponse {
    /// The apps of this page.
    pub data: Vec<AppInfo>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// Payload of `app/list/updated`, sent when the apps on offer, or what can be done with them, have
/// changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppListUpdatedNotification {
    /// All apps as they are now.
    pub data: Vec<AppInfo>,
}

/// An app on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppInfo {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// More about it, as its directory page shows it.
    pub app_metadata: Option<AppMetadata>,
    /// The organisation behind it.
    pub branding: Option<AppBranding>,
    /// Its description, for people.
    pub description: Option<String>,
    /// The way in which it is given out, as the backend calls it.
    pub distribution_channel: Option<String>,
    /// Its icons for light backgrounds, by the backend's name for each.
    pub icon_assets: Option<IndexMap<String, String>>,
    /// Its icons for dark backgrounds, by the backend's name for each.
    pub icon_dark_assets: Option<IndexMap<String, String>>,
    /// The page where the user can connect it.
    pub install_url: Option<String>,
    /// True if the user has connected it, so that it can be used. False if left out.
    #[serde(default)]
    pub is_accessible: bool,
    /// True if the configuration lets it be used. True if left out.
    #[serde(default = "crate::truth")]
    pub is_enabled: bool,
    /// Labels of the backend, by name.
    pub labels: Option<IndexMap<String, String>>,
    /// Its logo for light backgrounds.
    pub logo_url: Option<String>,
    /// Its logo for dark backgrounds.
    pub logo_url_dark: Option<String>,
    /// Names of the plugins that bring it along. None if left out.
    #[serde(default)]
    pub plugin_display_names: Vec<String>,
}

/// The organisation behind an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppBranding {
    /// True if users can find it in the directory of apps.
    pub is_discoverable_app: bool,
    /// The category it is filed under.
    pub category: Option<String>,
    /// The maker.
    pub developer: Option<String>,
    /// The page with its privacy policy.
    pub privacy_policy: Option<String>,
    /// The page with its terms of service.
    pub terms_of_service: Option<String>,
    /// Its own page.
    pub website: Option<String>,
}

/// More about an app, as its directory page shows it; what is not known is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppMetadata {
    /// The categories it is filed under.
    pub categories: Option<Vec<String>>,
    /// The maker.
    pub developer: Option<String>,
    /// True if it must be connected by the user though it is the provider's own.
    pub first_party_requires_install: Option<bool>,
    /// The status of its review by the directory.
    pub review: Option<AppReview>,
    /// Pictures of it in use.
    pub screenshots: Option<Vec<AppScreenshot>>,
    /// Its description for search engines.
    pub seo_description: Option<String>,
    /// True to offer it beside the input even before the user has connected it.
    pub show_in_composer_when_unlinked: Option<bool>,
    /// The finer categories it is filed under.
    pub sub_categories: Option<Vec<String>>,
    /// Its version.
    pub version: Option<String>,
    /// The id of that version.
    pub version_id: Option<String>,
    /// The changes of that version.
    pub version_notes: Option<String>,
}

/// The status of the review of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppReview {
    /// The status, as the backend calls it.
    pub status: String,
}

/// A picture of an app in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppScreenshot {
    /// The user's input in it.
    pub user_prompt: String,
    /// The picture's id at the backend.
    pub file_id: Option<String>,
    /// The place to load the picture from.
    pub url: Option<String>,
}
