//! Types of `modelProvider/list`.

use serde::Serialize;

use crate::ModelProviderSummary;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `modelProvider/list`: an empty object.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ModelProviderListParams {}
}

/// Answer to `modelProvider/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelProviderListResponse {
    /// True if the user may make another provider the default.
    pub can_change_default: bool,
    /// The providers.
    pub data: Vec<ModelProviderSummary>,
    /// The provider of new threads.
    pub default_provider_id: String,
}
