//! Warnings of the model that reviews approvals.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

/// Payload of `guardianWarning`: sent when the reviewing model has something the user should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GuardianWarningNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The words for the user.
    pub message: String,
}

/// Payload of `autoApprovalReview/strictReviewRequired`, sent when a turn's automatic reviews of
/// approvals have to be strict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct StrictReviewRequiredNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// When that began, in milliseconds since the Unix epoch.
    pub started_at_ms: i64,
}
