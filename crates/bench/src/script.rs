//! What the scripted model says, as bytes that are ready to be sent: events of
//! the Responses API in an HTTP body of chunks.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

/// The text of the instant reply: 40 bytes.
pub const REPLY: &str = "This is the scripted reply of forty byte";
/// The text of one delta of a stream: 8 bytes.
pub const DELTA: &str = "abcdefg ";
/// The least size in bytes of a chunk in a burst, so that the events of a burst
/// come many in a chunk.
const BURST_CHUNK: usize = 16 * 1024;

/// What the model does with the next requests.
#[derive(Clone, Debug)]
pub enum Script {
    /// Answers with [`REPLY`] in one write.
    Instant,
    /// Calls `exec_command` with `true`, and answers with [`REPLY`] once it is told the result.
    Tool,
    /// Answers with deltas as quickly as they are taken.
    Burst(Stream),
    /// Answers with deltas, each in a packet of its own, this far apart.
    Paced(Stream, Duration),
}

/// A long answer. Cloning shares the bytes.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Chunks to be written one after the other. The last ends the answer.
    pub chunks: Arc<[Vec<u8>]>,
}

impl Script {
    /// A burst of `deltas` deltas; `name` must differ between answers within a thread.
    pub fn burst(name: &str, deltas: usize) -> Self {
        Self::Burst(Stream::new(name, deltas, BURST_CHUNK))
    }

    /// Paced deltas, `pause` apart; `name` must differ between answers within a thread.
    pub fn paced(name: &str, deltas: usize, pause: Duration) -> Self {
        Self::Paced(Stream::new(name, deltas, 1), pause)
    }
}

impl Stream {
    /// Events are joined to chunks of `least` bytes or more.
    fn new(name: &str, deltas: usize, least: usize) -> Self {
        let mut chunks = vec![HEAD.to_vec()];
        let mut events = String::new();
        opening(&mut events, name);
        let delta = delta_event(name, DELTA);
        for _ in 0..deltas {
            if events.len() >= least {
                let mut out = Vec::with_capacity(events.len() + 16);
                chunk(&mut out, &events);
                chunks.push(out);
                events.clear();
            }
            events.push_str(&delta);
        }
        closing(&mut events, name, &DELTA.repeat(deltas));
        let mut out = Vec::new();
        chunk(&mut out, &events);
        out.extend_from_slice(END);
        chunks.push(out);
        Self { chunks: chunks.into() }
    }
}

/// The start of each answer that has events.
const HEAD: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
/// The end of each answer that has events.
const END: &[u8] = b"0\r\n\r\n";

/// The answer to anything but a request for a response: a list of one model.
pub const MODELS: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 80\r\n\r\n\
{\"object\":\"list\",\"data\":[{\"id\":\"mock-model\",\"object\":\"model\"}],\"models\":[]}     ";

/// A whole answer with [`REPLY`].
pub fn reply(name: &str) -> Vec<u8> {
    let mut events = String::with_capacity(1024);
    opening(&mut events, name);
    events.push_str(&delta_event(name, REPLY));
    closing(&mut events, name, REPLY);
    whole(&events)
}

/// A whole answer that calls the tool; `name` is part of the call's id.
pub fn tool_call(name: &str) -> Vec<u8> {
    let mut events = String::with_capacity(1024);
    created(&mut events, name);
    let call = json!({
        "type": "function_call", "name": "exec_command",
        "arguments": r#"{"cmd":"true"}"#, "call_id": call_id(name)
    });
    done(&mut events, &call);
    finished(&mut events, name);
    whole(&events)
}

/// The id of the call in [`tool_call`]. It ends in a letter, so that no id is the start of another.
pub fn call_id(name: &str) -> String {
    format!("call_{name}e")
}

fn whole(events: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEAD.len() + events.len() + 16);
    out.extend_from_slice(HEAD);
    chunk(&mut out, events);
    out.extend_from_slice(END);
    out
}

fn chunk(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(format!("{:x}\r\n", text.len()).as_bytes());
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn created(events: &mut String, name: &str) {
    event(events, &json!({"type": "response.created", "response": {"id": format!("resp_{name}")}}));
}

fn opening(events: &mut String, name: &str) {
    created(events, name);
    let item =
        json!({"type": "message", "role": "assistant", "id": format!("msg_{name}"), "content": []});
    event(events, &json!({"type": "response.output_item.added", "output_index": 0, "item": item}));
}

fn delta_event(name: &str, text: &str) -> String {
    let mut events = String::new();
    let delta = json!({
        "type": "response.output_text.delta", "item_id": format!("msg_{name}"),
        "output_index": 0, "content_index": 0, "delta": text
    });
    event(&mut events, &delta);
    events
}

fn closing(events: &mut String, name: &str, text: &str) {
    let content = json!([{"type": "output_text", "text": text}]);
    let id = format!("msg_{name}");
    done(events, &json!({"type": "message", "role": "assistant", "id": id, "content": content}));
    finished(events, name);
}

fn done(events: &mut String, item: &Value) {
    event(events, &json!({"type": "response.output_item.done", "output_index": 0, "item": item}));
}

fn finished(events: &mut String, name: &str) {
    let usage = json!({
        "input_tokens": 100, "input_tokens_details": {"cached_tokens": 10},
        "output_tokens": 20, "output_tokens_details": {"reasoning_tokens": 5}, "total_tokens": 120
    });
    let response = json!({"id": format!("resp_{name}"), "usage": usage, "output": []});
    event(events, &json!({"type": "response.completed", "response": response}));
}

fn event(events: &mut String, data: &Value) {
    let name = data.get("type").and_then(Value::as_str).unwrap_or_default();
    let _ = write!(events, "event: {name}\ndata: {data}\n\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_sizes_that_figures_name() {
        assert_eq!((REPLY.len(), DELTA.len()), (40, 8));
        let body =
            MODELS.split(|&byte| byte == b'{').skip(1).map(|part| part.len() + 1).sum::<usize>();
        assert_eq!(body, 80);
    }

    #[test]
    fn a_paced_answer_has_each_delta_in_a_chunk_of_its_own() {
        let count = |script: Script| match script {
            Script::Burst(stream) | Script::Paced(stream, _) => {
                let text = stream
                    .chunks
                    .iter()
                    .map(|chunk| String::from_utf8_lossy(chunk))
                    .collect::<String>();
                (stream.chunks.len(), text.matches("event: response.output_text.delta").count())
            }
            Script::Instant | Script::Tool => (0, 0),
        };
        // The head, the opening, and five deltas of which the last goes with the end.
        assert_eq!(count(Script::paced("1", 5, Duration::ZERO)), (7, 5));
        let (chunks, deltas) = count(Script::burst("1", 1000));
        assert!(chunks < 20 && deltas == 1000, "{chunks} chunks, {deltas} deltas");
    }
}
