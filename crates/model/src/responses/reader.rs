//! Events of the Responses API, passed to the [`Assembly`].
//!
//! Strict about nothing that does not matter: unknown events are skipped, and a
//! server that sends whole items only in `response.completed` is understood.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use turnhost_ports::{ModelError, StreamedItem, Usage};

use crate::assembly::Assembly;
use crate::failure::{self, ProviderFault};
use crate::mend::{Half, read_item};
use crate::read::{self, Read, check_skipped};

/// Reads the events of one response.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    half: Half,
}

impl Read for Reader {
    fn read(&mut self, name: &[u8], data: &[u8], out: &mut Assembly) -> Result<(), ModelError> {
        match serde_json::from_slice::<Wire<'_>>(data) {
            Ok(mut wire) => {
                if let Some(delta) = &mut wire.delta
                    && let Some(lost) = self.half.give_up()
                {
                    delta.0.to_mut().insert(0, lost);
                }
                event(name, data, wire, out)
            }
            Err(err) => {
                let json = String::from_utf8_lossy(data);
                let json = self.half.mend(&json).map_or(json, Cow::Owned);
                if let Ok(wire) = serde_json::from_str(&json) {
                    return event(name, json.as_bytes(), wire, out);
                }
                check_skipped(&err, &json, is_part)
            }
        }
    }

    fn end(&mut self, _out: &mut Assembly) -> Result<(), ModelError> {
        Err(failure::disconnected("stream closed before response.completed"))
    }
}

fn event(
    name: &[u8],
    data: &[u8],
    mut wire: Wire<'_>,
    out: &mut Assembly,
) -> Result<(), ModelError> {
    let id = wire.item_id.as_deref();
    let delta = wire.delta.take().map(|delta| delta.0).unwrap_or_default();
    out.count(delta.len())?;
    let kind = if wire.kind.is_empty() { name } else { wire.kind.as_bytes() };
    match kind {
        b"response.output_text.delta" | b"response.refusal.delta" => out.text(id, delta),
        b"response.reasoning_summary_text.delta" => {
            out.summary(id, wire.summary_index.unwrap_or(0), delta);
        }
        b"response.reasoning_text.delta" => {
            out.reasoning(id, wire.content_index.unwrap_or(0), delta);
        }
        b"response.reasoning_summary_part.added" => {
            out.summary_part(id, wire.summary_index.unwrap_or(0));
        }
        b"response.function_call_arguments.delta" | b"response.custom_tool_call_input.delta" => {
            out.input(id, delta);
        }
        b"response.output_item.added" => wire.item.into_iter().for_each(|item| added(item, out)),
        b"response.output_item.done" => {
            if let Some(item) = wire.item {
                done(item, out)?;
            }
        }
        b"response.created" => name_response(wire.response, out),
        b"response.completed" => completed(wire.response, out)?,
        b"response.failed" => return Err(failure::response_failed(&fault_of(wire.response))),
        b"response.incomplete" => return Err(incomplete(wire.response)),
        b"error" => return Err(failure::response_failed(&ProviderFault::from_body(data))),
        b"" if wire.error.is_some() => {
            return Err(failure::response_failed(&ProviderFault::from_body(data)));
        }
        _ => {}
    }
    Ok(())
}

fn added(item: &RawValue, out: &mut Assembly) {
    #[derive(Deserialize)]
    struct Added {
        #[serde(rename = "type")]
        kind: String,
        id: Option<String>,
        call_id: Option<String>,
        name: Option<String>,
    }
    let Ok(item) = serde_json::from_str::<Added>(item.get()) else { return };
    let kind = match item.kind.as_str() {
        "message" => StreamedItem::Message,
        "reasoning" => StreamedItem::Reasoning,
        "function_call" | "custom_tool_call" => {
            let (call, name) = (item.call_id.unwrap_or_default(), item.name.unwrap_or_default());
            return out.begin_call(item.id.as_deref().unwrap_or_default(), &call, &name);
        }
        _ => return,
    };
    out.begin(item.id.as_deref(), kind);
}

fn done(item: &RawValue, out: &mut Assembly) -> Result<(), ModelError> {
    let read = read_item(item.get()).map_err(|what| failure::unreadable(&what))?;
    out.done(read, item.get().len())
}

fn name_response(response: Option<&RawValue>, out: &mut Assembly) {
    #[derive(Deserialize)]
    struct Created<'a> {
        #[serde(borrow)]
        id: Option<Text<'a>>,
    }
    let created: Option<Created<'_>> =
        response.and_then(|response| serde_json::from_str(response.get()).ok());
    out.name(created.as_ref().and_then(|it| it.id.as_deref()));
}

fn completed(response: Option<&RawValue>, out: &mut Assembly) -> Result<(), ModelError> {
    #[derive(Default, Deserialize)]
    struct Completed<'a> {
        #[serde(borrow)]
        id: Option<Text<'a>>,
        #[serde(default, deserialize_with = "read::lenient")]
        usage: Option<WireUsage>,
        #[serde(borrow, default)]
        output: Option<Vec<&'a RawValue>>,
    }
    let completed: Completed<'_> =
        response.and_then(|response| serde_json::from_str(response.get()).ok()).unwrap_or_default();
    if !out.any_done() {
        for item in completed.output.into_iter().flatten() {
            done(item, out)?;
        }
    }
    out.name(completed.id.as_deref());
    out.completed(completed.usage.map(WireUsage::into_usage))
}

/// Text that is borrowed where it has no escapes, also within an `Option`.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The members that any of the events have. All are optional here, so that
/// one pass over the text is enough, whichever event it is.
#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(rename = "type", borrow, default)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    item_id: Option<Text<'a>>,
    #[serde(borrow)]
    delta: Option<Text<'a>>,
    summary_index: Option<i64>,
    content_index: Option<i64>,
    #[serde(borrow)]
    item: Option<&'a RawValue>,
    #[serde(borrow)]
    response: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireUsage {
    input_tokens: Option<i64>,
    #[serde(deserialize_with = "read::lenient")]
    input_tokens_details: Option<InputDetails>,
    output_tokens: Option<i64>,
    #[serde(deserialize_with = "read::lenient")]
    output_tokens_details: Option<OutputDetails>,
    total_tokens: Option<i64>,
}

#[derive(Default, Deserialize)]
struct InputDetails {
    cached_tokens: Option<i64>,
}

#[derive(Default, Deserialize)]
struct OutputDetails {
    reasoning_tokens: Option<i64>,
}

impl WireUsage {
    fn into_usage(self) -> Usage {
        let cached = self.input_tokens_details.and_then(|it| it.cached_tokens);
        let reasoning = self.output_tokens_details.and_then(|it| it.reasoning_tokens);
        let [input, output] =
            [self.input_tokens, self.output_tokens].map(Option::unwrap_or_default);
        Usage {
            input,
            cached_input: cached.unwrap_or(0),
            output,
            reasoning_output: reasoning.unwrap_or(0),
            total: self.total_tokens.unwrap_or(input + output),
        }
    }
}

/// Returns `true` for JSON that holds a part of the answer.
fn is_part(event: &Value) -> bool {
    let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
    let last = kind.strip_prefix("response.").and_then(|kind| kind.rsplit('.').next());
    matches!(last, Some("delta" | "done" | "completed" | "failed" | "incomplete"))
}

/// Returns the reason within the `response` of a `response.failed` event.
fn fault_of(response: Option<&RawValue>) -> ProviderFault {
    response.map(|response| ProviderFault::from_body(response.get().as_bytes())).unwrap_or_default()
}

fn incomplete(response: Option<&RawValue>) -> ModelError {
    #[derive(Default, Deserialize)]
    struct Incomplete {
        incomplete_details: Option<Details>,
    }
    #[derive(Deserialize)]
    struct Details {
        reason: Option<String>,
    }
    let incomplete: Incomplete =
        response.and_then(|text| serde_json::from_str(text.get()).ok()).unwrap_or_default();
    let reason = incomplete.incomplete_details.and_then(|details| details.reason);
    failure::response_incomplete(reason.as_deref().unwrap_or("unknown"))
}
