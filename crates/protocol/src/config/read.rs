//! Types of `config/read`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{Config, ConfigLayer, ConfigLayerMetadata};

params! {
    /// Params of `config/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ConfigReadParams {
        /// True to answer the layers too. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_layers: bool,
        /// The directory whose project layers count; relative to the server's own. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwd: Option<String>,
    }
}

/// Answer to `config/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConfigReadResponse {
    /// The configuration that is in force.
    pub config: Config,
    /// For each dotted key that is set, the layer it comes from.
    pub origins: IndexMap<String, ConfigLayerMetadata>,
    /// The layers from the strongest to the weakest, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<ConfigLayer>>,
}
