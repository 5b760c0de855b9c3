//! The client's leg: streams, resumption, limits, ends.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use turnhost_http::Method;

use crate::play::{Play, soon};

#[tokio::test]
async fn a_stream_survives_its_socket() {
    let play = Play::new().await;
    let (enrolled, mut host, token, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": {"id": 1}})).await;
    assert_eq!(client.next_of("ack").await["seq"], 1);
    let id = host.next_of("client_message").await["client_id"].clone();
    drop(client);
    for seq in 1..=3 {
        host.say(json!({"type": "server_message", "message": {"n": seq}, "client_id": id, "stream_id": stream, "seq_id": seq})).await;
    }
    let query = format!("?stream={stream}&after=1");
    let mut client = play.client(&enrolled.environment, &token, &query).await.unwrap();
    let open = client.next().await;
    assert_eq!(open, json!({"type": "open", "stream": stream, "taken": 1, "online": true}));
    assert_eq!(client.next_of("message").await["seq"], 2);
    assert_eq!(client.next_of("message").await["seq"], 3);
    client.0.close(None).await.unwrap();
}

#[tokio::test]
async fn a_client_that_is_done_is_closed_at_the_host() {
    let play = Play::new().await;
    let (enrolled, mut host, token, mut client, stream) = play.connected().await;
    let done = CloseFrame { code: 1000.into(), reason: "".into() };
    client.0.close(Some(done)).await.unwrap();
    assert_eq!(host.next_of("client_closed").await["stream_id"], stream);
    let query = format!("?stream={stream}&after=0");
    assert_eq!(
        play.client(&enrolled.environment, &token, &query).await.err().map(|it| it.0),
        Some(404)
    );
}

#[tokio::test]
async fn large_messages_pass_in_pieces_both_ways() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, mut client, stream) = play.connected().await;
    let data = STANDARD.encode(vec![b'x'; 100 << 10]);
    for segment in 0..3 {
        client.say(json!({"type": "chunk", "seq": 1, "segment": segment, "segments": 3, "bytes": 300 << 10, "data": data})).await;
    }
    assert_eq!(client.next_of("ack").await["seq"], 1);
    let mut id = json!(null);
    for segment in 0..3 {
        let frame = host.next_of("client_message_chunk").await;
        assert_eq!(
            (&frame["segment_id"], &frame["message_chunk_base64"]),
            (&json!(segment), &json!(data))
        );
        id = frame["client_id"].clone();
    }
    for segment in 0..3 {
        host.say(json!({"type": "server_message_chunk", "segment_id": segment, "segment_count": 3, "message_size_bytes": 300 << 10, "message_chunk_base64": data, "client_id": id, "stream_id": stream, "seq_id": 1})).await;
        let frame = client.next_of("chunk").await;
        assert_eq!(
            frame,
            json!({"type": "chunk", "seq": 1, "segment": segment, "segments": 3, "bytes": 300 << 10, "data": data})
        );
    }
}

#[tokio::test]
async fn frames_that_break_the_rules_end_the_stream_with_the_reason() {
    let play = Play::new().await;
    let (enrolled, mut host, token, client, _) = play.connected().await;
    drop(client);
    for frame in [
        "null".to_owned(),
        "{".to_owned(),
        json!({"type": "message", "seq": 2, "message": 1}).to_string(),
        json!({"type": "message", "seq": 1, "message": "x".repeat(150 << 10)}).to_string(),
    ] {
        let mut client = play.client(&enrolled.environment, &token, "").await.unwrap();
        let stream = client.next().await["stream"].clone();
        // A relay that closes early may break the pipe before all is sent.
        _ = client.0.send(frame.clone().into()).await;
        let code = client.close_code().await;
        assert!(matches!(code, Some(4400) | None), "{code:?} for {} bytes", frame.len());
        assert_eq!(host.next_of("client_closed").await["stream_id"], stream);
    }
}

#[tokio::test]
async fn a_revoked_client_is_cut_and_stays_out() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let mut host = play.host(&enrolled, None).await.unwrap();
    let token = play.pair(&enrolled).await;
    let mut client = play.client(&enrolled.environment, &token, "").await.unwrap();
    let stream = client.next().await["stream"].clone();
    let clients = format!("environments/{}/clients", enrolled.environment);
    let list = play.host_call(Method::Get, &clients, &account.token, None).await;
    let id = list.body["items"][0]["client_id"].as_str().unwrap().to_owned();
    assert_eq!(list.body["items"][0]["display_name"], "phone");
    let path = format!("{clients}/{id}");
    assert_eq!(play.host_call(Method::Delete, &path, &account.token, None).await.status, 204);
    assert_eq!(
        client.next_of("lost").await["reason"],
        "the pairing or its token was revoked or has expired"
    );
    assert_eq!(client.close_code().await, Some(4003));
    assert_eq!(host.next_of("client_closed").await["stream_id"], stream);
    assert_eq!(
        play.client(&enrolled.environment, &token, "").await.err().map(|it| it.0),
        Some(401)
    );
    assert_eq!(play.host_call(Method::Delete, &path, &account.token, None).await.status, 404);
}

#[tokio::test]
async fn clients_are_listed_in_pages() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    for _ in 0..5 {
        play.pair(&enrolled).await;
        play.world.advance(1000);
    }
    let clients = format!("environments/{}/clients", enrolled.environment);
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("{clients}?limit=2&order=desc{cursor}");
        let page = play.host_call(Method::Get, &path, &account.token, None).await;
        assert_eq!(page.status, 200);
        let items = page.body["items"].as_array().unwrap().clone();
        seen.extend(items.into_iter().map(|item| item["client_id"].clone()));
        match page.body["cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 5);
    for query in ["limit=0", "limit=101", "limit=x", "order=up", "cursor=x"] {
        let path = format!("{clients}?{query}");
        assert_eq!(
            play.host_call(Method::Get, &path, &account.token, None).await.status,
            400,
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_client_reaches_its_own_machines_alone() {
    let play = Play::new().await;
    let (enrolled, _host, token, _client, stream) = play.connected().await;
    let other = play.pair(&enrolled).await;
    let query = format!("?stream={stream}&after=0");
    assert_eq!(
        play.client(&enrolled.environment, &other, &query).await.err().map(|it| it.0),
        Some(404)
    );
    assert_eq!(play.client("env_other", &token, "").await.err().map(|it| it.0), Some(403));
    assert_eq!(play.client(&enrolled.environment, "", "").await.err().map(|it| it.0), Some(401));
    assert_eq!(
        play.client(&enrolled.environment, &token, "?after=1").await.err().map(|it| it.0),
        Some(400)
    );
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    let path = format!("/v1/machines/{}", enrolled.environment);
    assert_eq!(play.send(Method::Delete, &path, &headers, None).await.status, 204);
    assert_eq!(play.send(Method::Get, "/v1/machines", &headers, None).await.status, 401);
}

#[tokio::test]
async fn a_browser_shows_its_token_as_a_subprotocol() {
    let play = Play::new().await;
    let (enrolled, _host, token, _client, _) = play.connected().await;
    let path = format!("/v1/machines/{}/socket", enrolled.environment);
    let offered = format!("turnhost.v1, turnhost.bearer.{token}");
    let mut client = play.socket(&path, &[("sec-websocket-protocol", &offered)]).await.unwrap();
    assert_eq!(client.next().await["type"], "open");
}

#[tokio::test]
async fn a_relay_that_ends_says_when_to_come_back() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, mut client, _) = play.connected().await;
    let goodbyes = async { (host.close_code().await, client.close_code().await) };
    // A request that has begun is answered, and one that comes meanwhile.
    let mut begun = TcpStream::connect(&play.authority).await.unwrap();
    begun.write_all(b"GET /v1/machines HTTP/1.1\r\n").await.unwrap();
    play.until_metric("turnhost_relay_streams 1").await;
    let late = async {
        let goodbyes = goodbyes.await;
        for path in ["/readyz", "/v1/machines", "/wham/remote/control/server"] {
            let answer = play.send(Method::Get, path, &[], None).await;
            assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("2")), "{path}");
        }
        begun.write_all(b"host: relay\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        begun.read_to_string(&mut answer).await.unwrap();
        assert!(
            answer.starts_with("HTTP/1.1 503 ") && answer.contains("retry-after: 2"),
            "{answer}"
        );
        goodbyes
    };
    let ((), goodbyes) = tokio::join!(play.relay.shut_down(), late);
    assert_eq!(goodbyes, (Some(1012), Some(1012)));
    assert!(TcpStream::connect(&play.authority).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_client_that_floods_a_host_which_does_not_read_costs_nobody_else() {
    const MESSAGES: u64 = 3000;
    let play = Play::new().await;
    let (enrolled, mut host, _, client, _) = play.connected().await;
    let padding = "x".repeat(10 << 10);
    let (mut send, mut acks) = client.0.split();
    let flood = async {
        for seq in 1..=MESSAGES {
            let frame = json!({"type": "message", "seq": seq, "message": padding});
            send.send(frame.to_string().into()).await.unwrap();
        }
    };
    // The relay must be read, or it could not say what it has.
    let listen = async {
        let is_last = |text: &str| text.contains(&format!("\"seq\":{MESSAGES}}}"));
        while let Some(Ok(frame)) = acks.next().await {
            if frame.to_text().is_ok_and(is_last) {
                return;
            }
        }
    };
    let others = async {
        // Another client of the same machine, and another machine.
        let token = play.pair(&enrolled).await;
        let mut other = play.client(&enrolled.environment, &token, "").await.unwrap();
        other.next_of("open").await;
        other.say(json!({"type": "message", "seq": 1, "message": 1})).await;
        other.next_of("ack").await;
        let (_, mut elsewhere, _, mut near, _) = play.connected_as("i-2").await;
        near.say(json!({"type": "message", "seq": 1, "message": 1})).await;
        elsewhere.next_of("client_message").await;
        let metrics = play.send(Method::Get, "/metrics", &[], None).await;
        let line = metrics.body.as_str().unwrap().lines().find_map(|line| {
            line.strip_prefix("turnhost_relay_client_frames_total ")?.parse::<u64>().ok()
        });
        assert!(line.unwrap() < 300, "the flood is read no further: {line:?}");
        let mut last = 0;
        while last < MESSAGES {
            let frame = host.next_of("client_message").await;
            if frame["message"] != 1 {
                last += 1;
                assert_eq!(frame["seq_id"], last);
            }
        }
    };
    Box::pin(soon(async { tokio::join!(flood, listen, others) })).await;
}

#[tokio::test]
async fn a_message_in_1024_pieces_passes_and_one_in_more_ends_the_stream() {
    let play = Play::new().await;
    let (enrolled, mut host, token, mut client, _) = play.connected().await;
    let data = STANDARD.encode(vec![b'x'; 4 << 10]);
    let bytes = 1024 * (4 << 10);
    let send = async {
        for segment in 0..1024 {
            client.say(json!({"type": "chunk", "seq": 1, "segment": segment, "segments": 1024, "bytes": bytes, "data": data})).await;
        }
        client.next_of("ack").await
    };
    let take = async {
        for segment in 0..1024 {
            assert_eq!(host.next_of("client_message_chunk").await["segment_id"], segment);
        }
    };
    let (ack, ()) = soon(async { tokio::join!(send, take) }).await;
    assert_eq!(ack["seq"], 1);
    for (segments, bytes) in [(1025, 9_u64), (2, (100 << 20) + 1)] {
        let mut client = play.client(&enrolled.environment, &token, "").await.unwrap();
        client.say(json!({"type": "chunk", "seq": 1, "segment": 0, "segments": segments, "bytes": bytes, "data": "YQ=="})).await;
        assert_eq!(client.close_code().await, Some(4400));
    }
}

#[tokio::test]
async fn a_token_that_ends_cuts_the_live_socket() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, mut client, stream) = play.connected().await;
    // The year of a client's token. A relay looks for what is over every 15 s.
    play.world.advance(366 * 24 * 3_600_000);
    play.relay.sweep().await.unwrap();
    assert_eq!(client.close_code().await, Some(4003));
    drop((host.close_code().await, stream));
}
