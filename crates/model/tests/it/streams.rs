//! Streams of events from well-behaved servers and others, and the events that they become.

use turnhost_ports::{ModelEvent, ModelPort};

use crate::fake::{Fake, brief, next, request, sse};

async fn check(events: &[&str], expected: &[&str]) {
    let fake = Fake::start().await;
    fake.answer_with(200, &[("content-type", "text/event-stream")], sse(events));
    let (events, err) = fake.ask().await;
    assert_eq!(brief(&events), expected);
    assert_eq!(err.map(|err| err.message), None);
}

#[tokio::test]
async fn reasoning_a_message_a_call_and_usage() {
    check(
        &[
            r#"{"type":"response.created","response":{"id":"r"}}"#,
            r#"{"type":"response.output_item.added","item":{"type":"reasoning","id":"rs","summary":[]}}"#,
            r#"{"type":"response.reasoning_summary_part.added","item_id":"rs","summary_index":0}"#,
            r#"{"type":"response.reasoning_summary_text.delta","item_id":"rs","summary_index":0,"delta":"hm"}"#,
            r#"{"type":"response.reasoning_summary_text.delta","item_id":"rs","summary_index":1,"delta":"ah"}"#,
            r#"{"type":"response.reasoning_text.delta","item_id":"rs","content_index":0,"delta":"deep"}"#,
            r#"{"type":"response.output_item.done","item":{"type":"reasoning","id":"rs","summary":[]}}"#,
            r#"{"type":"response.output_item.added","item":{"type":"message","id":"msg","role":"assistant","content":[]}}"#,
            r#"{"type":"response.content_part.added","item_id":"msg","part":{"type":"output_text"}}"#,
            r#"{"type":"response.output_text.delta","item_id":"msg","delta":"a \"b\"\n","logprobs":[]}"#,
            r#"{"type":"response.output_item.done","item":{"type":"message","id":"msg","role":"assistant","content":[{"type":"output_text","text":"a"}],"phase":"final_answer"}}"#,
            r#"{"type":"response.output_item.added","item":{"type":"function_call","id":"fc","name":"f","call_id":"c","arguments":""}}"#,
            r#"{"type":"response.function_call_arguments.delta","item_id":"fc","delta":"{}"}"#,
            r#"{"type":"response.output_item.done","item":{"type":"function_call","id":"fc","name":"f","call_id":"c","arguments":"{}"}}"#,
            r#"{"type":"response.completed","response":{"id":"r","usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":10},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":120}}}"#,
        ],
        &[
            "added rs Reasoning",
            "part rs 0",
            r#"summary rs 0 "hm""#,
            "part rs 1",
            r#"summary rs 1 "ah""#,
            r#"reasoning rs 0 "deep""#,
            r#"done {"type":"reasoning","id":"rs","summary":[]}"#,
            "added msg Message",
            r#"text msg "a \"b\"\n""#,
            r#"done {"type":"message","id":"msg","role":"assistant","content":[{"type":"output_text","text":"a"}],"phase":"final_answer"}"#,
            r#"done {"type":"function_call","id":"fc","arguments":"{}","call_id":"c","name":"f"}"#,
            "completed 100+10/20+5=120",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_server_without_ids_and_announcements() {
    let id = "msg_0199a21381c078008aa1000000000001_0";
    check(
        &[
            r#"{"type":"response.output_text.delta","delta":"a"}"#,
            "this is not JSON",
            r#"{"type":"response.output_text.delta","item_id":"","delta":"b"}"#,
            r#"{"type":"response.output_item.done","item":{"type":"message","role":"assistant","content":[]}}"#,
            r#"{"type":"response.completed"}"#,
            "[DONE]",
        ],
        &[
            &format!("added {id} Message"),
            &format!(r#"text {id} "a""#),
            &format!(r#"text {id} "b""#),
            &format!(
                r#"done {{"type":"message","id":"{id}","role":"assistant","content":[]}}"#
            ),
            "completed",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_mixes_up_ids() {
    check(
        &[
            r#"{"type":"response.output_item.added","item":{"type":"message","id":"one"}}"#,
            r#"{"type":"response.output_text.delta","item_id":"two","delta":"a"}"#,
            r#"{"type":"response.output_item.done","item":{"type":"message","id":"three","role":"assistant","content":[]}}"#,
            r#"{"type":"response.completed","response":{"usage":{"input_tokens":3,"output_tokens":4}}}"#,
        ],
        &[
            "added one Message",
            r#"text one "a""#,
            r#"done {"type":"message","id":"one","role":"assistant","content":[]}"#,
            "completed 3+0/4+0=7",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_server_that_sends_items_only_at_the_end() {
    check(
        &[
            r#"{"type":"response.output_text.delta","item_id":"m","delta":"a"}"#,
            r#"{"type":"response.completed","response":{"usage":null,"output":[{"type":"message","id":"m","role":"assistant","content":[]},{"type":"custom_tool_call","call_id":"c","name":"n","input":"i"}]}}"#,
        ],
        &[
            "added m Message",
            r#"text m "a""#,
            r#"done {"type":"message","id":"m","role":"assistant","content":[]}"#,
            r#"done {"type":"custom_tool_call","call_id":"c","input":"i","name":"n"}"#,
            "completed",
        ],
    )
    .await;
}

#[tokio::test]
async fn events_come_as_soon_as_they_are_there() {
    let fake = Fake::start().await;
    let pieces = fake.answer_by_pieces();
    let mut stream = fake.models().open(request()).await.unwrap();
    let text = sse(&[r#"{"type":"response.output_text.delta","item_id":"m","delta":"ä"}"#]);
    // Cut within the two bytes of a letter.
    let (first, second) = text.as_bytes().split_at(text.find('ä').unwrap() + 1);
    pieces.send(Ok(first.to_vec().into())).await.unwrap();
    pieces.send(Ok(second.to_vec().into())).await.unwrap();
    let added = next(&mut stream).await.unwrap();
    assert!(matches!(added, ModelEvent::ItemAdded { .. }));
    let delta = next(&mut stream).await.unwrap();
    assert_eq!(brief(&[delta]), [r#"text m "ä""#]);
}

#[tokio::test]
async fn dropping_a_stream_ends_the_response() {
    let fake = Fake::start().await;
    let pieces = fake.answer_by_pieces();
    let stream = fake.models().open(request()).await.unwrap();
    drop(stream);
    pieces.closed().await;
}

#[tokio::test]
async fn one_connection_serves_many_responses() {
    let fake = Fake::start().await;
    let models = fake.models();
    for turn in 0..20 {
        let pieces = fake.answer_by_pieces();
        let mut stream = models.open(request()).await.unwrap();
        pieces.send(Ok(sse(&[r#"{"type":"response.completed"}"#]).into())).await.unwrap();
        assert!(matches!(next(&mut stream).await, Ok(ModelEvent::Completed { .. })), "{turn}");
        // The body ends only after the stream was dropped.
        drop(stream);
        pieces.send(Ok("data: [DONE]\n\n".into())).await.unwrap();
        drop(pieces);
        // As long as a turn's end takes in the server.
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(fake.connections(), 1);
}

#[tokio::test]
async fn a_burst_is_joined_beyond_its_beginning_and_nothing_of_it_is_lost() {
    const DELTAS: usize = 3_000;
    let kinds = ["output_text", "reasoning_text", "reasoning_summary_text"];
    let mut sent = String::new();
    let mut lines = Vec::new();
    for number in 0..DELTAS {
        // Runs of one text, of lengths that differ.
        let kind = kinds[(number / 97) % kinds.len()];
        lines.push(format!(
            r#"{{"type":"response.{kind}.delta","item_id":"i","delta":"{number} "}}"#
        ));
        sent.extend([number.to_string(), " ".to_owned()]);
    }
    lines.push(r#"{"type":"response.completed"}"#.to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let fake = Fake::start().await;
    fake.answer_with(200, &[("content-type", "text/event-stream")], sse(&lines));
    let (events, err) = fake.ask().await;
    assert_eq!(err.map(|err| err.message), None);
    let (mut heard, mut runs) = (String::new(), Vec::new());
    let mut deltas = 0;
    for event in &events {
        let (kind, text) = match event {
            ModelEvent::TextDelta { delta, .. } => (0, delta),
            ModelEvent::ReasoningDelta { delta, .. } => (1, delta),
            ModelEvent::SummaryDelta { delta, .. } => (2, delta),
            _ => continue,
        };
        deltas += 1;
        heard.push_str(text);
        if runs.last() != Some(&kind) {
            runs.push(kind);
        }
    }
    assert_eq!(heard, sent);
    let expected: Vec<usize> = (0..DELTAS.div_ceil(97)).map(|run| run % kinds.len()).collect();
    assert_eq!(runs, expected, "texts of different kinds are not joined");
    assert!((30..DELTAS / 4).contains(&deltas), "{deltas} deltas");
    assert!(matches!(events.last(), Some(ModelEvent::Completed { .. })));
}

#[tokio::test]
async fn halves_of_a_character_in_two_deltas_are_joined() {
    check(
        &[
            r#"{"type":"response.output_text.delta","item_id":"m","delta":"a\ud83d"}"#,
            r#"{"type":"response.output_text.delta","item_id":"m","delta":"\ude00b"}"#,
            r#"{"type":"response.output_text.delta","item_id":"m","delta":"\ud83d"}"#,
            r#"{"type":"response.output_text.delta","item_id":"m","delta":"c"}"#,
            r#"{"type":"response.completed"}"#,
        ],
        &[
            "added m Message",
            r#"text m "a""#,
            r#"text m "😀b""#,
            r#"text m """#,
            "text m \"\u{fffd}c\"",
            "completed",
        ],
    )
    .await;
}

#[tokio::test]
async fn the_words_of_a_refusal_are_the_models() {
    let fake = Fake::start().await;
    fake.answer(
        200,
        sse(&[
            r#"{"type":"response.output_item.added","item":{"type":"message","id":"m"}}"#,
            r#"{"type":"response.refusal.delta","item_id":"m","delta":"No."}"#,
            r#"{"type":"response.output_item.done","item":{"type":"message","id":"m","role":"assistant","content":[{"type":"refusal","refusal":"No."}]}}"#,
            r#"{"type":"response.completed","response":{"id":"r"}}"#,
        ]),
    );
    let (events, err) = fake.ask().await;
    assert!(err.is_none(), "{err:?}");
    let told = brief(&events);
    assert!(told.contains(&r#"text m "No.""#.to_owned()), "{told:?}");
    assert!(told[2].contains(r#"{"type":"output_text","text":"No."}"#), "{told:?}");
}
