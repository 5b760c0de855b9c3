//! Relays that tamper, reorder, repeat, drop, speak for the host, or are another's.

use serde_json::{Value, json};
use turnhost_relay_client::{Protection, RelayClientError};
use turnhost_secure_channel::KeyPair;

use crate::play::{Play, sealed, soon};

/// The messages that a relay makes of two frames of the host, which would open to `1` and `2`.
type Deed = fn(&[u8], &[u8]) -> Vec<Value>;

const DEEDS: [(&str, Deed, usize); 7] = [
    ("tampered", |one, _| vec![sealed("frame", &flipped(one))], 0),
    ("cut", |one, _| vec![sealed("frame", &one[..one.len() - 1])], 0),
    ("joined", |one, two| vec![sealed("frame", &[one, two].concat())], 0),
    ("reordered", |one, two| vec![sealed("frame", two), sealed("frame", one)], 0),
    ("dropped", |_, two| vec![sealed("frame", two)], 0),
    ("repeated", |one, _| vec![sealed("frame", one), sealed("frame", one)], 1),
    ("garbled", |_, _| vec![json!({"method": "turnhost/sealed", "params": {"frame": "%"}})], 0),
];

fn flipped(frame: &[u8]) -> Vec<u8> {
    let mut frame = frame.to_vec();
    frame[40] ^= 1;
    frame
}

#[tokio::test]
async fn whatever_a_relay_does_to_frames_is_found_out() {
    for (name, deed, opened) in DEEDS {
        let play = Play::new().await;
        let relay = async {
            let (mut peer, mut channel) = play.greet().await;
            let (one, two) = (channel.seal(b"1").unwrap(), channel.seal(b"2").unwrap());
            for message in deed(&one, &two) {
                peer.tell(message).await;
            }
            peer
        };
        let client = async {
            let (sender, mut receiver) = play.open(play.sealed()).await.unwrap().split();
            for _ in 0..opened {
                assert_eq!(soon(receiver.recv()).await.unwrap(), b"1");
            }
            let end = soon(receiver.recv()).await.unwrap_err();
            assert!(end.reason.contains("sealed frame"), "{name}: {end:?}");
            // The stream is dead, and stays dead.
            assert_eq!(soon(receiver.recv()).await, Err(end));
            assert!(sender.send(b"{}").await.is_err());
        };
        tokio::join!(relay, client);
    }
}

#[tokio::test]
async fn what_a_relay_says_for_the_host_is_not_heard() {
    let play = Play::new().await;
    let relay = async {
        let (mut peer, mut channel) = play.greet().await;
        peer.tell(json!({"id": 1, "result": {"forged": true}})).await;
        peer.tell(json!({"method": "thread/closed", "params": {}})).await;
        peer.tell(sealed("welcome", &[0; 48])).await;
        peer.tell(sealed("frame", &channel.seal(b"1").unwrap())).await;
        peer
    };
    let client = async {
        let (_sender, mut receiver) = play.open(play.sealed()).await.unwrap().split();
        assert_eq!(soon(receiver.recv()).await.unwrap(), b"1");
    };
    tokio::join!(relay, client);
}

#[tokio::test]
async fn a_host_with_another_key_is_found_out_and_a_refusal_is_told() {
    let play = Play::new().await;
    let other = *KeyPair::generate().unwrap().public();
    let answers = [
        (sealed("welcome", &[7; 48]), "did not prove"),
        (sealed("welcome", &[7; 5]), "did not prove"),
        (refused("unknownClient"), "does not know this client"),
        (refused("broken"), "not what was sent"),
        (refused("plain"), "encrypted connections alone"),
    ];
    for (answer, expected) in answers {
        let relay = async {
            let mut peer = play.accept_open().await;
            peer.next_of("message").await;
            peer.tell(answer).await;
            // The client does not leave its stream behind.
            while let Ok(frame) = peer.next().await {
                assert_ne!(frame["type"], "message");
            }
        };
        let (opened, ()) = tokio::join!(play.open(play.sealed_for(other)), relay);
        let err = opened.unwrap_err();
        assert!(err.to_string().contains(expected) && !err.is_passing(), "{err}");
        assert_eq!(matches!(err, RelayClientError::Impostor { .. }), expected == "did not prove");
    }
}

fn refused(word: &str) -> Value {
    json!({"method": "turnhost/sealed", "params": {"refused": word}})
}

#[tokio::test]
async fn frames_that_break_the_rules_of_the_leg_end_the_stream() {
    let chunk = |segment: u32, segments: u32, bytes: u64| json!({"type": "chunk", "seq": 1, "segment": segment, "segments": segments, "bytes": bytes, "data": "YQ=="});
    for frame in [
        json!([]),
        json!({"type": "message"}),
        json!({"type": "message", "seq": 1}),
        chunk(1, 2, 2),
        chunk(0, 2000, 2),
        chunk(0, 1, 1 << 40),
        json!({"type": "ack"}),
        json!({"type": "ack", "seq": 9}),
    ] {
        let play = Play::new().await;
        let relay = async {
            let mut peer = play.accept_open().await;
            peer.say(frame.clone()).await;
            peer
        };
        let client = async {
            let (_sender, mut receiver) = play.open(Protection::Plain).await.unwrap().split();
            let end = soon(receiver.recv()).await.unwrap_err();
            assert!(end.is_passing && end.reason.contains("relay"), "{frame}: {end:?}");
        };
        tokio::join!(relay, client);
    }
}

#[tokio::test]
async fn frames_of_a_later_version_are_passed_over() {
    let play = Play::new().await;
    let relay = async {
        let mut peer = play.accept_open().await;
        peer.say(json!({"type": "later", "more": {}})).await;
        peer.say(json!({"type": "machine", "online": false})).await;
        peer.tell(json!(5)).await;
        peer
    };
    let client = async {
        let (_sender, mut receiver) = play.open(Protection::Plain).await.unwrap().split();
        assert_eq!(soon(receiver.recv()).await.unwrap(), b"5");
    };
    tokio::join!(relay, client);
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused_and_ends_nothing() {
    let play = Play::new().await;
    let relay = async {
        let mut peer = play.accept_open().await;
        assert_eq!(peer.next_of("message").await["message"], 1);
        peer.tell(json!("heard")).await;
        peer
    };
    let client = async {
        let (sender, mut receiver) = play.open(Protection::Plain).await.unwrap().split();
        let long = vec![b'1'; (100 << 20) + 1];
        let refused = sender.send(&long).await.unwrap_err();
        assert!(refused.contains("at most 104857600 pass through a relay"), "{refused}");
        sender.send(b"1").await.unwrap();
        assert_eq!(soon(receiver.recv()).await.unwrap(), b"\"heard\"");
    };
    tokio::join!(relay, client);
}

#[tokio::test]
async fn a_sender_waits_while_the_relay_acknowledges_nothing() {
    let play = Play::new().await;
    let large = format!("\"{}\"", "x".repeat(90_000));
    let relay = async {
        let mut peer = play.accept_open().await;
        let mut seq = 0;
        while seq < 100 {
            seq = peer.next_of("message").await["seq"].as_u64().unwrap();
            // What the bound lets through comes before any acknowledgement.
            if seq >= 40 {
                peer.say(json!({"type": "ack", "seq": seq})).await;
            }
        }
        peer.tell(json!("all")).await;
        peer
    };
    let client = async {
        let (sender, mut receiver) = play.open(Protection::Plain).await.unwrap().split();
        let send = async {
            for _ in 0..100 {
                sender.send(large.as_bytes()).await.unwrap();
            }
        };
        let (heard, ()) = tokio::join!(soon(receiver.recv()), send);
        assert_eq!(heard.unwrap(), b"\"all\"");
    };
    tokio::join!(relay, client);
}
