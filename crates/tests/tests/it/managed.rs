//! The administrator's requirements at the wire, from a directory that stands for `/etc/turnhost`.

use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_host::{Host, HostOptions};
use turnhost_tests::{InProcessServer, Lab, Model, Peer};

use crate::lab;

const REQUIREMENTS: &str = "\
allowed_approval_policies = [\"on-request\", \"never\"]
allowed_sandbox_modes = [\"read-only\", \"workspace-write\"]
allowed_login_methods = [\"chatgpt\"]
allow_remote_control = false
[features]
guardian_approval = false
[feedback]
enabled = false
";

/// Starts a server on a machine with these requirements.
async fn managed(requirements: &str) -> (Lab, Model, InProcessServer, Peer) {
    let (lab, model) = lab("approval_policy = \"on-request\"\n", &[]).await;
    let system = lab.path().join("etc");
    std::fs::create_dir(&system).unwrap();
    std::fs::write(system.join("requirements.toml"), requirements).unwrap();
    let server = lab.serve_in_process_of(&system).unwrap();
    let mut peer = server.connect();
    peer.initialize().await.unwrap();
    (lab, model, server, peer)
}

async fn refused(peer: &mut Peer, method: &str, params: Value) -> String {
    peer.call(method, params).await.unwrap_err().to_string()
}

/// Requests that would set what the requirements forbid.
fn attempts(thread: &str) -> Vec<(&'static str, Value)> {
    let input = json!([{"type": "text", "text": "go"}]);
    vec![
        (
            "turn/start",
            json!({"threadId": thread, "input": input, "sandboxPolicy": {"type": "dangerFullAccess"}}),
        ),
        (
            "turn/start",
            json!({"threadId": thread, "input": input, "permissions": ":danger-full-access"}),
        ),
        ("thread/settings/update", json!({"threadId": thread, "approvalPolicy": "untrusted"})),
        (
            "command/exec",
            json!({"command": ["true"], "sandboxPolicy": {"type": "dangerFullAccess"}}),
        ),
        ("command/exec", json!({"command": ["true"], "permissionProfile": ":danger-full-access"})),
        (
            "config/value/write",
            json!({"keyPath": "sandbox_mode", "value": "danger-full-access", "mergeStrategy": "replace"}),
        ),
        (
            "config/value/write",
            json!({"keyPath": "features.guardian_approval", "value": true, "mergeStrategy": "replace"}),
        ),
    ]
}

#[tokio::test]
async fn what_is_forbidden_cannot_be_set() {
    let (lab, _model, _server, mut peer) = managed(REQUIREMENTS).await;
    let from = peer.log.len();
    let id = peer.request("configRequirements/read", None).await.unwrap();
    let told = peer.find(from, |it| it["id"] == id).await.unwrap();
    let told = &told["result"]["requirements"];
    assert_eq!(told["allowedSandboxModes"], json!(["read-only", "workspace-write"]));
    assert_eq!(told["featureRequirements"], json!({"guardian_approval": false}));

    // A new thread gets what is allowed, and its client a warning.
    let from = peer.log.len();
    let wanted = json!({"sandbox": "danger-full-access", "approvalPolicy": "untrusted"});
    let started = peer.call("thread/start", wanted).await.unwrap();
    assert_eq!(started["sandbox"]["type"], "readOnly");
    assert_eq!(started["approvalPolicy"], "on-request");
    let warning = peer.notified(from, "configWarning", |_| true).await.unwrap();
    assert!(warning["summary"].as_str().unwrap().contains("requirements.toml"), "{warning}");
    let thread = started["thread"]["id"].as_str().unwrap().to_owned();

    for (method, params) in attempts(&thread) {
        let text = refused(&mut peer, method, params.clone()).await;
        let named = text.contains("is not in the allowed set")
            || text.contains("disallowed by requirements");
        assert!(named, "{method} {params}: {text}");
    }
    let text =
        refused(&mut peer, "account/login/start", json!({"type": "apiKey", "apiKey": "sk-x"}))
            .await;
    assert!(text.contains("API key login is disabled"), "{text}");
    let text = refused(&mut peer, "remoteControl/enable", json!({})).await;
    assert!(text.contains("managed requirements"), "{text}");
    let save = json!({"classification": "bug", "savePath": lab.path().join("feedback")});
    let text = refused(&mut peer, "feedback/save", save).await;
    assert!(text.contains("managed requirements"), "{text}");
    let set = json!({"enablement": {"guardian_approval": true, "step_model_switching": true}});
    let set = peer.call("experimentalFeature/enablement/set", set).await.unwrap();
    assert_eq!(set["enablement"], json!({"step_model_switching": true}));
    let listed = peer.call("permissionProfile/list", json!({})).await.unwrap();
    assert_eq!(
        listed["data"][2],
        json!({"id": ":danger-full-access", "allowed": false, "description": null})
    );
    let text = std::fs::read_to_string(lab.home().join("config.toml")).unwrap();
    assert!(!text.contains("danger"), "{text}");
}

#[tokio::test]
async fn a_stored_thread_comes_back_within_what_is_allowed_now() {
    let (lab, _model) = lab("", &[r#"text "done""#]).await;
    let server = lab.serve_in_process().unwrap();
    let mut peer = server.connect();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({"sandbox": "danger-full-access"})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    drop(peer);
    server.stop().await.unwrap();

    let system = lab.path().join("etc");
    std::fs::create_dir(&system).unwrap();
    std::fs::write(system.join("requirements.toml"), REQUIREMENTS).unwrap();
    let server = lab.serve_in_process_of(&system).unwrap();
    let mut peer = server.connect();
    peer.initialize().await.unwrap();
    let resumed = peer.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    assert_eq!(resumed["sandbox"]["type"], "readOnly", "{resumed}");
}

#[tokio::test]
async fn a_server_does_not_start_with_demands_that_it_cannot_meet() {
    let (lab, _model) = lab("", &[]).await;
    let system = AbsPath::from_std(lab.path()).unwrap();
    std::fs::write(lab.path().join("requirements.toml"), "no_network = true\n").unwrap();
    let options = HostOptions::new(lab.home(), lab.repo()).unwrap();
    let options = HostOptions { system, environment: Arc::new(|_| None), ..options };
    let refused = Host::start(options).err().unwrap().to_string();
    assert!(refused.contains("`no_network`") && refused.contains("remove the key"), "{refused}");
}
