//! Types of `configRequirements/read`.

use serde::Serialize;

use crate::ConfigRequirements;
use crate::record::Record;

/// Answer to `configRequirements/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConfigRequirementsReadResponse {
    /// The requirements; `None` if nothing is.
    pub requirements: Option<ConfigRequirements>,
    /// True if the speed can be chosen apart from the model; `None` if that is not known.
    pub supports_independent_speed_modes: Option<bool>,
}
