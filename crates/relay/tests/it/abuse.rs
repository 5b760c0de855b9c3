//! Peers that want more than they may have: other sites, guessers of ids, hosts and clients without manners.

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
async fn a_host_that_reads_and_never_says_so_holds_its_own_clients_alone() {
    let play = Play::new().await;
    let (enrolled, mut host, _, client, stream) = play.connected().await;
    let deaf = async {
        // Bytes are read, and pings among them are answered by nobody.
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
