//! Parts that the readers of all APIs share.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};
use serde_json::Value;
use turnhost_ports::ModelError;

use crate::assembly::Assembly;
use crate::failure;
use crate::mend::Half;

/// Reads the events of one response of an API.
pub(crate) trait Read: Send {
    /// Reads one event: `name` as in its `event` line, `data` its JSON text.
    fn read(&mut self, name: &[u8], data: &[u8], out: &mut Assembly) -> Result<(), ModelError>;

    /// Takes the end of the stream, which was not announced.
    fn end(&mut self, out: &mut Assembly) -> Result<(), ModelError>;

    /// Takes an answer that is not a stream. Returns `false` for what is none.
    fn whole(&mut self, _body: &[u8], _out: &mut Assembly) -> Result<bool, ModelError> {
        Ok(false)
    }
}

/// Parses the JSON text of an event, with repairs. `text` finds the piece of text that the event
/// adds, before which a half of a character that found no other half is put. Returns `None` for
/// what no turn depends on; fails for JSON of which `matters` says that one does.
pub(crate) fn parse<T: DeserializeOwned>(
    half: &mut Half,
    data: &[u8],
    text: impl FnOnce(&mut T) -> Option<&mut String>,
    matters: impl FnOnce(&Value) -> bool,
) -> Result<Option<T>, ModelError> {
    let err = match serde_json::from_slice::<T>(data) {
        Ok(mut event) => {
            if let Some(text) = text(&mut event)
                && let Some(lost) = half.give_up()
            {
                text.insert(0, lost);
            }
            return Ok(Some(event));
        }
        Err(err) => err,
    };
    let json = String::from_utf8_lossy(data);
    let json = half.mend(&json).map_or(json, Cow::Owned);
    if let Ok(event) = serde_json::from_str(&json) {
        return Ok(Some(event));
    }
    check_skipped(&err, &json, matters)?;
    Ok(None)
}

/// Notes an event that is not understood. Fails if it is JSON that matters.
pub(crate) fn check_skipped(
    err: &serde_json::Error,
    json: &str,
    matters: impl FnOnce(&Value) -> bool,
) -> Result<(), ModelError> {
    if serde_json::from_str(json).is_ok_and(|value| matters(&value)) {
        return Err(failure::unreadable(&format!("an event of a form that is not known: {err}")));
    }
    if json != "[DONE]" {
        tracing::debug!(%err, bytes = json.len(), "skipped an event that is not understood");
    }
    Ok(())
}

/// Takes what has the right form, and nothing for what has not: for members that no turn depends on.
pub(crate) fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value = Option::<Value>::deserialize(deserializer)?;
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}

/// Takes a text, or a number as its text: some servers number what others name.
pub(crate) fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Option::<Value>::deserialize(deserializer)? {
        Some(Value::String(text)) => Some(text),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    })
}
