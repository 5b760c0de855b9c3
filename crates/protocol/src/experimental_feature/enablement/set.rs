//! Types of `experimentalFeature/enablement/set`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `experimentalFeature/enablement/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    pub struct ExperimentalFeatureEnablementSetParams {
        /// Says if a feature is to be on, by its name. Unknown names are ignored; features not named
        /// stay as they are.
        pub enablement: IndexMap<String, bool>,
    }
}

/// Answer to `experimentalFeature/enablement/set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ExperimentalFeatureEnablementSetResponse {
    /// The values that were set, by the feature's name; empty if none of the names is known.
    pub enablement: IndexMap<String, bool>,
}
