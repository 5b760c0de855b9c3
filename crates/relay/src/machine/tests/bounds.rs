//! Bounds of what waits, and of what one client may have.

use super::*;
use crate::limits::{
    INBOUND_FRAMES, READ_FRAMES, SPOOL_BYTES, SPOOL_FRAMES, SPOOL_OF_A_MACHINE, SPOOL_OF_ALL,
    STREAMS_OF_A_CLIENT,
};

#[test]
fn a_client_that_does_not_read_loses_its_stream_and_no_other() {
    let mut machine = machine();
    machine.host_connected(None);
    let slow = machine.open("s", opener("c")).unwrap();
    let other = machine.open("t", opener("c")).unwrap();
    host_message(&mut machine, "t", 1);
    let mut seq = 0;
    while machine.streams.contains_key("s") {
        seq += 1;
        assert!(seq <= SPOOL_FRAMES as u64 + 1, "the spool has no bound");
        host_message(&mut machine, "s", seq);
    }
    assert!(matches!(machine.next_for_client(&slow, 0), Next::Over(Lost::Overflow)));
    assert_eq!(received(&mut machine, &other, 0), [1]);
    let closed = json!({"type": "client_closed", "client_id": "c", "stream_id": "s"});
    assert_eq!(to_host(&mut machine).last(), Some(&closed));
}

#[test]
fn acknowledged_frames_make_room() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    for seq in 1..=3 * SPOOL_FRAMES as u64 {
        host_message(&mut machine, "s", seq);
        if seq % 256 == 0 {
            say(&mut machine, &held, &json!({"type": "ack", "seq": seq})).unwrap();
        }
    }
    assert!(machine.streams.contains_key("s"));
}

#[test]
fn a_client_that_floods_is_read_no_further_until_the_host_has_read() {
    let mut machine = machine();
    let held = machine.open("s", opener("c")).unwrap();
    let other = machine.open("t", opener("d")).unwrap();
    let mut seq = 0;
    while machine.has_room(&held) == Some(true) {
        seq += 1;
        message(&mut machine, &held, seq).unwrap();
    }
    assert_eq!(seq, INBOUND_FRAMES as u64);
    assert_eq!(machine.has_room(&other), Some(true));
    machine.host_connected(None);
    let cursor = machine.next_for_host(Pace::AtOnce).ping.unwrap();
    assert_eq!(machine.has_room(&held), Some(false));
    machine.confirm(cursor);
    assert_eq!(machine.has_room(&held), Some(true));
}

#[test]
fn what_the_host_has_read_is_not_kept_without_end() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    for seq in 1..=3000 {
        message(&mut machine, &held, seq).unwrap();
        let cursor = machine.next_for_host(Pace::AtOnce).ping.unwrap();
        machine.confirm(cursor);
    }
    assert_eq!(machine.queue.len(), READ_FRAMES);
}

#[test]
fn streams_have_limits() {
    let mut machine = machine();
    for number in 0..STREAMS_OF_A_CLIENT {
        machine.open(&number.to_string(), opener("c")).unwrap();
    }
    assert_eq!(machine.open("x", opener("c")).err(), Some(NoStream::TooMany));
    for number in STREAMS_OF_A_CLIENT..STREAMS_OF_A_MACHINE {
        machine.open(&number.to_string(), opener(&number.to_string())).unwrap();
    }
    assert_eq!(machine.open("x", opener("x")).err(), Some(NoStream::TooMany));
}

fn host_piece(machine: &mut Machine, stream: &str, seq: u64, segment: u32, data: &str) {
    host_says(
        machine,
        &json!({"type": "server_message_chunk", "segment_id": segment, "segment_count": 1024,
            "message_size_bytes": 100 << 20, "message_chunk_base64": data,
            "client_id": "c", "stream_id": stream, "seq_id": seq}),
    );
}

#[test]
fn one_message_of_any_length_waits_and_two_do_not() {
    let mut machine = machine();
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    let data = "A".repeat(130 << 10);
    for seq in [1, 2] {
        for segment in 0..200 {
            host_piece(&mut machine, "s", seq, segment, &data);
        }
        assert!(machine.load().1 > 3 * SPOOL_BYTES);
        say(&mut machine, &held, &json!({"type": "ack", "seq": seq})).unwrap();
        assert_eq!(machine.load(), (1, 0));
    }
    for segment in 0..200 {
        host_piece(&mut machine, "s", 3, segment, &data);
    }
    host_piece(&mut machine, "s", 4, 0, &data);
    assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::Overflow)));
}

#[test]
fn what_waits_for_all_clients_of_the_relay_has_a_bound() {
    let all = Arc::new(AtomicUsize::new(0));
    let mut machine = Machine::new("e".to_owned(), Arc::clone(&all));
    machine.host_connected(None);
    let held = machine.open("s", opener("c")).unwrap();
    let data = "A".repeat(130 << 10);
    for segment in 0..100 {
        host_piece(&mut machine, "s", 1, segment, &data);
    }
    assert_eq!(all.load(Ordering::Relaxed), machine.load().1);
    // The clients of other machines have left no room for more than the usual.
    all.fetch_add(SPOOL_OF_ALL, Ordering::Relaxed);
    machine.open("t", opener("d")).unwrap();
    host_says(
        &mut machine,
        &json!({"type": "server_message", "message": 1, "client_id": "d", "stream_id": "t", "seq_id": 1}),
    );
    assert_eq!(machine.load().0, 2);
    host_piece(&mut machine, "s", 1, 100, &data);
    assert!(matches!(machine.next_for_client(&held, 0), Next::Over(Lost::Overflow)));
    machine.drop_all(Lost::Revoked);
    assert_eq!(all.load(Ordering::Relaxed), SPOOL_OF_ALL);
}

#[test]
fn what_waits_for_all_clients_of_a_machine_has_a_bound() {
    let mut machine = machine();
    machine.host_connected(None);
    let half = Utf8Bytes::from("x".repeat(SPOOL_OF_A_MACHINE / 2));
    for id in ["a", "b", "c"] {
        machine.open(id, opener("c")).unwrap();
    }
    for id in ["a", "b"] {
        machine.streams.get_mut(id).unwrap().push_part(1, half.clone());
    }
    // The one that is sent more goes; the others stay.
    host_message(&mut machine, "c", 1);
    assert_eq!(machine.load().0, 3);
    host_piece(&mut machine, "a", 1, 1, "QQ==");
    assert_eq!(machine.load().0, 2);
    host_piece(&mut machine, "b", 1, 1, "QQ==");
    assert_eq!(machine.load().0, 2);
}
