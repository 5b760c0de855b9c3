//! The longest messages, through real sockets in both directions.

use futures_util::SinkExt as _;
use serde_json::json;

use crate::play::{Peer, Play, soon};

/// Pieces of the longest message, and the bytes of each.
const PIECES: usize = 1024;
const PIECE_BYTES: usize = 100 << 10;
const BYTES: usize = PIECES * PIECE_BYTES;

/// Returns 100 KiB in base64. Its content does not concern the relay, so it is not read here
/// either.
fn data() -> String {
    "QUJD".repeat(PIECE_BYTES / 3) + "QQ=="
}

/// Takes all pieces in order, as texts that contain these words.
async fn take_pieces(peer: &mut Peer, number: impl Fn(usize) -> String) {
    let data = data();
    let mut next = 0;
    while next < PIECES {
        let text = peer.text().await;
        if text.contains(&data) {
            assert!(text.contains(&number(next)), "piece {next} is {}", &text[..200]);
            next += 1;
        }
    }
}

#[tokio::test]
async fn a_message_of_100_mib_reaches_a_client_that_reads_late_and_is_cut_off() {
    let play = Play::new().await;
    let (enrolled, mut host, token, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": 1})).await;
    let id = host.next_of("client_message").await["client_id"].as_str().unwrap().to_owned();
    let data = data();
    // All of it waits in the relay: the client reads nothing yet.
    for segment in 0..PIECES {
        let envelope = format!(
            r#"{{"type":"server_message_chunk","segment_id":{segment},"segment_count":{PIECES},"message_size_bytes":{BYTES},"message_chunk_base64":"{data}","client_id":"{id}","stream_id":"{stream}","seq_id":1}}"#
        );
        soon(host.0.send(envelope.into())).await.unwrap();
    }
    let ack = loop {
        let ack = host.next_of("ack").await;
        if ack["segment_id"] == PIECES - 1 {
            break ack;
        }
    };
    assert_eq!(ack["seq_id"], 1);
    let number = |segment| format!(r#""segment":{segment},"segments":{PIECES},"bytes":{BYTES}"#);
    for _ in 0..10 {
        client.next_of("chunk").await;
    }
    drop(client);
    let query = format!("?stream={stream}&after=0");
    let mut client = play.client(&enrolled.environment, &token, &query).await.unwrap();
    take_pieces(&mut client, number).await;
    client.say(json!({"type": "ack", "seq": 1})).await;
    play.until_metric("turnhost_relay_spool_bytes 0").await;
    let answer = json!({"type": "server_message", "message": "next", "client_id": id, "stream_id": stream, "seq_id": 2});
    host.say(answer).await;
    assert_eq!(client.next_of("message").await["message"], "next");
}

#[tokio::test]
async fn a_message_of_100_mib_reaches_a_host() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, client, _) = play.connected().await;
    let (mut send, mut acks) = client.split();
    let data = data();
    let client = async {
        for segment in 0..PIECES {
            let frame = format!(
                r#"{{"type":"chunk","seq":1,"segment":{segment},"segments":{PIECES},"bytes":{BYTES},"data":"{data}"}}"#
            );
            send.say(frame).await;
        }
    };
    let ack = async {
        let ack = acks.next_of("ack").await;
        assert_eq!(ack["seq"], 1);
    };
    let number = |segment| {
        format!(r#""segment_id":{segment},"segment_count":{PIECES},"message_size_bytes":{BYTES}"#)
    };
    tokio::join!(client, ack, take_pieces(&mut host, number));
}
