//! The host's leg: enrolment, handshake, take-over, replay.

use futures_util::SinkExt as _;
use serde_json::{Value, json};
use turnhost_http::Method;

use crate::play::{Play, soon};

#[tokio::test]
async fn enrolling_again_keeps_the_ids() {
    let play = Play::new().await;
    let account = play.account().await;
    let (first, second) = (play.enrol(&account, None).await, play.enrol(&account, None).await);
    assert_eq!((&first.server, &first.environment), (&second.server, &second.environment));
    assert_ne!(first.token, second.token);
    let body = json!({"server_id": first.server, "installation_id": "other"});
    let answer = play.host_call(Method::Post, "server/refresh", &account.token, Some(body)).await;
    assert_eq!(
        (answer.status, answer.body),
        (404, json!({"detail": "Remote app server not found"}))
    );
}

#[tokio::test]
async fn answers_are_those_by_which_hosts_decide() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let call = |method: Method, path: &str, token: &str, body: Option<Value>| {
        let (play, path, token) = (&play, path.to_owned(), token.to_owned());
        async move { play.host_call(method, &path, &token, body).await.status }
    };
    let body = json!({"name": "box", "os": "linux", "arch": "x86_64", "app_server_version": "1", "installation_id": "i-1"});
    let refresh = json!({"server_id": enrolled.server, "installation_id": "i-1"});
    let pair = json!({"manual_code": true});
    let status = json!({"pairing_code": "AAAA-AAAA"});
    // No token, none that is known, and one of another kind are 401: the host asks for a new one.
    for token in ["", "wrong", "Bearer", &"x".repeat(5000)] {
        for (path, body) in [
            ("server/enroll", &body),
            ("server/refresh", &refresh),
            ("server/pair", &pair),
            ("server/pair/status", &status),
        ] {
            let answered = call(Method::Post, path, token, Some(body.clone())).await;
            assert_eq!(answered, 401, "{path} {token:?}");
        }
    }
    for path in ["server/enroll", "server/refresh"] {
        assert_eq!(call(Method::Post, path, &enrolled.token, Some(body.clone())).await, 401);
        for broken in [None, Some(json!({})), Some(json!([])), Some(json!({"server_id": 1}))] {
            assert_eq!(call(Method::Post, path, &account.token, broken).await, 400, "{path}");
        }
    }
    // What is gone is 404, and only then.
    let unknown = json!({"server_id": "srv_x", "installation_id": "i-1"});
    assert_eq!(call(Method::Post, "server/refresh", &account.token, Some(unknown)).await, 404);
    assert_eq!(call(Method::Post, "server/pair/status", &enrolled.token, Some(status)).await, 404);
    let client = format!("environments/{}/clients/nobody", enrolled.environment);
    assert_eq!(call(Method::Delete, &client, &account.token, None).await, 404);
    assert_eq!(call(Method::Delete, &client, "wrong", None).await, 401);
    for query in ["?limit=0", "?limit=101", "?limit=x", "?order=up", "?cursor=x"] {
        let list = format!("environments/{}/clients{query}", enrolled.environment);
        assert_eq!(call(Method::Get, &list, &account.token, None).await, 400, "{query}");
    }
    // A code whose time is over is 404 too.
    let code = play.code(&enrolled).await;
    let status = json!({"manual_pairing_code": code});
    let open = call(Method::Post, "server/pair/status", &enrolled.token, Some(status.clone()));
    assert_eq!(open.await, 200);
    play.world.advance(601_000);
    let over = call(Method::Post, "server/pair/status", &enrolled.token, Some(status));
    assert_eq!(over.await, 404);
    // With the machine goes its token: pairing says 401, the refresh after it 404, and then it enrols.
    let bearer = format!("Bearer {}", account.token);
    let path = format!("/v1/account/machines/{}", enrolled.environment);
    play.send(Method::Delete, &path, &[("authorization", &bearer)], None).await;
    assert_eq!(call(Method::Post, "server/pair", &enrolled.token, Some(pair)).await, 401);
    assert_eq!(call(Method::Post, "server/refresh", &account.token, Some(refresh)).await, 404);
    let again = play.enrol(&account, None).await;
    assert_ne!(again.server, enrolled.server);
}

#[tokio::test]
async fn a_host_whose_frame_is_too_long_loses_its_socket_and_no_stream() {
    let play = Play::new().await;
    let (enrolled, mut host, _, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": 1})).await;
    let first = host.next_of("client_message").await;
    let (id, cursor) = (&first["client_id"], first["cursor"].as_str().unwrap());
    let message = |seq: u64, text: &str| json!({"type": "server_message", "message": text, "client_id": id, "stream_id": stream, "seq_id": seq});
    // One that is not cut is taken, as the reference's hosts may send it.
    host.say(message(1, &"x".repeat(10 << 20))).await;
    assert_eq!(client.next_of("message").await["message"].as_str().unwrap().len(), 10 << 20);
    client.say(json!({"type": "ack", "seq": 1})).await;
    let long = message(2, &"x".repeat(17 << 20)).to_string();
    // It may be cut while it is sent.
    drop(soon(host.0.send(long.into())).await);
    assert_eq!(client.next_of("machine").await["online"], false);
    let mut host = play.host(&enrolled, Some(cursor)).await.unwrap();
    assert_eq!(client.next_of("machine").await["online"], true);
    host.say(message(2, "next")).await;
    assert_eq!(client.next_of("message").await["message"], "next");
}

#[tokio::test]
async fn a_handshake_needs_the_machine_and_its_token() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let with = |server: &str, token: &str| {
        let mut enrolled = enrolled.clone();
        (enrolled.server, enrolled.token) = (server.to_owned(), token.to_owned());
        enrolled
    };
    let status = |result: Result<_, (u16, String)>| result.err();
    let gone = (404, r#"{"detail":"Remote app server not found"}"#.to_owned());
    assert_eq!(status(play.host(&with("srv_x", &enrolled.token), None).await), Some(gone.clone()));
    let wrong = play.host(&with(&enrolled.server, "wrong"), None).await;
    assert_eq!(status(wrong).map(|it| it.0), Some(401));
    assert!(play.host(&enrolled, None).await.is_ok());
    play.world.advance(3_600_000);
    assert_eq!(status(play.host(&enrolled, None).await).map(|it| it.0), Some(401));
    let bearer = format!("Bearer {}", account.token);
    let path = format!("/v1/account/machines/{}", enrolled.environment);
    let answer = play.send(Method::Delete, &path, &[("authorization", &bearer)], None).await;
    assert_eq!(answer.status, 204);
    assert_eq!(status(play.host(&enrolled, None).await), Some(gone));
}

#[tokio::test]
async fn a_newer_socket_of_the_machine_takes_over() {
    let play = Play::new().await;
    let (enrolled, mut first, _, mut client, stream) = play.connected().await;
    let mut second = play.host(&enrolled, Some("none.0")).await.unwrap();
    assert_eq!(first.close_code().await, Some(4000));
    client.say(json!({"type": "message", "seq": 1, "message": {"id": 1}})).await;
    let frame = second.next_of("client_message").await;
    assert_eq!((&frame["stream_id"], &frame["seq_id"]), (&json!(stream), &json!(1)));
}

#[tokio::test]
async fn a_host_that_lost_its_socket_gets_what_it_has_not_handled() {
    let play = Play::new().await;
    let (enrolled, mut host, _, mut client, stream) = play.connected().await;
    for seq in 1..=2 {
        client.say(json!({"type": "message", "seq": seq, "message": {"id": seq}})).await;
    }
    let first = host.next_of("client_message").await;
    let cursor = first["cursor"].as_str().unwrap().to_owned();
    let id = first["client_id"].clone();
    let answer = json!({"type": "server_message", "message": {"n": 1}, "client_id": id, "stream_id": stream, "seq_id": 1});
    host.say(answer.clone()).await;
    host.next_of("ack").await;
    drop(host);
    let mut host = play.host(&enrolled, Some(&cursor)).await.unwrap();
    assert_eq!(host.next_of("client_message").await["seq_id"], 2);
    // It repeats what it had no acknowledgement of.
    host.say(answer).await;
    let next = json!({"type": "server_message", "message": {"n": 2}, "client_id": id, "stream_id": stream, "seq_id": 2});
    host.say(next).await;
    assert_eq!(
        client.next_of("message").await,
        json!({"type": "message", "seq": 1, "message": {"n": 1}})
    );
    assert_eq!(
        client.next_of("message").await,
        json!({"type": "message", "seq": 2, "message": {"n": 2}})
    );
}

#[tokio::test]
async fn malformed_frames_cost_themselves() {
    let play = Play::new().await;
    let (_enrolled, mut host, _, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": {}})).await;
    let id = host.next_of("client_message").await["client_id"].clone();
    for frame in [
        json!([]),
        json!({}),
        json!({"type": "server_message"}),
        json!({"type": "news", "client_id": id, "stream_id": stream, "seq_id": 1}),
    ] {
        host.say(frame).await;
    }
    host.say(json!({"type": "server_message", "message": 7, "client_id": id, "stream_id": stream, "seq_id": 2})).await;
    assert_eq!(client.next_of("message").await["message"], 7);
}

#[tokio::test]
async fn revoking_the_last_host_token_cuts_the_host() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let mut host = play.host(&enrolled, None).await.unwrap();
    let bearer = format!("Bearer {}", account.token);
    let headers = [("authorization", bearer.as_str())];
    let read = play.send(Method::Get, "/v1/account", &headers, None).await;
    let id = read.body["hostTokens"][0]["id"].as_str().unwrap();
    let path = format!("/v1/account/tokens/{id}");
    assert_eq!(play.send(Method::Delete, &path, &headers, None).await.status, 204);
    assert_eq!(host.close_code().await, Some(4000));
    assert_eq!(play.host(&enrolled, None).await.err().map(|it| it.0), Some(401));
    assert_eq!(play.send(Method::Get, "/v1/account", &headers, None).await.status, 401);
}

/// Returns why the account's only machine is offline, once it is and there is a reason.
async fn offline(play: &Play, token: &str) -> String {
    let bearer = format!("Bearer {token}");
    soon(async {
        loop {
            let headers = [("authorization", bearer.as_str())];
            let read = play.send(Method::Get, "/v1/machines", &headers, None).await;
            let machine = &read.body["data"][0];
            if let Some(reason) = machine["offlineReason"].as_str() {
                assert_eq!(machine["online"], false);
                return reason.to_owned();
            }
            tokio::task::yield_now().await;
        }
    })
    .await
}

#[tokio::test]
async fn clients_hear_why_a_machine_is_offline() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let token = play.pair(&enrolled).await;
    assert_eq!(offline(&play, &token).await, "it has not connected yet");
    // Hosts that end say nothing, or what a websocket should.
    let ended = "the host ended, or remote control was switched off there";
    drop(play.host(&enrolled, None).await.unwrap());
    assert_eq!(offline(&play, &token).await, ended);
    let mut host = play.host(&enrolled, None).await.unwrap();
    host.0.close(None).await.unwrap();
    assert_eq!(offline(&play, &token).await, ended);
    // The relay's process ends without a word, and with one.
    let restarted = "the relay was restarted, and the host is not back yet";
    let _host = play.host(&enrolled, None).await.unwrap();
    play.until_metric("turnhost_relay_hosts_online 1").await;
    // Answered from the database, behind the note that the host has come.
    let bearer = format!("Bearer {token}");
    play.send(Method::Get, "/v1/machines", &[("authorization", bearer.as_str())], None).await;
    let play = play.after().await;
    assert_eq!(offline(&play, &token).await, restarted);
    let host = play.host(&enrolled, None).await.unwrap();
    play.until_metric("turnhost_relay_hosts_online 1").await;
    play.relay.shut_down().await;
    drop(host);
    let play = play.after().await;
    assert_eq!(offline(&play, &token).await, restarted);
    // The relay cuts the host.
    let mut host = play.host(&enrolled, None).await.unwrap();
    let bearer = format!("Bearer {}", account.token);
    let headers = [("authorization", bearer.as_str())];
    let read = play.send(Method::Get, "/v1/account", &headers, None).await;
    let path = format!("/v1/account/tokens/{}", read.body["hostTokens"][0]["id"].as_str().unwrap());
    assert_eq!(play.send(Method::Delete, &path, &headers, None).await.status, 204);
    assert_eq!(host.close_code().await, Some(4000));
    assert_eq!(offline(&play, &token).await, "its host token was revoked or has expired");
}
