//! Sockets that are lost, and what ends a stream.

use serde_json::{Value, json};
use turnhost_relay_client::{Protection, RelayClientError, RelayReceiver, StreamEnd};

use crate::play::{Play, sealed, soon};

async fn heard(receiver: &mut RelayReceiver) -> Value {
    serde_json::from_slice(&soon(receiver.recv()).await.unwrap()).unwrap()
}

#[tokio::test]
async fn a_stream_goes_on_over_the_next_socket() {
    let play = Play::new().await;
    let relay = async {
        let (mut peer, mut channel) = play.greet().await;
        peer.tell(sealed("frame", &channel.seal(b"1").unwrap())).await;
        let first = peer.next_of("message").await;
        assert_eq!(first["seq"], 2);
        // Lost with a message that was not acknowledged.
        drop(peer);
        let mut peer = play.accept().await;
        assert_eq!(peer.query, "stream=s%201&after=2");
        peer.say(json!({"type": "open", "stream": "s 1", "taken": 1, "online": true})).await;
        assert_eq!(peer.next_of("message").await, first);
        peer.say(json!({"type": "ack", "seq": 2})).await;
        let message = sealed("frame", &channel.seal(b"2").unwrap());
        // What was taken comes again, and is passed over.
        peer.say(json!({"type": "message", "seq": 2, "message": {}})).await;
        peer.say(json!({"type": "message", "seq": 7, "message": message})).await;
        while let Ok(frame) = peer.next().await {
            assert_eq!(frame["type"], "ack");
        }
    };
    let client = async {
        let (sender, mut receiver) = play.open(play.sealed()).await.unwrap().split();
        assert_eq!(heard(&mut receiver).await, json!(1));
        sender.send(b"{}").await.unwrap();
        assert_eq!(heard(&mut receiver).await, json!(2));
        sender.close();
        assert!(soon(receiver.recv()).await.unwrap_err().is_passing);
        assert!(sender.send(b"{}").await.is_err());
    };
    tokio::join!(relay, client);
}

#[tokio::test]
async fn a_client_that_is_done_says_so_behind_all_that_it_sent() {
    let play = Play::new().await;
    let relay = async {
        let mut peer = play.accept_open().await;
        let frame = peer.next().await.unwrap();
        assert_eq!(frame["message"], json!("last"));
        peer.say(json!({"type": "ack", "seq": 1})).await;
        assert_eq!(peer.next().await, Err(Some(1000)));
        while peer.next().await.is_ok() {}
    };
    let client = async {
        let (sender, mut receiver) = play.open(Protection::Plain).await.unwrap().split();
        sender.send(b"\"last\"").await.unwrap();
        sender.close();
        soon(receiver.recv()).await.unwrap_err();
    };
    tokio::join!(relay, client);
}

#[tokio::test]
async fn a_relay_says_by_its_codes_what_ends_a_stream_for_good() {
    let play = Play::new().await;
    for (code, is_passing) in
        [(1012, true), (4001, true), (4000, false), (4003, false), (4400, false)]
    {
        let relay = async {
            let (mut peer, _channel) = play.greet().await;
            peer.say(json!({"type": "lost", "reason": "because"})).await;
            peer.close(code, "in short").await;
        };
        let client = async {
            let (_sender, mut receiver) = play.open(play.sealed()).await.unwrap().split();
            let end = soon(receiver.recv()).await.unwrap_err();
            assert_eq!(end, StreamEnd { reason: "because".into(), is_passing }, "{code}");
        };
        tokio::join!(relay, client);
    }
}

#[tokio::test]
async fn a_stream_that_the_relay_forgot_is_over_and_a_client_that_it_forgot_stays_out() {
    let play = Play::new().await;
    for (status, is_passing) in [(404, true), (401, false), (403, false)] {
        let relay = async {
            drop(play.greet().await);
            // A relay that is full for a moment is asked again.
            play.refuse(503).await;
            play.refuse(status).await;
        };
        let client = async {
            let (_sender, mut receiver) = play.open(play.sealed()).await.unwrap().split();
            let end = soon(receiver.recv()).await.unwrap_err();
            assert!(end.is_passing == is_passing && end.reason.contains("not you"), "{end:?}");
        };
        tokio::join!(relay, client);
    }
}

#[tokio::test]
async fn errors_of_the_first_socket_are_for_the_caller() {
    let play = Play::new().await;
    for (status, is_passing) in [(401, false), (403, false), (409, true), (429, true), (503, true)]
    {
        let (opened, ()) = tokio::join!(play.open(Protection::Plain), play.refuse(status));
        let err = opened.unwrap_err();
        assert_eq!(err.is_passing(), is_passing, "{err}");
        assert!(err.to_string().ends_with(&format!("answered {status}: not you")), "{err}");
    }
    for (first, is_offline) in [
        (json!({"type": "open", "stream": "s", "taken": 0, "online": false}), true),
        (json!({"type": "message", "seq": 1, "message": 1}), false),
        (json!([]), false),
    ] {
        let relay = async {
            play.accept().await.say(first).await;
        };
        let (opened, ()) = tokio::join!(play.open(Protection::Plain), relay);
        match opened.unwrap_err() {
            RelayClientError::Offline(name) => assert!(is_offline && name == "box"),
            err => assert!(!is_offline && matches!(err, RelayClientError::Answer(_)), "{err}"),
        }
    }
}
