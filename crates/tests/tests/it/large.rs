//! Items of many megabytes, and clients that do nothing but read.

use serde_json::{Value, json};
use tokio::task::JoinSet;
use turnhost_tests::{Answer, Peer, Step, Transport};

use crate::lab;

/// Reads to the end of the turn.
async fn read_turn(peer: &mut Peer) -> Vec<Value> {
    let from = peer.log.len();
    peer.notified(from, "turn/completed", |_| true).await.unwrap();
    peer.log.split_off(from)
}

/// Returns the longest member of this name in what was received.
fn longest(heard: &[Value], pointer: &str) -> usize {
    let texts = heard.iter().filter_map(|it| it.pointer(pointer));
    texts.filter_map(Value::as_str).map(str::len).max().unwrap_or(0)
}

/// Returns a client on each of the sockets.
async fn readers(urls: &[&str], thread: &str) -> Vec<Peer> {
    let mut readers = Vec::new();
    for url in urls {
        let mut peer = Peer::dial(url).await.unwrap();
        peer.initialize().await.unwrap();
        peer.call("thread/resume", json!({"threadId": thread})).await.unwrap();
        readers.push(peer);
    }
    readers
}

#[tokio::test]
async fn clients_that_read_stay_connected_whatever_one_item_weighs() {
    const OUTPUT: usize = 9_000_000;
    // Above the budget of a connection, and not too large for one item of a model.
    const TEXT: usize = 24 << 20;
    let (lab, model) = lab("sandbox_mode = \"danger-full-access\"\n", &[]).await;
    let arguments = ["app-server", "--listen", "unix://", "--listen", "ws://127.0.0.1:0"];
    let server = lab.serve_by(lab.command(arguments), Transport::Unix).await.unwrap();
    server.said(|text| text.contains("listening on: ws://")).await.unwrap();
    let said = server.stderr();
    let urls: Vec<&str> =
        said.lines().filter_map(|line| line.trim().strip_prefix("listening on: ")).collect();
    let mut owner = Peer::dial(urls[0]).await.unwrap();
    owner.initialize().await.unwrap();
    let thread = owner.start_thread(json!({})).await.unwrap();
    model.push(r#"text "hello""#.parse().unwrap());
    owner.turn(&thread, "hello").await.unwrap();
    let mut all = readers(&urls, &thread).await;
    all.push(owner);

    let command = format!("sleep 0.2; head -c {OUTPUT} /dev/zero | tr '\\\\0' x");
    let call = format!(r#"call exec_command {{"cmd":"{command}"}}"#);
    model.push(call.parse().unwrap());
    model.push(r#"text "done""#.parse().unwrap());
    model.push(Answer(vec![Step::Text("x".repeat(TEXT))]));
    for (pointer, bytes) in [("/params/item/aggregatedOutput", OUTPUT), ("/params/item/text", TEXT)]
    {
        all.last_mut().unwrap().start_turn(&thread, "go").await.unwrap();
        let mut reading = JoinSet::new();
        for mut peer in all {
            reading.spawn(async move {
                let heard = read_turn(&mut peer).await;
                (longest(&heard, pointer), peer)
            });
        }
        let (longest, peers): (Vec<_>, Vec<_>) = reading.join_all().await.into_iter().unzip();
        assert_eq!(longest, [bytes; 3]);
        all = peers;
    }
}
