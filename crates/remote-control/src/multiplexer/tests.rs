//! Tests of streams over one socket: the rules of sections on numbers, chunks and liveness.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::*;

const NOW: Millis = Millis(1_000_000);

fn key() -> Key {
    Key { client: "c".into(), stream: "s".into() }
}

fn take(it: &mut Multiplexer, frame: &Value) -> Effect {
    let text = frame.to_string();
    let effect = it.take(&serde_json::from_str(&text).unwrap(), text.len(), NOW);
    it.handled();
    effect
}

fn message(seq: impl Into<Value>, cursor: &str) -> Value {
    json!({"type": "client_message", "client_id": "c", "stream_id": "s", "seq_id": seq.into(), "cursor": cursor, "message": {"id": 1}})
}

fn is_message(effect: &Effect) -> bool {
    matches!(effect, Effect::Message(..))
}

fn opened() -> Multiplexer {
    let mut it = Multiplexer::default();
    assert!(is_message(&take(&mut it, &message(1, "k1"))));
    assert!(it.open(&key(), Some(1), NOW));
    it
}

fn send(it: &mut Multiplexer, text: &str) {
    it.send(&key(), serde_json::from_str(text).unwrap());
}

fn sent(it: &mut Multiplexer) -> Vec<Value> {
    it.next().iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

fn ack(it: &mut Multiplexer, seq: u64, segment: Option<u32>) {
    take(
        it,
        &json!({"type": "ack", "client_id": "c", "stream_id": "s", "seq_id": seq, "segment_id": segment}),
    );
}

#[test]
fn messages_are_taken_once_in_rising_order_and_gaps_are_fine() {
    let mut it = opened();
    let mut taken = |seq: Value| is_message(&take(&mut it, &message(seq, "k")));
    assert!(!taken(json!(1)));
    assert!(!taken(json!(0)));
    assert!(taken(json!(5)));
    assert!(!taken(json!(4)));
    assert!(taken(json!(null)));
    assert!(!taken(json!(5)));
}

#[test]
fn a_client_that_begins_anew_counts_anew() {
    let mut it = opened();
    assert!(is_message(&take(&mut it, &message(7, "k"))));
    let mut again = message(0, "k");
    again["message"] = json!({"id": 1, "method": "initialize", "params": {}});
    assert!(is_message(&take(&mut it, &again)));
    assert!(it.open(&key(), Some(0), NOW));
    assert!(is_message(&take(&mut it, &message(1, "k"))));
    // A notification of that name opens nothing.
    let mut told = message(0, "k");
    told["message"] = json!({"method": "initialize"});
    assert_eq!(take(&mut it, &told), Effect::Nothing);
}

#[test]
fn the_cursor_is_that_of_the_last_envelope_of_any_type_that_was_handled() {
    let mut it = Multiplexer::default();
    assert_eq!(it.connected(), None);
    take(&mut it, &message(1, "k1"));
    assert_eq!(it.connected().as_deref(), Some("k1"));
    take(
        &mut it,
        &json!({"type": "ack", "client_id": "c", "stream_id": "s", "seq_id": 9, "cursor": "k2"}),
    );
    assert_eq!(it.connected().as_deref(), Some("k2"));
    let text = message(2, "k3").to_string();
    it.take(&serde_json::from_str(&text).unwrap(), text.len(), NOW);
    assert_eq!(it.connected().as_deref(), Some("k2"));
}

#[test]
fn numbers_rise_by_one_and_go_on_after_the_end_of_a_stream() {
    let mut it = opened();
    send(&mut it, "{}");
    take(&mut it, &json!({"type": "ping", "client_id": "c", "stream_id": "s"}));
    it.close(&key());
    take(&mut it, &json!({"type": "ping", "client_id": "c", "stream_id": "s"}));
    assert_eq!(
        sent(&mut it),
        [
            json!({"type": "server_message", "message": {}, "client_id": "c", "stream_id": "s", "seq_id": 1}),
            json!({"type": "pong", "status": "active", "client_id": "c", "stream_id": "s", "seq_id": 2}),
            json!({"type": "pong", "status": "unknown", "client_id": "c", "stream_id": "s", "seq_id": 3}),
        ]
    );
}

#[test]
fn what_is_not_acknowledged_goes_again_unchanged_before_anything_new() {
    let mut it = opened();
    for text in ["1", "2", "3"] {
        send(&mut it, text);
    }
    let first = sent(&mut it);
    ack(&mut it, 1, None);
    assert!(sent(&mut it).is_empty());
    it.connected();
    send(&mut it, "4");
    let again = sent(&mut it);
    assert_eq!(again[..2], first[1..]);
    assert_eq!(again[2]["message"], 4);
}

#[test]
fn acknowledgements_free_what_is_at_or_below_them_and_of_their_stream_alone() {
    let mut it = opened();
    let other = Key { client: "d".into(), stream: "s".into() };
    it.send(&other, serde_json::from_str("1").unwrap());
    let large = format!("\"{}\"", "x".repeat(300 << 10));
    send(&mut it, &large);
    assert_eq!(it.unacknowledged.len(), 5);
    ack(&mut it, 1, Some(1));
    assert_eq!(it.unacknowledged.len(), 3);
    ack(&mut it, 1, None);
    assert_eq!(it.unacknowledged.len(), 1);
    ack(&mut it, 99, None);
    assert_eq!(it.unacknowledged.len(), 1);
}

#[test]
fn a_relay_that_never_acknowledges_stops_the_sender() {
    let mut it = opened();
    let mut count = 0;
    while it.has_room() {
        send(&mut it, "1");
        count += 1;
    }
    assert_eq!(count, UNACKNOWLEDGED);
    ack(&mut it, 1, None);
    assert!(it.has_room());
}

#[test]
fn large_messages_are_cut_and_put_together_again() {
    for bytes in [100_usize << 10, 150 << 10, (150 << 10) + 1, 533_372, 3 << 20] {
        let mut it = opened();
        let text = format!("\"{}\"", "x".repeat(bytes - 2));
        send(&mut it, &text);
        let envelopes = it.next();
        assert!(envelopes.iter().all(|it| it.len() <= ENVELOPE_BYTES));
        let values: Vec<Value> =
            envelopes.iter().map(|it| serde_json::from_str(it).unwrap()).collect();
        if values.len() == 1 {
            assert!(bytes <= ENVELOPE_BYTES);
            continue;
        }
        let mut joined = Vec::new();
        for (segment, value) in values.iter().enumerate() {
            assert_eq!(
                (&value["segment_id"], &value["segment_count"]),
                (&json!(segment), &json!(values.len()))
            );
            assert_eq!(
                (&value["message_size_bytes"], &value["seq_id"]),
                (&json!(bytes), &json!(1))
            );
            joined
                .extend(STANDARD.decode(value["message_chunk_base64"].as_str().unwrap()).unwrap());
        }
        assert_eq!(joined, text.as_bytes());
    }
    // The example that was observed: 6 chunks.
    assert_eq!(cut(&vec![b'x'; 533_372], &key(), 1).unwrap().len(), 6);
    assert!(cut(&vec![0; (100 << 20) + 1], &key(), 1).is_none());
}

fn chunk(seq: u64, segment: u32, count: u32, bytes: usize, data: &str) -> Value {
    json!({
        "type": "client_message_chunk", "client_id": "c", "stream_id": "s", "seq_id": seq,
        "segment_id": segment, "segment_count": count, "message_size_bytes": bytes,
        "message_chunk_base64": STANDARD.encode(data), "cursor": format!("k{segment}"),
    })
}

#[test]
fn chunks_in_order_give_the_message_and_their_cursor_counts_at_the_end() {
    let mut it = opened();
    for segment in [0, 0, 1, 1, 0] {
        assert_eq!(take(&mut it, &chunk(2, segment, 3, 6, "ab")), Effect::Nothing);
    }
    assert_eq!(it.connected().as_deref(), Some("k1"));
    let message = Effect::Message(key(), b"ababab".to_vec());
    assert_eq!(take(&mut it, &chunk(2, 2, 3, 6, "ab")), message);
    assert_eq!(it.connected().as_deref(), Some("k2"));
    // A repeat of what is complete is ignored.
    for segment in 0..3 {
        assert_eq!(take(&mut it, &chunk(2, segment, 3, 6, "ab")), Effect::Nothing);
    }
}

#[test]
fn chunks_that_break_the_rules_cost_their_message_which_may_come_again() {
    let long = "x".repeat(200 << 10);
    for bad in [
        chunk(2, 2, 3, 6, "ab"),
        chunk(2, 1, 4, 6, "ab"),
        chunk(2, 1, 3, 7, "ab"),
        chunk(2, 1, 3, 6, "abcdefg"),
        chunk(2, 1, 3, 6, &long),
        chunk(2, 3, 3, 6, "ab"),
        chunk(2, 1, 0, 6, "ab"),
        chunk(2, 1, 1025, 6, "ab"),
        chunk(2, 1, 3, 0, "ab"),
        chunk(2, 1, 3, (100 << 20) + 1, "ab"),
    ] {
        let mut it = opened();
        take(&mut it, &chunk(2, 0, 3, 6, "ab"));
        assert_eq!(take(&mut it, &bad), Effect::Nothing);
        assert_eq!(take(&mut it, &chunk(2, 1, 3, 6, "ab")), Effect::Nothing);
        assert_eq!(take(&mut it, &chunk(2, 2, 3, 6, "ab")), Effect::Nothing);
        for segment in 0..2 {
            assert_eq!(take(&mut it, &chunk(2, segment, 3, 6, "ab")), Effect::Nothing);
        }
        assert!(is_message(&take(&mut it, &chunk(2, 2, 3, 6, "ab"))));
    }
    // The total must be what was said.
    let mut it = opened();
    take(&mut it, &chunk(2, 0, 2, 6, "ab"));
    assert_eq!(take(&mut it, &chunk(2, 1, 2, 6, "ab")), Effect::Nothing);
}

#[test]
fn a_client_has_one_message_in_pieces_at_a_time_and_all_of_them_128() {
    let mut it = Multiplexer::default();
    let part = |client: &str, stream: &str, segment: u32| {
        let mut chunk = chunk(2, segment, 2, 4, "ab");
        (chunk["client_id"], chunk["stream_id"]) = (json!(client), json!(stream));
        chunk
    };
    let mut ends =
        |client: &str, stream: &str| is_message(&take(&mut it, &part(client, stream, 1)));
    // Another stream of the client takes the place of the first.
    assert!(!ends("c", "s"));
    let mut begins = |client: &str, stream: &str| take(&mut it, &part(client, stream, 0));
    begins("c", "s");
    begins("c", "t");
    let mut ends =
        |client: &str, stream: &str| is_message(&take(&mut it, &part(client, stream, 1)));
    assert!(ends("c", "t") && !ends("c", "s"));
    // The one that was not used for the longest time makes room for the 129th.
    for number in 0..128 {
        take(&mut it, &part(&format!("c{number}"), "s", 0));
    }
    take(&mut it, &part("c0", "s", 0));
    take(&mut it, &part("late", "s", 0));
    let mut ends = |client: &str| is_message(&take(&mut it, &part(client, "s", 1)));
    assert!(ends("c0") && !ends("c1") && ends("c2") && ends("late"));
}

#[test]
fn envelopes_that_lack_something_are_dropped() {
    let mut it = opened();
    let without = |member: &str| {
        let mut whole = chunk(2, 0, 1, 2, "ab");
        whole.as_object_mut().unwrap().remove(member);
        whole
    };
    for frame in [
        json!({"type": "client_message", "client_id": "c", "seq_id": 2, "message": {}}),
        json!({"type": "client_message", "client_id": "c", "stream_id": "s", "seq_id": 2}),
        json!({"type": "news", "client_id": "c", "stream_id": "s"}),
        json!({"type": "client_message_chunk", "client_id": "c", "stream_id": "s", "segment_id": 0}),
        without("stream_id"),
        without("seq_id"),
        without("segment_id"),
        without("segment_count"),
        without("message_size_bytes"),
        without("message_chunk_base64"),
    ] {
        assert_eq!(take(&mut it, &frame), Effect::Nothing, "{frame}");
    }
}

#[test]
fn silent_streams_are_found_and_pings_keep_them() {
    let mut it = opened();
    let at = |minutes: i64| Millis(NOW.0 + minutes * 60_000);
    assert!(!it.is_idle(&key(), at(9)));
    assert!(it.is_idle(&key(), at(10)));
    let ping = json!({"type": "ping", "client_id": "c", "stream_id": "s"}).to_string();
    it.take(&serde_json::from_str(&ping).unwrap(), ping.len(), at(9));
    assert!(!it.is_idle(&key(), at(18)));
    let closed = json!({"type": "client_closed", "client_id": "c", "stream_id": "s"});
    assert_eq!(take(&mut it, &closed), Effect::Close(key()));
}

#[test]
fn streams_that_a_relay_makes_up_have_a_bound() {
    let mut it = Multiplexer::default();
    for number in 0..STREAMS {
        let key = Key { client: "c".into(), stream: number.to_string().into() };
        assert!(it.open(&key, None, NOW));
    }
    assert!(!it.open(&key(), None, NOW));
    for number in 0..2 * REMEMBERED {
        let key = Key { client: "c".into(), stream: number.to_string().into() };
        it.announce_end(&key);
        assert!(it.numbers.len() <= REMEMBERED);
    }
}
