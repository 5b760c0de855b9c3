//! The host's leg: enrolment, handshake, take-over, replay.

use serde_json::json;
use turnhost_http::Method;

use crate::play::Play;

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
