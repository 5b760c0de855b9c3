//! MCP servers that are services: with and without a login, against a real authorization server.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};
use turnhost_tests::{Lab, Login, McpService, Model, Peer, Server, Transport};

use crate::lab;

async fn served(service: &McpService, more: &str, answers: &[&str]) -> (Lab, Model, Server, Peer) {
    let config = format!("[mcp_servers.docs]\nurl = \"{}\"\n{more}", service.url());
    let (lab, model) = lab(&config, answers).await;
    let mut server = lab.serve(Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    (lab, model, server, peer)
}

async fn status(peer: &mut Peer) -> Value {
    peer.call("mcpServerStatus/list", json!({})).await.unwrap()["data"][0].clone()
}

async fn echo(peer: &mut Peer, thread: &str) -> anyhow::Result<Value> {
    let params = json!({
        "threadId": thread, "server": "docs", "tool": "echo", "arguments": {"text": "hello"},
    });
    peer.call("mcpServer/tool/call", params).await
}

/// Logs in as a user does, and waits for the notification of it.
async fn log_in(peer: &mut Peer, service: &McpService, params: Value) -> Value {
    let from = peer.log.len();
    let begun = peer.call("mcpServer/oauth/login", params).await.unwrap();
    let page = begun["authorizationUrl"].as_str().unwrap().to_owned();
    service.consent(&page).await.unwrap();
    let told = peer.notified(from, "mcpServer/oauthLogin/completed", |_| true).await.unwrap();
    assert_eq!(told["loginId"], begun["loginId"]);
    told
}

#[tokio::test]
async fn a_service_without_a_login_serves_a_turn() {
    let service = McpService::start(Login::NotNeeded).await.unwrap();
    let answers = [r#"call mcp__docs__echo {"text":"from the model"}"#, r#"text "done""#];
    let (_lab, model, _server, mut peer) = served(&service, "", &answers).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    assert_eq!(echo(&mut peer, &thread).await.unwrap()["content"][0]["text"], "hello");
    let turn = peer.turn(&thread, "go").await.unwrap();
    assert_eq!(turn["status"], "completed", "{turn}");
    let input = model.request(1).await.unwrap()["input"].to_string();
    assert!(input.contains("from the model"), "{input}");
    assert_eq!(service.calls(), 2);
    let status = status(&mut peer).await;
    assert_eq!(status["authStatus"], "unsupported", "{status}");
    assert!(status["tools"].get("echo").is_some(), "{status}");
}

#[tokio::test]
async fn a_login_holds_until_it_is_revoked() {
    let service = McpService::start(Login::Needed).await.unwrap();
    let (lab, _model, mut server, mut peer) = served(&service, "", &[]).await;
    let from = peer.log.len();
    let thread = peer.start_thread(json!({})).await.unwrap();
    let failed = peer
        .notified(from, "mcpServer/startupStatus/updated", |it| it["status"] == "failed")
        .await
        .unwrap();
    assert_eq!(failed["failureReason"], "reauthenticationRequired", "{failed}");
    let before = status(&mut peer).await;
    assert_eq!(before["authStatus"], "notLoggedIn", "{before}");
    let refused = echo(&mut peer, &thread).await.unwrap_err().to_string();
    assert!(refused.contains("turnhost mcp login docs"), "{refused}");

    let from = peer.log.len();
    let params = json!({"name": "docs", "threadId": thread});
    let told = log_in(&mut peer, &service, params).await;
    assert_eq!((&told["success"], &told["threadId"]), (&json!(true), &json!(thread)), "{told}");
    // Threads that could not reach the server try again.
    peer.notified(from, "mcpServer/startupStatus/updated", |it| it["status"] == "ready")
        .await
        .unwrap();
    assert_eq!(echo(&mut peer, &thread).await.unwrap()["content"][0]["text"], "hello");
    assert_eq!(status(&mut peer).await["authStatus"], "oAuth");

    // A token that has ended is renewed on the way, also by another process.
    service.expire();
    assert!(echo(&mut peer, &thread).await.is_ok());
    assert_eq!(service.grants(), ["authorization_code", "refresh_token"]);
    let token = service.access_token().unwrap();
    let file = lab.home().join("turnhost-mcp-auth.json");
    assert!(std::fs::read_to_string(&file).unwrap().contains(&token));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);

    service.revoke();
    let refused = echo(&mut peer, &thread).await.unwrap_err().to_string();
    assert!(!refused.contains("access-") && !refused.contains("refresh-"), "{refused}");
    let heard: String = peer.log.iter().map(Value::to_string).collect();
    assert!(!heard.contains("access-") && !heard.contains("refresh-"));
    drop(peer);
    assert!(server.stop().await.unwrap().success());
    let logged = server.stderr();
    assert!(!logged.contains("access-") && !logged.contains("refresh-"), "{logged}");
}

#[tokio::test]
async fn a_login_that_comes_to_nothing_is_told() {
    let service = McpService::start(Login::Needed).await.unwrap();
    let (lab, _model, _server, mut peer) = served(&service, "", &[]).await;
    let told = log_in(&mut peer, &service, json!({"name": "docs", "scopes": ["refuse"]})).await;
    assert_eq!(told["success"], false);
    assert!(told["error"].as_str().unwrap().contains("access_denied"), "{told}");

    let from = peer.log.len();
    let params = json!({"name": "docs", "timeoutSecs": 1});
    peer.call("mcpServer/oauth/login", params).await.unwrap();
    let told = peer.notified(from, "mcpServer/oauthLogin/completed", |_| true).await.unwrap();
    assert!(told["error"].as_str().unwrap().contains("timed out"), "{told}");
    assert!(!lab.home().join("turnhost-mcp-auth.json").exists());

    for (params, part) in [
        (json!({"name": "docs", "timeoutSecs": 0}), "timeoutSecs"),
        (
            json!({"name": "docs", "clientRegistration": "cimd"}),
            "takes no client id metadata documents",
        ),
        (json!({"name": "nosuch"}), "No MCP server named 'nosuch' found."),
    ] {
        let refused = peer.call("mcpServer/oauth/login", params).await.unwrap_err().to_string();
        assert!(refused.contains(part), "{refused}");
    }
}

#[tokio::test]
async fn a_redirect_of_another_login_changes_nothing() {
    let service = McpService::start(Login::Needed).await.unwrap();
    let (_lab, _model, _server, mut peer) = served(&service, "", &[]).await;
    let from = peer.log.len();
    let begun = peer.call("mcpServer/oauth/login", json!({"name": "docs"})).await.unwrap();
    let page = begun["authorizationUrl"].as_str().unwrap();
    assert!(page.contains("scope=tools") && page.contains("code_challenge_method=S256"), "{page}");
    let state = page.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let forged = page.replace(state, "0123456789abcdef");
    assert_eq!(service.consent(&forged).await.unwrap(), 404);
    assert_eq!(service.consent(page).await.unwrap(), 200);
    let told = peer.notified(from, "mcpServer/oauthLogin/completed", |_| true).await.unwrap();
    assert_eq!(told["success"], true, "{told}");
}

/// Starts a server whose settings at the root come before the table of the service.
async fn served_with(service: &McpService, root: &str) -> (Lab, Model, Server, Peer) {
    let config = format!("{root}[mcp_servers.docs]\nurl = \"{}\"\n", service.url());
    let (lab, model) = lab(&config, &[]).await;
    let mut server = lab.serve(Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    (lab, model, server, peer)
}

/// Returns a port of the loopback address that is not in use now.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test]
async fn the_address_of_a_document_is_the_client_where_the_server_takes_it() {
    let service = McpService::start(Login::NeededByDocument).await.unwrap();
    let root = format!("mcp_oauth_client_metadata_url = \"{}\"\n", service.client_document());
    let (_lab, _model, _server, mut peer) = served_with(&service, &root).await;
    let from = peer.log.len();
    let params = json!({"name": "docs", "clientRegistration": "cimd"});
    let begun = peer.call("mcpServer/oauth/login", params).await.unwrap();
    let page = begun["authorizationUrl"].as_str().unwrap();
    assert!(page.contains("client_id=http") && page.contains("client.json"), "{page}");
    assert_eq!(service.consent(page).await.unwrap(), 200);
    let told = peer.notified(from, "mcpServer/oauthLogin/completed", |_| true).await.unwrap();
    assert_eq!(told["success"], true, "{told}");
    let thread = peer.start_thread(json!({})).await.unwrap();
    assert_eq!(echo(&mut peer, &thread).await.unwrap()["content"][0]["text"], "hello");
    // The tokens are renewed for the same client.
    service.expire();
    assert!(echo(&mut peer, &thread).await.is_ok());
    assert_eq!(service.grants(), ["authorization_code", "refresh_token"]);
    // Without a choice the document is used as well, since the server registers no clients.
    let told = log_in(&mut peer, &service, json!({"name": "docs"})).await;
    assert_eq!(told["success"], true, "{told}");
    let params = json!({"name": "docs", "clientRegistration": "dcr"});
    let refused = peer.call("mcpServer/oauth/login", params).await.unwrap_err().to_string();
    assert!(refused.contains("mcp_oauth_client_metadata_url"), "{refused}");
}

#[tokio::test]
async fn a_document_that_is_not_configured_is_asked_for_by_name() {
    let service = McpService::start(Login::NeededByDocument).await.unwrap();
    let (_lab, _model, _server, mut peer) = served_with(&service, "").await;
    for registration in ["cimd", "auto"] {
        let params = json!({"name": "docs", "clientRegistration": registration});
        let refused = peer.call("mcpServer/oauth/login", params).await.unwrap_err().to_string();
        assert!(refused.contains("`mcp_oauth_client_metadata_url`"), "{refused}");
    }
}

#[tokio::test]
async fn the_browser_is_sent_to_the_configured_port_and_address() {
    let service = McpService::start(Login::Needed).await.unwrap();
    let port = free_port();
    let (_lab, _model, _server, mut peer) =
        served_with(&service, &format!("mcp_oauth_callback_port = {port}\n")).await;
    let from = peer.log.len();
    let begun = peer.call("mcpServer/oauth/login", json!({"name": "docs"})).await.unwrap();
    let page = begun["authorizationUrl"].as_str().unwrap().to_owned();
    assert!(page.contains(&format!("127.0.0.1%3A{port}%2Fcallback")), "{page}");
    // Another login cannot have the port meanwhile.
    let refused = peer.call("mcpServer/oauth/login", json!({"name": "docs"})).await.unwrap_err();
    assert!(refused.to_string().contains("`mcp_oauth_callback_port`"), "{refused}");
    assert_eq!(service.consent(&page).await.unwrap(), 200);
    let told = peer.notified(from, "mcpServer/oauthLogin/completed", |_| true).await.unwrap();
    assert_eq!(told["success"], true, "{told}");

    let port = free_port();
    let root = format!("mcp_oauth_callback_url = \"http://127.0.0.1:{port}/own/page\"\n");
    let (_lab, _model, _server, mut peer) = served_with(&service, &root).await;
    let told = log_in(&mut peer, &service, json!({"name": "docs"})).await;
    assert_eq!(told["success"], true, "{told}");
}
