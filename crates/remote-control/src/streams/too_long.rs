//! The word to a client whose answer is too long for a relay.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;
use serde_json::value::RawValue;

/// The code of an error that is the server's (JSON-RPC 2.0 section 5.1).
const TOO_LONG: i32 = -32603;

/// Returns the error that replaces an answer that is too long. `None`: it is not an answer.
pub(super) fn refusal_of(message: &[u8], limit: usize) -> Option<String> {
    #[derive(Deserialize)]
    struct RawResponse<'a> {
        #[serde(borrow)]
        id: &'a RawValue,
        #[serde(default)]
        method: Option<IgnoredAny>,
    }
    let RawResponse { id, method: None } = serde_json::from_slice(message).ok()? else {
        return None;
    };
    let bytes = message.len();
    let text = format!(
        "the answer has {bytes} bytes, and at most {limit} pass through a relay; ask for a part of it"
    );
    let error = json!({
        "code": TOO_LONG, "message": text, "data": { "kind": "tooLarge", "bytes": bytes, "limit": limit },
    });
    Some(json!({ "id": id, "error": error }).to_string())
}
