//! A request that was read is served to its end, whatever becomes of its connection.

use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use turnhost_tests::Transport;

use crate::lab;

#[tokio::test]
async fn what_a_request_began_is_published_although_its_connection_is_gone() {
    let (lab, _model) = lab("", &["text \"one\""]).await;
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut witness = server.connect().await.unwrap();
    witness.initialize().await.unwrap();
    let thread = witness.start_thread(json!({})).await.unwrap();
    witness.turn(&thread, "go").await.unwrap();
    // Stored, and out of memory.
    witness.call("thread/archive", json!({"threadId": thread})).await.unwrap();
    witness.call("thread/unarchive", json!({"threadId": thread})).await.unwrap();
    for round in 0..20 {
        let from = witness.log.len();
        let mut asker = server.connect().await.unwrap();
        asker.initialize().await.unwrap();
        let name = format!("round {round}");
        let params = json!({"threadId": thread, "name": name});
        asker.request("thread/name/set", Some(params)).await.unwrap();
        drop(asker);
        let is_it = |params: &Value| params["threadName"] == name.as_str();
        witness.notified(from, "thread/name/updated", is_it).await.unwrap();
    }
}

#[tokio::test]
async fn every_request_before_the_end_of_input_is_answered() {
    let (lab, _model) = lab("", &[]).await;
    let mut command = lab.command(["app-server"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let client = json!({"clientInfo": {"name": "test", "version": "1"}});
    let requests = [
        json!({"id": 1, "method": "initialize", "params": client}),
        json!({"id": 2, "method": "thread/list", "params": {}}),
        json!({"id": 3, "method": "model/list", "params": {}}),
    ];
    let lines: Vec<String> = requests.iter().map(ToString::to_string).collect();
    let lines = lines.join("\n") + "\n";
    server.stdin.take().unwrap().write_all(lines.as_bytes()).await.unwrap();
    let output = server.wait_with_output().await.unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers = answers.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let answered: Vec<_> = answers.filter(|it| it.get("result").is_some()).collect();
    assert_eq!(answered.len(), 3, "{answered:?}");
    assert!(output.status.success());
}

/// A command that runs on does not keep the server, and its end is no answer.
#[tokio::test]
async fn a_command_does_not_outlive_the_end_of_input_for_long() {
    let (lab, _model) = lab("", &[]).await;
    let mut command = lab.command(["app-server"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let marker = format!("3602.{:010}", std::process::id());
    let client = json!({"clientInfo": {"name": "test", "version": "1"}});
    let run = json!({"command": ["sleep", &marker], "disableTimeout": true});
    let requests = [
        json!({"id": 1, "method": "initialize", "params": client}),
        json!({"id": 2, "method": "command/exec", "params": run}),
    ];
    let lines: Vec<String> = requests.iter().map(|request| format!("{request}\n")).collect();
    server.stdin.take().unwrap().write_all(lines.concat().as_bytes()).await.unwrap();
    // Supervisors wait five seconds, some six.
    let output = tokio::time::timeout(Duration::from_secs(5), server.wait_with_output());
    let output = output.await.expect("the server ends").unwrap();
    assert!(output.status.success());
    assert!(!String::from_utf8(output.stdout).unwrap().contains("exitCode"));
    crate::kill::gone(&marker, "after the end of input").await;
}
