//! A tool, a call of it, and what both need: the trait that each file in `tools` implements.

use serde_json::{Value, json};
use turnhost_base::ItemId;
use turnhost_ports::ToolSpec;
use turnhost_protocol::{FunctionCallOutputBody, ThreadItem};

use crate::action::{Answer, ToolResult};
use crate::cx::Cx;
use crate::items::CallForm;
use crate::question::AwaitedRequest;
use crate::thread_state::ThreadState;
use crate::tool_output;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::Reviewed;

/// A tool that a model is offered.
pub(crate) trait Tool: Send + Sync {
    /// Returns the definition for the model. Calls bear its name.
    fn spec(&self) -> &ToolSpec;

    /// Returns the group that the tool belongs to, which calls name beside the tool.
    fn namespace(&self) -> Option<&str> {
        None
    }

    /// Returns whether its calls need a place where commands can run.
    fn needs_environment(&self) -> bool {
        false
    }

    /// Makes a call of its input. The error goes to the model.
    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String>;
}

/// One call of a tool, from its beginning to its output.
pub(crate) trait ToolCall: Send {
    /// Returns `true` if no other call of the response may run beside it, as for changes of files.
    fn runs_alone(&self) -> bool {
        false
    }

    /// Returns `true` for a command that may be over in a moment, in which no other begins.
    fn may_be_short(&self) -> bool {
        false
    }

    /// Returns the action that the call would need approval for, as far as that is known before it
    /// runs; `None` for a call that needs none, or could not have it.
    fn needs_approval(&mut self, _turn: &TurnScope, _thread: &ThreadState) -> Option<Reviewed> {
        None
    }

    /// Begins the call, once those that it has to wait for are over.
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress;

    /// Applies a client's answer to [`Progress::NeedsAnswer`].
    fn on_answer(&mut self, _answer: Answer, _cx: &mut CallCx<'_, '_>) -> Progress {
        Progress::Running
    }

    /// Applies the result of an action that the call asked for.
    fn on_result(&mut self, _result: ToolResult, _cx: &mut CallCx<'_, '_>) -> Progress {
        Progress::Running
    }

    /// Ends the call because its turn was stopped. Returns its output, or `None` for the usual one.
    fn on_abort(&mut self, _cx: &mut CallCx<'_, '_>) -> Option<FunctionCallOutputBody> {
        None
    }

    /// Returns the usual output of a call whose turn was stopped after this time.
    fn aborted(&self, millis: i64) -> String {
        tool_output::aborted_after(millis)
    }
}

/// The state of a call after a step.
pub(crate) enum Progress {
    /// It continues; a result or [`Cx::finish_call`] ends it.
    Running,
    /// It waits for a client: an approval, a question, or a client's own tool.
    NeedsAnswer(Box<AwaitedRequest>),
    /// It is over, with this output for the model.
    Done(FunctionCallOutputBody),
    /// The user wants the turn to end.
    CancelTurn,
}

impl Progress {
    pub(crate) fn done(output: impl Into<String>) -> Self {
        Self::Done(FunctionCallOutputBody::Text(output.into()))
    }
}

/// The context of a call's step.
pub(crate) struct CallCx<'a, 'b> {
    /// The call, whose item has the same id.
    pub(crate) call: &'a ItemId,
    pub(crate) turn: &'a mut TurnScope,
    pub(crate) cx: &'a mut Cx<'b>,
}

impl CallCx<'_, '_> {
    pub(crate) fn item_started(&mut self, item: ThreadItem) {
        self.cx.item_started(self.turn.id, item);
    }

    pub(crate) fn item_completed(&mut self, item: ThreadItem) {
        self.cx.item_completed(self.turn.id, item);
    }
}

/// The input of a call.
pub(crate) enum ToolInput<'a> {
    /// Arguments of a function, as JSON text.
    Arguments(&'a str),
    /// Plain text.
    Freeform(String),
}

impl ToolInput<'_> {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Arguments(text) => text,
            Self::Freeform(text) => text,
        }
    }

    pub(crate) fn form(&self) -> CallForm {
        match self {
            Self::Arguments(_) => CallForm::Function,
            Self::Freeform(_) => CallForm::Freeform,
        }
    }
}

/// Returns the output for a call that no tool takes.
pub(crate) fn unsupported(name: &str, form: CallForm) -> String {
    match form {
        CallForm::Function => format!("unsupported call: {name}"),
        CallForm::Freeform => format!("unsupported custom tool call: {name}"),
    }
}

/// Encodes the definition of a function tool in the form of the Responses API.
pub(crate) fn function(
    name: &str,
    description: &str,
    properties: &Value,
    required: &[&str],
) -> ToolSpec {
    let parameters = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    spec(name, &function_json(name, description, &parameters))
}

pub(crate) fn function_json(name: &str, description: &str, parameters: &Value) -> Value {
    json!({
        "type": "function",
        "name": name,
        "description": description,
        "strict": false,
        "parameters": parameters,
    })
}

#[expect(clippy::expect_used, reason = "a JSON value has no form that JSON text lacks")]
pub(crate) fn spec(name: &str, definition: &Value) -> ToolSpec {
    let json = serde_json::value::to_raw_value(definition).expect("a JSON value always encodes");
    ToolSpec { name: name.into(), json: json.into() }
}
