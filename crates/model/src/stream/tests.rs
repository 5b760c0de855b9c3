//! Recorded streams of each API, cut at every byte.

use std::sync::Arc;

use turnhost_ports::ModelEvent;

use super::join;
use crate::assembly::{Assembly, FreshIds, JOINED_BYTES, Pieces};
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

/// Reads a stream that arrives in these pieces. The events are shown in their `Debug` form.
fn read<'a>(reader: Box<dyn Read>, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
    let mut assembly = assembly();
    events(reader, &mut assembly, pieces).iter().map(told).collect()
}

fn told(event: &ModelEvent) -> String {
    if let ModelEvent::ItemDone(item) = event {
        return serde_json::to_string(item).unwrap();
    }
    format!("{event:?}")
}

fn assembly() -> Assembly {
    let turn = "0199a213-81c0-7800-8aa1-000000000001".parse().unwrap();
    Assembly::new(
        FreshIds { turn, counter: Arc::default() },
        FlatTools::default(),
        None,
        Vec::new(),
    )
}

fn events<'a>(
    mut reader: Box<dyn Read>,
    assembly: &mut Assembly,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> Vec<ModelEvent> {
    let mut sse = Sse::new(MAX_EVENT_BYTES);
    let mut events = Vec::new();
    for piece in pieces {
        sse.push(piece);
        while let Some(event) = sse.next() {
            let event = event.unwrap();
            reader.read(event.name, event.data, assembly).unwrap();
            while !assembly.may_grow()
                && let Some(event) = assembly.next()
            {
                events.push(event);
            }
        }
    }
    events.extend(std::iter::from_fn(|| assembly.next()));
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

#[test]
fn pieces_that_are_joined_as_they_are_read_say_the_same() {
    for (begin, recorded) in RECORDED {
        let mut expected: Vec<ModelEvent> = Vec::new();
        for event in events(begin(), &mut assembly(), [recorded.as_bytes()]) {
            match expected.last_mut().map_or(Err(event.clone()), |last| join(last, event.clone())) {
                Ok(()) => {}
                Err(event) => expected.push(event),
            }
        }
        let mut joining = assembly();
        joining.emit_as(Pieces::Joined);
        let joined = events(begin(), &mut joining, [recorded.as_bytes()]);
        let [joined, expected] =
            [joined, expected].map(|all| all.iter().map(told).collect::<Vec<_>>());
        assert_eq!(joined, expected);
    }
}

#[test]
fn joined_text_is_bounded() {
    let mut assembly = assembly();
    assembly.emit_as(Pieces::Joined);
    for _ in 0..3 * JOINED_BYTES {
        assembly.text(None, "x");
    }
    let events: Vec<_> = std::iter::from_fn(|| assembly.next()).collect();
    let text = |event: &ModelEvent| match event {
        ModelEvent::TextDelta { delta, .. } => delta.len(),
        _ => 0,
    };
    assert_eq!(
        events.iter().map(text).collect::<Vec<_>>(),
        [0, JOINED_BYTES, JOINED_BYTES, JOINED_BYTES]
    );
}
