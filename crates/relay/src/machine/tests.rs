//! Tests of one machine: duplicates, order, bounds, and what survives which loss.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use turnhost_relay_protocol::CLIENT_FRAME_BYTES;

use super::*;
use crate::error::Broken;
use crate::owed::Pace;

mod bounds;

const NOW: Millis = Millis(1_000_000);
const END: Millis = Millis(2_000_000_000);

fn machine() -> Machine {
    Machine::new("e".to_owned(), Arc::default())
}

fn opener(client: &str) -> Opener {
    Opener { client: client.into(), expires: END }
}

fn say(machine: &mut Machine, held: &Attachment, frame: &Value) -> Result<Option<u64>, Broken> {
    let text = frame.to_string();
    machine.take_from_client(held, &serde_json::from_str(&text).unwrap())
}

fn message(machine: &mut Machine, held: &Attachment, seq: u64) -> Result<Option<u64>, Broken> {
    say(machine, held, &json!({"type": "message", "seq": seq, "message": {"id": seq}}))
}

fn chunk(
    machine: &mut Machine,
    held: &Attachment,
    segment: u32,
    of: u32,
) -> Result<Option<u64>, Broken> {
    let frame = json!({
        "type": "chunk", "seq": 1, "segment": segment, "segments": of, "bytes": 9, "data": "e30=",
    });
    say(machine, held, &frame)
}

fn host_says(machine: &mut Machine, frame: &Value) {
    let text = frame.to_string();
    machine.take_from_host(&serde_json::from_str(&text).unwrap());
}

fn host_message(machine: &mut Machine, stream: &str, seq: u64) {
    host_says(
        machine,
        &json!({"type": "server_message", "message": {"n": seq}, "client_id": "c", "stream_id": stream, "seq_id": seq}),
    );
}

fn to_host(machine: &mut Machine) -> Vec<Value> {
    let frames = machine.next_for_host(Pace::AtOnce).frames;
    frames.iter().map(|frame| serde_json::from_str(frame).unwrap()).collect()
}

/// Returns the `seq` of the client messages among what waits for the host.
fn delivered(machine: &mut Machine) -> Vec<u64> {
    let frames = to_host(machine);
    let messages = frames.iter().filter(|frame| frame["type"] == "client_message");
    messages.map(|frame| frame["seq_id"].as_u64().unwrap()).collect()
}

/// Returns the messages after a position that a client's socket would write.
fn received(machine: &mut Machine, held: &Attachment, position: u64) -> Vec<u64> {
    match machine.next_for_client(held, position) {
        Next::Frames(frames, _) => frames
            .iter()
            .filter_map(|frame| serde_json::from_str::<Value>(frame).unwrap()["seq"].as_u64())
            .collect(),
        Next::Nothing => Vec::new(),
        Next::Over(lost) => panic!("the stream is over: {lost:?}"),
    }
}

#[test]
fn messages_carry_cursors_and_go_again_after_the_one_that_the_host_names() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    for seq in 1..=3 {
        assert_eq!(message(&mut machine, &held, seq), Ok(Some(seq)));
    }
    let frames = to_host(&mut machine);
    assert_eq!(
        frames[0],
        json!({"type": "client_message", "message": {"id": 1}, "client_id": "c", "stream_id": "s", "seq_id": 1, "cursor": "e.1"})
    );
    assert!(to_host(&mut machine).is_empty());
    machine.host_connected(Some("e.1"));
    assert_eq!(delivered(&mut machine), [2, 3]);
    // It has read the third, and lost its connection before it handled it.
    machine.confirm(3);
    machine.host_connected(Some("e.2"));
    assert_eq!(delivered(&mut machine), [3]);
    machine.host_connected(Some("e.3"));
    assert!(delivered(&mut machine).is_empty());
}

#[test]
fn what_was_not_read_goes_to_another_process_and_what_was_read_is_lost_with_it() {
    let mut machine = machine();
    machine.host_connected(None);
    let old = machine.open("old", opener("c")).unwrap();
    message(&mut machine, &old, 1).unwrap();
    let cursor = machine.next_for_host(Pace::AtOnce).ping.unwrap();
    machine.confirm(cursor);
    let new = machine.open("new", opener("c")).unwrap();
    message(&mut machine, &new, 1).unwrap();
    machine.next_for_host(Pace::AtOnce);
    machine.host_connected(None);
    assert_eq!(delivered(&mut machine), [1]);
    assert!(matches!(machine.next_for_client(&old, 0), Next::Over(Lost::HostRestarted)));
    assert!(received(&mut machine, &new, 0).is_empty());
}

#[test]
fn a_cursor_of_another_relay_process_keeps_everything() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    message(&mut machine, &held, 1).unwrap();
    machine.host_connected(Some("other.77"));
    assert_eq!(delivered(&mut machine), [1]);
}

#[test]
fn envelopes_that_come_again_are_acknowledged_again_and_not_delivered() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    for seq in [1, 2, 2, 1, 4, 3] {
        host_message(&mut machine, "s", seq);
    }
    assert_eq!(received(&mut machine, &held, 0), [1, 2, 4]);
    let ack = json!({"type": "ack", "client_id": "c", "stream_id": "s", "seq_id": 3});
    assert_eq!(to_host(&mut machine), [ack]);
}

#[test]
fn chunks_from_the_host_pass_once_each() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    let part = |segment: u32| {
        json!({"type": "server_message_chunk", "segment_id": segment, "segment_count": 3,
            "message_size_bytes": 9, "message_chunk_base64": "e30=",
            "client_id": "c", "stream_id": "s", "seq_id": 1})
    };
    for segment in [0, 1, 1, 0, 2, 2] {
        host_says(&mut machine, &part(segment));
    }
    assert_eq!(received(&mut machine, &held, 0).len(), 3);
    let ack =
        json!({"type": "ack", "client_id": "c", "stream_id": "s", "seq_id": 1, "segment_id": 2});
    assert_eq!(to_host(&mut machine), [ack]);
}

#[test]
fn a_client_that_comes_back_gets_what_it_has_not_and_sends_what_is_missing() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    message(&mut machine, &held, 1).unwrap();
    for seq in 1..=4 {
        host_message(&mut machine, "s", seq);
    }
    assert_eq!(machine.detach(&held, NOW), Missed::Nothing);
    let back = machine.resume("s", &opener("c"), 2).unwrap();
    let open: Value = serde_json::from_str(&back.open).unwrap();
    assert_eq!(open, json!({"type": "open", "stream": "s", "taken": 1, "online": true}));
    assert_eq!(received(&mut machine, &back, back.position), [3, 4]);
    // It sends the first again: taken once.
    assert_eq!(message(&mut machine, &back, 1), Ok(Some(1)));
    assert_eq!(message(&mut machine, &back, 2), Ok(Some(2)));
    assert_eq!(delivered(&mut machine), [1, 2]);
    // Its old socket holds nothing any more.
    assert_eq!(message(&mut machine, &held, 3), Ok(None));
    assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::TakenOver)));
}

#[test]
fn a_stream_is_taken_up_by_its_client_alone_and_within_its_time() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    let resume = |machine: &mut Machine, id: &str, client: &str| {
        machine.resume(id, &opener(client), 0).err()
    };
    assert_eq!(resume(&mut machine, "s", "other"), Some(NoStream::Unknown));
    assert_eq!(resume(&mut machine, "t", "c"), Some(NoStream::Unknown));
    assert_eq!(machine.detach(&held, NOW), Missed::Nothing);
    let paired = ["c".to_owned()];
    // That socket was taken over by none, so it still held the stream.
    machine.sweep(Millis(NOW.0 + 119_000), &paired);
    assert_eq!(resume(&mut machine, "s", "c"), None);
    let held = machine.resume("s", &opener("c"), 0).unwrap();
    assert_eq!(machine.detach(&held, NOW), Missed::Nothing);
    machine.sweep(Millis(NOW.0 + 120_000), &paired);
    assert_eq!(resume(&mut machine, "s", "c"), Some(NoStream::Unknown));
    assert_eq!(to_host(&mut machine)[0]["type"], "client_closed");
}

#[test]
fn a_clock_that_jumps_back_ends_what_waits() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    assert_eq!(machine.detach(&held, NOW), Missed::Nothing);
    machine.sweep(Millis(NOW.0 - 3_600_000), &["c".to_owned()]);
    assert!(machine.streams.is_empty());
}

#[test]
fn tokens_that_end_and_pairings_that_are_gone_end_live_streams() {
    for (now, paired) in [(END, vec!["c".to_owned()]), (NOW, vec![])] {
        let mut machine = machine();
        let held = machine.open("s", opener("c")).unwrap();
        machine.sweep(now, &paired);
        assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::Revoked)));
    }
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    let other = machine.open("t", opener("d")).unwrap();
    machine.drop_client("c");
    assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::Revoked)));
    assert!(matches!(machine.next_for_client(&other, 0), Next::Nothing));
}

#[test]
fn frames_that_break_the_rules_are_named() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    let mut broken = |frame: Value| say(&mut machine, &held, &frame).is_err();
    for seq in [0, 2, 3, u64::MAX] {
        assert!(broken(json!({"type": "message", "seq": seq, "message": {}})), "{seq}");
    }
    for frame in [
        json!({"type": "message", "seq": 1}),
        json!({"type": "open", "seq": 1}),
        json!({"type": "ack", "seq": 1}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 1, "bytes": 1}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 0, "bytes": 1, "data": ""}),
        json!({"type": "chunk", "seq": 1, "segment": 1, "segments": 1, "bytes": 1, "data": ""}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 1025, "bytes": 1, "data": ""}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 1, "bytes": 0, "data": ""}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 1, "bytes": 104_857_601, "data": ""}),
    ] {
        assert!(broken(frame.clone()), "{frame}");
    }
}

#[test]
fn chunks_of_a_client_pass_in_order_and_begin_again_after_a_loss() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    assert!(chunk(&mut machine, &held, 1, 3).is_err());
    assert_eq!(chunk(&mut machine, &held, 0, 3), Ok(None));
    assert_eq!(chunk(&mut machine, &held, 1, 3), Ok(None));
    assert!(chunk(&mut machine, &held, 3, 4).is_err());
    let held = machine.resume("s", &opener("c"), 0).unwrap();
    assert!(chunk(&mut machine, &held, 2, 3).is_err());
    for segment in 0..2 {
        assert_eq!(chunk(&mut machine, &held, segment, 3), Ok(None));
    }
    assert_eq!(chunk(&mut machine, &held, 2, 3), Ok(Some(1)));
    assert_eq!(message(&mut machine, &held, 2), Ok(Some(2)));
}

#[test]
fn chunks_fit_the_envelopes_that_hosts_take() {
    let mut machine = machine();
    let held = machine.open(&"s".repeat(36), opener(&"c".repeat(40))).unwrap();
    let data = "A".repeat((100_usize << 10).div_ceil(3) * 4);
    let frame = json!({
        "type": "chunk", "seq": 1, "segment": 0, "segments": 1, "bytes": 102_400, "data": data,
    });
    assert!(frame.to_string().len() <= CLIENT_FRAME_BYTES);
    say(&mut machine, &held, &frame).unwrap();
    assert!(machine.next_for_host(Pace::AtOnce).frames[0].len() <= 150 << 10);
}

#[test]
fn unknown_streams_are_acknowledged_and_closed_and_forgotten_ones_end() {
    let mut machine = machine();
    machine.host_connected(None);
    host_message(&mut machine, "gone", 7);
    let ack = json!({"type": "ack", "client_id": "c", "stream_id": "gone", "seq_id": 7});
    let closed = json!({"type": "client_closed", "client_id": "c", "stream_id": "gone"});
    assert_eq!(to_host(&mut machine), [ack, closed]);
    let held = machine.open("s", opener("c")).unwrap();
    // Another client's name on this stream opens nothing.
    host_says(
        &mut machine,
        &json!({"type": "server_message", "message": {}, "client_id": "d", "stream_id": "s", "seq_id": 1}),
    );
    assert!(received(&mut machine, &held, 0).is_empty());
    host_says(
        &mut machine,
        &json!({"type": "pong", "status": "active", "client_id": "c", "stream_id": "s", "seq_id": 1}),
    );
    assert!(received(&mut machine, &held, 0).is_empty());
    // Pongs count among what a host may send without an acknowledgement.
    let acks = to_host(&mut machine);
    let ack = json!({"type": "ack", "client_id": "c", "stream_id": "s", "seq_id": 1});
    assert!(acks.contains(&ack), "{acks:?}");
    host_says(
        &mut machine,
        &json!({"type": "pong", "status": "unknown", "client_id": "c", "stream_id": "s", "seq_id": 2}),
    );
    assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::HostForgot)));
}

#[test]
fn a_newer_connection_of_the_host_takes_over() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    let first = machine.host_connected(None);
    let second = machine.host_connected(None);
    assert!(!machine.is_current(first) && machine.is_current(second));
    assert!(!machine.host_left(first) && machine.is_online());
    assert!(machine.host_left(second) && !machine.is_online());
    let Next::Frames(frames, _) = machine.next_for_client(&held, 0) else { panic!("told nothing") };
    assert_eq!(frames.last().map(|frame| &**frame), Some(r#"{"type":"machine","online":false}"#));
}

#[test]
fn a_client_that_leaves_is_closed_at_the_host_behind_what_it_said() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    message(&mut machine, &held, 1).unwrap();
    machine.leave(&held);
    machine.host_connected(None);
    let closed = json!({"type": "client_closed", "client_id": "c", "stream_id": "s"});
    assert_eq!(to_host(&mut machine), [closed]);
}

#[test]
fn acknowledgements_and_pings_wait_for_company_but_not_for_ever() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    host_message(&mut machine, "s", 1);
    let next = machine.next_for_host(Pace::InCompany);
    assert!(next.frames.is_empty() && next.ping.is_none() && next.owes);
    // A message takes the acknowledgement along; its own ping waits.
    message(&mut machine, &held, 1).unwrap();
    let next = machine.next_for_host(Pace::InCompany);
    assert_eq!((next.frames.len(), next.ping, next.owes), (2, None, true));
    let next = machine.next_for_host(Pace::AtOnce);
    assert_eq!((next.frames.len(), next.ping, next.owes), (0, Some(1), false));
    // Much of either waits for nothing.
    for seq in 2..100 {
        host_message(&mut machine, "s", seq);
    }
    assert_eq!(machine.next_for_host(Pace::InCompany).frames.len(), 1);
    for seq in 2..100 {
        message(&mut machine, &held, seq).unwrap();
    }
    assert_eq!(machine.next_for_host(Pace::InCompany).ping, Some(99));
    assert!(!machine.next_for_host(Pace::AtOnce).owes);
}
