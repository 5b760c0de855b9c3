//! Types of `modelProvider/capabilities/read`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `modelProvider/capabilities/read`: an empty object.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ModelProviderCapabilitiesReadParams {}
}

/// Answer to `modelProvider/capabilities/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderCapabilitiesReadResponse {
    /// True if the provider makes images.
    pub image_generation: bool,
    /// True if the provider searches the web.
    pub web_search: bool,
}
