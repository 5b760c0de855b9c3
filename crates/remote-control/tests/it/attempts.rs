//! Attempts to connect: how each failure is read, and what is kept.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tokio::io::AsyncReadExt as _;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;
use turnhost_base::{SystemWorld, World as _};
use turnhost_ports::{RemoteControlFailure, RemoteControlPort as _, RemoteControlState};
use turnhost_remote_control::{AtStart, Permission};

use crate::play::{ENROL, HANDSHAKE, Play, REFRESH, enrolled, enrolled_for, soon};

const ERRORED: RemoteControlState = RemoteControlState::Errored;

/// The body that says that an enrolment is gone.
const GONE: &str = r#"{"detail":"Remote app server not found"}"#;

#[tokio::test]
async fn an_enrolment_that_fails_is_told_and_leaves_nothing() {
    let long = format!("{{\"x\":\"{}\"}}", "y".repeat(9000));
    let mut bad_time = enrolled(1);
    bad_time["expires_at"] = json!("tomorrow");
    let mut missing = enrolled(1);
    missing.as_object_mut().unwrap().remove("environment_id");
    for (status, body, part) in [
        (401, "{}", "answered 401"),
        (403, "no", "answered 403: no"),
        (404, GONE, "answered 404"),
        (429, "", "answered 429"),
        (500, long.as_str(), "answered 500"),
        (200, "no json", "lacks a member"),
        (200, missing.to_string().as_str(), "lacks a member"),
        (200, bad_time.to_string().as_str(), "no RFC 3339 time"),
    ] {
        let play = Play::new().await;
        play.begin();
        let call = play.expect(ENROL).await;
        assert_eq!(call.header("authorization"), Some("Bearer host-token"));
        assert_eq!(call.header("chatgpt-account-id"), Some("acct"));
        assert_eq!(call.header("x-codex-installation-id"), Some("inst"));
        assert_eq!(call.body["installation_id"], "inst");
        call.answer(status, &[], body).await;
        let told = play.until(ERRORED).await;
        assert_eq!(told.environment_id, None);
        let error = play.trouble().await.error;
        assert!(error.contains(part) && error.len() < 5000, "{status}: {error}");
        assert!(play.kept()["enrolment"].is_null());
    }
}

#[tokio::test]
async fn secrets_are_masked_in_what_is_repeated_of_an_answer() {
    let play = Play::new().await;
    play.begin();
    let body = r#"{"remote_control_token":"s3cret","pairing_code":"s3cret","manual_pairing_code":"s3cret","why":"x"}"#;
    play.expect(ENROL).await.answer(400, &[], body).await;
    play.until(ERRORED).await;
    let error = play.trouble().await.error;
    assert!(error.contains(r#""why":"x""#) && !error.contains("s3cret"), "{error}");
}

#[tokio::test]
async fn retry_after_counts_as_seconds_and_as_a_date() {
    let date = "date: Wed, 28 Feb 2024 23:59:30 GMT";
    for (header, least) in [
        ("retry-after: 100", 100),
        ("retry-after: Thu, 29 Feb 2024 00:01:10 GMT", 100),
        ("retry-after: soon", 2),
    ] {
        for at in [ENROL, HANDSHAKE, REFRESH] {
            let play = Play::new().await;
            play.begin();
            let mut call = play.expect(ENROL).await;
            if at != ENROL {
                call.enrolled(1).await;
                call = play.expect(HANDSHAKE).await;
            }
            if at == REFRESH {
                call.answer(401, &[], "{}").await;
                play.until(ERRORED).await;
                play.again().await;
                call = play.expect(REFRESH).await;
            }
            let before = SystemWorld.now().seconds();
            call.answer(503, &[header, date], "{}").await;
            play.until(ERRORED).await;
            let wait = play.trouble().await.next_attempt_at - before;
            // A random part of 30 s is added, so that not all come back at once.
            assert!((least..=least + 32).contains(&wait), "{header}: {wait}");
        }
    }
}

#[tokio::test]
async fn a_handshake_that_says_the_enrolment_is_gone_makes_another_at_once() {
    for (status, body) in [(404, GONE), (404, "<html>"), (409, "{}")] {
        let play = Play::new().await;
        play.begin();
        play.expect(ENROL).await.enrolled(1).await;
        let call = play.expect(HANDSHAKE).await;
        assert_eq!(call.header("authorization"), Some("Bearer token-1"));
        assert_eq!(call.header("x-codex-protocol-version"), Some("3"));
        assert_eq!(call.header("x-codex-subscribe-cursor"), None);
        call.answer(status, &[], body).await;
        play.expect(ENROL).await.enrolled(2).await;
        let told = play.until(ERRORED).await;
        assert_eq!(told.environment_id.as_deref(), Some("env_2"), "{status}");
        assert_eq!(play.kept()["enrolment"]["serverId"], "srv_2");
        // The same words again, of something that is no relay: once is enough.
        play.again().await;
        play.expect(HANDSHAKE).await.answer(status, &[], body).await;
        if body == GONE {
            play.expect(ENROL).await.enrolled(3).await;
        }
        let told = play.until(ERRORED).await;
        let environment = if body == GONE { "env_3" } else { "env_2" };
        assert_eq!(told.environment_id.as_deref(), Some(environment), "{status}");
    }
}

#[tokio::test]
async fn a_handshake_that_is_refused_keeps_the_enrolment() {
    for status in [401, 403, 429, 500, 503] {
        let play = Play::new().await;
        play.begin();
        play.expect(ENROL).await.enrolled(1).await;
        play.expect(HANDSHAKE).await.answer(status, &[], "{}").await;
        let told = play.until(ERRORED).await;
        assert_eq!(told.environment_id.as_deref(), Some("env_1"));
        play.again().await;
        // A token that was refused is not shown again.
        if matches!(status, 401 | 403) {
            let call = play.expect(REFRESH).await;
            assert_eq!(call.body, json!({"server_id": "srv_1", "installation_id": "inst"}));
            call.enrolled(1).await;
        }
        play.expect(HANDSHAKE).await.answer(500, &[], "{}").await;
        play.until(ERRORED).await;
    }
}

#[tokio::test]
async fn a_refresh_that_fails_is_read_by_its_status() {
    for (status, body, heals, part) in [
        (404, "{}".to_owned(), true, ""),
        (409, "{}".to_owned(), true, ""),
        (200, enrolled(7).to_string(), false, "mismatched enrollment"),
        (401, "{}".to_owned(), false, "answered 401"),
        (403, "{}".to_owned(), false, "answered 403"),
        (429, "{}".to_owned(), false, "answered 429"),
        (500, "{}".to_owned(), false, "answered 500"),
    ] {
        let play = Play::new().await;
        play.begin();
        play.expect(ENROL).await.enrolled(1).await;
        play.expect(HANDSHAKE).await.answer(401, &[], "{}").await;
        play.until(ERRORED).await;
        play.again().await;
        play.expect(REFRESH).await.answer(status, &[], &body).await;
        if heals {
            play.expect(ENROL).await.enrolled(2).await;
            let call = play.expect(HANDSHAKE).await;
            assert_eq!(call.header("x-codex-server-id"), Some("srv_2"));
            call.answer(500, &[], "{}").await;
        }
        play.until(ERRORED).await;
        let kept = if heals { "srv_2" } else { "srv_1" };
        assert_eq!(play.kept()["enrolment"]["serverId"], kept, "{status}");
        let error = play.trouble().await.error;
        assert!(error.contains(part), "{status}: {error}");
    }
}

#[tokio::test]
async fn a_refresh_that_fails_while_the_token_is_valid_costs_nothing_and_is_not_repeated_at_once() {
    for (status, headers) in [(429, vec!["retry-after: 1000"]), (500, vec![]), (503, vec![])] {
        let play = Play::new().await;
        play.begin();
        // So near its end that every connection would like another one.
        let short = enrolled_for(1, 200).to_string();
        play.expect(ENROL).await.answer(200, &[], &short).await;
        play.expect(REFRESH).await.answer(status, &headers, "{}").await;
        for _ in 0..2 {
            let call = play.expect(HANDSHAKE).await;
            assert_eq!(call.header("authorization"), Some("Bearer token-1"), "{status}");
            call.answer(500, &[], "{}").await;
            play.until(ERRORED).await;
            // Before its time there is no other attempt.
            play.again().await;
        }
    }
}

#[tokio::test]
async fn a_refresh_without_an_answer_is_one_that_failed() {
    // While the token is valid it costs nothing; without one there is no attempt.
    for seconds in [200, -200] {
        let play = Play::new().await;
        play.begin();
        play.expect(ENROL).await.answer(200, &[], &enrolled_for(1, seconds).to_string()).await;
        drop(play.expect(REFRESH).await);
        if seconds > 0 {
            let call = play.expect(HANDSHAKE).await;
            assert_eq!(call.header("authorization"), Some("Bearer token-1"));
            call.answer(500, &[], "{}").await;
        }
        let told = play.until(ERRORED).await;
        assert_eq!(told.environment_id.as_deref(), Some("env_1"));
        let error = play.trouble().await.error;
        assert_eq!(error.contains("cannot be reached"), seconds < 0, "{error}");
    }
}

#[tokio::test]
async fn failures_are_named_so_that_the_relays_operator_finds_them() {
    for (headers, expected) in [
        (["x-request-id: r-1", "cf-ray: c-1"], "answered 500: {}; request-id r-1; cf-ray c-1"),
        (["x-oai-request-id: o-1", "x-other: 1"], "answered 500: {}; request-id o-1"),
        (["x-other: 1", "date: x"], "answered 500: {}"),
    ] {
        for at_handshake in [false, true] {
            let play = Play::new().await;
            play.begin();
            let mut call = play.expect(ENROL).await;
            if at_handshake {
                call.enrolled(1).await;
                call = play.expect(HANDSHAKE).await;
            }
            call.answer(500, &headers, "{}").await;
            let error = play.trouble().await.error;
            assert!(error.ends_with(expected), "{error}");
        }
    }
}

#[tokio::test]
async fn a_frame_of_10_mib_is_taken_and_one_of_17_ends_the_socket() {
    let play = Play::new().await;
    play.begin();
    play.expect(ENROL).await.enrolled(1).await;
    let relay = play.expect(HANDSHAKE).await.upgrade().await;
    let mut relay = WebSocketStream::from_raw_socket(relay, Role::Server, None).await;
    play.until(RemoteControlState::Connected).await;
    let frame = |bytes: usize| {
        let message = format!("{{\"x\":\"{}\"}}", "y".repeat(bytes));
        Message::Text(format!(
            r#"{{"type":"client_message","client_id":"c","stream_id":"s","seq_id":1,"message":{message}}}"#
        ).into())
    };
    // Nothing is answered: no stream is open. What comes next is, over the same socket.
    soon(relay.send(frame(10 << 20))).await.unwrap();
    for noise in
        [Message::Binary("x".into()), Message::Text("{".into()), Message::Text("[]".into())]
    {
        relay.send(noise).await.unwrap();
    }
    let ping = r#"{"type":"ping","client_id":"c","stream_id":"s"}"#;
    relay.send(Message::Text(ping.into())).await.unwrap();
    let answer = soon(async {
        loop {
            if let Message::Text(text) = relay.next().await.unwrap().unwrap() {
                return text;
            }
        }
    });
    assert!(answer.await.contains(r#""status":"unknown""#));
    assert_eq!(play.host.status().state, RemoteControlState::Connected);
    // It may be cut while it is sent.
    drop(soon(relay.send(frame(17 << 20))).await);
    play.until(RemoteControlState::Connecting).await;
    let error = play.host.trouble().unwrap().error;
    assert!(error.contains("too long"), "{error}");
}

#[tokio::test]
async fn a_relay_that_answers_no_pings_is_taken_to_be_gone() {
    let play = Play::new().await;
    play.begin();
    play.expect(ENROL).await.enrolled(1).await;
    let mut relay = play.expect(HANDSHAKE).await.upgrade().await;
    play.until(RemoteControlState::Connected).await;
    // Time goes by as soon as all have nothing to do but wait.
    tokio::time::pause();
    let mut read = Vec::new();
    relay.read_to_end(&mut read).await.unwrap();
    // A ping each 10 s, of 2 bytes and their mask.
    assert!(read.len() >= 5 * 6, "{} bytes", read.len());
    tokio::time::resume();
    let status = play.host.status();
    assert_eq!(status.environment_id.as_deref(), Some("env_1"));
    let error = play.host.trouble().unwrap().error;
    assert_eq!(error, "no sign of life for 60 s");
}

#[tokio::test]
async fn an_administrator_who_says_no_is_obeyed() {
    let play = Play::with(Permission::Denied).await;
    play.host.begin(AtStart::On).unwrap();
    assert_eq!(play.host.status().state, RemoteControlState::Disabled);
    for preference in [turnhost_ports::Preference::Stored, turnhost_ports::Preference::Ephemeral] {
        let refused = play.host.enable(preference).await.unwrap_err();
        let text = "remote control is disabled by managed requirements".to_owned();
        assert_eq!(refused, RemoteControlFailure::Refused(text));
    }
    assert_eq!(play.host.trouble(), None);
}

#[tokio::test]
async fn a_switch_that_is_turned_off_forgets_the_trouble() {
    let play = Play::new().await;
    play.begin();
    play.expect(ENROL).await.answer(500, &[], "{}").await;
    play.trouble().await;
    play.host.disable(turnhost_ports::Preference::Ephemeral).await.unwrap();
    assert_eq!(play.host.trouble(), None);
    assert_eq!(play.host.status().state, RemoteControlState::Disabled);
}

#[tokio::test]
async fn the_cursor_of_what_was_handled_is_named_at_the_next_handshake() {
    let play = Play::new().await;
    play.begin();
    play.expect(ENROL).await.enrolled(1).await;
    let call = play.expect(HANDSHAKE).await;
    assert_eq!(call.header("x-codex-subscribe-cursor"), None);
    let relay = call.upgrade().await;
    let mut relay = WebSocketStream::from_raw_socket(relay, Role::Server, None).await;
    // The answer to the ping says that both were handled; what is no envelope has no cursor.
    for text in [
        r#"{"type":"ack","client_id":"c","stream_id":"s","seq_id":1,"cursor":"k-41"}"#,
        r#"{"type":"ping","client_id":"c","stream_id":"s","cursor":"k-42"}"#,
        r#"["k-43"]"#,
    ] {
        relay.send(Message::Text(text.into())).await.unwrap();
    }
    soon(async { while !relay.next().await.unwrap().unwrap().is_text() {} }).await;
    drop(relay);
    play.until(RemoteControlState::Connecting).await;
    play.again().await;
    let call = play.expect(HANDSHAKE).await;
    assert_eq!(call.header("x-codex-subscribe-cursor"), Some("k-42"));
    assert_eq!(call.header("authorization"), Some("Bearer token-1"));
}
