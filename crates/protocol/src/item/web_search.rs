//! Searches of the web.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::ItemId;

use crate::record::Record;

/// A web search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct WebSearchItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The query.
    pub query: String,
    /// The action.
    pub action: Option<WebSearchAction>,
    /// The results, as reported by the provider.
    pub results: Option<Vec<Value>>,
}

/// The action of a web search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum WebSearchAction {
    /// It searched.
    Search {
        /// All the queries, if there were several.
        queries: Option<Vec<String>>,
        /// The query.
        query: Option<String>,
    },
    /// It opened a page.
    OpenPage {
        /// The page.
        url: Option<String>,
    },
    /// It searched a page.
    FindInPage {
        /// The purpose.
        pattern: Option<String>,
        /// The page.
        url: Option<String>,
    },
    /// Anything else.
    Other,
}
