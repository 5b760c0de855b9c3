//! Reviews of changes: a turn whose model reads code with a history of its own.
//!
//! The thread's history is set aside meanwhile ([`ThreadState::step_aside`]): the reviewer does not see
//! what was said before, so that it judges the changes alone, and the thread's model gets the
//! findings only. A reviewer requests no approvals and writes no files of the workspace.
//!
//! [`ThreadState::step_aside`]: crate::thread_state::ThreadState::step_aside

use std::sync::Arc;

use turnhost_base::ItemId;
use turnhost_protocol::{
    AskForApproval, ContentItem, ItemBody, ModeKind, ReviewModeItem, SandboxPolicy, ThreadItem,
    UserInput,
};
use turnhost_thread::{Input, Outcome, TurnSettings};

use crate::action::{Action, ReviewRequest, UserMessage};
use crate::context::{self, message, text};
use crate::cx::Cx;
use crate::open_reviews::Review;
use crate::turn::Turn;
use crate::{findings, items};

const INSTRUCTIONS: &str = include_str!("../prompts/review.md");

/// Shown where a reviewer found no words.
const NO_FINDINGS: &str = "Reviewer failed to output a response.";

/// Said of a review that did not come to its end.
const INTERRUPTED: &str =
    "Review was interrupted. Please re-run /review and wait for it to complete.";

/// Returns the settings of a reviewer in a thread with these.
fn reviewers(settings: &TurnSettings) -> TurnSettings {
    let sandbox_policy = match &settings.sandbox_policy {
        SandboxPolicy::WorkspaceWrite { network_access, .. } => {
            SandboxPolicy::ReadOnly { network_access: *network_access }
        }
        // There is no sandbox here that could be made narrower.
        policy @ (SandboxPolicy::ReadOnly { .. }
        | SandboxPolicy::DangerFullAccess
        | SandboxPolicy::ExternalSandbox { .. }) => policy.clone(),
    };
    TurnSettings {
        approval_policy: AskForApproval::Never,
        sandbox_policy,
        model: settings.review_model.clone().unwrap_or_else(|| settings.model.clone()),
        base_instructions: Some(INSTRUCTIONS.to_owned()),
        mode: ModeKind::Default,
        mode_instructions: None,
        ..settings.clone()
    }
}

impl Turn {
    /// Begins a review.
    pub(crate) fn begin_review_mode(&mut self, request: &ReviewRequest, cx: &mut Cx<'_>) {
        let entered = review_mode_item(ItemBody::EnteredReviewMode, &request.label, self, cx);
        self.show(entered, cx);
        let settings = Arc::clone(&self.scope.settings);
        self.scope.settings = Arc::new(reviewers(&settings));
        self.review = Some(Review { settings, words: String::new() });
        cx.thread.step_aside();
        self.send_context(cx);
        let asked = UserMessage {
            id: cx.fresh_id(self.scope.id),
            client_id: None,
            context: Vec::new(),
            input: vec![UserInput::Text {
                text: request.prompt.clone(),
                text_elements: Vec::new(),
            }],
            after: Vec::new(),
            local_images: Vec::new(),
        };
        for item in context::user_message(&asked) {
            cx.remember(item);
        }
        let item = items::user_message(asked.id, None, &asked.input, cx.now);
        cx.push(Action::Thread(Input::ReviewRuns(Box::new(item))));
        self.ask_model(cx);
    }

    /// Ends a review together with its turn: shows the findings to the client and to the thread's model.
    pub(crate) fn leave_review_mode(&mut self, review: Review, outcome: &Outcome, cx: &mut Cx<'_>) {
        let Review { settings, words } = review;
        let findings = match outcome {
            Outcome::Completed | Outcome::CompletedSilently => findings::shown(&words),
            Outcome::Interrupted | Outcome::Failed(_) => None,
        };
        let shown = findings.as_deref().unwrap_or(NO_FINDINGS);
        let exited = review_mode_item(ItemBody::ExitedReviewMode, shown, self, cx);
        self.show(exited, cx);
        self.scope.settings = settings;
        cx.thread.step_back();
        if cx.thread.sent.is_none() {
            self.send_context(cx);
        }
        cx.remember(message("user", vec![text(&record(findings.as_deref()))]));
        let words = findings.unwrap_or_else(|| INTERRUPTED.to_owned());
        let content =
            ContentItem::OutputText { text: words.clone(), annotations: None, logprobs: None };
        cx.remember(message("assistant", vec![content]));
        let id = ItemId::new(format!("msg_{}", cx.fresh_id(self.scope.id)));
        self.show(items::agent_message(id, words, None, cx.now, Some(cx.now)), cx);
    }

    /// Begins and completes an item.
    fn show(&self, item: ThreadItem, cx: &mut Cx<'_>) {
        cx.item_started(self.scope.id, items::started(&item));
        cx.item_completed(self.scope.id, item);
    }
}

fn review_mode_item(
    body: impl FnOnce(ReviewModeItem) -> ItemBody,
    review: &str,
    turn: &Turn,
    cx: &mut Cx<'_>,
) -> ThreadItem {
    let id = cx.fresh_id(turn.scope.id);
    ThreadItem {
        body: body(ReviewModeItem { id, review: review.to_owned() }),
        started_at_ms: Some(cx.now.0),
        completed_at_ms: Some(cx.now.0),
    }
}

/// Returns the message to the thread's model about a review.
fn record(findings: Option<&str>) -> String {
    match findings {
        Some(findings) => format!(
            "<user_action>\n<action>review</action>\n<context>The user had changes reviewed by another model, whose findings follow. They may ask you to act on some of them.</context>\n<results>\n{findings}\n</results>\n</user_action>"
        ),
        None => "<user_action>\n<action>review</action>\n<context>The user had changes reviewed, but the review did not come to its end, so that there are no findings.</context>\n</user_action>".to_owned(),
    }
}
