//! Recorded streams of each API, cut at every byte.

use std::sync::Arc;

use turnhost_ports::ModelEvent;

use crate::assembly::{Assembly, FreshIds};
use crate::flat_tools::FlatTools;
use crate::read::Read;
use crate::sse::{MAX_EVENT_BYTES, Sse};
use crate::{chat, messages, responses};

type Begin = fn() -> Box<dyn Read>;

const RESPONSES: Begin = || Box::<responses::reader::Reader>::default();
const CHAT: Begin = || Box::<chat::reader::Reader>::default();
const MESSAGES: Begin = || Box::<messages::reader::Reader>::default();

const RECORDED: [(Begin, &str); 9] = [
    (RESPONSES, include_str!("../../tests/recorded/responses.sse")),
    (RESPONSES, include_str!("../../tests/recorded/responses-llamacpp-text.sse")),
    (RESPONSES, include_str!("../../tests/recorded/responses-llamacpp.sse")),
    (CHAT, include_str!("../../tests/recorded/chat.sse")),
    (CHAT, include_str!("../../tests/recorded/chat-llamacpp.sse")),
    (CHAT, include_str!("../../tests/recorded/chat-llamacpp-call.sse")),
    (MESSAGES, include_str!("../../tests/recorded/messages.sse")),
    (MESSAGES, include_str!("../../tests/recorded/messages-llamacpp-text.sse")),
    (MESSAGES, include_str!("../../tests/recorded/messages-llamacpp.sse")),
];

/// Reads a stream that arrives in these pieces. The events are told in their `Debug` form.
fn read<'a>(mut reader: Box<dyn Read>, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
    let turn = "0199a213-81c0-7800-8aa1-000000000001".parse().unwrap();
    let ids = FreshIds { turn, counter: Arc::default() };
    let mut assembly = Assembly::new(ids, FlatTools::default(), None);
    let mut sse = Sse::new(MAX_EVENT_BYTES);
    let mut events = Vec::new();
    for piece in pieces {
        sse.push(piece);
        while let Some(event) = sse.next() {
            let event = event.unwrap();
            reader.read(event.name, event.data, &mut assembly).unwrap();
            events.extend(std::iter::from_fn(|| assembly.next()).map(|event| {
                if let ModelEvent::ItemDone(item) = &event {
                    return serde_json::to_string(item).unwrap();
                }
                format!("{event:?}")
            }));
        }
    }
    events
}

#[test]
fn a_stream_cut_at_any_byte_reads_the_same() {
    for (begin, recorded) in RECORDED {
        let whole = read(begin(), [recorded.as_bytes()]);
        assert!(whole.last().unwrap().starts_with("Completed"), "{whole:?}");
        for cut in 1..recorded.len() {
            let (before, after) = recorded.as_bytes().split_at(cut);
            assert_eq!(read(begin(), [before, after]), whole, "cut at {cut}");
        }
        assert_eq!(read(begin(), recorded.as_bytes().chunks(1)), whole, "in single bytes");
    }
}
