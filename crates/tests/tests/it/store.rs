//! `turnhost store`: its work on a home that a server uses before, meanwhile and after.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::SystemTime;

use serde_json::{Value, json};
use turnhost_tests::{Lab, Model, Peer, Transport};

use crate::{PROGRAM, serve};

/// A home with session files of another app server.
const OTHER_HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../rollout/tests/data/home");

async fn lab() -> (Lab, Model) {
    let model = Model::start(|_| r#"text "yes", usage 10 5"#.parse().unwrap()).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, "").unwrap();
    (lab, model)
}

async fn store(lab: &Lab, arguments: &[&str]) -> Output {
    let mut command = lab.command(["store"].iter().chain(arguments));
    command.output().await.unwrap()
}

/// Returns the `result` of work with `--json`.
fn result(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    let line: Value = serde_json::from_str(text.trim()).unwrap_or_else(|error| {
        panic!("{error}: {text} {}", String::from_utf8_lossy(&output.stderr))
    });
    line["result"].clone()
}

/// Returns what lies below a directory: each file with its bytes and when it was last written.
pub(crate) fn contents(directory: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut contents(&path));
        } else {
            let written = path.metadata().unwrap().modified().unwrap();
            let bytes = std::fs::read(&path).unwrap();
            found.insert(path, (written, bytes));
        }
    }
    found
}

async fn talk(peer: &mut Peer, lab: &Lab) -> String {
    let started = peer.call("thread/start", json!({"cwd": lab.repo()})).await.unwrap();
    let thread = started["thread"]["id"].as_str().unwrap().to_owned();
    peer.turn(&thread, "hello").await.unwrap();
    thread
}

#[tokio::test]
async fn threads_move_from_one_home_to_another() {
    let (lab, model) = lab().await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = talk(&mut peer, &lab).await;
    let file = lab.home().join("export.jsonl");
    let file = file.to_str().unwrap();
    // The server goes on meanwhile.
    let output = store(&lab, &["export", file, "--json"]).await;
    assert_eq!(result(&output), json!({"threads": 1, "damaged": 0}));
    let again = store(&lab, &["export", file]).await;
    assert!(!again.status.success());
    let backup = lab.home().join("copy.sqlite");
    let output = store(&lab, &["backup", backup.to_str().unwrap(), "--json"]).await;
    assert!(result(&output)["bytes"].as_u64().is_some_and(|bytes| bytes > 0));
    let output = store(&lab, &["check", "--json"]).await;
    assert_eq!((result(&output), output.status.code()), (json!({"faults": []}), Some(0)));
    talk(&mut peer, &lab).await;
    drop(peer);
    server.stop().await.unwrap();

    let other = Lab::new(PROGRAM).unwrap();
    other.configure(&model, "").unwrap();
    let output = store(&other, &["import", file, "--json"]).await;
    assert_eq!(result(&output), json!({"new": 1, "existing": 0}));
    let output = store(&other, &["import", file, "--json"]).await;
    assert_eq!(result(&output), json!({"new": 0, "existing": 1}));
    let (mut server, mut peer) = serve(&other, Transport::Stdio).await;
    let resumed = peer.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    assert_eq!(resumed["thread"]["turns"][0]["items"][1]["text"], "yes");
    let turn = peer.turn(&thread, "and again").await.unwrap();
    assert_eq!(turn["status"], "completed");
    drop(peer);
    server.stop().await.unwrap();
}

#[tokio::test]
async fn session_files_of_another_server_become_threads() {
    let (lab, _model) = lab().await;
    let before = contents(Path::new(OTHER_HOME));
    let output = store(&lab, &["import", OTHER_HOME, "--json"]).await;
    let imported = result(&output);
    assert_eq!((&imported["new"], &imported["unused"]), (&json!(4), &json!(1)), "{imported}");
    assert!(String::from_utf8_lossy(&output.stderr).contains(r#""progress""#));
    let again = store(&lab, &["import", OTHER_HOME]).await;
    let text = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(text.starts_with("Imported 0 threads; 4 were already stored"), "{text}");
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let listed = peer.call("thread/list", json!({})).await.unwrap();
    let names: Vec<_> = listed["data"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(listed["data"].as_array().unwrap().len(), 3, "{names:?}");
    let id = "01930000-0000-7000-8000-00000000000a";
    let read = peer.call("thread/read", json!({"threadId": id, "includeTurns": true})).await;
    let thread = &read.unwrap()["thread"];
    assert_eq!((&thread["name"], &thread["preview"]), (&json!("My name"), &json!("first words")));
    let kinds: Vec<_> =
        thread["turns"].as_array().unwrap().iter().map(|turn| &turn["status"]).collect();
    assert_eq!(kinds, ["completed", "interrupted", "failed"]);
    assert_eq!(thread["turns"][1]["items"][1]["exitCode"], 3);
    let found = peer.call("thread/search", json!({"searchTerm": "in the fork"})).await.unwrap();
    assert_eq!(found["data"].as_array().unwrap().len(), 1, "{found}");
    assert!(contents(Path::new(OTHER_HOME)) == before, "the session files changed");
    // The thread goes on with the configured provider.
    let params = json!({"threadId": id, "modelProvider": "fake", "cwd": lab.repo()});
    peer.call("thread/resume", params).await.unwrap();
    let turn = peer.turn(id, "go on").await.unwrap();
    assert_eq!(turn["status"], "completed", "{turn}");
    drop(peer);
    server.stop().await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_done_is_said_with_a_remedy() {
    let empty = Lab::new(PROGRAM).unwrap();
    for (arguments, expected) in [
        (&["check"][..], "there is no store in"),
        (&["compact"], "TURNHOST_HOME"),
        (&["import", "/nonexistent"], "cannot be read"),
        (&["import", "/proc"], "has no session files"),
        (&["export", "--thread", "x"], "invalid value 'x'"),
    ] {
        let output = store(&empty, arguments).await;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && text.contains(expected), "{arguments:?}: {text}");
    }
}
