//! Tool calls as hooks see them: by the names that hooks of other agents know.

use serde_json::{Map, Value, json};
use turnhost_base::ItemId;
use turnhost_protocol::FunctionCallOutputBody;

use crate::tool::ToolInput;

/// The tool that runs commands, and its name for hooks.
const EXEC: (&str, &str) = ("exec_command", "Bash");

/// The tool that changes files.
const PATCH: &str = "apply_patch";

/// A call of a tool for hooks.
#[derive(Clone, Debug)]
pub(crate) struct ToolSubject {
    /// The name that matchers are compared with.
    pub(crate) name: String,
    shown: Value,
    /// The call as the model made it.
    namespace: Option<String>,
    tool: String,
    arguments: Given,
}

/// The input of a call, kept so that it can be changed.
#[derive(Clone, Debug)]
enum Given {
    Arguments(String),
    Freeform(String),
}

impl ToolSubject {
    /// Returns a call for hooks.
    pub(crate) fn new(namespace: Option<&str>, tool: &str, input: &ToolInput<'_>) -> Self {
        let arguments = match input {
            ToolInput::Arguments(text) => Given::Arguments((*text).to_owned()),
            ToolInput::Freeform(text) => Given::Freeform(text.clone()),
        };
        let (name, shown) = match (&arguments, tool) {
            (Given::Freeform(text), PATCH) => (PATCH.to_owned(), json!({ "command": text })),
            (Given::Freeform(text), _) => (tool.to_owned(), json!({ "input": text })),
            (Given::Arguments(text), _) => {
                let parsed: Value = serde_json::from_str(text).unwrap_or_default();
                match tool {
                    _ if tool == EXEC.0 => (EXEC.1.to_owned(), json!({ "command": parsed["cmd"] })),
                    PATCH => (PATCH.to_owned(), json!({ "command": parsed["input"] })),
                    _ => (
                        namespace.map_or_else(|| tool.to_owned(), |it| format!("{it}__{tool}")),
                        parsed,
                    ),
                }
            }
        };
        let namespace = namespace.map(str::to_owned);
        Self { name, shown, namespace, tool: tool.to_owned(), arguments }
    }

    /// Returns the members of a hook's input that tell of the call.
    pub(crate) fn input(&self, id: &ItemId) -> Map<String, Value> {
        Map::from_iter([
            ("tool_name".to_owned(), json!(self.name)),
            ("tool_input".to_owned(), self.shown.clone()),
            ("tool_use_id".to_owned(), json!(id)),
        ])
    }

    /// Returns the output of a call that a hook objects to.
    pub(crate) fn blocked(&self, reason: &str) -> String {
        match self.shown.get("command").and_then(Value::as_str) {
            Some(command) if self.name == EXEC.1 => {
                format!("Command blocked by PreToolUse hook: {reason}. Command: {command}")
            }
            _ => format!("Tool call blocked by PreToolUse hook: {reason}. Tool: {}", self.name),
        }
    }

    /// Returns the call with another input, in the form in which hooks see it.
    pub(crate) fn changed(&self, input: Value) -> Option<Self> {
        let command = input.get("command").and_then(Value::as_str);
        let with = |key: &str, text: &str, arguments: &str| {
            let mut parsed: Map<String, Value> = serde_json::from_str(arguments).ok()?;
            parsed.insert(key.to_owned(), text.into());
            Some(Value::Object(parsed).to_string())
        };
        let arguments = match (&self.arguments, command) {
            (Given::Freeform(_), Some(text)) => Given::Freeform(text.to_owned()),
            (Given::Freeform(_), None) => return None,
            (Given::Arguments(old), Some(text)) if self.tool == EXEC.0 => {
                Given::Arguments(with("cmd", text, old)?)
            }
            (Given::Arguments(old), Some(text)) if self.tool == PATCH => {
                Given::Arguments(with("input", text, old)?)
            }
            (Given::Arguments(_), _) => Given::Arguments(input.to_string()),
        };
        Some(Self { shown: input, arguments, ..self.clone() })
    }

    /// Returns the call as the model could have made it: group and tool, and its input.
    pub(crate) fn parts(&self) -> ((Option<&str>, &str), ToolInput<'_>) {
        let input = match &self.arguments {
            Given::Arguments(text) => ToolInput::Arguments(text),
            Given::Freeform(text) => ToolInput::Freeform(text.clone()),
        };
        ((self.namespace.as_deref(), &self.tool), input)
    }
}

/// Returns what a call gave, for hooks; `None` for a command that has not ended.
pub(crate) fn tool_response(
    subject: &ToolSubject,
    output: &FunctionCallOutputBody,
) -> Option<Value> {
    match output {
        FunctionCallOutputBody::Text(text) if subject.name == EXEC.1 => {
            let (head, output) = text.split_once("\nOutput:\n")?;
            head.contains("Process exited with code").then(|| output.into())
        }
        FunctionCallOutputBody::Text(text) => Some(text.as_str().into()),
        list @ FunctionCallOutputBody::Content(_) => serde_json::to_value(list).ok(),
    }
}
