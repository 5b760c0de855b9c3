//! Types of `turn/settings/update`.

use serde::Serialize;

use crate::experimental::params;
use crate::patch::Patch;
use crate::record::Record;
use crate::word::Word;
use crate::{ApprovalsReviewer, ReasoningEffort, ReasoningSummary, TurnEnvironmentParams};

params! {
    /// Params of `turn/settings/update`: settings for a turn that has begun. What is unset stays.
    /// Unknown fields are refused.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct TurnSettingsUpdateParams {
        /// The thread.
        pub thread_id: String,
        /// The turn.
        pub turn_id: String,
        /// The reviewer of approvals.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub approvals_reviewer: Option<ApprovalsReviewer>,
        /// The working directory of commands.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub environments: Option<Vec<TurnEnvironmentParams>>,
        /// The model.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model: Option<String>,
        /// The model's reasoning effort.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub effort: Option<ReasoningEffort>,
        /// Says if and how the model should summarise its thoughts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<ReasoningSummary>,
        /// The provider's service tier.
        #[serde(default, skip_serializing_if = "Patch::is_keep")]
        pub service_tier: Patch<String>,
    }
}

/// Answer to `turn/settings/update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct TurnSettingsUpdateResponse {
    /// Its outcome.
    pub status: TurnSettingsUpdateStatus,
}

/// The outcome of `turn/settings/update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum TurnSettingsUpdateStatus {
    /// The settings hold.
    Applied,
    /// The turn cannot take them, as it is not there to be changed.
    TargetUnavailable,
}
