//! Pairing and the list of clients: how each failure is read.

use serde_json::{Value, json};
use turnhost_ports::{
    ClientQuery, PairingCode, PairingCodes, PairingKinds, RemoteControlFailure,
    RemoteControlPort as _,
};

use crate::play::{ENROL, HANDSHAKE, Play, REFRESH, enrolled};

const PAIR: &str = "POST /wham/remote/control/server/pair HTTP/1.1";
const STATUS: &str = "POST /wham/remote/control/server/pair/status HTTP/1.1";

/// Returns a host that is enrolled and whose socket is refused.
async fn enrolled_play() -> Play {
    let play = Play::new().await;
    play.begin();
    play.expect(ENROL).await.enrolled(1).await;
    play.expect(HANDSHAKE).await.answer(503, &["retry-after: 1000"], "{}").await;
    play.trouble().await;
    play
}

/// Returns an answer to a request for codes, by the machine with this number.
fn codes(number: u32) -> Value {
    let mut body = enrolled(number);
    body["pairing_code"] = json!("7QK2-M0WZ");
    body["manual_pairing_code"] = json!("7QK2-M0WZ");
    body
}

async fn pair(
    play: &Play,
    relay: impl Future<Output = ()>,
) -> Result<PairingCodes, RemoteControlFailure> {
    tokio::join!(play.host.start_pairing(PairingKinds::WithManual), relay).0
}

fn is_unavailable(failure: &RemoteControlFailure) -> bool {
    let text = "remote control pairing is unavailable until enrollment completes";
    *failure == RemoteControlFailure::Refused(text.to_owned())
}

#[tokio::test]
async fn codes_carry_the_secret_that_the_relay_does_not_know() {
    let play = enrolled_play().await;
    let paired = pair(&play, async {
        let call = play.expect(PAIR).await;
        assert_eq!(call.header("authorization"), Some("Bearer token-1"));
        assert_eq!(call.body, json!({"manual_code": true}));
        call.answer(200, &[], &codes(1).to_string()).await;
    });
    let paired = paired.await.unwrap();
    assert!(paired.code.contains("/#pair=7QK2-M0WZ&key="), "{}", paired.code);
    let manual = paired.manual_code.unwrap();
    assert_eq!(manual.split('-').count(), 6);
    // The relay is asked for its part alone.
    let code = PairingCode::Manual(manual.clone());
    let (claimed, ()) = tokio::join!(play.host.is_claimed(code), async {
        let call = play.expect(STATUS).await;
        assert_eq!(call.body, json!({"manual_pairing_code": "7QK2-M0WZ"}));
        call.answer(200, &[], r#"{"claimed":true}"#).await;
    });
    assert_eq!(claimed, Ok(true));
    let code = PairingCode::Code(paired.code);
    let (claimed, ()) = tokio::join!(play.host.is_claimed(code), async {
        let call = play.expect(STATUS).await;
        assert_eq!(call.body, json!({"pairing_code": "7QK2-M0WZ"}));
        call.answer(200, &[], r#"{"claimed":false}"#).await;
    });
    assert_eq!(claimed, Ok(false));
}

#[tokio::test]
async fn a_refused_token_is_refreshed_and_a_lost_enrolment_made_anew_once() {
    for (status, heal) in [(401, REFRESH), (403, REFRESH), (404, ENROL), (409, ENROL)] {
        for second in [200, status] {
            let play = enrolled_play().await;
            let number = if heal == ENROL { 2 } else { 1 };
            let paired = pair(&play, async {
                play.expect(PAIR).await.answer(status, &[], "{}").await;
                play.expect(heal).await.enrolled(number).await;
                let call = play.expect(PAIR).await;
                call.answer(second, &[], &codes(number).to_string()).await;
                if second == 404 || second == 409 {
                    play.expect(ENROL).await.enrolled(3).await;
                }
            });
            let paired = paired.await;
            match second {
                200 => assert_eq!(paired.unwrap().environment_id, format!("env_{number}")),
                _ => assert!(is_unavailable(&paired.unwrap_err()), "{status}"),
            }
        }
    }
}

#[tokio::test]
async fn codes_of_another_machine_or_no_codes_are_failures() {
    for (status, body, part) in [
        (200, codes(7), "mismatched enrollment"),
        (200, json!({}), "lacks a member"),
        (500, json!({"pairing_code": "s3cret"}), "answered 500"),
    ] {
        let play = enrolled_play().await;
        let paired = pair(&play, async {
            play.expect(PAIR).await.answer(status, &[], &body.to_string()).await;
        });
        let Err(RemoteControlFailure::Failed(text)) = paired.await else { unreachable!() };
        assert!(text.contains(part) && !text.contains("s3cret"), "{text}");
    }
}

#[tokio::test]
async fn codes_that_are_over_are_refusals_with_the_relays_words() {
    for (status, is_refusal) in [(404, true), (410, true), (500, false)] {
        let play = enrolled_play().await;
        let code = PairingCode::Code("7QK2-M0WZ".to_owned());
        let (claimed, ()) = tokio::join!(play.host.is_claimed(code), async {
            play.expect(STATUS).await.answer(status, &[], r#"{"detail":"over"}"#).await;
        });
        let failure = claimed.unwrap_err();
        assert!(failure.to_string().contains("over"), "{failure}");
        assert_eq!(matches!(failure, RemoteControlFailure::Refused(_)), is_refusal, "{status}");
    }
}

#[tokio::test]
async fn a_refused_token_is_refreshed_once_before_a_code_is_asked_for_again() {
    for status in [401, 403] {
        for second in [200, status] {
            let play = enrolled_play().await;
            let code = PairingCode::Code("7QK2-M0WZ".to_owned());
            let (claimed, ()) = tokio::join!(play.host.is_claimed(code), async {
                play.expect(STATUS).await.answer(status, &[], "{}").await;
                play.expect(REFRESH).await.enrolled(1).await;
                play.expect(STATUS).await.answer(second, &[], r#"{"claimed":true}"#).await;
            });
            match second {
                200 => assert_eq!(claimed, Ok(true)),
                _ => assert!(is_unavailable(&claimed.unwrap_err()), "{status}"),
            }
        }
    }
}

#[tokio::test]
async fn lists_and_revocations_are_read_by_their_status() {
    let line = "GET /wham/remote/control/environments/e%201%2Fx/clients?cursor=k&limit=2 HTTP/1.1";
    let query = || ClientQuery {
        environment_id: "e 1/x".to_owned(),
        cursor: Some("k".to_owned()),
        limit: Some(2),
        order: None,
    };
    for (status, is_refusal) in
        [(400, true), (401, true), (403, true), (404, true), (429, false), (500, false)]
    {
        let play = Play::new().await;
        let (listed, ()) = tokio::join!(play.host.clients(query()), async {
            let call = play.expect(line).await;
            assert_eq!(call.header("authorization"), Some("Bearer host-token"));
            call.answer(status, &[], r#"{"detail":"why"}"#).await;
        });
        let failure = listed.unwrap_err();
        assert!(failure.to_string().contains("why"), "{failure}");
        assert_eq!(matches!(failure, RemoteControlFailure::Refused(_)), is_refusal, "{status}");
        let line = "DELETE /wham/remote/control/environments/e/clients/c%201%2Fx HTTP/1.1";
        let revoke = play.host.revoke("e".to_owned(), "c 1/x".to_owned());
        let (revoked, ()) = tokio::join!(revoke, async {
            play.expect(line).await.answer(status, &[], "{}").await;
        });
        let failure = revoked.unwrap_err();
        assert_eq!(matches!(failure, RemoteControlFailure::Refused(_)), is_refusal, "{status}");
    }
    let play = Play::new().await;
    let (listed, ()) = tokio::join!(play.host.clients(query()), async {
        let body = json!({"items": [{"client_id": "c", "later": 1, "last_seen_at": "1970-01-01T00:00:09Z"}]});
        play.expect(line).await.answer(200, &[], &body.to_string()).await;
    });
    let listed = listed.unwrap();
    assert_eq!(
        (listed.clients[0].client_id.as_str(), listed.clients[0].last_seen_at),
        ("c", Some(9))
    );
    assert_eq!(listed.next_cursor, None);
}
