//! The body of a request to the Messages API.
//!
//! The repeating part of requests comes first and stays the same, and three marks tell the
//! provider what to cache: the end of the system's text, which follows the tools, and the ends of
//! the last two messages of the user.

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Value, json};
use turnhost_ports::ModelRequest;
use turnhost_protocol::ReasoningEffort;

use crate::flat_tools;
use crate::form::Form;
use crate::history::{self, Part, Role};
use crate::output_schema::OutputSchema;
use crate::provider::Dialect;
use crate::seal::Seal;

/// Stands for a message whose parts another API's provider alone can read.
const NOTHING: &str = "(nothing)";

/// Encodes `request`. Fails only for values that JSON cannot hold.
pub(crate) fn encode(request: &ModelRequest, form: Form) -> serde_json::Result<Bytes> {
    let is_full = form.dialect == Dialect::Full;
    let (mut system, mut messages) = messages(request);
    if let Some(schema) = &request.output_schema {
        system.push(text_block(&OutputSchema::instruction(schema)));
    }
    if is_full {
        mark_for_cache(&mut system, &mut messages);
    }
    let thinking = Thinking::of(request, form).filter(|_| is_full);
    let (thinking, output_config) = match thinking {
        Some(Thinking::Budget(tokens)) => {
            (Some(json!({"type": "enabled", "budget_tokens": tokens})), None)
        }
        Some(Thinking::Adaptive(effort)) => {
            (Some(json!({"type": "adaptive"})), Some(json!({"effort": effort})))
        }
        None => (None, None),
    };
    let body = Body {
        model: &request.model,
        max_tokens: form.max_output_tokens,
        stream: true,
        tools: flat_tools::functions(&request.tools)
            .into_iter()
            .map(|tool| Tool {
                name: tool.name,
                description: tool.description,
                input_schema: tool.parameters,
            })
            .collect(),
        system,
        messages,
        thinking,
        output_config,
        service_tier: request.service_tier.as_deref().filter(|_| is_full),
    };
    serde_json::to_vec(&body).map(Bytes::from)
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    max_tokens: u32,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    thinking: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_config: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<Tool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    system: Vec<Value>,
    messages: Vec<Value>,
}

#[derive(Serialize)]
struct Tool {
    name: String,
    description: String,
    input_schema: Value,
}

/// The thinking that a request asks for.
enum Thinking<'a> {
    /// At most so many tokens.
    Budget(u32),
    /// As many as the model finds right for this effort.
    Adaptive(&'a str),
}

impl<'a> Thinking<'a> {
    /// Returns `None` for a request that asks for no effort: models differ in whether they think,
    /// and thinking costs.
    fn of(request: &'a ModelRequest, form: Form) -> Option<Self> {
        let effort = request.effort.as_ref().map(ReasoningEffort::as_str)?;
        if matches!(effort, "none" | "minimal") {
            return None;
        }
        if form.adaptive_thinking {
            let effort = if effort == "xhigh" { "max" } else { effort };
            return Some(Self::Adaptive(effort));
        }
        // Shares of the output's limit, of which the budget is a part; 1,024 is the least allowed.
        let share = match effort {
            "low" => 8,
            "high" => 2,
            "xhigh" | "max" => 1,
            _ => 4,
        };
        let budget = form.max_output_tokens.saturating_sub(1_024) / share;
        (budget >= 1_024).then_some(Self::Budget(budget))
    }
}

/// Returns `true` if the request asks for thinking between calls.
pub(crate) fn thinks(request: &ModelRequest, form: Form) -> bool {
    form.dialect == Dialect::Full && Thinking::of(request, form).is_some()
}

/// Returns the system's first messages as blocks, and all that follows as messages.
fn messages(request: &ModelRequest) -> (Vec<Value>, Vec<Value>) {
    let mut system = Vec::new();
    let mut messages: Vec<(&str, Vec<Value>)> = Vec::new();
    for message in history::messages(&request.input) {
        if message.role == Role::System && messages.is_empty() {
            system.extend(message.parts.into_iter().filter_map(block));
            continue;
        }
        // There is no other place for what the system says later.
        let role = if message.role == Role::Assistant { "assistant" } else { "user" };
        let (calls, others): (Vec<_>, Vec<_>) =
            message.parts.into_iter().partition(|part| matches!(part, Part::Call { .. }));
        let blocks = others.into_iter().chain(calls).filter_map(block);
        match messages.last_mut() {
            Some((last, content)) if *last == role => content.extend(blocks),
            _ => messages.push((role, blocks.collect())),
        }
    }
    let messages = messages.into_iter().map(|(role, mut content)| {
        if content.is_empty() {
            content.push(text_block(NOTHING));
        }
        json!({"role": role, "content": content})
    });
    (system, messages.collect())
}

fn text_block(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

/// Returns the block of a part, or `None` for what the API refuses: empty text, and thoughts of
/// another API, whose signature it cannot check.
fn block(part: Part) -> Option<Value> {
    match part {
        Part::Text(text) => (!text.trim().is_empty()).then(|| text_block(&text)),
        Part::Image(url) => Some(image(&url)),
        Part::Thought { text, sealed } => match Seal::read(sealed.as_deref()?)? {
            Seal::Signature(signature) => {
                Some(json!({"type": "thinking", "thinking": text, "signature": signature}))
            }
            Seal::Redacted(data) => Some(json!({"type": "redacted_thinking", "data": data})),
            Seal::Member(_) | Seal::Details(_) | Seal::Extra(_) => None,
        },
        Part::Call { id, name, arguments, sealed: _ } => {
            // The API takes an object only; what a model wrote wrong is kept for it to see.
            let input = match serde_json::from_str(&arguments) {
                Ok(object @ Value::Object(_)) => object,
                _ => json!({ "malformed_arguments": arguments }),
            };
            Some(json!({"type": "tool_use", "id": call_id(&id), "name": name, "input": input}))
        }
        Part::Output { call, parts } => {
            let content: Vec<_> = parts.into_iter().filter_map(block).collect();
            Some(json!({"type": "tool_result", "tool_use_id": call_id(&call), "content": content}))
        }
    }
}

/// Replaces what the API allows in no id of a call, as another provider may have made it.
fn call_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

fn image(url: &str) -> Value {
    let data = url.strip_prefix("data:").and_then(|rest| rest.split_once(";base64,"));
    let source = match data {
        Some((media_type, data)) => {
            json!({"type": "base64", "media_type": media_type, "data": data})
        }
        None => json!({"type": "url", "url": url}),
    };
    json!({"type": "image", "source": source})
}

fn mark_for_cache(system: &mut [Value], messages: &mut [Value]) {
    let mark = |block: &mut Value| block["cache_control"] = json!({"type": "ephemeral"});
    system.last_mut().into_iter().for_each(mark);
    let of_user = messages.iter_mut().rev().filter(|message| message["role"] == "user");
    for message in of_user.take(2) {
        let content = message.get_mut("content").and_then(Value::as_array_mut);
        content.and_then(|content| content.last_mut()).into_iter().for_each(mark);
    }
}
