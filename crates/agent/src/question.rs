//! A request to the clients that a call waits for, which a reviewer may answer in their place.

use turnhost_protocol::{
    ApprovalsReviewer, AskForApproval, GuardianApprovalReviewAction, ServerRequest, ThreadItem,
};
use turnhost_thread::{TurnSettings, WaitingFor};

/// A request to the clients that a call waits for.
pub(crate) struct AwaitedRequest {
    /// Shown in the thread's status meanwhile.
    pub(crate) waiting_for: WaitingFor,
    /// The call's item, where it begins with the question.
    pub(crate) started: Option<ThreadItem>,
    /// The action that a reviewer may allow in place of the clients; `None` for what only they
    /// can answer.
    pub(crate) reviewed: Option<GuardianApprovalReviewAction>,
    pub(crate) request: ServerRequest,
}

/// Returns whether a model answers what clients would be asked.
///
/// Under the policy `untrusted` the user wants to see each action, so that the clients are asked.
pub(crate) fn is_answered_by_a_model(settings: &TurnSettings) -> bool {
    let asks_model = match settings.approvals_reviewer {
        ApprovalsReviewer::User => false,
        ApprovalsReviewer::AutoReview | ApprovalsReviewer::GuardianSubagent => true,
    };
    let asks_user = settings.approval_policy == AskForApproval::Untrusted;
    asks_model && !asks_user
}
