//! Types of `modelProvider/default/set`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `modelProvider/default/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ModelProviderDefaultSetParams {
        /// The provider; it must be configured.
        pub provider_id: String,
    }
}
