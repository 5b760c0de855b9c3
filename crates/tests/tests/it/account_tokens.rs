//! Tokens of a ChatGPT account that a client brings, and accounts with names.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};
use turnhost_tests::{Lab, Model, Peer, Server, Transport};

use crate::lab;

/// A provider that wants a login.
const CONFIG: &str = "[model_providers.fake]\nrequires_openai_auth = true\n";

/// Returns a JWT with these claims in base64url.
fn jwt(claims: &str) -> String {
    format!("e30.{claims}.c2ln")
}

/// `{"email":"a@b.example","https://api.openai.com/auth":{"chatgpt_plan_type":"pro","chatgpt_user_id":"u"}}`
const CLAIMS: &str = "eyJlbWFpbCI6ImFAYi5leGFtcGxlIiwiaHR0cHM6Ly9hcGkub3BlbmFpLmNvbS9hdXRoIjp7ImNoYXRncHRfcGxhbl90eXBlIjoicHJvIiwiY2hhdGdwdF91c2VyX2lkIjoidSJ9fQ";

async fn served(answers: &[&str]) -> (Lab, Model, Server, Peer) {
    let (lab, model) = lab(CONFIG, answers).await;
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    (lab, model, server, peer)
}

async fn log_in(peer: &mut Peer, claims: &str) -> Value {
    let params = json!({
        "type": "chatgptAuthTokens", "accessToken": jwt(claims), "chatgptAccountId": "acc-1",
    });
    peer.call("account/login/start", params).await.unwrap()
}

/// The request for a fresh token.
const REFRESH: &str = "account/chatgptAuthTokens/refresh";

/// Starts a turn whose token the model refuses. Returns the length of the log before it, and the server's
/// request for a fresh token.
async fn refused_turn(peer: &mut Peer) -> (usize, Value) {
    let thread = peer.start_thread(json!({})).await.unwrap();
    let from = peer.log.len();
    peer.start_turn(&thread, "go").await.unwrap();
    let question = peer.find(from, |it| it["method"] == REFRESH).await.unwrap();
    (from, question)
}

#[tokio::test]
async fn a_refused_token_is_renewed_through_the_client_that_brought_it() {
    let (lab, model, mut server, mut peer) =
        served(&[r#"status 401 "{}""#, r#"text "done""#]).await;
    let mut other = server.connect().await.unwrap();
    other.initialize().await.unwrap();
    let from = peer.log.len();
    assert_eq!(log_in(&mut peer, CLAIMS).await, json!({"type": "chatgptAuthTokens"}));
    let updated = peer.notified(from, "account/updated", |_| true).await.unwrap();
    assert_eq!(updated["authMode"], "chatgptAuthTokens");
    assert_eq!(updated["planType"], "pro");
    let read = peer.call("account/read", json!({})).await.unwrap();
    assert_eq!(
        read["account"],
        json!({"type": "chatgpt", "email": "a@b.example", "planType": "pro", "workspaceName": null})
    );

    let (from, question) = refused_turn(&mut peer).await;
    let expected = json!({"reason": "unauthorized", "previousAccountId": "acc-1"});
    assert_eq!(question["params"], expected);
    // `e30` stands for `{}`.
    let fresh = json!({"accessToken": jwt("e30"), "chatgptAccountId": "acc-2"});
    peer.answer(&question["id"], fresh).await.unwrap();
    let done = peer.notified(from, "turn/completed", |_| true).await.unwrap();
    assert_eq!(done["turn"]["status"], "completed", "{done}");
    let sent = model.headers("authorization");
    assert_eq!(sent, [format!("Bearer {}", jwt(CLAIMS)), format!("Bearer {}", jwt("e30"))]);
    assert_eq!(model.headers("chatgpt-account-id"), ["acc-1", "acc-2"]);
    assert!(!other.log.iter().any(|it| it["method"] == REFRESH));
    // It is in no file.
    assert!(!lab.home().join("turnhost-auth.json").exists());
}

#[tokio::test]
async fn a_client_may_answer_with_the_token_that_was_refused() {
    let (_lab, model, _server, mut peer) = served(&[r#"status 401 "{}""#, r#"text "done""#]).await;
    log_in(&mut peer, CLAIMS).await;
    let (from, question) = refused_turn(&mut peer).await;
    let same = json!({"accessToken": jwt(CLAIMS), "chatgptAccountId": "acc-1"});
    peer.answer(&question["id"], same).await.unwrap();
    let done = peer.notified(from, "turn/completed", |_| true).await.unwrap();
    assert_eq!(done["turn"]["status"], "completed", "{done}");
    assert_eq!(model.headers("authorization").len(), 2);
}

#[tokio::test]
async fn a_client_that_has_no_other_token_ends_the_turn() {
    let (_lab, _model, _server, mut peer) = served(&[r#"status 401 "{}""#]).await;
    log_in(&mut peer, CLAIMS).await;
    let (from, question) = refused_turn(&mut peer).await;
    let refused = json!({"id": question["id"], "error": {"code": 1, "message": "no"}});
    peer.sender.send(refused.to_string()).await.unwrap();
    let done = peer.notified(from, "turn/completed", |_| true).await.unwrap();
    assert_eq!(done["turn"]["status"], "failed", "{done}");
    let bad = json!({"type": "chatgptAuthTokens", "accessToken": "x", "chatgptAccountId": "a"});
    let refused = peer.call("account/login/start", bad).await.unwrap_err().to_string();
    assert!(refused.contains("-32603") && refused.contains("invalid ID token format"), "{refused}");
}

#[tokio::test]
async fn a_thread_uses_the_account_that_it_names() {
    let (lab, model, _server, mut peer) = served(&[r#"text "one""#, r#"text "two""#]).await;
    for (arguments, key) in [
        (&["login"][..], "sk-default-1234567"),
        (&["login", "--account", "work"][..], "sk-work-123456789"),
    ] {
        let mut command = lab.command(arguments).into_std();
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{key}").unwrap();
        assert!(child.wait().unwrap().success());
    }
    for config in [json!({}), json!({"account": "work"})] {
        let thread = peer.start_thread(json!({"config": config})).await.unwrap();
        assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    }
    let expected = ["Bearer sk-default-1234567", "Bearer sk-work-123456789"];
    assert_eq!(model.headers("authorization"), expected);
    let thread = peer.start_thread(json!({"config": {"account": "nosuch"}})).await.unwrap();
    let turn = peer.turn(&thread, "go").await.unwrap();
    let error = turn["error"]["message"].as_str().unwrap();
    assert!(error.contains("turnhost login --account nosuch"), "{error}");
    for command in [&["whoami"][..], &["login", "status"]] {
        let output = lab.command(command).output().await.unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(text.contains("...4567") && text.contains("account `work`"), "{text}");
    }
}
