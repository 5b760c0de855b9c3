//! The body of a request to the Chat Completions API.
//!
//! The system's first messages are one leading `system` message, as chat templates of local models
//! want it. In the basic form all that is optional is left out, and later messages of the system
//! are the user's.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Value, json};
use turnhost_ports::ModelRequest;

use crate::flat_tools;
use crate::form::Form;
use crate::history::{self, Message, Part, Role};
use crate::output_schema::OutputSchema;
use crate::provider::Dialect;
use crate::seal::Seal;

/// Name of the output schema; providers want one and show it nowhere.
const SCHEMA_NAME: &str = "final_answer";

/// Encodes `request`. Fails only for values that JSON cannot hold.
pub(crate) fn encode(request: &ModelRequest, form: Form) -> serde_json::Result<Bytes> {
    let is_full = form.dialect == Dialect::Full;
    let body = Body {
        model: &request.model,
        stream: true,
        stream_options: is_full.then(|| json!({"include_usage": true})),
        parallel_tool_calls: (is_full && !request.tools.is_empty()).then_some(true),
        reasoning_effort: request.effort.as_ref().filter(|_| is_full),
        verbosity: request.verbosity.filter(|_| is_full),
        service_tier: request.service_tier.as_deref().filter(|_| is_full),
        response_format: request.output_schema.as_deref().filter(|_| is_full).map(|schema| {
            let schema = json!({"name": SCHEMA_NAME, "strict": true, "schema": schema});
            json!({"type": "json_schema", "json_schema": schema})
        }),
        tools: flat_tools::functions(&request.tools)
            .into_iter()
            .map(|tool| Tool {
                kind: "function",
                function: ToolFunction {
                    name: tool.name,
                    description: tool.description,
                    parameters: tool.parameters,
                },
            })
            .collect(),
        messages: messages(request, form),
    };
    serde_json::to_vec(&body).map(Bytes::from)
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    stream_options: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parallel_tool_calls: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning_effort: Option<&'a turnhost_protocol::ReasoningEffort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verbosity: Option<turnhost_protocol::Verbosity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<Tool>,
    messages: Vec<Value>,
}

#[derive(Serialize)]
struct Tool {
    #[serde(rename = "type")]
    kind: &'static str,
    function: ToolFunction,
}

#[derive(Serialize)]
struct ToolFunction {
    name: String,
    description: String,
    parameters: Value,
}

fn messages(request: &ModelRequest, form: Form) -> Vec<Value> {
    let dialect = form.dialect;
    let mut history = history::messages(&request.input);
    if let (Some(schema), Dialect::Basic) = (&request.output_schema, dialect) {
        let text = Part::Text(OutputSchema::instruction(schema));
        match history.first_mut().filter(|first| first.role == Role::System) {
            Some(system) => system.parts.push(text),
            None => history.insert(0, Message { role: Role::System, parts: vec![text] }),
        }
    }
    let mut messages = Vec::new();
    for (index, message) in history.into_iter().enumerate() {
        match message.role {
            Role::System if index == 0 => {
                messages.push(json!({"role": "system", "content": joined(message.parts)}));
            }
            Role::System => {
                let role = if dialect == Dialect::Full { "system" } else { "user" };
                messages.push(json!({"role": role, "content": joined(message.parts)}));
            }
            Role::User => user(message.parts, form, &mut messages),
            Role::Assistant => messages.push(assistant(message.parts, form)),
        }
    }
    messages
}

fn joined(parts: Vec<Part>) -> String {
    let texts: Vec<_> = parts
        .into_iter()
        .filter_map(|part| match part {
            Part::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    texts.join("\n\n")
}

/// Adds the outputs of tools, and then what the user says. Outputs hold text only, so that their
/// images are the user's.
fn user(parts: Vec<Part>, form: Form, messages: &mut Vec<Value>) {
    let mut said = Vec::new();
    for part in parts {
        let Part::Output { call, parts } = part else {
            said.push(part);
            continue;
        };
        let call = call_id(call, form);
        let (images, texts): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| matches!(part, Part::Image(_)));
        let mut content = joined(texts);
        if !images.is_empty() && content.is_empty() {
            content = format!("(The image of the call {call} follows.)");
        }
        messages.push(json!({"role": "tool", "tool_call_id": call, "content": content}));
        said.extend(images);
    }
    if !said.is_empty() {
        messages.push(json!({"role": "user", "content": user_content(said)}));
    }
}

/// Writes text alone as a string, which every server takes.
fn user_content(parts: Vec<Part>) -> Value {
    if !parts.iter().any(|part| matches!(part, Part::Image(_))) {
        return joined(parts).into();
    }
    parts
        .into_iter()
        .filter_map(|part| match part {
            Part::Text(text) => Some(json!({"type": "text", "text": text})),
            Part::Image(url) => Some(json!({"type": "image_url", "image_url": {"url": url}})),
            _ => None,
        })
        .collect()
}

fn assistant(parts: Vec<Part>, form: Form) -> Value {
    let (mut texts, mut calls) = (Vec::new(), Vec::new());
    let mut message = json!({"role": "assistant"});
    for part in parts {
        match part {
            Part::Text(text) => texts.push(text),
            Part::Call { id, name, arguments, sealed } => {
                let mut call = json!({
                    "id": call_id(id, form), "type": "function",
                    "function": {"name": name, "arguments": arguments},
                });
                if let Some(extra) = extra(sealed.as_deref(), form) {
                    call["extra_content"] = extra;
                }
                calls.push(call);
            }
            Part::Thought { text, sealed } => thought(&mut message, &text, sealed.as_deref()),
            Part::Image(_) | Part::Output { .. } => {}
        }
    }
    message["content"] = texts.join("\n\n").into();
    if !calls.is_empty() {
        message["tool_calls"] = calls.into();
    }
    message
}

/// 9: the length of a call's id that some servers want, of letters and digits alone (Mistral).
const SHORT_ID_BYTES: usize = 9;

/// Returns a call's id in the form that the server takes.
fn call_id(id: String, form: Form) -> String {
    let is_short = id.len() == SHORT_ID_BYTES && id.bytes().all(|it| it.is_ascii_alphanumeric());
    if !form.short_call_ids || is_short {
        return id;
    }
    // The same in each request, so that the prefix of a history stays the same.
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    format!("{:016x}", hasher.finish())[..SHORT_ID_BYTES].to_owned()
}

/// Returns what the server wants back with a call.
fn extra(sealed: Option<&str>, form: Form) -> Option<Value> {
    if let Some(Seal::Extra(extra)) = sealed.and_then(Seal::read) {
        return serde_json::from_str(extra).ok();
    }
    form.unsigned_calls.then(|| json!({"google": {"thought_signature": UNSIGNED}}))
}

/// Stands for the signature of a call that another model made, as Gemini's documentation has it.
const UNSIGNED: &str = "skip_thought_signature_validator";

/// Sends a thought back in the member it came in. One of another API is left out.
fn thought(message: &mut Value, text: &str, sealed: Option<&str>) {
    match sealed.and_then(Seal::read) {
        Some(Seal::Member(name @ ("reasoning_content" | "reasoning" | "thinking"))) => {
            let before = message.get(name).and_then(Value::as_str).unwrap_or_default();
            message[name] = format!("{before}{text}").into();
        }
        Some(Seal::Details(details)) => {
            if let Ok(details @ Value::Array(_)) = serde_json::from_str(details) {
                message["reasoning_details"] = details;
            }
        }
        _ => {}
    }
}
