//! Extensions that reach outside: notices, and git marketplaces.

use std::path::Path;
use std::process::Command;

use axum::Router;
use axum::routing::post;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;
use turnhost_task::Tasks;
use turnhost_tests::{Peer, TIMEOUT, Transport};

use crate::{lab, serve};

/// Listens for notices; gives the address and the notices as they come.
async fn listen(tasks: &Tasks) -> (String, mpsc::Receiver<Value>) {
    let (heard, notices) = mpsc::channel(8);
    let take = move |body: String| async move {
        heard.send(serde_json::from_str(&body).unwrap()).await.unwrap();
    };
    let router = Router::new().route("/hook", post(take));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tasks.spawn(async move { axum::serve(listener, router).await.unwrap() });
    (format!("http://{address}/hook?token=s3cr3t"), notices)
}

async fn next(notices: &mut mpsc::Receiver<Value>) -> Value {
    timeout(TIMEOUT, notices.recv()).await.expect("a notice is missing").unwrap()
}

#[tokio::test]
async fn an_address_hears_of_approvals_and_of_ends() {
    let tasks = Tasks::new();
    let (url, mut notices) = listen(&tasks).await;
    let config = format!("approval_policy = \"on-request\"\nnotify = [\"{url}\"]\n");
    let answers = [
        r#"call exec_command {"cmd":"true","sandbox_permissions":"require_escalated","justification":"why"}"#,
        r#"text "done""#,
    ];
    let (lab, _model) = lab(&config, &answers).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    let turn = peer.start_turn(&thread, "go").await.unwrap();
    let asked = next(&mut notices).await;
    let members = json!({
        "type": "approval-requested", "thread-id": thread, "turn-id": turn, "cwd": lab.repo(),
        "client": asked["client"], "request": "item/commandExecution/requestApproval",
        "reason": "why", "command": asked["command"],
    });
    assert_eq!(asked, members);
    let is_question = |it: &Value| it["method"] == "item/commandExecution/requestApproval";
    let question = peer.find(0, is_question).await.unwrap();
    peer.answer(&question["id"], json!({"decision": "accept"})).await.unwrap();
    let ended = next(&mut notices).await;
    assert_eq!(ended["type"], "agent-turn-complete", "{ended}");
    assert_eq!(ended["input-messages"], json!(["go"]));
    assert_eq!(ended["last-assistant-message"], "done");
    drop(peer);
    server.stop().await.unwrap();
    assert!(!server.stderr().contains("s3cr3t"), "{}", server.stderr());
}

#[tokio::test]
async fn a_command_hears_of_ends_and_the_variable_counts_more() {
    let (lab, _model) = lab("notify = [\"/bin/false\"]\n", &[r#"text "done""#]).await;
    let told = lab.home().join("told.fifo");
    let made = Command::new("mkfifo").arg(&told).status().unwrap();
    assert!(made.success());
    let script = format!("printf %s \"$1\" > {}", told.display());
    let notify = json!(["/bin/sh", "-c", script, "sh"]).to_string();
    let mut server =
        lab.serve_with(Transport::Stdio, |it| _ = it.env("TURNHOST_NOTIFY", notify)).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let read = timeout(TIMEOUT, tokio::task::spawn_blocking(move || std::fs::read(told)));
    let text = read.await.expect("the command was not run").unwrap().unwrap();
    let notice: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(notice["type"], "agent-turn-complete", "{notice}");
    assert_eq!(notice["thread-id"], thread);
}

fn git(directory: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=k", "-c", "user.email=k@example.org"];
    let mut command = Command::new("git");
    command.current_dir(directory).args(identity).args(arguments);
    command.env_remove("GIT_DIR");
    assert!(command.output().unwrap().status.success(), "{arguments:?}");
}

fn manifest(version: &str) -> String {
    json!({"name": "hello", "version": version}).to_string()
}

#[tokio::test]
async fn a_git_marketplace_is_cloned_upgraded_and_removed() {
    let (lab, _model) = lab("", &[]).await;
    let origin = lab.path().join("origin/market.git");
    std::fs::create_dir_all(origin.join(".agents/plugins")).unwrap();
    std::fs::create_dir_all(origin.join("hello/.codex-plugin")).unwrap();
    let market = json!({"name": "market", "plugins": [{"name": "hello", "source": "./hello"}]});
    std::fs::write(origin.join(".agents/plugins/marketplace.json"), market.to_string()).unwrap();
    let plugin = origin.join("hello/.codex-plugin/plugin.json");
    std::fs::write(&plugin, manifest("1.0")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", origin.join("hello/link")).unwrap();
    git(&origin, &["init", "-q", "-b", "main"]);
    git(&origin, &["add", "-A"]);
    git(&origin, &["commit", "-q", "-m", "one"]);
    // No test leaves the machine: the address stands for a directory.
    let rewrite = format!(
        "[url \"file://{}/\"]\n\tinsteadOf = https://git.example/\n[safe]\n\tdirectory = *\n",
        lab.path().join("origin").display()
    );
    std::fs::write(lab.path().join("user/.gitconfig"), rewrite).unwrap();

    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let source = json!({"source": "https://git.example/market.git"});
    let added = peer.call("marketplace/add", source.clone()).await.unwrap();
    let root = lab.home().join("marketplaces/market");
    assert_eq!(added["installedRoot"], json!(root), "{added}");
    assert!(!root.join("hello/link").is_symlink(), "links are no links in a clone");
    assert_eq!(peer.call("marketplace/add", source).await.unwrap()["alreadyAdded"], true);
    let version = |lists: &Value| lists["marketplaces"][0]["plugins"][0]["localVersion"].clone();
    let lists = peer.call("plugin/list", json!({})).await.unwrap();
    assert_eq!(version(&lists), "1.0", "{lists}");
    let same = peer.call("marketplace/upgrade", json!({})).await.unwrap();
    assert_eq!(same["selectedMarketplaces"], json!(["market"]));
    assert_eq!(same["upgradedRoots"], json!([]), "{same}");

    std::fs::write(&plugin, manifest("1.1")).unwrap();
    git(&origin, &["commit", "-q", "-am", "two"]);
    let newer =
        peer.call("marketplace/upgrade", json!({"marketplaceName": "market"})).await.unwrap();
    assert_eq!(newer["upgradedRoots"], json!([root]), "{newer}");
    let lists = peer.call("plugin/list", json!({})).await.unwrap();
    assert_eq!(version(&lists), "1.1", "{lists}");
    let removed =
        peer.call("marketplace/remove", json!({"marketplaceName": "market"})).await.unwrap();
    assert_eq!(removed["installedRoot"], json!(root));
    assert!(!root.exists());
}

/// Trusts every hook that is listed.
async fn trust_hooks(peer: &mut Peer) {
    let listed = peer.call("hooks/list", json!({})).await.unwrap();
    let hooks = listed["data"][0]["hooks"].as_array().unwrap().clone();
    let edit = |hook: &Value| {
        let key = format!("hooks.state.\"{}\".trusted_hash", hook["key"].as_str().unwrap());
        json!({"keyPath": key, "value": hook["currentHash"], "mergeStrategy": "upsert"})
    };
    let edits: Vec<_> = hooks.iter().map(edit).collect();
    peer.call("config/batchWrite", json!({"edits": edits})).await.unwrap();
}

#[tokio::test]
async fn a_hook_that_takes_too_long_is_ended_and_the_turn_goes_on() {
    let (lab, _model) = lab("", &[r#"text "done""#]).await;
    let hooks = json!({"hooks": {"UserPromptSubmit": [{"hooks": [
        {"type": "command", "command": "exec sleep 1000", "timeout": 1},
        {"type": "command", "command": "env > env.txt; cat > input.json; printf no >&2; exit 1"},
    ]}]}});
    std::fs::write(lab.home().join("hooks.json"), hooks.to_string()).unwrap();
    let key = |it: &mut tokio::process::Command| _ = it.env("PROVIDER_API_KEY", "s3cr3t");
    let mut server = lab.serve_with(Transport::Stdio, key).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    trust_hooks(&mut peer).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    let from = peer.log.len();
    let turn = peer.turn(&thread, "go").await.unwrap();
    assert_eq!(turn["status"], "completed", "{turn}");
    let ended = |order: i64| move |it: &Value| it["run"]["displayOrder"] == order;
    let slow = peer.notified(from, "hook/completed", ended(0)).await.unwrap();
    assert_eq!(
        slow["run"]["entries"],
        json!([{"kind": "error", "text": "hook timed out after 1s"}])
    );
    let failed = peer.notified(from, "hook/completed", ended(1)).await.unwrap();
    assert_eq!(failed["run"]["status"], "failed", "{failed}");
    let variables = std::fs::read_to_string(lab.repo().join("env.txt")).unwrap();
    assert!(variables.contains(&format!("TURNHOST_THREAD_ID={thread}")), "{variables}");
    assert!(!variables.contains("s3cr3t"), "{variables}");
    let input = std::fs::read_to_string(lab.repo().join("input.json")).unwrap();
    let input: Value = serde_json::from_str(&input).unwrap();
    assert_eq!((&input["prompt"], &input["cwd"]), (&json!("go"), &json!(lab.repo())), "{input}");
}

#[tokio::test]
async fn the_model_is_told_of_a_projects_skills_once_the_project_is_trusted() {
    let (lab, model) = lab("", &[r#"text "a""#, r#"text "b""#]).await;
    let skill = lab.repo().join(".agents/skills/greet");
    std::fs::create_dir_all(&skill).unwrap();
    let text = "---\nname: greet\ndescription: Greets people.\n---\nHi.\n";
    std::fs::write(skill.join("SKILL.md"), text).unwrap();
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let is_told = |request: &Value| request.to_string().contains("greet: Greets people.");
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    assert!(!is_told(&model.request(0).await.unwrap()));
    let key = format!("projects.\"{}\".trust_level", lab.repo().display());
    let trust = json!({"keyPath": key, "value": "trusted", "mergeStrategy": "upsert"});
    peer.call("config/value/write", trust).await.unwrap();
    peer.turn(&thread, "again").await.unwrap();
    assert!(is_told(&model.request(1).await.unwrap()));
}
