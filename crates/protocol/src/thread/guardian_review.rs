//! Types of `thread/guardianReview`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{GuardianRiskLevel, GuardianUserAuthorization};

/// The automatic reviewer's assessment of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGuardianAssessment {
    /// Says if it may be done.
    pub outcome: GuardianAssessmentOutcome,
    /// The reason, in words.
    pub rationale: String,
    /// The harm it may do.
    pub risk_level: GuardianRiskLevel,
    /// The clarity with which the user wanted it.
    pub user_authorization: GuardianUserAuthorization,
}

params! {
    /// Params of `thread/guardianReview`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadGuardianReviewParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/guardianReview`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadGuardianReviewResponse {
    /// The tool call that was reviewed.
    pub call_id: String,
    /// The reviewer's assessment; `None` if it has none.
    pub assessment: Option<ThreadGuardianAssessment>,
}

/// The automatic reviewer's verdict on an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum GuardianAssessmentOutcome {
    /// It may be done.
    Allow,
    /// It may not.
    Deny,
}
