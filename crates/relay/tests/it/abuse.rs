//! Peers that want more than they may have: other sites, guessers of ids, hosts and clients without manners.

use std::time::Duration;

use futures_util::SinkExt as _;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use turnhost_http::Method;

use crate::play::{Play, soon};

#[tokio::test]
async fn pages_of_other_sites_change_nothing() {
    let play = Play::new().await;
    let (enrolled, _host, token, _client, _) = play.connected().await;
    let bearer = format!("Bearer {token}");
    let pair = || Some(json!({"code": "AAAA-AAAA", "name": "guess"}));
    for (site, expected) in
        [("cross-site", 403), ("same-site", 403), ("same-origin", 404), ("none", 404)]
    {
        let headers = [("sec-fetch-site", site), ("authorization", bearer.as_str())];
        let answer = play.send(Method::Post, "/v1/pair", &headers, pair()).await;
        assert_eq!(answer.status, expected, "{site}");
        let path = format!("/v1/machines/{}/socket", enrolled.environment);
        assert_eq!(play.socket(&path, &headers).await.is_ok(), expected == 404, "{site}");
        // A link from elsewhere opens the console.
        assert_eq!(play.send(Method::Get, "/", &headers, None).await.status, 200);
    }
    // Nothing that a page of another site may read: no answer says that it may.
    let origin = [("origin", "https://other.example")];
    let asked = play.send(Method::Get, "/v1/machines", &origin, None).await;
    assert_eq!(asked.status, 401);
    assert_eq!((asked.allow_origin, asked.set_cookie), (None, None));
}

#[tokio::test]
async fn ids_that_exist_are_answered_as_those_that_do_not() {
    let play = Play::new().await;
    let (ann, bob) = (play.account().await, play.account().await);
    let machine = play.enrol_as(&ann, None, "of-ann").await.environment;
    let other = play.enrol_as(&bob, None, "of-bob").await;
    let client = play.pair(&other).await;
    let none = "env_00000000-0000-0000-0000-000000000000";
    let by = |token: &str| format!("Bearer {token}");
    let requests: [(Method, &str, String, &str); 5] = [
        (Method::Delete, "/v1/account/machines/", by(&bob.token), ""),
        (Method::Post, "/v1/account/machines/", by(&bob.token), ""),
        (Method::Delete, "/v1/machines/", by(&client), ""),
        (Method::Get, "/v1/machines/", by(&client), "/socket"),
        (Method::Get, "/wham/remote/control/environments/", by(&bob.token), "/clients"),
    ];
    for (method, before, bearer, behind) in requests {
        let mut answers = Vec::new();
        for id in [machine.as_str(), none] {
            let path = format!("{before}{id}{behind}");
            let headers = [("authorization", bearer.as_str())];
            let body = Some(json!({"name": "x"}));
            let answer = play.send(method, &path, &headers, body).await;
            answers.push((answer.status, answer.body));
        }
        assert_eq!(answers[0], answers[1], "{before}");
        assert!(matches!(answers[0].0, 403 | 404), "{answers:?}");
    }
}

#[tokio::test]
async fn a_request_that_comes_byte_by_byte_is_cut() {
    let play = Play::new().await;
    for head in [
        "",
        "GET / HTTP/1.1\r\nhost: relay\r\nx-slow: ",
        "POST /v1/pair HTTP/1.1\r\nhost: relay\r\ncontent-length: 500\r\n\r\n{\"code\"",
    ] {
        let mut stream = TcpStream::connect(&play.authority).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        // From here on time goes by as soon as all have nothing to do but wait.
        tokio::time::pause();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        tokio::time::resume();
        let answer = String::from_utf8(answer).unwrap();
        assert!(!answer.contains(" 200 "), "{answer}");
    }
    assert_eq!(play.send(Method::Get, "/healthz", &[], None).await.status, 200);
}

#[tokio::test]
async fn heads_without_end_are_refused() {
    let play = Play::new().await;
    let long = format!("x-long: {}\r\n", "y".repeat(200 << 10));
    let many = "x-more: 1\r\n".repeat(500);
    for headers in [long, many] {
        let mut stream = TcpStream::connect(&play.authority).await.unwrap();
        let head = format!("GET /v1/machines HTTP/1.1\r\nhost: relay\r\n{headers}\r\n");
        // It may be cut while it is sent.
        drop(stream.write_all(head.as_bytes()).await);
        let mut answer = Vec::new();
        drop(soon(stream.read_to_end(&mut answer)).await);
        let answer = String::from_utf8(answer).unwrap();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
}

#[tokio::test]
async fn a_peer_that_talks_and_takes_nothing_is_cut() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": 1})).await;
    let id = host.next_of("client_message").await["client_id"].clone();
    let text = "x".repeat(1 << 20);
    for seq in 1..=7 {
        host.say(json!({"type": "server_message", "message": text, "client_id": id, "stream_id": stream, "seq_id": seq})).await;
    }
    while host.next_of("ack").await["seq_id"] != 7 {}
    // From here on time goes by as soon as all have nothing to do but wait.
    tokio::time::pause();
    let mut said = 0;
    while client.0.send(r#"{"type":"ping"}"#.into()).await.is_ok() {
        said += 1;
        assert!(said < 100, "the socket is still there");
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
    tokio::time::resume();
}

#[tokio::test]
async fn codes_that_are_guessed_from_everywhere_are_refused_to_all() {
    let play = Play::with(true, &[]).await;
    let mut statuses = [0, 0];
    for number in 0..1100_u32 {
        let address = format!("2001:db8:{number:x}::1");
        let body = json!({"code": format!("{number:08}"), "name": "guess"});
        let headers = [("x-forwarded-for", address.as_str())];
        let status = play.send(Method::Post, "/v1/pair", &headers, Some(body)).await.status;
        statuses[usize::from(status == 429)] += 1;
    }
    assert_eq!(statuses, [1000, 100]);
    // Addresses of one network of version 6 count as one.
    play.world.advance(601_000);
    for number in 0..20_u32 {
        let address = format!("2001:db8::{number:x}:1");
        let body = json!({"code": format!("{number:08}"), "name": "guess"});
        let headers = [("x-forwarded-for", address.as_str())];
        let status = play.send(Method::Post, "/v1/pair", &headers, Some(body)).await.status;
        assert_eq!(status, if number < 10 { 404 } else { 429 }, "{number}");
    }
}

#[tokio::test]
async fn a_host_that_reads_and_never_says_so_holds_its_own_clients_alone() {
    let play = Play::new().await;
    let (enrolled, mut host, _, client, stream) = play.connected().await;
    let deaf = async {
        // Bytes are read, but pings among them are not answered.
        let mut bytes = [0; 4096];
        while host.0.get_mut().read(&mut bytes).await.is_ok_and(|read| read > 0) {}
    };
    let (mut send, mut acks) = client.split();
    let flood = async {
        for seq in 1..=2000 {
            let frame = json!({"type": "message", "seq": seq, "message": "x".repeat(1000)});
            send.say(frame.to_string()).await;
        }
    };
    let others = async {
        play.until_metric("turnhost_relay_client_frames_total 256").await;
        let (_, mut elsewhere, _, mut near, _) = play.connected_as("i-2").await;
        near.say(json!({"type": "message", "seq": 1, "message": 1})).await;
        elsewhere.next_of("client_message").await;
        let metrics = play.send(Method::Get, "/metrics", &[], None).await;
        let line = "turnhost_relay_client_frames_total 257";
        assert!(metrics.body.as_str().unwrap().contains(line), "the flood is read no further");
        // Another process of the host takes over, and gets all of it.
        let mut next = play.host(&enrolled, None).await.unwrap();
        for seq in 1..=2000 {
            let frame = next.next_of("client_message").await;
            assert_eq!((&frame["seq_id"], &frame["stream_id"]), (&json!(seq), &json!(stream)));
        }
    };
    let listen = async { while acks.next_of("ack").await["seq"] != 2000 {} };
    let all = async { tokio::join!(deaf, flood, others, listen) };
    Box::pin(soon(all)).await;
}

#[tokio::test]
async fn addresses_are_told_apart_in_whatever_form_they_come() {
    let play = Play::with(true, &[]).await;
    let guess = async |address: String| {
        let body = json!({"code": "AAAA-AAAA", "name": "guess"});
        let headers = [("x-forwarded-for", address.as_str())];
        play.send(Method::Post, "/v1/pair", &headers, Some(body)).await.status
    };
    // Those of version 4 come so to a socket for both versions.
    for host in 1..=20 {
        assert_eq!(guess(format!("::ffff:192.0.2.{host}")).await, 404, "{host}");
    }
    // Some proxies write the port, too.
    for port in 1..=9 {
        assert_eq!(guess(format!("203.0.113.7, 192.0.2.1:{port}")).await, 404, "{port}");
    }
    for form in ["192.0.2.1", "192.0.2.1:80", "::ffff:192.0.2.1", "[::ffff:c000:201]:80"] {
        assert_eq!(guess(form.to_owned()).await, 429, "{form}");
    }
    for port in 1..=10 {
        assert_eq!(guess(format!("[2001:db8::1]:{port}")).await, 404, "{port}");
    }
    for form in ["2001:db8::2", "[2001:db8::3]", "[2001:db8::1]:80"] {
        assert_eq!(guess(form.to_owned()).await, 429, "{form}");
    }
    assert_eq!(guess("192.0.2.2".to_owned()).await, 404);
}
