//! The scripted model's words as bytes that are ready to be sent: events of
//! the Responses API in an HTTP body of chunks.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

/// The text of the instant reply: 40 bytes.
pub const REPLY: &str = "This is the scripted reply of forty byte";
/// The text of one delta of a stream: 8 bytes.
pub const DELTA: &str = "abcdefg ";
/// The largest packet of a burst, in bytes; packets are half as large on average.
const MAX_PACKET_BYTES: u64 = 32 * 1024;
/// Cuts the bytes of a burst: at the same places in every run and for every server.
const CUT_SEED: u64 = 0x5eed;

/// The model's answer to the next requests.
#[derive(Clone, Debug)]
pub enum Script {
    /// Answers with [`REPLY`] in one write.
    Instant,
    /// Calls `exec_command` with `true`, and answers with [`REPLY`] once it gets the result.
    Tool,
    /// Answers with deltas as quickly as they are taken.
    Burst(Stream),
    /// Answers with deltas, each in a packet of its own, this far apart.
    Paced(Stream, Duration),
}

/// A long answer, each event of which is an HTTP chunk of its own, as real
/// providers send them. Cloning shares the bytes.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Pieces to be written one after the other. The last ends the answer.
    pub packets: Arc<[Vec<u8>]>,
}

impl Script {
    /// Creates a burst of `deltas` deltas, cut into packets at random places; `name` must differ
    /// between answers within a thread.
    pub fn burst(name: &str, deltas: usize) -> Self {
        Self::Burst(Stream { packets: cut(&chunks(name, deltas).concat()).into() })
    }

    /// Creates deltas that come `pause` apart; `name` must differ between answers within a thread.
    pub fn paced(name: &str, deltas: usize, pause: Duration) -> Self {
        Self::Paced(Stream { packets: chunks(name, deltas).into() }, pause)
    }
}

/// Returns the head of an answer with `deltas` deltas, then one chunk for each event; the end of
/// the answer goes with the last delta, so that a paced answer ends with it.
fn chunks(name: &str, deltas: usize) -> Vec<Vec<u8>> {
    let mut chunks = vec![HEAD.to_vec()];
    let mut push = |events: &[String]| {
        let mut out = Vec::new();
        for event in events {
            chunk(&mut out, event);
        }
        chunks.push(out);
    };
    push(&opening(name));
    let delta = [delta_event(name, DELTA)];
    (1..deltas).for_each(|_| push(&delta));
    let [delta] = delta;
    push(&[&[delta][..], &closing(name, &DELTA.repeat(deltas))].concat());
    if let Some(last) = chunks.last_mut() {
        last.extend_from_slice(END);
    }
    chunks
}

/// Cuts bytes into packets of random sizes.
fn cut(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut packets, mut random) = (Vec::new(), CUT_SEED);
    while !bytes.is_empty() {
        // Knuth's generator for 64 bits; its upper half is random enough to cut by.
        random = random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let size = usize::try_from((random >> 32) % MAX_PACKET_BYTES).unwrap_or(0) + 1;
        let (packet, rest) = bytes.split_at(size.min(bytes.len()));
        packets.push(packet.to_vec());
        bytes = rest;
    }
    packets
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

/// Returns a whole answer with [`REPLY`].
pub fn reply(name: &str) -> Vec<u8> {
    whole(&[&opening(name)[..], &[delta_event(name, REPLY)], &closing(name, REPLY)].concat())
}

/// Returns a whole answer that calls the tool; `name` is part of the call's id.
pub fn tool_call(name: &str) -> Vec<u8> {
    let call = json!({
        "type": "function_call", "name": "exec_command",
        "arguments": r#"{"cmd":"true"}"#, "call_id": call_id(name)
    });
    whole(&[created(name), done(&call), finished(name)])
}

/// Returns the id of the call in [`tool_call`]. It ends in a letter, so that no id is the start of
/// another.
pub fn call_id(name: &str) -> String {
    format!("call_{name}e")
}

fn whole(events: &[String]) -> Vec<u8> {
    let mut out = Vec::with_capacity(2048);
    out.extend_from_slice(HEAD);
    for event in events {
        chunk(&mut out, event);
    }
    out.extend_from_slice(END);
    out
}

fn chunk(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(format!("{:x}\r\n", text.len()).as_bytes());
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn created(name: &str) -> String {
    event(&json!({"type": "response.created", "response": {"id": format!("resp_{name}")}}))
}

fn opening(name: &str) -> [String; 2] {
    let item =
        json!({"type": "message", "role": "assistant", "id": format!("msg_{name}"), "content": []});
    let added = json!({"type": "response.output_item.added", "output_index": 0, "item": item});
    [created(name), event(&added)]
}

fn delta_event(name: &str, text: &str) -> String {
    event(&json!({
        "type": "response.output_text.delta", "item_id": format!("msg_{name}"),
        "output_index": 0, "content_index": 0, "delta": text
    }))
}

fn closing(name: &str, text: &str) -> [String; 2] {
    let content = json!([{"type": "output_text", "text": text}]);
    let id = format!("msg_{name}");
    let item = json!({"type": "message", "role": "assistant", "id": id, "content": content});
    [done(&item), finished(name)]
}

fn done(item: &Value) -> String {
    event(&json!({"type": "response.output_item.done", "output_index": 0, "item": item}))
}

fn finished(name: &str) -> String {
    let usage = json!({
        "input_tokens": 100, "input_tokens_details": {"cached_tokens": 10},
        "output_tokens": 20, "output_tokens_details": {"reasoning_tokens": 5}, "total_tokens": 120
    });
    let response = json!({"id": format!("resp_{name}"), "usage": usage, "output": []});
    event(&json!({"type": "response.completed", "response": response}))
}

fn event(data: &Value) -> String {
    let name = data.get("type").and_then(Value::as_str).unwrap_or_default();
    format!("event: {name}\ndata: {data}\n\n")
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

    /// Returns the packets, the events and the chunks of an answer; a chunk must hold one whole
    /// event.
    fn count(script: Script) -> (usize, usize, usize) {
        let (Script::Burst(stream) | Script::Paced(stream, _)) = script else { return (0, 0, 0) };
        let text = String::from_utf8(stream.packets.concat()).unwrap();
        let mut body = text.strip_prefix(std::str::from_utf8(HEAD).unwrap()).unwrap();
        let (mut events, mut chunks) = (0, 0);
        while let Some((size, rest)) = body.split_once("\r\n") {
            let (chunk, rest) = rest.split_at(usize::from_str_radix(size, 16).unwrap());
            events += chunk.matches("event: ").count();
            chunks += usize::from(chunk.ends_with("\n\n"));
            body = rest.strip_prefix("\r\n").unwrap();
        }
        (stream.packets.len(), events, chunks)
    }

    #[test]
    fn each_event_is_a_chunk_of_its_own() {
        let paced = count(Script::paced("1", 5, Duration::ZERO));
        // The head, the opening, and five deltas of which the last goes with the end.
        assert_eq!(paced, (7, 9, 9));
        let (packets, events, chunks) = count(Script::burst("1", 1000));
        assert!((2..100).contains(&packets), "{packets} packets");
        assert_eq!((events, chunks), (1004, 1004));
    }

    #[test]
    fn a_burst_is_cut_at_the_same_places_each_time_and_within_events() {
        let bytes = vec![b'x'; 200_000];
        let packets = cut(&bytes);
        assert_eq!(packets, cut(&bytes));
        assert_eq!(packets.concat(), bytes);
        assert!(packets.iter().all(|packet| packet.len() as u64 <= MAX_PACKET_BYTES));
    }
}
