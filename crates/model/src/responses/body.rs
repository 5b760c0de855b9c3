//! The body of a request to the Responses API.
//!
//! Histories are long and most of a request is history, so the JSON text of
//! items and tools is copied as it is into one buffer: nothing is parsed, and
//! no tree is built.

use bytes::Bytes;
use serde::Serialize;
use turnhost_ports::{HistoryItem, ModelRequest};
use turnhost_protocol::{
    ContentItem, FunctionCall, FunctionCallOutput, ReasoningSummary, ResponseItem,
};

use crate::flat_tools;
use crate::provider::Dialect;
use crate::seal::unsealed;

/// Room for the members beside history and tools.
const OTHER_MEMBERS_BYTES: usize = 1024;

/// The role that [`Dialect::Basic`] must not send, as the encoder writes it.
/// Quotes within JSON strings are escaped, so text can't look like this.
const DEVELOPER: &str = r#""role":"developer""#;

/// Name of the output schema; providers want one and show it nowhere.
const SCHEMA_NAME: &str = "final_answer";

/// Encodes `request`. Fails only for values that JSON cannot hold.
pub(crate) fn encode(request: &ModelRequest, dialect: Dialect) -> serde_json::Result<Bytes> {
    let thread = request.thread.to_string();
    let mut body = Object::with_capacity(estimate(request));
    body.member("model", &*request.model)?;
    if dialect == Dialect::Basic {
        body.member("instructions", &instructions(request))?;
    }
    body.member("stream", &true)?;
    if dialect == Dialect::Full {
        body.member("store", &false)?;
        body.member("tool_choice", "auto")?;
        body.member("parallel_tool_calls", &true)?;
        body.member("include", &["reasoning.encrypted_content"])?;
        body.member("prompt_cache_key", &thread)?;
    }
    if let Some(reasoning) = Reasoning::of(request, dialect) {
        body.member("reasoning", &reasoning)?;
    }
    match dialect {
        Dialect::Full => {
            body.list("tools", request.tools.iter().map(|tool| tool.json.get()));
            let input: Vec<_> = request.input.iter().filter_map(unsealed).collect();
            body.list("input", input.iter().map(|json| &**json));
        }
        Dialect::Basic => {
            let tools = flat_tools::functions(&request.tools);
            if !tools.is_empty() {
                let tools: Vec<_> = tools.iter().map(Function::of).collect();
                body.member("tools", &tools)?;
            }
            let rest = &request.input[leading_prompts(request)..];
            let input: Vec<_> = rest.iter().filter_map(basic_item).collect();
            body.list("input", input.iter().map(String::as_str));
        }
    }
    if dialect == Dialect::Full {
        let turn = request.turn.to_string();
        let ids = Metadata { session_id: &thread, thread_id: &thread, turn_id: &turn };
        body.member("client_metadata", &ids)?;
    }
    if request.verbosity.is_some() || request.output_schema.is_some() {
        body.member("text", &Text::of(request))?;
    }
    if let Some(tier) = &request.service_tier {
        body.member("service_tier", &**tier)?;
    }
    Ok(body.finish())
}

fn estimate(request: &ModelRequest) -> usize {
    let input: usize = request.input.iter().map(|item| item.json().len() + 1).sum();
    let tools: usize = request.tools.iter().map(|tool| tool.json.get().len() + 1).sum();
    OTHER_MEMBERS_BYTES + input + tools
}

/// Counts the messages of the input that come before everything else and are the developer's.
fn leading_prompts(request: &ModelRequest) -> usize {
    request.input.iter().take_while(|item| item.json().contains(DEVELOPER)).count()
}

fn instructions(request: &ModelRequest) -> String {
    let mut texts = Vec::new();
    for item in &request.input[..leading_prompts(request)] {
        if let Ok(ResponseItem::Message(message)) = item.parse() {
            texts.extend(message.content.into_iter().filter_map(|part| match part {
                ContentItem::InputText { text } => Some(text),
                _ => None,
            }));
        }
    }
    texts.join("\n\n")
}

/// A tool as [`Dialect::Basic`] offers it.
#[derive(Serialize)]
struct Function<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    parameters: &'a serde_json::Value,
}

impl<'a> Function<'a> {
    fn of(tool: &'a flat_tools::Function) -> Self {
        let flat_tools::Function { name, description, parameters } = tool;
        Self { kind: "function", name, description, parameters }
    }
}

/// Returns an item as [`Dialect::Basic`] sends it, `None` if it is left out.
fn basic_item(item: &HistoryItem) -> Option<String> {
    let unsealed = unsealed(item);
    let json = unsealed.as_deref().unwrap_or(item.json());
    if json.starts_with(r#"{"type":"reasoning""#) && !json.contains(r#""reasoning_text""#) {
        return None;
    }
    if json.starts_with(r#"{"type":"custom_tool_call"#) {
        return item
            .parse()
            .ok()
            .and_then(as_function)
            .and_then(|item| serde_json::to_string(&item).ok());
    }
    Some(json.replacen(DEVELOPER, r#""role":"user""#, 1))
}

/// Returns a call of a tool with free-form input, and its output, as those of a function that takes
/// the input as `input`.
fn as_function(item: ResponseItem) -> Option<ResponseItem> {
    match item {
        ResponseItem::CustomToolCall(call) => Some(ResponseItem::FunctionCall(FunctionCall {
            call_id: call.call_id,
            name: call.name,
            arguments: serde_json::json!({ "input": call.input }).to_string(),
            ..FunctionCall::default()
        })),
        ResponseItem::CustomToolCallOutput(output) => {
            Some(ResponseItem::FunctionCallOutput(FunctionCallOutput {
                call_id: Some(output.call_id),
                output: output.output,
                ..FunctionCallOutput::default()
            }))
        }
        _ => None,
    }
}

#[derive(Serialize)]
struct Reasoning<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<&'a turnhost_protocol::ReasoningEffort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<ReasoningSummary>,
}

impl<'a> Reasoning<'a> {
    fn of(request: &'a ModelRequest, dialect: Dialect) -> Option<Self> {
        let effort = request.effort.as_ref();
        let summary = match (&request.summary, dialect) {
            (Some(ReasoningSummary::None), _) | (None, Dialect::Basic) => None,
            (Some(summary), _) => Some(*summary),
            (None, Dialect::Full) => Some(ReasoningSummary::Auto),
        };
        let is_wanted = dialect == Dialect::Full || effort.is_some() || summary.is_some();
        is_wanted.then_some(Self { effort, summary })
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are the provider's")]
struct Metadata<'a> {
    session_id: &'a str,
    thread_id: &'a str,
    turn_id: &'a str,
}

#[derive(Serialize)]
struct Text<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    verbosity: Option<turnhost_protocol::Verbosity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<Format<'a>>,
}

impl<'a> Text<'a> {
    fn of(request: &'a ModelRequest) -> Self {
        let format =
            |schema| Format { kind: "json_schema", strict: true, name: SCHEMA_NAME, schema };
        Self { verbosity: request.verbosity, format: request.output_schema.as_deref().map(format) }
    }
}

#[derive(Serialize)]
struct Format<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    strict: bool,
    name: &'static str,
    schema: &'a serde_json::Value,
}

/// A JSON object written member by member.
struct Object(Vec<u8>);

impl Object {
    fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Writes a name. Names are ours and need no escapes.
    fn name(&mut self, name: &str) {
        self.0.push(if self.0.is_empty() { b'{' } else { b',' });
        self.0.push(b'"');
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> serde_json::Result<()> {
        self.name(name);
        serde_json::to_writer(&mut self.0, value)
    }

    /// Writes a list of values that are JSON text already.
    fn list<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        self.name(name);
        self.0.push(b'[');
        for (index, value) in values.enumerate() {
            if index > 0 {
                self.0.push(b',');
            }
            self.0.extend_from_slice(value.as_bytes());
        }
        self.0.push(b']');
    }

    fn finish(mut self) -> Bytes {
        self.0.push(b'}');
        self.0.into()
    }
}
