//! Inquiries that clients make about a thread: samples of its model, and verdicts about its last
//! call. They leave no trace in the thread.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::TurnId;
use turnhost_patch::TurnDiff;
use turnhost_ports::{HistoryItem, McpOffer, ModelRequest};
use turnhost_protocol::{GuardianApprovalReviewAction, ReasoningEffort, ResponseItem};
use turnhost_thread::TurnSettings;

use crate::action::TurnEnvironment;
use crate::agent::Agent;
use crate::call_ends::answered;
use crate::context::{message, text};
use crate::tool::ToolInput;
use crate::tools::Toolset;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::VerdictInquiry;

/// The place of an inquiry: what a turn would have that began now.
#[derive(Clone, Debug)]
pub struct InquiryPlace {
    /// The turn that requests are counted under.
    pub turn: TurnId,
    /// The thread's settings.
    pub settings: Arc<TurnSettings>,
    /// The environment.
    pub environment: TurnEnvironment,
    /// Everything that the thread's MCP servers offer.
    pub mcp: Arc<McpOffer>,
}

/// The last call of a thread, as far as it needs approval.
#[derive(Debug)]
pub enum LastCall {
    /// It needs none.
    NeedsNoLeave {
        /// The call.
        call: String,
    },
    /// A verdict is to be asked for.
    Reviewed {
        /// The call.
        call: String,
        /// The inquiry.
        inquiry: Box<VerdictInquiry>,
    },
}

/// The reason why there is no last call to review.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LastCallRefusal {
    /// The thread has no history.
    #[error(
        "expected a final plaintext exec_command, apply_patch, request_permissions, or MCP call"
    )]
    NoHistory,
    /// The history does not end in a call that has an id and no output.
    #[error(
        "expected a completed plaintext exec_command, apply_patch, request_permissions, or MCP call with a nonempty call ID"
    )]
    NoCall,
    /// The tool needs no approval, or is unknown.
    #[error("unsupported tool for direct review")]
    OtherTool,
    /// The arguments are not the tool's; the text says why.
    #[error("{0}")]
    BadArguments(String),
}

impl InquiryPlace {
    fn scope(self) -> (TurnScope, Arc<McpOffer>) {
        let Self { turn: id, settings, environment, mcp } = self;
        let scope = TurnScope {
            id,
            settings,
            environment,
            diff: TurnDiff::default(),
            granted: Vec::new(),
            scripted_skills: Vec::new(),
        };
        (scope, mcp)
    }
}

impl Agent {
    /// Returns a request that asks the thread's model `prompt` on the history so far. Tools are
    /// offered as in a turn; calls of them are ignored.
    pub fn sample(
        &self,
        place: InquiryPlace,
        prompt: &str,
        effort: Option<ReasoningEffort>,
    ) -> ModelRequest {
        let thread = self.thread();
        let (scope, mcp) = place.scope();
        let mut input = answered(thread.own_history());
        input.push(message("user", vec![text(prompt)]));
        let tools = Toolset::for_turn(&scope.settings, &mcp).specs();
        let request = scope.model_request(thread.id, input, tools);
        ModelRequest { effort: effort.or(request.effort.clone()), ..request }
    }

    /// Returns the inquiry about the call that the history ends with.
    ///
    /// Nothing runs. A patch is judged by the paths that it names, without following links.
    pub fn review_last_call(&self, place: InquiryPlace) -> Result<LastCall, LastCallRefusal> {
        let thread = self.thread();
        let history = thread.own_history();
        let last = history.last().ok_or(LastCallRefusal::NoHistory)?;
        let (namespace, name, call, input) = match last.parse() {
            Ok(ResponseItem::FunctionCall(call)) => {
                (call.namespace, call.name, call.call_id, Given::Arguments(call.arguments))
            }
            Ok(ResponseItem::CustomToolCall(call)) => {
                (None, call.name, call.call_id, Given::Freeform(call.input))
            }
            _ => return Err(LastCallRefusal::NoCall),
        };
        if call.is_empty() {
            return Err(LastCallRefusal::NoCall);
        }
        let (scope, mcp) = place.scope();
        let tools = Toolset::for_turn(&scope.settings, &mcp);
        let is_known = REVIEWED.contains(&&*name)
            || namespace.as_deref().is_some_and(|it| it.starts_with("mcp__"));
        if !is_known {
            return Err(LastCallRefusal::OtherTool);
        }
        let made = tools.call(namespace.as_deref(), &name, input.as_input());
        let mut made = made.map_err(LastCallRefusal::BadArguments)?;
        let reviewed = made.needs_approval(&scope, thread);
        Ok(match reviewed {
            None => LastCall::NeedsNoLeave { call },
            Some(reviewed) => {
                let template = scope.model_request(thread.id, Vec::new(), [].into());
                let inquiry = Box::new(VerdictInquiry::new(&reviewed, history, template));
                LastCall::Reviewed { call, inquiry }
            }
        })
    }
}

/// The built-in tools whose calls may need approval.
const REVIEWED: [&str; 3] = ["apply_patch", "exec_command", "request_permissions"];

/// The input of a call as the history has it.
enum Given {
    Arguments(String),
    Freeform(String),
}

impl Given {
    fn as_input(&self) -> ToolInput<'_> {
        match self {
            Self::Arguments(text) => ToolInput::Arguments(text),
            Self::Freeform(text) => ToolInput::Freeform(text.clone()),
        }
    }
}

/// An action that a reviewer denied and the user allows after all, in one of the forms in which
/// clients have it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeniedAction(Value);

/// The members of a denial in the reference's own form that have to be there.
#[derive(Deserialize)]
struct Assessment {
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "status")]
    _status: AssessmentStatus,
    action: AssessedAction,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AssessmentStatus {
    InProgress,
    Approved,
    Denied,
    TimedOut,
    Aborted,
}

/// An action in the reference's own form. Its members are for the model alone.
#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum AssessedAction {
    Command(Value),
    Execve(Value),
    WriteStdin(Value),
    ApplyPatch(Value),
    NetworkAccess(Value),
    McpToolCall(Value),
    RequestPermissions(Value),
}

/// The members of a denial in the form of `item/autoApprovalReview/completed`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReviewNotice {
    action: GuardianApprovalReviewAction,
}

impl DeniedAction {
    /// Reads the event by which a client learned of a denial: the params of
    /// `item/autoApprovalReview/completed`, or the reference's own form of it. Fails with the
    /// parser's words.
    pub fn read(event: &Value) -> Result<Self, String> {
        let is_told = event.get("reviewId").is_some();
        let action = if is_told {
            serde_json::from_value::<ReviewNotice>(event.clone())
                .and_then(|told| serde_json::to_value(told.action))
        } else {
            serde_json::from_value::<Assessment>(event.clone())
                .and_then(|assessment| serde_json::to_value(assessment.action))
        };
        action.map(Self).map_err(|error| error.to_string())
    }
}

/// Returns the text for the model, and for a later reviewer, about an action that the user allowed after
/// it was denied.
pub fn approved_action(action: &DeniedAction) -> HistoryItem {
    let action = serde_json::to_string_pretty(&action.0).unwrap_or_default();
    let words = format!(
        "The user looked at an action that was rejected and allows it after all: this action with these arguments, where it was asked for, and no other. You may ask for it again.\n{action}"
    );
    message("developer", vec![text(&words)])
}
