//! Reviews of approvals by a model, in place of the user.
//!
//! A call that needs approval says what it is for ([`AwaitedRequest::reviewed`]). Where the settings
//! name a reviewing model, that action goes to it as an [inquiry](crate::inquiry) with the
//! conversation so far; the verdict answers the call as a client would have. A reviewer that says
//! no, says nothing that can be understood, fails or takes too long refuses the call: what was
//! not allowed is not done.

use turnhost_base::ItemId;
use turnhost_ports::ModelError;
use turnhost_protocol::{
    self as wire, AutoReviewDecisionSource, GrantedPermissionProfile,
    GuardianApprovalReviewAction as Action, GuardianApprovalReviewStatus as Status,
    McpServerElicitationAction, McpServerElicitationRequestResponse,
    PermissionsRequestApprovalResponse, ServerNotification, ServerRequest,
};
use turnhost_thread::TurnSettings;

use crate::action::{self, Answer, Timer};
use crate::cx::Cx;
use crate::inquiry::Reply;
use crate::open_reviews::{ApprovalReview, MAX_TIME, ReviewEnd, shown};
use crate::question::{AwaitedRequest, is_answered_by_a_model};
use crate::turn::Turn;
use crate::verdict_inquiry::{Reviewed, VerdictInquiry, VerdictStep};

/// Returns the action of a request that a reviewing model answers in place of the clients.
fn reviewed(settings: &TurnSettings, question: &AwaitedRequest) -> Option<Action> {
    question.reviewed.clone().filter(|_| is_answered_by_a_model(settings))
}

/// Returns the agent's own reason for a request.
pub(crate) fn reason(request: &ServerRequest) -> Option<&str> {
    match request {
        ServerRequest::CommandExecutionRequestApproval(params) => params.reason.as_deref(),
        ServerRequest::FileChangeRequestApproval(params) => params.reason.as_deref(),
        ServerRequest::PermissionsRequestApproval(params) => params.reason.as_deref(),
        _ => None,
    }
}

/// Returns the answer of a client that allows just what a request is about.
pub(crate) fn allowed(request: &ServerRequest) -> Answer {
    match request {
        ServerRequest::CommandExecutionRequestApproval(_) => {
            Answer::Command(wire::CommandExecutionApprovalDecision::Accept)
        }
        ServerRequest::FileChangeRequestApproval(_) => {
            Answer::FileChange(wire::FileChangeApprovalDecision::Accept)
        }
        ServerRequest::PermissionsRequestApproval(params) => {
            let wire::RequestPermissionProfile { file_system, network } =
                params.permissions.clone();
            Answer::Permissions(PermissionsRequestApprovalResponse {
                permissions: GrantedPermissionProfile { file_system, network },
                ..Default::default()
            })
        }
        ServerRequest::McpServerElicitationRequest(_) => {
            Answer::Elicitation(McpServerElicitationRequestResponse {
                action: McpServerElicitationAction::Accept,
                meta: None,
                content: None,
            })
        }
        _ => Answer::Unusable,
    }
}

impl Turn {
    /// Puts a call's request to hooks first, then to the clients or the reviewing model.
    pub(crate) fn ask(&mut self, call: &ItemId, question: AwaitedRequest, cx: &mut Cx<'_>) {
        if let Some(question) = self.check_approval(call, question, cx) {
            self.put_question(call, question, cx);
        }
    }

    /// Puts a call's request to the clients, or to the reviewing model in their place.
    pub(crate) fn put_question(
        &mut self,
        call: &ItemId,
        question: AwaitedRequest,
        cx: &mut Cx<'_>,
    ) {
        if let Some(action) = reviewed(&self.scope.settings, &question) {
            return self.begin_review(call, question, action, cx);
        }
        cx.push(action::Action::Ask {
            item: call.clone(),
            waiting_for: question.waiting_for,
            started: question.started.map(|item| (self.scope.id, Box::new(item))),
            request: Box::new(question.request),
        });
    }

    fn begin_review(
        &mut self,
        call: &ItemId,
        question: AwaitedRequest,
        action: Action,
        cx: &mut Cx<'_>,
    ) {
        let AwaitedRequest { started, request, .. } = question;
        if let Some(item) = started {
            cx.item_started(self.scope.id, item);
        }
        let reason = reason(&request).map(str::to_owned);
        let reviewed = Reviewed { action: action.clone(), reason };
        let template = self.scope.model_request(cx.thread.id, Vec::new(), [].into());
        let mut inquiry = VerdictInquiry::new(&reviewed, &cx.thread.history, template);
        let first = inquiry.begin();
        let review = ApprovalReview {
            id: cx.fresh_id(self.scope.id).to_string(),
            call: call.clone(),
            action,
            request,
            started_at: cx.now,
            inquiry,
        };
        let started = wire::ItemGuardianApprovalReviewStartedNotification {
            thread_id: cx.thread.id,
            turn_id: self.scope.id,
            action: review.action.clone(),
            review: shown(Status::InProgress, None),
            review_id: review.id.clone(),
            started_at_ms: cx.now.0,
            target_item_id: Some(call.clone()),
        };
        cx.notify(ServerNotification::ItemGuardianApprovalReviewStarted(started));
        cx.push(action::Action::Wait(Timer::Review(call.clone()), MAX_TIME));
        cx.push(action::Action::Inquire(call.clone(), first));
        self.reviews.push(review);
    }

    /// Takes what the reviewer of a call replied.
    pub(crate) fn on_reply(
        &mut self,
        call: &ItemId,
        reply: Result<Reply, ModelError>,
        cx: &mut Cx<'_>,
    ) {
        let Some(review) = self.reviews.iter_mut().find(|review| review.call == *call) else {
            return;
        };
        let end = match review.inquiry.take(reply) {
            VerdictStep::Ask(request) => {
                return cx.push(action::Action::Inquire(call.clone(), request));
            }
            VerdictStep::Verdict(verdict) => ReviewEnd::Verdict(verdict),
            VerdictStep::Failed(reason) => ReviewEnd::Failed(reason),
        };
        self.end_review(call, &end, cx);
    }

    /// Ends a review that takes too long.
    pub(crate) fn review_times_out(&mut self, call: &ItemId, cx: &mut Cx<'_>) {
        cx.push(action::Action::CancelCall(call.clone()));
        self.end_review(call, &ReviewEnd::TimedOut, cx);
    }

    /// Ends all reviews because the turn was stopped.
    pub(crate) fn abort_reviews(&mut self, cx: &mut Cx<'_>) {
        for review in std::mem::take(&mut self.reviews) {
            cx.push(action::Action::CancelCall(review.call.clone()));
            self.report_review(&review, &ReviewEnd::Aborted, cx);
        }
    }

    /// Reports the end of a review to the clients, and answers the call with it.
    fn end_review(&mut self, call: &ItemId, end: &ReviewEnd, cx: &mut Cx<'_>) {
        let Some(at) = self.reviews.iter().position(|review| review.call == *call) else { return };
        let review = self.reviews.swap_remove(at);
        let warning =
            wire::GuardianWarningNotification { thread_id: cx.thread.id, message: end.warning() };
        cx.notify(ServerNotification::GuardianWarning(warning));
        self.report_review(&review, end, cx);
        let answer = match end.denial() {
            None => allowed(&review.request),
            Some(denial) => Answer::Denied(denial),
        };
        self.on_any_answer(call, answer, cx);
    }

    fn report_review(&self, review: &ApprovalReview, end: &ReviewEnd, cx: &mut Cx<'_>) {
        let completed = wire::ItemGuardianApprovalReviewCompletedNotification {
            thread_id: cx.thread.id,
            turn_id: self.scope.id,
            action: review.action.clone(),
            completed_at_ms: cx.now.0,
            decision_source: AutoReviewDecisionSource::Agent,
            review: end.shown(),
            review_id: review.id.clone(),
            started_at_ms: review.started_at.0,
            target_item_id: Some(review.call.clone()),
        };
        cx.notify(ServerNotification::ItemGuardianApprovalReviewCompleted(completed));
    }
}
