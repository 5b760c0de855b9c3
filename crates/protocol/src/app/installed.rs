//! Types of `app/installed`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `app/installed`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AppsInstalledParams {
        /// A thread whose settings count; left out, the server's own do.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
        /// True to ask again instead of taking what is remembered. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub force_refresh: bool,
    }
}

/// Answer to `app/installed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppsInstalledResponse {
    /// The apps that are connected.
    pub apps: Vec<InstalledApp>,
}

/// An app that is connected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct InstalledApp {
    /// Its id.
    pub id: String,
    /// True if the model can call its tools now.
    pub callable: bool,
    /// True if the configuration lets it be used.
    pub enabled: bool,
    /// The name it has while it runs, if it has one.
    pub runtime_name: Option<String>,
}
