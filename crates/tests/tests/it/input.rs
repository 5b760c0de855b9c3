//! Input of clients: much at once, much in one message, and nonsense.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::time::timeout;
use turnhost_tests::{Peer, PeerSender, TIMEOUT, Transport};

use crate::{TRANSPORTS, lab, serve};

/// Requests that are sent before any answer is awaited.
const REQUESTS: u64 = 3_000;

#[tokio::test]
async fn each_request_of_a_burst_is_answered() {
    for transport in TRANSPORTS {
        let (lab, _model) = lab("", &[]).await;
        let (_server, peer) = serve(&lab, transport).await;
        let Peer { mut sender, mut receiver, .. } = peer;
        let send = async {
            for id in 0..REQUESTS {
                let (method, params) = match id % 3 {
                    0 => ("thread/loaded/list", json!({})),
                    1 => ("thread/list", json!({"limit": 1})),
                    _ => ("no/such", json!({})),
                };
                let id = format!("burst {id}");
                let message = json!({"id": id, "method": method, "params": params});
                sender.send(message.to_string()).await.unwrap();
            }
        };
        let receive = async {
            let mut answered = BTreeSet::new();
            while answered.len() < usize::try_from(REQUESTS).unwrap() {
                let message = receiver.recv().await.unwrap();
                if let Some(id) = message["id"].as_str() {
                    assert!(answered.insert(id.to_owned()), "{id} was answered twice");
                    let refused = message.get("error").is_some();
                    let wrong: u64 = id.trim_start_matches("burst ").parse().unwrap();
                    assert_eq!(refused, wrong % 3 == 2, "{message}");
                }
            }
        };
        timeout(TIMEOUT, async { tokio::join!(send, receive) }).await.expect("answers are missing");
    }
}

/// Shows that the connection still works.
async fn assert_served(peer: &mut Peer) {
    assert!(peer.call("thread/loaded/list", json!({})).await.unwrap()["data"].is_array());
}

#[tokio::test]
async fn depth_is_bounded_and_the_stack_safe() {
    for transport in TRANSPORTS {
        let (lab, _model) = lab("", &[]).await;
        let (_server, mut peer) = serve(&lab, transport).await;
        for (id, depth) in [(500, 500), (501, 200_000)] {
            let (open, close) = ("[".repeat(depth), "]".repeat(depth));
            let from = peer.log.len();
            let message = format!(r#"{{"id":{id},"method":"thread/list","params":{open}{close}}}"#);
            peer.sender.send(message).await.unwrap();
            let is_refusal = |it: &Value| it.get("error").is_some();
            let answer = peer.find(from, is_refusal).await.unwrap();
            assert!(answer["id"] == id || answer["id"].is_null(), "{answer}");
        }
        assert_served(&mut peer).await;
    }
}

#[tokio::test]
async fn a_long_input_is_taken_whole() {
    let text = "0123456789abcdef".repeat(1 << 16);
    for transport in TRANSPORTS {
        let (lab, model) = lab("", &["text \"read\""]).await;
        let (_server, mut peer) = serve(&lab, transport).await;
        let thread = peer.start_thread(json!({})).await.unwrap();
        let turn = peer.turn(&thread, &text).await.unwrap();
        assert_eq!(turn["status"], "completed", "{turn}");
        let params = json!({"threadId": thread, "includeTurns": true});
        let read = peer.call("thread/read", params).await.unwrap();
        let stored = &read["thread"]["turns"][0]["items"][0]["content"][0]["text"];
        assert!(stored == text.as_str(), "it was stored otherwise");
        let asked = model.request(0).await.unwrap();
        let last = asked["input"].as_array().and_then(|input| input.last()).unwrap();
        assert!(last["content"][0]["text"] == text.as_str(), "the model was told otherwise");
    }
}

#[tokio::test]
async fn lines_that_are_not_text_are_dropped_and_line_ends_may_be_either() {
    let (lab, _model) = lab("", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let PeerSender::Stdio(stdin) = &mut peer.sender else { panic!("it is stdio") };
    stdin.write_all(b"{\"id\":1,\"method\":\"\xff\xfe\"}\n").await.unwrap();
    let from = peer.log.len();
    let request = b"{\"id\":\"crlf\",\"method\":\"thread/list\",\"params\":{}}\r\n";
    stdin.write_all(request).await.unwrap();
    peer.find(from, |it| it["id"] == "crlf" && it.get("result").is_some()).await.unwrap();
    assert!(peer.log.iter().all(|it| it.get("error").is_none()), "{:?}", peer.log);
    assert_served(&mut peer).await;
}

/// Threads do not wait for each other: the second turn ends while the first is held.
#[tokio::test]
async fn turns_of_several_threads_run_at_the_same_time() {
    for transport in TRANSPORTS {
        let (lab, model) = lab("", &["text \"first\", hold", "text \"second\""]).await;
        let (_server, mut peer) = serve(&lab, transport).await;
        let first = peer.start_thread(json!({})).await.unwrap();
        let second = peer.start_thread(json!({})).await.unwrap();
        let from = peer.log.len();
        let held = peer.start_turn(&first, "go").await.unwrap();
        peer.notified(from, "item/agentMessage/delta", |it| it["delta"] == "first").await.unwrap();
        assert_eq!(peer.turn(&second, "go").await.unwrap()["status"], "completed");
        let is_held = |it: &Value| it["turn"]["id"] == *held;
        assert!(
            !peer.log.iter().any(|it| it["method"] == "turn/completed" && is_held(&it["params"]))
        );
        model.release();
        let done = peer.notified(from, "turn/completed", is_held).await.unwrap();
        assert_eq!(done["turn"]["status"], "completed");
    }
}
