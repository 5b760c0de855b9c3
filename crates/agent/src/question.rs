//! A request to the clients that a call waits for, which a reviewer may answer in their place.

use turnhost_protocol::{GuardianApprovalReviewAction, ServerRequest, ThreadItem};
use turnhost_thread::WaitingFor;

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
