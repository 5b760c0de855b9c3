//! Types of `account/bedrock/checkGovCloudRequirements`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `account/bedrock/checkGovCloudRequirements`. There are none.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct BedrockCheckGovCloudRequirementsParams {}
}

/// Answer to `account/bedrock/checkGovCloudRequirements`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BedrockCheckGovCloudRequirementsResponse {
    /// True if Amazon Bedrock is used in an AWS GovCloud region.
    pub is_gov_cloud: bool,
    /// True if the user should be warned that the requirements for it are not met.
    pub should_warn: bool,
}
