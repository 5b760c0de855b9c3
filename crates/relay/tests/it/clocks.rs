//! Clocks that jump, and tokens that end with time.

use serde_json::json;
use turnhost_http::Method;

use crate::play::{Peer, Play};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Sends a message to the host, and one back.
async fn exchange(host: &mut Peer, client: &mut Peer, stream: &str, seq: u64) {
    client.say(json!({"type": "message", "seq": seq, "message": seq})).await;
    let frame = host.next_of("client_message").await;
    assert_eq!(frame["message"], seq);
    let id = &frame["client_id"];
    host.say(json!({"type": "server_message", "message": seq, "client_id": id, "stream_id": stream, "seq_id": seq})).await;
    assert_eq!(client.next_of("message").await["message"], seq);
}

#[tokio::test]
async fn a_clock_that_jumps_cuts_nobody_and_keeps_no_code_open() {
    let play = Play::new().await;
    let (mut enrolled, mut host, _, mut client, stream) = play.connected().await;
    for (seq, jump) in (1..).zip([2 * HOUR, -5 * HOUR, 300 * DAY, -300 * DAY]) {
        let code = play.code(&enrolled).await;
        play.world.advance(jump);
        play.relay.sweep().await.unwrap();
        exchange(&mut host, &mut client, &stream, seq).await;
        let body = json!({"code": code, "name": "late"});
        assert_eq!(
            play.send(Method::Post, "/v1/pair", &[], Some(body)).await.status,
            404,
            "{jump}"
        );
        // The server token ends with the jump, and the host asks for another as it always does.
        let refresh = json!({"server_id": enrolled.server, "installation_id": "i-1"});
        let refresh =
            play.host_call(Method::Post, "server/refresh", &enrolled.host_token, Some(refresh));
        let token = refresh.await.body["remote_control_token"].as_str().unwrap().to_owned();
        enrolled.token = token;
    }
}

#[tokio::test]
async fn wrong_codes_count_anew_after_a_jump_in_either_direction() {
    let play = Play::new().await;
    let guess = || async {
        let body = json!({"code": "AAAA-AAAA", "name": "guess"});
        play.send(Method::Post, "/v1/pair", &[], Some(body)).await.status
    };
    for jump in [HOUR, -DAY] {
        for _ in 0..10 {
            assert_eq!(guess().await, 404);
        }
        assert_eq!(guess().await, 429);
        play.world.advance(jump);
    }
    assert_eq!(guess().await, 404);
}

#[tokio::test]
async fn a_host_token_that_ends_cuts_its_host_and_no_other_of_the_account() {
    let play = Play::new().await;
    let mut account = play.account().await;
    let old = play.enrol_as(&account, None, "old").await;
    play.world.advance(DAY);
    let bearer = format!("Bearer {}", account.token);
    let headers = [("authorization", bearer.as_str())];
    let body = json!({"name": "newer"});
    let added = play.send(Method::Post, "/v1/account/tokens", &headers, Some(body)).await;
    added.body["hostToken"].as_str().unwrap().clone_into(&mut account.token);
    let new = play.enrol_as(&account, None, "new").await;
    let (mut first, mut second) =
        (play.host(&old, None).await, play.host(&new, None).await.unwrap());
    // Its server token was for an hour.
    assert_eq!(first.as_ref().err().map(|it| it.0), Some(401));
    let refresh = json!({"server_id": old.server, "installation_id": "old"});
    let refresh = play.host_call(Method::Post, "server/refresh", &old.host_token, Some(refresh));
    let token = refresh.await.body["remote_control_token"].as_str().unwrap().to_owned();
    let old = crate::play::Enrolled { token, ..old };
    first = play.host(&old, None).await;
    play.world.advance(364 * DAY + HOUR);
    play.relay.sweep().await.unwrap();
    assert_eq!(first.unwrap().close_code().await, Some(4000));
    assert_eq!(play.host(&old, None).await.err().map(|it| it.0), Some(401));
    let token = play.pair_again(&new, &account).await;
    let mut client = play.client(&new.environment, &token, "").await.unwrap();
    let stream = client.next().await["stream"].as_str().unwrap().to_owned();
    exchange(&mut second, &mut client, &stream, 1).await;
}
