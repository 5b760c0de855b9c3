//! The calls of a response, put together from pieces.

use serde::Deserialize;
use serde_json::{Map, Value};
use turnhost_ports::ModelError;
use turnhost_protocol::{FunctionCall, ResponseItem};

use crate::assembly::Assembly;
use crate::failure;
use crate::read;
use crate::seal::Seal;

/// The calls so far.
#[derive(Debug, Default)]
pub(super) struct Calls(Vec<Call>);

#[derive(Debug, Default)]
struct Call {
    index: Option<i64>,
    id: String,
    name: String,
    arguments: String,
    /// Data that the server wants back with the call, as Gemini its signature.
    extra: Option<Value>,
}

impl Call {
    fn is_whole(&self) -> bool {
        serde_json::from_str::<Map<String, Value>>(&self.arguments).is_ok()
    }
}

impl Calls {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a piece of a call.
    pub(super) fn add(&mut self, piece: CallDelta, out: &mut Assembly) -> Result<(), ModelError> {
        let id = piece.id.unwrap_or_default();
        let function = piece.function.unwrap_or_default();
        let arguments = match function.arguments {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text,
            Some(object) => object.to_string(),
        };
        out.count(arguments.len())?;
        let name = function.name.unwrap_or_default();
        let begins = !name.is_empty() && arguments.trim_start().starts_with('{');
        let is_nameless = id.is_empty() && name.is_empty();
        let meant = self.meant(&id, piece.index);
        // A name with arguments from their beginning, behind arguments that are whole, is a call of its own.
        let meant = meant.filter(|at| !(begins && self.0.get(*at).is_some_and(Call::is_whole)));
        // A piece with nothing but another index goes on with the call that streams.
        let last = self.0.len().checked_sub(1).filter(|_| is_nameless);
        let at = meant.or(last).unwrap_or(self.0.len());
        if at == self.0.len() {
            self.0.push(Call { index: piece.index, ..Call::default() });
        }
        let Some(call) = self.0.get_mut(at) else { return Ok(()) };
        if call.id.is_empty() {
            call.id = id;
        }
        // Some servers repeat the name with each piece.
        if call.name != name {
            call.name.push_str(&name);
        }
        call.extra = piece.extra_content.or(call.extra.take());
        if call.arguments.trim() == "{}" && arguments.trim_start().starts_with('{') {
            // An empty object that stood for arguments to come.
            call.arguments.clear();
        }
        call.arguments.push_str(&arguments);
        if !arguments.is_empty() {
            out.begin_call(&call.id, &call.id, &call.name);
            out.input(Some(&call.id), arguments);
        }
        Ok(())
    }

    /// Returns the call that a piece belongs to: by its index unless the id is another, else by its id
    /// unless the index is another, and the last one for a piece with neither.
    fn meant(&self, id: &str, index: Option<i64>) -> Option<usize> {
        let same_id = |call: &Call| id.is_empty() || call.id.is_empty() || call.id == id;
        let by_index = |call: &Call| call.index == index && same_id(call);
        let by_id = |call: &Call| call.id == id && (call.index.is_none() || index.is_none());
        match index {
            Some(_) if let Some(at) = self.0.iter().rposition(by_index) => Some(at),
            None if id.is_empty() => self.0.len().checked_sub(1),
            _ if id.is_empty() => None,
            _ => self.0.iter().rposition(by_id),
        }
    }

    /// Completes the calls.
    pub(super) fn done(&mut self, out: &mut Assembly) -> Result<(), ModelError> {
        for call in std::mem::take(&mut self.0) {
            if call.name.is_empty() {
                return Err(failure::unreadable("a tool call without a name"));
            }
            let bytes = call.arguments.len();
            let extra = call.extra.filter(|it| !it.is_null()).map(|it| it.to_string());
            let call = FunctionCall {
                call_id: call.id,
                name: call.name,
                arguments: mended(call.arguments),
                encrypted_content: extra.map(|it| Seal::Extra(&it).write()),
                ..FunctionCall::default()
            };
            out.done(ResponseItem::FunctionCall(call), bytes)?;
        }
        Ok(())
    }
}

/// Repairs arguments whose meaning is clear: missing ones, an object encoded twice, and an object
/// with a mark of the model's own behind it.
fn mended(arguments: String) -> String {
    let trimmed = arguments.trim();
    if matches!(trimmed, "" | "null") {
        return "{}".to_owned();
    }
    if let Ok(inner) = serde_json::from_str::<String>(trimmed)
        && serde_json::from_str::<Map<String, Value>>(&inner).is_ok()
    {
        return inner;
    }
    let mut values = serde_json::Deserializer::from_str(trimmed).into_iter::<Map<String, Value>>();
    if let Some(Ok(_)) = values.next() {
        let (object, rest) = trimmed.split_at(values.byte_offset());
        if rest.trim_start().starts_with('<') {
            return object.to_owned();
        }
    }
    arguments
}

/// A piece of a call.
#[derive(Deserialize)]
pub(super) struct CallDelta {
    #[serde(default, deserialize_with = "read::lenient")]
    index: Option<i64>,
    #[serde(default, deserialize_with = "read::name")]
    id: Option<String>,
    function: Option<FunctionDelta>,
    extra_content: Option<Value>,
}

impl CallDelta {
    /// Creates a piece of the only call, as the API had it before it knew tools.
    pub(super) fn only(function: FunctionDelta) -> Self {
        Self { index: None, id: None, function: Some(function), extra_content: None }
    }

    /// Creates a whole call.
    pub(super) fn whole(name: String, arguments: Value) -> Self {
        Self::only(FunctionDelta { name: Some(name), arguments: Some(arguments) })
    }
}

/// The name and the arguments of a call.
#[derive(Default, Deserialize)]
pub(super) struct FunctionDelta {
    name: Option<String>,
    /// Text, but some servers send the arguments as what they are.
    arguments: Option<Value>,
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn arguments_whose_meaning_is_plain_are_put_right() {
        for (given, meant) in [
            ("", "{}"),
            (" null ", "{}"),
            (r#""{\"a\":1}""#, r#"{"a":1}"#),
            (r#"{"a":"<"}<|im_end|>"#, r#"{"a":"<"}"#),
            ("{\"a\":1}\n</tool_call>", r#"{"a":1}"#),
        ] {
            assert_eq!(mended(given.to_owned()), meant);
        }
        // Any other fault is reported to the model.
        for given in [r#"{"a":1"#, r#"{"a":1}{"b":2}"#, r#""text""#, "7", r#"{"a":1} "#] {
            assert_eq!(mended(given.to_owned()), given);
        }
    }
}
