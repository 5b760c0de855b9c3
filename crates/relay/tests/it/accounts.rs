//! Accounts, tokens, codes: who gets in.

use serde_json::json;
use turnhost_http::Method;

use crate::play::Play;

#[tokio::test]
async fn an_invitation_makes_one_account() {
    let play = Play::new().await;
    let first = play.relay.first_invite().await.unwrap().unwrap();
    assert_eq!(play.relay.first_invite().await.unwrap(), None);
    let join = |invite: &str| {
        let body = json!({"invite": invite, "name": "ann"});
        let play = &play;
        async move { play.send(Method::Post, "/v1/accounts", &[], Some(body)).await.status }
    };
    assert_eq!(join("wrong").await, 404);
    assert_eq!(join(&first).await, 200);
    assert_eq!(join(&first).await, 404);
    let late = play.relay.invite("late").await.unwrap();
    play.world.advance(73 * 3_600_000);
    assert_eq!(join(&late).await, 404);
}

#[tokio::test]
async fn tokens_are_asked_for_and_each_opens_its_own_doors() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let client = play.pair(&enrolled).await;
    let tokens = ["", "wrong", &account.token, &enrolled.token, &client];
    for (path, fits) in [
        ("/v1/machines", &client),
        ("/v1/account", &account.token),
        ("/wham/remote/control/environments/x/clients", &account.token),
    ] {
        for token in tokens {
            let bearer = format!("Bearer {token}");
            let status =
                play.send(Method::Get, path, &[("authorization", &bearer)], None).await.status;
            assert_eq!(status != 401, token == fits, "{path} with {token:?}: {status}");
        }
        assert_eq!(play.send(Method::Get, path, &[], None).await.status, 401);
    }
    let status = play.host_call(Method::Post, "server/pair", &account.token, Some(json!({}))).await;
    assert_eq!(status.status, 401);
}

#[tokio::test]
async fn another_account_sees_nothing() {
    let play = Play::new().await;
    let (ann, bob) = (play.account().await, play.account().await);
    let enrolled = play.enrol(&ann, None).await;
    let path = format!("environments/{}/clients", enrolled.environment);
    assert_eq!(play.host_call(Method::Get, &path, &ann.token, None).await.status, 200);
    assert_eq!(play.host_call(Method::Get, &path, &bob.token, None).await.status, 404);
    let body = json!({"server_id": enrolled.server, "installation_id": "i-1"});
    let refresh = |token: String| {
        let (play, body) = (&play, body.clone());
        async move { play.host_call(Method::Post, "server/refresh", &token, Some(body)).await.status }
    };
    assert_eq!(refresh(ann.token.clone()).await, 200);
    assert_eq!(refresh(bob.token.clone()).await, 404);
    let bearer = format!("Bearer {}", bob.token);
    let headers = [("authorization", bearer.as_str()), ("chatgpt-account-id", &ann.id)];
    let status =
        play.send(Method::Get, "/wham/remote/control/environments/x/clients", &headers, None);
    assert_eq!(status.await.status, 403);
    let bearer = [("authorization", bearer.as_str())];
    let machine = format!("/v1/account/machines/{}", enrolled.environment);
    assert_eq!(play.send(Method::Delete, &machine, &bearer, None).await.status, 404);
}

#[tokio::test]
async fn a_code_pairs_once_and_the_host_hears_of_it() {
    let play = Play::new().await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, Some("KEY")).await;
    let code = play.code(&enrolled).await;
    let claimed = |body: serde_json::Value| {
        let (play, token) = (&play, enrolled.token.clone());
        async move { play.host_call(Method::Post, "server/pair/status", &token, Some(body)).await }
    };
    let by_code = json!({"pairing_code": code.to_lowercase()});
    assert_eq!(claimed(by_code.clone()).await.body, json!({"claimed": false}));
    assert_eq!(claimed(json!({"manual_pairing_code": "AAAA-AAAA"})).await.status, 404);
    assert_eq!(claimed(json!({})).await.status, 400);
    let body = json!({"code": code.replace('-', ""), "name": "phone", "platform": "ios"});
    let paired = play.send(Method::Post, "/v1/pair", &[], Some(body.clone())).await;
    assert_eq!(paired.status, 200);
    assert_eq!(paired.body["machine"]["hostKey"], "KEY");
    assert_eq!(paired.body["machine"]["online"], false);
    assert_eq!(play.send(Method::Post, "/v1/pair", &[], Some(body)).await.status, 404);
    assert_eq!(claimed(by_code).await.body, json!({"claimed": true}));
    // The same client adds the machine again, and keeps its token.
    let bearer = format!("Bearer {}", paired.body["token"].as_str().unwrap());
    let again = json!({"code": play.code(&enrolled).await, "name": "phone"});
    let headers = [("authorization", bearer.as_str())];
    let again = play.send(Method::Post, "/v1/pair", &headers, Some(again)).await;
    assert_eq!(
        (&again.body["clientId"], &again.body["token"]),
        (&paired.body["clientId"], &json!(null))
    );
}

#[tokio::test]
async fn a_thousand_wrong_codes_open_nothing() {
    let play = Play::with(true, &[]).await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let code = play.code(&enrolled).await;
    let mut refused = [0, 0];
    for number in 0..1000_u32 {
        // A peer that forges the header in front of the proxy's entry gains nothing.
        let address = format!("203.0.113.{number}, 198.51.100.{}", number % 2);
        let body = json!({"code": format!("{number:08}"), "name": "guess"});
        let headers = [("x-forwarded-for", address.as_str())];
        let answer = play.send(Method::Post, "/v1/pair", &headers, Some(body)).await;
        match answer.status {
            404 => refused[0] += 1,
            429 => {
                assert!(answer.retry_after.unwrap().parse::<u64>().unwrap() <= 601);
                refused[1] += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(refused, [20, 980]);
    let body = json!({"code": code, "name": "phone"});
    let headers = [("x-forwarded-for", "192.0.2.1")];
    assert_eq!(play.send(Method::Post, "/v1/pair", &headers, Some(body)).await.status, 200);
}

#[tokio::test]
async fn bodies_and_paths_that_do_not_fit_are_refused() {
    let play = Play::new().await;
    let account = play.account().await;
    for path in ["/v1", "/v1/nothing", "/ps/plugins", "/wham/remote/control/nothing"] {
        let answer = play.send(Method::Get, path, &[], None).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.is_object());
    }
    let long = json!({"invite": "x".repeat(70_000), "name": "n"});
    assert_eq!(play.send(Method::Post, "/v1/accounts", &[], Some(long)).await.status, 413);
    for body in
        [json!({}), json!([]), json!({"code": 1, "name": "n"}), json!({"code": "", "name": ""})]
    {
        assert_eq!(play.send(Method::Post, "/v1/pair", &[], Some(body)).await.status, 400);
    }
    let body = json!({"name": "a\nb", "os": "l", "arch": "x", "app_server_version": "1", "installation_id": "i"});
    let answer = play.host_call(Method::Post, "server/enroll", &account.token, Some(body)).await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn probes_and_metrics_answer_everyone() {
    let play = Play::new().await;
    let (_enrolled, _host, _, _client, _) = play.connected().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(play.send(Method::Get, path, &[], None).await.status, 200);
    }
    let metrics = play.send(Method::Get, "/metrics", &[], None).await;
    assert_eq!(metrics.content_type.as_deref(), Some("text/plain; version=0.0.4; charset=utf-8"));
    let text = metrics.body.as_str().unwrap().to_owned();
    for line in [
        "turnhost_relay_hosts_online 1",
        "turnhost_relay_streams 1",
        "turnhost_relay_pairings_total 1",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
}
