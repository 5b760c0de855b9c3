//! Apps: connectors that the provider hosts.

mod installed;
mod list;
mod read;

use serde::Serialize;

use crate::record::Record;

pub use installed::*;
pub use list::*;
pub use read::*;

/// A connected app that a plugin uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppSummary {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The kind of app.
    pub category: Option<String>,
    /// Its effect.
    pub description: Option<String>,
    /// The page where the user connects it.
    pub install_url: Option<String>,
}
