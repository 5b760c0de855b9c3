//! The load that one client may put on the server, at the boundary: bursts, depth, requests under way.

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use turnhost_tests::{Peer, PeerSender, TIMEOUT, Transport};

use crate::{lab, serve};

/// Requests of a burst.
const BURST: i64 = 3_000;

async fn burst(peer: &mut PeerSender, method: &str, params: &Value) {
    for id in 0..BURST {
        let message = json!({"id": format!("b{id}"), "method": method, "params": params});
        peer.send(message.to_string()).await.unwrap();
    }
}

/// Reads until every request of the burst has its answer; gives back those that are errors.
async fn answers(peer: &mut Peer) -> Vec<Value> {
    let mut open: std::collections::BTreeSet<String> =
        (0..BURST).map(|id| format!("b{id}")).collect();
    let mut errors = Vec::new();
    while !open.is_empty() {
        let at = peer.log.len();
        peer.receive().await.unwrap();
        let message = &peer.log[at];
        let Some(id) = message["id"].as_str() else { continue };
        assert!(open.remove(id), "answered twice: {message}");
        errors.extend(message.get("error").cloned());
    }
    errors
}

#[tokio::test]
async fn a_burst_of_3000_requests_gets_3000_answers_whether_or_not_the_client_reads_meanwhile() {
    for transport in [Transport::Stdio, Transport::WebSocket, Transport::Unix] {
        for (method, params) in [("account/read", json!({})), ("thread/list", json!({}))] {
            let (lab, _model) = lab("", &[]).await;
            let (_server, mut peer) = serve(&lab, transport).await;
            // Everything is written before anything is read.
            burst(&mut peer.sender, method, &params).await;
            let errors = answers(&mut peer).await;
            if method == "account/read" {
                assert_eq!(errors, Vec::<Value>::new(), "{method} over {transport:?}");
            }
            // Reading while writing: the same connection, from two sides.
            let Peer { sender, receiver, .. } = &mut peer;
            let mut seen = 0;
            tokio::join!(burst(sender, method, &params), async {
                while seen < BURST {
                    let message = receiver.recv().await.unwrap();
                    seen += i64::from(message["id"].is_string());
                }
            });
        }
    }
}

#[tokio::test]
async fn one_request_more_than_may_be_under_way_is_refused_at_once() {
    let (lab, _model) = lab("[app_server]\nmax_requests_under_way = 4\n", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    let from = peer.log.len();
    let params = json!({"threadId": thread, "turnId": "01a00000-0000-7000-8000-000000000000"});
    // What comes in one read has all begun before the thread's actor gets a turn to answer.
    let lines: Vec<String> = (0..5)
        .map(|id| json!({"id": id, "method": "turn/interrupt", "params": params}).to_string())
        .collect();
    peer.sender.send(lines.join("\n")).await.unwrap();
    for id in 0..5 {
        let is_answer = |it: &Value| it["id"] == id && it.get("method").is_none();
        let error = peer.find(from, is_answer).await.unwrap()["error"].clone();
        let overloaded = json!({"code": -32001, "message": "Server overloaded; retry later.", "data": {"kind": "overloaded"}});
        assert_eq!(error == overloaded, id == 4, "request {id}: {error}");
    }
}

#[tokio::test]
async fn nesting_is_bounded() {
    // Containers within each other, the params among them: what serde_json's parser takes.
    const DEEPEST: usize = 127;
    let (lab, _model) = lab("", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    for (depth, fits) in [(DEEPEST, true), (DEEPEST + 1, false), (100_000, false)] {
        // `params` and `config` are two of them.
        let value = "[".repeat(depth - 2) + &"]".repeat(depth - 2);
        let message = format!(
            r#"{{"id":"d{depth}","method":"thread/start","params":{{"config":{{"x":{value}}}}}}}"#
        );
        let from = peer.log.len();
        peer.sender.send(message).await.unwrap();
        let id = format!("d{depth}");
        let answer = peer.find(from, |it| it["id"] == *id).await.unwrap();
        assert_eq!(answer.get("error").is_none(), fits, "{depth}: {answer}");
        if !fits {
            let text = "Invalid request: recursion limit exceeded";
            assert_eq!(
                answer["error"],
                json!({"code": -32600, "message": text, "data": {"kind": "invalidParams"}})
            );
        }
    }
}

#[tokio::test]
async fn a_line_over_the_configured_limit_is_answered_and_skipped() {
    let (lab, _model) = lab("[app_server]\nmax_message_bytes = 70000\n", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let line = |bytes: usize| {
        let empty = r#"{"id":"x","method":"account/read","params":{"x":""}}"#;
        empty.replace(r#""x":"""#, &format!(r#""x":"{}""#, "y".repeat(bytes - empty.len())))
    };
    let from = peer.log.len();
    peer.sender.send(line(70_000)).await.unwrap();
    peer.sender.send(line(70_001)).await.unwrap();
    peer.sender.send(line(70_000)).await.unwrap();
    let refusal = peer.find(from, |it| it.get("error").is_some()).await.unwrap();
    let text = "Invalid request: a message of 70001 bytes is over the limit of 70000";
    assert_eq!(
        refusal,
        json!({"id": null, "error": {"code": -32600, "message": text, "data": {"kind": "invalidMessage"}}})
    );
    let after = peer.log.len();
    peer.find(after, |it| it["id"] == "x").await.unwrap();
}

/// Opens as many streams as a listener takes at a time, which say nothing.
#[tokio::test]
async fn probes_and_clients_get_past_512_streams_that_say_nothing() {
    let (lab, _model) = lab("", &[]).await;
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();
    let address =
        server.url().unwrap().trim_start_matches("ws://").trim_end_matches('/').to_owned();
    let mut idle = Vec::new();
    for _ in 0..512 {
        idle.push(TcpStream::connect(&address).await.unwrap());
    }
    // They stay open to the end.
    for _ in 0..4 {
        for path in ["/healthz", "/readyz"] {
            let mut probe = TcpStream::connect(&address).await.unwrap();
            let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\n\r\n");
            probe.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            let read = probe.read_to_string(&mut answer);
            tokio::time::timeout(TIMEOUT, read).await.unwrap().unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
        }
    }
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    drop(idle);
}
