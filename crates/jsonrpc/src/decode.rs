//! Reads one message: parses the envelope once, and its payload never.
//!
//! `params` and `result` stay [`RawValue`]s, so a payload is parsed a single
//! time, by the code that knows its type. Skipping over them does not recurse, so
//! nesting costs no stack here; the typed parse has serde_json's depth limit.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{ErrorObject, RequestId, code, ordinary};

/// One message as it arrived; borrows from the line or frame.
#[derive(Clone, Debug)]
pub enum Incoming<'a> {
    /// Asks for an answer.
    Request(Request<'a>),
    /// Says something and wants no answer.
    Notification(Notification<'a>),
    /// Answers a request of ours with a result.
    Response(Response<'a>),
    /// Answers a request of ours with an error.
    Error(IncomingError),
}

/// A message with `method` and `id`.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// To be echoed in the answer.
    pub id: RequestId,
    /// The method's wire name.
    pub method: Cow<'a, str>,
    /// `None` when absent or `null`.
    pub params: Option<&'a RawValue>,
    /// The caller's trace.
    pub trace: Option<TraceHeaders<'a>>,
}

/// A message with `method` and no `id`.
#[derive(Clone, Debug)]
pub struct Notification<'a> {
    /// The method's wire name.
    pub method: Cow<'a, str>,
    /// `None` when absent or `null`.
    pub params: Option<&'a RawValue>,
    /// Time at which the sender emitted it, in Unix milliseconds; set by servers only.
    pub emitted_at_ms: Option<i64>,
    /// Its sequence number within a thread; see [`crate::append_seq`].
    pub seq: Option<u64>,
}

/// A message with `id` and `result`.
#[derive(Clone, Debug)]
pub struct Response<'a> {
    /// The id of the request that is answered.
    pub id: RequestId,
    /// The method's result; may be `null`.
    pub result: &'a RawValue,
}

/// A message with `error`.
#[derive(Clone, Debug)]
pub struct IncomingError {
    /// The id of the request that is answered; `None` when the peer could not tell
    /// which message it refuses (`null` or an id that no request of ours can have).
    pub id: Option<RequestId>,
    /// The error.
    pub error: ErrorObject,
}

/// W3C trace context of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceHeaders<'a> {
    /// The parent span, unchecked.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub traceparent: Option<Cow<'a, str>>,
    /// Vendors' additions, unchecked.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub tracestate: Option<Cow<'a, str>>,
}

/// A line or frame that is not a message. The connection continues.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}{reason}", kind.prefix())]
pub struct Malformed {
    /// The id of the request that it nearly is, for which its sender waits; `None` if it is no
    /// request, or has no id that an answer could name.
    pub id: Option<RequestId>,
    /// Which of the two ways it is wrong.
    pub kind: MalformedKind,
    /// The fault, in words.
    pub reason: String,
}

/// The fault of a line or frame that is not a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MalformedKind {
    /// It is not JSON (or not UTF-8).
    NotJson,
    /// It is JSON, but no request, notification or answer.
    NotMessage,
}

impl MalformedKind {
    /// Returns the code that the answer carries.
    pub fn code(self) -> i64 {
        match self {
            Self::NotJson => code::PARSE_ERROR,
            Self::NotMessage => code::INVALID_REQUEST,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::NotJson => "Parse error: ",
            Self::NotMessage => "Invalid request: ",
        }
    }
}

/// Reads one line or text frame. A blank one is `None` and is to be ignored.
///
/// Unknown members of the envelope, `jsonrpc` among them, are skipped.
pub fn decode(bytes: &[u8]) -> Result<Option<Incoming<'_>>, Malformed> {
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    // Checked once here, so that the parser need not check each string again.
    let text = std::str::from_utf8(bytes)
        .map_err(|err| malformed(None, MalformedKind::NotJson, err.to_string()))?;
    match ordinary::request(text) {
        Some(request) => Ok(Some(Incoming::Request(request))),
        None => general(text).map(Some),
    }
}

/// Reads any message.
pub(crate) fn general(text: &str) -> Result<Incoming<'_>, Malformed> {
    match serde_json::from_str::<Envelope<'_>>(text) {
        Ok(envelope) => envelope.classify(),
        Err(err) => Err(diagnose(text, &err)),
    }
}

/// Distinguishes broken JSON from sound JSON that is not an object. Only on the way to an error.
fn diagnose(text: &str, err: &serde_json::Error) -> Malformed {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => malformed(None, MalformedKind::NotMessage, strip_position(err)),
        Err(syntax) => malformed(None, MalformedKind::NotJson, syntax.to_string()),
    }
}

/// Removes the position: in a line that is one message it does not help.
fn strip_position(err: &serde_json::Error) -> String {
    let text = err.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

fn malformed(id: Option<RequestId>, kind: MalformedKind, reason: String) -> Malformed {
    Malformed { id, kind, reason }
}

/// The members we know, unparsed.
#[derive(Default)]
struct Envelope<'a> {
    id: Option<&'a RawValue>,
    method: Option<&'a RawValue>,
    params: Option<&'a RawValue>,
    result: Option<&'a RawValue>,
    error: Option<&'a RawValue>,
    trace: Option<&'a RawValue>,
    emitted_at_ms: Option<&'a RawValue>,
    seq: Option<&'a RawValue>,
    duplicate: Option<&'static str>,
}

impl<'a> Envelope<'a> {
    fn classify(self) -> Result<Incoming<'a>, Malformed> {
        let refuse = |reason: String| {
            let id = self.id.filter(|_| self.method.is_some());
            let id = id.and_then(|raw| request_id(raw).ok());
            malformed(id, MalformedKind::NotMessage, reason)
        };
        if let Some(member) = self.duplicate {
            return Err(refuse(format!("member `{member}` appears twice")));
        }
        match (self.method, self.id) {
            (Some(method), None) => Ok(Incoming::Notification(Notification {
                method: text(method).map_err(refuse)?,
                params: self.params.filter(|raw| !is_null(raw)),
                emitted_at_ms: self.emitted_at_ms.and_then(|raw| parse(raw).ok()),
                seq: self.seq.and_then(|raw| parse(raw).ok()),
            })),
            (Some(method), Some(id)) => Ok(Incoming::Request(Request {
                id: request_id(id).map_err(refuse)?,
                method: text(method).map_err(refuse)?,
                params: self.params.filter(|raw| !is_null(raw)),
                trace: trace(self.trace).map_err(refuse)?,
            })),
            (None, _) => self.classify_answer().map_err(refuse),
        }
    }

    fn classify_answer(&self) -> Result<Incoming<'a>, String> {
        if let Some(raw) = self.error.filter(|raw| !is_null(raw)) {
            let error = parse(raw).map_err(|err| format!("member `error`: {err}"))?;
            let id = self.id.and_then(|raw| request_id(raw).ok());
            return Ok(Incoming::Error(IncomingError { id, error }));
        }
        let Some(result) = self.result else { return Err("missing field `method`".to_owned()) };
        let Some(id) = self.id else { return Err("missing field `id`".to_owned()) };
        Ok(Incoming::Response(Response { id: request_id(id)?, result }))
    }
}

fn is_null(raw: &RawValue) -> bool {
    raw.get() == "null"
}

fn parse<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Result<T, String> {
    serde_json::from_str(raw.get()).map_err(|err| strip_position(&err))
}

fn text(raw: &RawValue) -> Result<Cow<'_, str>, String> {
    // Names without escapes, which is all of them, are borrowed unchanged. They are too short for
    // a search by words to pay.
    let inner = raw.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if inner.bytes().all(|byte| byte != b'\\') => Ok(Cow::Borrowed(inner)),
        _ => parse(raw).map(Cow::Owned).map_err(|err| format!("member `method`: {err}")),
    }
}

fn request_id(raw: &RawValue) -> Result<RequestId, String> {
    let parsed = match raw.get().as_bytes() {
        [b'"', ..] => {
            parse::<Cow<'_, str>>(raw).ok().map(|id| RequestId::String(id.as_ref().into()))
        }
        // The JSON parser has seen it: what Rust takes for an integer beyond JSON's is not there.
        _ => raw.get().parse().ok().map(RequestId::Integer),
    };
    parsed.ok_or_else(|| "`id` must be a string or a 64-bit integer".to_owned())
}

fn trace(raw: Option<&RawValue>) -> Result<Option<TraceHeaders<'_>>, String> {
    let Some(raw) = raw.filter(|raw| !is_null(raw)) else { return Ok(None) };
    if !raw.get().starts_with('{') {
        // The derived parser would also read an array, by position.
        return Err("member `trace`: expected an object".to_owned());
    }
    parse(raw).map(Some).map_err(|err| format!("member `trace`: {err}"))
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not derived, because a derived struct would also read an array by position.
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON-RPC message object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(member) = map.next_key::<Member>()? {
            let (slot, name) = match member {
                Member::Id => (&mut envelope.id, "id"),
                Member::Method => (&mut envelope.method, "method"),
                Member::Params => (&mut envelope.params, "params"),
                Member::Result => (&mut envelope.result, "result"),
                Member::Error => (&mut envelope.error, "error"),
                Member::Trace => (&mut envelope.trace, "trace"),
                Member::EmittedAtMs => (&mut envelope.emitted_at_ms, "emittedAtMs"),
                Member::Seq => (&mut envelope.seq, "seq"),
                Member::Other => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if slot.replace(map.next_value()?).is_some() {
                envelope.duplicate = Some(name);
            }
        }
        Ok(envelope)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Member {
    Id,
    Method,
    Params,
    Result,
    Error,
    Trace,
    EmittedAtMs,
    Seq,
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests;
