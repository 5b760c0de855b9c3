//! Secrets of every kind that a server is given: none is in a message, a log, or what it writes down.

use std::path::Path;

use serde_json::{Value, json};
use turnhost_tests::{Login, McpService, Peer, Transport};

use crate::lab;

/// The beginning of every secret here. It is in no file but those that have it from the user.
const MARK: &str = "s3cr3t-mark-";

fn secret(kind: &str) -> String {
    format!("{MARK}{kind}")
}

fn config(service: &McpService) -> String {
    format!(
        "approval_policy = \"never\"\nsandbox_mode = \"danger-full-access\"\nnotify = [\"http://127.0.0.1:9/{notify}\"]\n[model_providers.closed]\nname = \"Closed\"\nbase_url = \"http://127.0.0.1:9/v1\"\nenv_key = \"CLOSED_KEY\"\nrequest_max_retries = 0\nstream_max_retries = 0\n[model_providers.closed.http_headers]\nx-secret = \"{provider}\"\n[mcp_servers.docs]\nurl = \"{url}\"\nbearer_token_env_var = \"DOCS_TOKEN\"\n[mcp_servers.docs.http_headers]\nx-secret = \"{header}\"\n[mcp_servers.wrong]\nurl = \"{url}\"\nbearer_token_env_var = \"WRONG_TOKEN\"\n[mcp_servers.broken]\ncommand = \"/nonexistent/program\"\nargs = [\"--token\", \"{argument}\"]\n[mcp_servers.broken.env]\nTOKEN = \"{env}\"\n",
        url = service.url(),
        notify = secret("notify"),
        provider = secret("provider-header"),
        header = secret("mcp-header"),
        argument = secret("mcp-argument"),
        env = secret("mcp-env"),
    )
}

/// Asks for everything that reveals the server's state, and for things that fail.
async fn ask_for_everything(peer: &mut Peer, bundle: &Path) {
    for (method, params) in [
        ("account/login/start", json!({"type": "apiKey", "apiKey": secret("api-key")})),
        ("account/read", json!({})),
        ("getAuthStatus", json!({"includeToken": false})),
        ("mcpServerStatus/list", json!({})),
        ("modelProvider/list", json!({})),
        ("model/list", json!({"modelProvider": "closed"})),
        ("hooks/list", json!({})),
        ("server/diagnostics", json!({})),
        ("environment/info", json!({"environmentId": "local"})),
        ("mcpServer/oauth/login", json!({"name": "docs"})),
        ("feedback/save", json!({"classification": "bug", "savePath": bundle})),
        ("thread/start", json!({"config": {"model_providers.closed.base_url": 5}})),
    ] {
        // A refusal is an answer too.
        drop(peer.call(method, params).await);
    }
}

/// Fails with the file's name if a file below `directory` has a secret, but for those that hold them.
fn look_into(directory: &Path) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            look_into(&path);
        } else if !["config.toml", "turnhost-auth.json", "auth.json"].contains(&name.as_str()) {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let has = bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes());
            assert!(!has, "a secret is in {}", path.display());
        }
    }
}

#[tokio::test]
async fn no_secret_is_in_a_message_a_log_or_a_file() {
    let service = McpService::start(Login::Needed).await.unwrap();
    service.accept(&secret("bearer"));
    let answers = [
        r#"call exec_command {"cmd":"env | grep -c s3cr3t-mark || true"}"#,
        r#"call mcp__docs__echo {"text":"hi"}"#,
        r#"text "done""#,
    ];
    let (lab, model) = lab(&config(&service), &answers).await;
    let mut server = lab
        .serve_with(Transport::Stdio, |it| {
            it.env("RUST_LOG", "trace");
            it.env("DOCS_TOKEN", secret("bearer"));
            it.env("WRONG_TOKEN", secret("wrong-bearer"));
            it.env("CLOSED_KEY", secret("env-key"));
        })
        .await
        .unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    ask_for_everything(&mut peer, &lab.path().join("bundle.json")).await;
    let from = peer.log.len();
    let thread = peer.start_thread(json!({})).await.unwrap();
    for (name, status) in [("docs", "ready"), ("wrong", "failed"), ("broken", "failed")] {
        let is_it = |it: &Value| it["name"] == name && it["status"] == status;
        peer.notified(from, "mcpServer/startupStatus/updated", is_it).await.unwrap();
    }
    let turn = peer.turn(&thread, "go").await.unwrap();
    assert_eq!(turn["status"], "completed", "{turn}");
    assert_eq!(service.calls(), 1, "the bearer token is taken");
    // No variable with a secret reaches a command.
    let input = model.request(1).await.unwrap()["input"].clone();
    let output = input.as_array().unwrap().last().unwrap()["output"].as_str().unwrap();
    assert!(output.trim_end().ends_with("Output:\n0"), "{output}");
    // A provider that cannot be reached, with a key of the environment and a header.
    let failing = peer.start_thread(json!({"modelProvider": "closed"})).await.unwrap();
    let turn = peer.start_turn(&failing, "go").await.unwrap();
    peer.notified(0, "error", |it| it["turnId"] == turn.as_str()).await.unwrap();
    let interrupt = json!({"threadId": failing, "turnId": turn});
    peer.call("turn/interrupt", interrupt).await.unwrap();

    let heard = peer.log.iter().map(Value::to_string).find(|it| it.contains(MARK));
    assert_eq!(heard, None);
    drop(peer);
    assert!(server.stop().await.unwrap().success());
    let logged = server.stderr();
    let line = logged.lines().find(|line| line.contains(MARK));
    assert_eq!(line, None);
    assert!(logged.contains("TRACE"), "the log is to say everything");
    look_into(&lab.home());
    look_into(lab.path());
}
