//! Reviews that a turn waits for: of approvals, and of changes.

use std::sync::Arc;
use std::time::Duration;

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{
    GuardianApprovalReview, GuardianApprovalReviewAction, GuardianApprovalReviewStatus as Status,
    GuardianAssessmentOutcome as Outcome, GuardianRiskLevel, GuardianUserAuthorization,
    ServerRequest, ThreadGuardianAssessment,
};
use turnhost_thread::TurnSettings;

use crate::verdict_inquiry::VerdictInquiry;

/// 90 seconds: the most that a review of an approval takes, so that a turn does not hang on its
/// reviewer.
pub(crate) const MAX_TIME: Duration = Duration::from_secs(90);

/// A review of changes in progress.
pub(crate) struct Review {
    /// The settings of the thread, which the reviewer's replace meanwhile.
    pub(crate) settings: Arc<TurnSettings>,
    /// The reviewer's last message.
    pub(crate) words: String,
}

impl Review {
    /// Notes a message of the reviewer. Clients see the last one as the findings.
    pub(crate) fn said(&mut self, words: String) {
        self.words = words;
    }
}

/// A review of an approval in progress.
pub(crate) struct ApprovalReview {
    pub(crate) id: String,
    /// The call that waits, whose item has the same id.
    pub(crate) call: ItemId,
    pub(crate) action: GuardianApprovalReviewAction,
    /// The request that a client would have been sent.
    pub(crate) request: ServerRequest,
    pub(crate) started_at: Millis,
    pub(crate) inquiry: VerdictInquiry,
}

/// The end of a review of an approval.
pub(crate) enum ReviewEnd {
    Verdict(ThreadGuardianAssessment),
    /// It gave no verdict, for this reason.
    Failed(String),
    TimedOut,
    /// The turn was stopped.
    Aborted,
}

impl ReviewEnd {
    pub(crate) fn warning(&self) -> String {
        match self {
            Self::Verdict(verdict) => {
                let ThreadGuardianAssessment { outcome, rationale, risk_level, user_authorization } =
                    verdict;
                let outcome = match outcome {
                    Outcome::Allow => "approved",
                    Outcome::Deny => "denied",
                };
                let risk = risk(*risk_level);
                let authorization = authorization(*user_authorization);
                format!(
                    "Automatic approval review {outcome} (risk: {risk}, authorization: {authorization}): {rationale}"
                )
            }
            Self::Failed(reason) => format!("Automatic approval review failed: {reason}"),
            Self::TimedOut => {
                format!("Automatic approval review timed out after {} seconds", MAX_TIME.as_secs())
            }
            Self::Aborted => "Automatic approval review was aborted".to_owned(),
        }
    }

    pub(crate) fn shown(&self) -> GuardianApprovalReview {
        match self {
            Self::Verdict(verdict) => {
                let status = match verdict.outcome {
                    Outcome::Allow => Status::Approved,
                    Outcome::Deny => Status::Denied,
                };
                GuardianApprovalReview {
                    risk_level: Some(verdict.risk_level),
                    user_authorization: Some(verdict.user_authorization),
                    ..shown(status, Some(verdict.rationale.clone()))
                }
            }
            Self::Failed(_) => shown(Status::Denied, Some(self.warning())),
            Self::TimedOut => shown(Status::TimedOut, Some(self.warning())),
            Self::Aborted => shown(Status::Aborted, None),
        }
    }

    /// Returns the text for the model of a call that is refused; `None` for one that is allowed.
    pub(crate) fn denial(&self) -> Option<String> {
        match self {
            Self::Verdict(verdict) => (verdict.outcome == Outcome::Deny).then(|| {
                format!(
                    "This action was rejected due to unacceptable risk.\nReason: {}\nThe agent must not attempt to achieve the same outcome via workaround, indirect execution, another tool or another command line. Go on with something materially safer, or ask the user, who can allow the action knowing its risk.",
                    verdict.rationale
                )
            }),
            Self::Failed(_) | Self::TimedOut | Self::Aborted => Some(format!(
                "{}\nThe action was not executed because automatic approval review could not be completed, which says nothing about its risk. Do not go around the review: ask the user, or try again later.",
                self.warning()
            )),
        }
    }
}

pub(crate) fn shown(status: Status, rationale: Option<String>) -> GuardianApprovalReview {
    GuardianApprovalReview { status, rationale, risk_level: None, user_authorization: None }
}

fn risk(level: GuardianRiskLevel) -> &'static str {
    match level {
        GuardianRiskLevel::Low => "low",
        GuardianRiskLevel::Medium => "medium",
        GuardianRiskLevel::High => "high",
        GuardianRiskLevel::Critical => "critical",
    }
}

fn authorization(level: GuardianUserAuthorization) -> &'static str {
    match level {
        GuardianUserAuthorization::Unknown => "unknown",
        GuardianUserAuthorization::Low => "low",
        GuardianUserAuthorization::Medium => "medium",
        GuardianUserAuthorization::High => "high",
    }
}
