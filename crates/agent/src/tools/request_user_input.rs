//! `request_user_input`: questions to the user while a plan is made.

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    ModeKind, ServerRequest, ToolRequestUserInputOption, ToolRequestUserInputParams,
    ToolRequestUserInputQuestion,
};
use turnhost_thread::{Input, WaitingFor};

use super::arguments;
use crate::action::{Action, Answer};
use crate::question::AwaitedRequest;
use crate::tool::{CallCx, Progress, Tool, ToolCall, ToolInput, function, unsupported};

const NAME: &str = "request_user_input";

/// The output where no client can be asked.
const UNAVAILABLE: &str = "request_user_input is unavailable in Default mode";

/// The output where a client answered with something else than answers: there are none.
const UNANSWERED: &str = r#"{"answers":{}}"#;

/// The output where a question has no answers to choose from.
const WITHOUT_OPTIONS: &str = "request_user_input requires non-empty options for every question";

/// The tool.
pub(super) struct RequestUserInput(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    questions: Vec<Inquiry>,
}

#[derive(Debug, Deserialize)]
struct Inquiry {
    id: String,
    header: String,
    #[serde(rename = "question")]
    text: String,
    options: Option<Vec<ToolRequestUserInputOption>>,
}

impl RequestUserInput {
    pub(super) fn new() -> Self {
        let option = json!({
            "type": "object",
            "properties": {
                "label": { "type": "string", "description": "The answer in one to five words." },
                "description": { "type": "string", "description": "What choosing it means, in a sentence." },
            },
            "required": ["label", "description"],
            "additionalProperties": false,
        });
        let properties = json!({
            "questions": {
                "type": "array",
                "description": "One to three questions, shown together.",
                "items": {
                    "type": "object",
                    "properties": {
                        "id": { "type": "string", "description": "Names the answer, in snake_case." },
                        "header": { "type": "string", "description": "A title of at most twelve characters." },
                        "question": { "type": "string" },
                        "options": {
                            "type": "array",
                            "description": "Two or three answers that exclude each other, the one you would choose first. The user can always write another.",
                            "items": option,
                        },
                    },
                    "required": ["id", "header", "question", "options"],
                    "additionalProperties": false,
                },
            },
        });
        let description =
            "Asks the user questions and waits for the answers. Available in plan mode only.";
        Self(function(NAME, description, &properties, &["questions"]))
    }
}

impl Tool for RequestUserInput {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(unsupported(NAME, input.form()));
        };
        Ok(Box::new(RequestUserInputCall(arguments::parse(arguments)?)))
    }
}

struct RequestUserInputCall(Arguments);

impl ToolCall for RequestUserInputCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        if cx.turn.settings.mode != ModeKind::Plan {
            return Progress::done(UNAVAILABLE);
        }
        let lacks_options = |it: &Inquiry| it.options.as_ref().is_none_or(Vec::is_empty);
        if self.0.questions.iter().any(lacks_options) {
            return Progress::done(WITHOUT_OPTIONS);
        }
        let question = |question: Inquiry| ToolRequestUserInputQuestion {
            id: question.id,
            header: question.header,
            question: question.text,
            is_other: true,
            is_secret: false,
            options: question.options,
        };
        let params = ToolRequestUserInputParams {
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            item_id: cx.call.clone(),
            is_blocking: true,
            questions: self.0.questions.drain(..).map(question).collect(),
            auto_resolution_ms: None,
        };
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::UserInput,
            started: None,
            reviewed: None,
            request: ServerRequest::ToolRequestUserInput(Box::new(params)),
        }))
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        cx.cx.push(Action::Thread(Input::Resumed));
        let Answer::UserInput(answers) = answer else { return Progress::done(UNANSWERED) };
        match serde_json::to_string(&answers) {
            Ok(json) => Progress::done(json),
            Err(error) => Progress::done(error.to_string()),
        }
    }
}
