//! Tests of one stream against a relay that is cut off at any moment.

use proptest::prelude::*;
use serde_json::{Value, json};
use turnhost_relay_protocol::{CLIENT_FRAME_BYTES, MESSAGE_BYTES};

use super::*;

fn take(it: &mut Numbers, frame: &Value) -> Result<Option<Value>, Broken> {
    let text = frame.to_string();
    let message = it.take(&serde_json::from_str(&text).unwrap())?;
    Ok(message.map(|message| serde_json::from_slice(&message).unwrap()))
}

fn message(seq: u64) -> Value {
    json!({"type": "message", "seq": seq, "message": seq})
}

fn piece(segment: u32, of: u32, bytes: u64, data: &str) -> Value {
    let data = STANDARD.encode(data);
    json!({"type": "chunk", "seq": 1, "segment": segment, "segments": of, "bytes": bytes, "data": data})
}

fn next(it: &mut Numbers) -> Vec<Value> {
    it.next().iter().map(|frame| serde_json::from_str(frame).unwrap()).collect()
}

#[test]
fn messages_are_numbered_from_one_and_written_once_a_socket() {
    let mut it = Numbers::default();
    it.send("1").unwrap();
    it.send("[2]").unwrap();
    let expected = [
        json!({"type": "message", "seq": 1, "message": 1}),
        json!({"type": "message", "seq": 2, "message": [2]}),
    ];
    assert_eq!(next(&mut it), expected);
    assert!(next(&mut it).is_empty());
    it.reopened(1).unwrap();
    assert_eq!(next(&mut it), expected[1..]);
    it.acknowledged(2).unwrap();
    assert!(it.is_sent());
    assert!(it.send("{").is_err());
}

#[test]
fn an_acknowledgement_of_what_was_not_sent_is_found_out() {
    let mut it = Numbers::default();
    it.send("1").unwrap();
    assert!(it.acknowledged(2).is_err());
    assert!(it.reopened(2).is_err());
}

#[test]
fn what_came_is_acknowledged_now_and_then() {
    let mut it = Numbers::default();
    for seq in 1..OWED_MESSAGES as u64 {
        take(&mut it, &message(seq)).unwrap();
        assert!(next(&mut it).is_empty());
    }
    take(&mut it, &message(OWED_MESSAGES as u64)).unwrap();
    assert_eq!(next(&mut it), [json!({"type": "ack", "seq": OWED_MESSAGES})]);
    it.acknowledge();
    assert!(next(&mut it).is_empty(), "nothing is owed");
    take(&mut it, &message(1000)).unwrap();
    it.acknowledge();
    assert_eq!(next(&mut it), [json!({"type": "ack", "seq": 1000})]);
}

#[test]
fn frames_that_break_the_rules_are_found_out() {
    for broken in [
        json!({"type": "message", "message": 1}),
        json!({"type": "message", "seq": 1}),
        json!({"type": "chunk", "seq": 1, "segment": 0}),
        json!({"type": "chunk", "seq": 1, "segment": 0, "segments": 1, "bytes": 1, "data": "%"}),
        piece(1, 2, 2, "a"),
        piece(0, 0, 2, "a"),
        piece(0, 1025, 2, "a"),
        piece(0, 1, 0, ""),
        piece(0, 1, (100 << 20) + 1, "a"),
        piece(0, 1, 1, "ab"),
    ] {
        assert!(take(&mut Numbers::default(), &broken).is_err(), "{broken}");
    }
    for second in [piece(2, 3, 3, "2"), piece(1, 2, 3, "2"), piece(1, 3, 4, "2")] {
        let mut it = Numbers::default();
        take(&mut it, &piece(0, 3, 3, "1")).unwrap();
        assert!(take(&mut it, &second).is_err(), "{second}");
    }
}

#[test]
fn pieces_that_come_again_after_a_cut_are_passed_over() {
    let mut it = Numbers::default();
    assert_eq!(take(&mut it, &piece(0, 2, 3, "[1")), Ok(None));
    assert_eq!(take(&mut it, &piece(0, 2, 3, "[1")), Ok(None));
    assert_eq!(take(&mut it, &piece(1, 2, 3, "]")), Ok(Some(json!([1]))));
    assert_eq!(take(&mut it, &piece(1, 2, 3, "]")), Ok(None));
    assert_eq!(it.taken(), 1);
}

#[test]
fn a_message_of_100_mib_goes_in_pieces_and_a_longer_one_not_at_all() {
    let mut it = Numbers::default();
    let text = format!("\"{}\"", "x".repeat(MESSAGE_BYTES - 2));
    it.send(&text).unwrap();
    let frames = it.next();
    assert_eq!(frames.len(), 1024);
    assert!(frames.iter().all(|frame| frame.len() <= CLIENT_FRAME_BYTES));
    assert!(!it.has_room());
    it.acknowledged(1).unwrap();
    assert!(it.has_room());
    assert!(it.send(&format!("{text} ")).is_err());
    // The number was not used up.
    it.send("1").unwrap();
    assert_eq!(next(&mut it)[0]["seq"], 2);
}

/// A step of a relay and a client between which sockets are cut.
#[derive(Clone, Debug)]
enum Step {
    /// The client sends a message of so many bytes.
    Send(usize),
    /// The host sends one.
    Receive(usize),
    /// So many frames pass to the relay, and it acknowledges.
    Up(usize),
    /// So many frames pass to the client.
    Down(usize),
    /// The socket is lost with all that is on its way, and another one is there.
    Cut,
}

fn step() -> impl Strategy<Value = Step> {
    let size = prop_oneof![3 => 2_usize..20, 1 => 100_000_usize..400_000];
    prop_oneof![
        size.clone().prop_map(Step::Send),
        size.prop_map(Step::Receive),
        (0_usize..6).prop_map(Step::Up),
        (0_usize..6).prop_map(Step::Down),
        Just(Step::Cut),
    ]
}

/// The relay as the specification has it.
#[derive(Default)]
struct RelayModel {
    client: Numbers,
    /// Messages for the client with their numbers; those that it acknowledged are gone.
    spool: VecDeque<(u64, Vec<Value>)>,
    number: u64,
    up: VecDeque<Value>,
    down: VecDeque<Value>,
    got: Vec<usize>,
    segment: u64,
    heard: Vec<usize>,
}

impl RelayModel {
    fn host_says(&mut self, bytes: usize) {
        self.number += 1;
        let text = format!("\"{}\"", "h".repeat(bytes - 2));
        let frames = match pieces(text.as_bytes()) {
            Some(pieces) if text.len() > PIECE_BYTES => pieces
                .map(|it| {
                    json!({"type": "chunk", "seq": self.number, "segment": it.segment, "segments": it.segments,
                        "bytes": it.bytes, "data": STANDARD.encode(it.data)})
                })
                .collect(),
            _ => {
                let message: Value = serde_json::from_str(&text).unwrap();
                vec![json!({"type": "message", "seq": self.number, "message": message})]
            }
        };
        self.down.extend(frames.iter().cloned());
        self.spool.push_back((self.number, frames));
    }

    fn up(&mut self, frames: usize) {
        self.up.extend(next(&mut self.client));
        for _ in 0..frames {
            let Some(frame) = self.up.pop_front() else { return };
            let seq = frame["seq"].as_u64().unwrap();
            let expected = self.got.len() as u64 + 1;
            match frame["type"].as_str().unwrap() {
                "ack" => self.spool.retain(|(number, _)| *number > seq),
                "message" if seq == expected => {
                    self.got.push(frame["message"].as_str().unwrap().len() + 2);
                }
                "chunk" if seq == expected && frame["segment"] == self.segment => {
                    self.segment += 1;
                    if frame["segments"] == self.segment {
                        self.segment = 0;
                        self.got.push(usize::try_from(frame["bytes"].as_u64().unwrap()).unwrap());
                    }
                }
                _ => assert!(seq <= expected, "{frame}"),
            }
            let taken = self.got.len() as u64;
            self.client.acknowledged(taken).unwrap();
        }
    }

    fn down(&mut self, frames: usize) {
        for _ in 0..frames {
            let Some(frame) = self.down.pop_front() else { return };
            if let Some(message) = take(&mut self.client, &frame).unwrap() {
                self.heard.push(message.as_str().unwrap().len() + 2);
            }
        }
    }

    fn cut(&mut self) {
        self.up.clear();
        self.segment = 0;
        let after = self.client.taken();
        self.spool.retain(|(number, _)| *number > after);
        self.down = self.spool.iter().flat_map(|(_, frames)| frames.iter().cloned()).collect();
        self.client.reopened(self.got.len() as u64).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_cut_each_message_arrives_once_and_in_order(steps in prop::collection::vec(step(), 1..60)) {
        let mut it = RelayModel::default();
        let (mut sent, mut said) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Send(bytes) => {
                    it.client.send(&format!("\"{}\"", "c".repeat(bytes - 2))).unwrap();
                    sent.push(bytes);
                }
                Step::Receive(bytes) => {
                    it.host_says(bytes);
                    said.push(bytes);
                }
                Step::Up(frames) => it.up(frames),
                Step::Down(frames) => it.down(frames),
                Step::Cut => it.cut(),
            }
        }
        it.cut();
        it.up(usize::MAX);
        it.down(usize::MAX);
        prop_assert_eq!(it.got, sent);
        prop_assert_eq!(it.heard, said);
        prop_assert!(it.client.is_sent());
    }
}
