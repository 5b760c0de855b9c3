//! Parts that the readers of all APIs share.

use serde::de::DeserializeOwned;
use turnhost_ports::ModelError;

use crate::assembly::Assembly;
use crate::mend::Half;

/// Reads the events of one response of an API.
pub(crate) trait Read: Send {
    /// Reads one event: `name` as in its `event` line, `data` its JSON text.
    fn read(&mut self, name: &[u8], data: &[u8], out: &mut Assembly) -> Result<(), ModelError>;

    /// Takes the end of the stream, which was not announced.
    fn end(&mut self, out: &mut Assembly) -> Result<(), ModelError>;
}

/// Parses the JSON text of an event, with repairs. `text` finds the piece of text that the event
/// adds, before which a half of a character that found no other half is put. Returns `None` for
/// what is no JSON of a form that any server is known for.
pub(crate) fn parse<T: DeserializeOwned>(
    half: &mut Half,
    data: &[u8],
    text: impl FnOnce(&mut T) -> Option<&mut String>,
) -> Option<T> {
    let err = match serde_json::from_slice::<T>(data) {
        Ok(mut event) => {
            if let Some(text) = text(&mut event)
                && let Some(lost) = half.give_up()
            {
                text.insert(0, lost);
            }
            return Some(event);
        }
        Err(err) => err,
    };
    let mended = str::from_utf8(data).ok().and_then(|json| half.mend(json));
    let event = mended.and_then(|json| serde_json::from_str(&json).ok());
    if event.is_none() {
        note_skipped(&err, data);
    }
    event
}

/// Notes an event that is not understood.
pub(crate) fn note_skipped(err: &serde_json::Error, data: &[u8]) {
    if data != b"[DONE]" {
        tracing::debug!(%err, bytes = data.len(), "skipped an event that is not understood");
    }
}
