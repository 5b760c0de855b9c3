//! Recorded streams of each API in HTTP chunks of every size.
//!
//! The network cuts a stream where it likes, and a proxy joins what a server sent apart. Whatever
//! the chunks are cut, the agent gets the same events. (Cuts at every byte are tried beside `stream`.)

use std::convert::Infallible;
use std::sync::LazyLock;

use axum::body::{Body, Bytes};
use proptest::prelude::*;
use tokio::runtime::Runtime;
use turnhost_model::WireApi;
use turnhost_ports::ModelEvent;
use turnhost_protocol::ResponseItem;

use crate::fake::{Fake, brief};

/// Streams of servers, one of each API: reasoning, text beyond ASCII, two calls and usage; and an answer
/// and a call of llama.cpp's over each.
const RECORDED: [(WireApi, &str); 9] = [
    (WireApi::Responses, include_str!("../recorded/responses.sse")),
    (WireApi::Chat, include_str!("../recorded/chat.sse")),
    (WireApi::Chat, include_str!("../recorded/chat-llamacpp.sse")),
    (WireApi::Messages, include_str!("../recorded/messages.sse")),
    (WireApi::Responses, include_str!("../recorded/responses-llamacpp-text.sse")),
    (WireApi::Messages, include_str!("../recorded/messages-llamacpp-text.sse")),
    (WireApi::Responses, include_str!("../recorded/responses-llamacpp.sse")),
    (WireApi::Chat, include_str!("../recorded/chat-llamacpp-call.sse")),
    (WireApi::Messages, include_str!("../recorded/messages-llamacpp.sse")),
];

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());

/// Reads a stream whose HTTP chunks are these.
fn read(wire_api: WireApi, chunks: Vec<Bytes>) -> Vec<String> {
    brief(&joined(RUNTIME.block_on(events(wire_api, chunks))))
}

async fn events(wire_api: WireApi, chunks: Vec<Bytes>) -> Vec<ModelEvent> {
    let mut fake = Fake::start().await;
    fake.provider.wire_api = wire_api;
    let chunks = chunks.into_iter().map(Ok::<_, Infallible>);
    fake.answer(200, Body::from_stream(futures_util::stream::iter(chunks)));
    let (events, err) = fake.ask().await;
    assert_eq!(err.map(|err| err.message), None);
    events
}

/// Joins deltas of one text: their number does not count.
fn joined(events: Vec<ModelEvent>) -> Vec<ModelEvent> {
    let mut joined: Vec<ModelEvent> = Vec::new();
    for event in events {
        match (joined.last_mut(), &event) {
            (
                Some(ModelEvent::TextDelta { id, delta }),
                ModelEvent::TextDelta { id: next, delta: more },
            ) if id == next => delta.push_str(more),
            (
                Some(ModelEvent::ReasoningDelta { id, delta, .. }),
                ModelEvent::ReasoningDelta { id: next, delta: more, .. },
            )
            | (
                Some(ModelEvent::SummaryDelta { id, delta, .. }),
                ModelEvent::SummaryDelta { id: next, delta: more, .. },
            ) if id == next => delta.push_str(more),
            _ => joined.push(event),
        }
    }
    joined
}

#[test]
fn a_call_of_a_model_on_this_machine_streams_and_comes_whole() {
    for (wire_api, recorded) in &RECORDED[6..] {
        let events =
            RUNTIME.block_on(events(*wire_api, vec![Bytes::from_static(recorded.as_bytes())]));
        let mut streamed = String::new();
        let mut whole = None;
        for event in events {
            match event {
                ModelEvent::CallDelta { delta, name, .. } => {
                    assert_eq!(&*name, "exec_command");
                    streamed.push_str(&delta);
                }
                ModelEvent::ItemDone(item) => match *item {
                    ResponseItem::FunctionCall(call) => whole = Some(call.arguments),
                    other => panic!("{wire_api:?}: {other:?}"),
                },
                _ => {}
            }
        }
        assert_eq!(whole.as_deref(), Some(r#"{"cmd": "echo hi"}"#), "{wire_api:?}");
        assert_eq!(Some(streamed), whole, "{wire_api:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stream_in_any_chunks_reads_the_same(
        index in 0..RECORDED.len(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let (wire_api, recorded) = RECORDED[index];
        let bytes = Bytes::from_static(recorded.as_bytes());
        let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let chunks = cuts.windows(2).map(|pair| bytes.slice(pair[0]..pair[1])).collect();
        prop_assert_eq!(read(wire_api, chunks), read(wire_api, vec![recorded.into()]));
    }
}
