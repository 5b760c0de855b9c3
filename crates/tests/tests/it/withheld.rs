//! Settings that decide what the model is sent, and what it may not do.

use serde_json::{Value, json};
use turnhost_tests::{Peer, Transport};

use crate::{lab, serve};

/// Runs a turn in a new thread.
async fn turn(peer: &mut Peer) {
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
}

/// Returns the texts of a request's messages in one.
fn texts(request: &Value) -> String {
    request["input"].to_string()
}

/// Returns the names of the tools that a request offers.
fn tools(request: &Value) -> Vec<&str> {
    request["tools"].as_array().unwrap().iter().filter_map(|tool| tool["name"].as_str()).collect()
}

#[tokio::test]
async fn instructions_are_those_of_the_file_that_the_configuration_names() {
    let config = "model_instructions_file = \"own.md\"\ninstructions = \"not these\"";
    let (lab, model) = lab(config, &["text \"done\""]).await;
    std::fs::write(lab.home().join("own.md"), "Speak Latin.\n").unwrap();
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    turn(&mut peer).await;
    let sent = texts(&model.request(0).await.unwrap());
    assert!(sent.contains("Speak Latin.") && !sent.contains("not these"), "{sent}");
    std::fs::remove_file(lab.home().join("own.md")).unwrap();
    let refused = peer.call("thread/start", json!({})).await.unwrap_err().to_string();
    assert!(refused.contains("failed to read model instructions file"), "{refused}");
    assert!(refused.contains("own.md"), "{refused}");
    let params = json!({"baseInstructions": "Speak Greek."});
    peer.call("thread/start", params).await.unwrap();
}

#[tokio::test]
async fn what_the_configuration_leaves_out_is_not_sent() {
    let config = "\
        include_permissions_instructions = false\n\
        include_environment_context = false\n\
        features = { shell_tool = false, goals = false, multi_agent = false }";
    let (lab, model) =
        lab(config, &["call exec_command {\"cmd\":\"true\"}", "text \"done\""]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    turn(&mut peer).await;
    let request = model.request(0).await.unwrap();
    let sent = texts(&request);
    assert!(!sent.contains("<permissions instructions>"), "{sent}");
    assert!(!sent.contains("<environment_context>"), "{sent}");
    let names = tools(&request);
    for name in ["exec_command", "write_stdin", "get_goal", "create_goal", "multi_agent_v1"] {
        assert!(!names.contains(&name), "{name} is offered: {names:?}");
    }
    assert!(names.contains(&"apply_patch"), "{names:?}");
    let answer = texts(&model.request(1).await.unwrap());
    assert!(answer.contains("unsupported call: exec_command"), "{answer}");
}

#[tokio::test]
async fn login_shells_can_be_forbidden() {
    let calls = [
        "call exec_command {\"cmd\":\"shopt -q login_shell; echo $-\",\"login\":true}",
        "call exec_command {\"cmd\":\"echo $0\"}",
        "text \"done\"",
    ];
    let (lab, model) = lab("allow_login_shell = false", &calls).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    turn(&mut peer).await;
    let refused = texts(&model.request(1).await.unwrap());
    assert!(refused.contains("login shells are disabled"), "{refused}");
    let ran = texts(&model.request(2).await.unwrap());
    assert!(ran.contains("Process exited with code 0"), "{ran}");
}
