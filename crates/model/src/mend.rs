//! Repairs of JSON text from providers, where its meaning is plain.
//!
//! Two faults are common. Servers that cut text at UTF-16 units write one half of a surrogate pair
//! alone, which no JSON parser takes as a string: it becomes U+FFFD, or is joined with its other
//! half where that begins the next delta. And servers for local models leave out members of a call
//! that can be made up.

use serde_json::{Map, Value};
use turnhost_protocol::ResponseItem;

/// The high half of a surrogate pair at the end of a delta, which waits for its low half.
#[derive(Debug, Default)]
pub(crate) struct Half {
    waiting: Option<u16>,
    /// Nothing follows the text, so that no half waits.
    is_whole: bool,
}

impl Half {
    /// Reads JSON text that nothing follows.
    fn whole() -> Self {
        Self { waiting: None, is_whole: true }
    }

    /// Returns U+FFFD if the half that waits will not find its other half.
    pub(crate) fn give_up(&mut self) -> Option<char> {
        self.waiting.take().map(|_| char::REPLACEMENT_CHARACTER)
    }

    /// Replaces what is not a character in the JSON text of an event, or returns `None` if there is
    /// nothing to replace.
    pub(crate) fn mend(&mut self, json: &str) -> Option<String> {
        let mut waiting = self.waiting.take();
        let mut mended = String::with_capacity(json.len() + 8);
        let mut rest = json;
        let mut changed = false;
        while let Some(at) = rest.find('\\') {
            let (before, escape) = rest.split_at(at);
            mended.push_str(before);
            let Some(unit) = unit(escape) else {
                // Another escape: two bytes, so that `\\u` is not taken for one.
                let end = escape.char_indices().nth(2).map_or(escape.len(), |(end, _)| end);
                mended.push_str(&escape[..end]);
                rest = &escape[end..];
                continue;
            };
            let after = &escape[ESCAPE_BYTES..];
            let (text, taken) = match unit {
                0xD800..=0xDBFF => match self::unit(after).filter(|low| is_low(*low)) {
                    Some(low) => (pair(unit, low), 2 * ESCAPE_BYTES),
                    None if !self.is_whole && after.starts_with('"') && in_delta(&mended) => {
                        self.waiting = Some(unit);
                        changed = true;
                        (String::new(), ESCAPE_BYTES)
                    }
                    None => (REPLACEMENT.to_owned(), ESCAPE_BYTES),
                },
                0xDC00..=0xDFFF => match waiting.take().filter(|_| begins_delta(&mended)) {
                    Some(high) => (pair(high, unit), ESCAPE_BYTES),
                    None => (REPLACEMENT.to_owned(), ESCAPE_BYTES),
                },
                _ => (escape[..ESCAPE_BYTES].to_owned(), ESCAPE_BYTES),
            };
            changed |= text != escape[..taken];
            mended.push_str(&text);
            rest = &escape[taken..];
        }
        mended.push_str(rest);
        changed.then_some(mended)
    }
}

/// Length of a `\u` escape with its four digits.
const ESCAPE_BYTES: usize = 6;

const REPLACEMENT: &str = "\\ufffd";

/// Reads the UTF-16 unit of an escape at the beginning of `text`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

fn is_low(unit: u16) -> bool {
    (0xDC00..=0xDFFF).contains(&unit)
}

fn pair(high: u16, low: u16) -> String {
    format!("\\u{high:04x}\\u{low:04x}")
}

/// The members that hold a piece of text in events of the APIs.
const PIECES: [&str; 6] = [
    "\"delta\"",
    "\"content\"",
    "\"reasoning_content\"",
    "\"reasoning\"",
    "\"text\"",
    "\"thinking\"",
];

/// Returns `true` if the JSON text ends at the beginning of a piece of text.
fn begins_delta(json: &str) -> bool {
    let before = json.strip_suffix('"').map(str::trim_end).and_then(|it| it.strip_suffix(':'));
    let name = before.map(str::trim_end).unwrap_or_default();
    PIECES.iter().any(|piece| name.ends_with(piece))
}

/// Returns `true` if the JSON text ends within a piece of text.
fn in_delta(json: &str) -> bool {
    PIECES.iter().any(|piece| ends_within(json, piece))
}

/// Returns `true` if the JSON text ends within the value of its last member of this name.
fn ends_within(json: &str, name: &str) -> bool {
    json.rfind(name).is_some_and(|at| {
        let value = json[at + name.len()..].trim_start().strip_prefix(':');
        value.map(str::trim_start).and_then(|it| it.strip_prefix('"')).is_some_and(|text| {
            let mut escaped = false;
            !text.chars().any(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            })
        })
    })
}

/// Reads an item of a response. The error says which item it is and what is wrong with it.
pub(crate) fn read_item(json: &str) -> Result<ResponseItem, String> {
    let mended = Half::whole().mend(json);
    let json = mended.as_deref().unwrap_or(json);
    let item: ResponseItem =
        serde_json::from_str(json).map_err(|err| format!("an item that is no JSON: {err}"))?;
    let ResponseItem::Other(members) = item else { return Ok(item) };
    let Some(kind) = known_kind(&members) else { return Ok(ResponseItem::Other(members)) };
    let id = members.get("id").and_then(Value::as_str).unwrap_or("without an id").to_owned();
    read_loose(kind, members).map_err(|err| format!("the item `{id}` of type `{kind}`: {err}"))
}

/// Returns the kind of an item if a turn depends on it. Others may have any form.
fn known_kind(members: &Map<String, Value>) -> Option<&'static str> {
    let kind = members.get("type").and_then(Value::as_str);
    ["message", "reasoning", "function_call", "custom_tool_call"]
        .into_iter()
        .find(|known| kind == Some(known))
}

fn read_loose(
    kind: &'static str,
    mut members: Map<String, Value>,
) -> serde_json::Result<ResponseItem> {
    // A `null` says no more than a member that is left out.
    members.retain(|_, value| !value.is_null());
    members.remove("type");
    let default = |members: &mut Map<String, Value>, name: &str, value: Value| {
        members.entry(name).or_insert(value);
    };
    match kind {
        "message" => {
            default(&mut members, "role", "assistant".into());
            default(&mut members, "content", Value::Array(Vec::new()));
            if let Some(Value::Array(parts)) = members.get_mut("content") {
                parts.iter_mut().for_each(refusal_as_text);
            }
            serde_json::from_value(Value::Object(members)).map(ResponseItem::Message)
        }
        "reasoning" => {
            default(&mut members, "summary", Value::Array(Vec::new()));
            serde_json::from_value(Value::Object(members)).map(ResponseItem::Reasoning)
        }
        "function_call" => {
            default(&mut members, "call_id", "".into());
            default(&mut members, "arguments", "{}".into());
            // Some servers send the arguments as what they are, not as text.
            if let Some(arguments @ Value::Object(_)) = members.get_mut("arguments") {
                *arguments = arguments.to_string().into();
            }
            serde_json::from_value(Value::Object(members)).map(ResponseItem::FunctionCall)
        }
        _ => {
            default(&mut members, "call_id", "".into());
            serde_json::from_value(Value::Object(members)).map(ResponseItem::CustomToolCall)
        }
    }
}

/// Turns the words by which a model refuses into its text, which they are to the user.
fn refusal_as_text(part: &mut Value) {
    if part.get("type").and_then(Value::as_str) == Some("refusal")
        && let Some(words @ Value::String(_)) = part.get("refusal").cloned()
    {
        *part = serde_json::json!({"type": "output_text", "text": words});
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn half_a_character_is_replaced_and_whole_ones_stay() {
        let mend = |json: &str| Half::default().mend(json);
        assert_eq!(mend(r#"{"text":"a\ud83d b"}"#).unwrap(), r#"{"text":"a\ufffd b"}"#);
        assert_eq!(mend(r#"{"text":"\ude00"}"#).unwrap(), r#"{"text":"\ufffd"}"#);
        assert_eq!(mend(r#"{"text":"\ud83d\ude00 \\ud83d \n"}"#), None);
    }

    #[test]
    fn halves_in_two_deltas_are_joined() {
        let mut half = Half::default();
        assert_eq!(half.mend(r#"{"delta": "a\ud83d"}"#).unwrap(), r#"{"delta": "a"}"#);
        assert_eq!(half.mend(r#"{"delta":"\ude00b"}"#).unwrap(), r#"{"delta":"\ud83d\ude00b"}"#);
        half.mend(r#"{"delta":"\ud83d"}"#);
        assert_eq!(half.give_up(), Some('\u{FFFD}'));
        assert_eq!(half.give_up(), None);
    }

    #[test]
    fn calls_without_an_id_are_read() {
        for call_id in ["", r#","call_id":null"#] {
            let json =
                format!(r#"{{"type":"function_call","name":"f","arguments":{{"a":1}}{call_id}}}"#);
            let ResponseItem::FunctionCall(call) = read_item(&json).unwrap() else { panic!() };
            assert_eq!((&*call.call_id, &*call.arguments), ("", r#"{"a":1}"#));
        }
    }

    #[test]
    fn the_words_of_a_refusal_are_the_models_text() {
        let json = r#"{"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"No."}]}"#;
        let read = serde_json::to_value(read_item(json).unwrap()).unwrap();
        assert_eq!(read["content"], serde_json::json!([{"type": "output_text", "text": "No."}]));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let error = read_item(r#"{"type":"function_call","id":"fc_1","arguments":"{}"}"#);
        assert_eq!(
            error.unwrap_err(),
            "the item `fc_1` of type `function_call`: missing field `name`"
        );
        assert!(matches!(read_item(r#"{"type":"later","x":1}"#), Ok(ResponseItem::Other(_))));
    }

    proptest! {
        #[test]
        fn text_of_any_kind_is_mended_to_json(units in prop::collection::vec(any::<u16>(), 0..12)) {
            let escapes = units.iter().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
            let json = format!(r#"{{"text":"{escapes}"}}"#);
            let mended = Half::whole().mend(&json).unwrap_or(json);
            let read: Value = serde_json::from_str(&mended).unwrap();
            prop_assert_eq!(read["text"].as_str().unwrap(), String::from_utf16_lossy(&units));
        }
    }
}
