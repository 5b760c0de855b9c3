//! A disk that is full for a while: nothing that was acknowledged is lost, nothing that was lost is acknowledged.

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use serde_json::{Value, json};
use turnhost_tests::{Lab, Model, Peer, Server, Transport};

use crate::{PROGRAM, lab, serve};

/// Lets the server make files of so many bytes at most, whatever their length is now.
fn limit_files(server: &Server, bytes: Option<u64>) {
    let pid = Pid::from_raw(i32::try_from(server.pid().unwrap()).unwrap());
    let limit = Rlimit { current: bytes, maximum: None };
    prlimit(pid, Resource::Fsize, limit).unwrap();
}

async fn turns(lab: &Lab, thread: &str) -> Vec<Value> {
    let (mut server, mut peer) = serve(lab, Transport::Stdio).await;
    let params = json!({"threadId": thread, "includeTurns": true});
    let read = peer.call("thread/read", params).await.unwrap();
    drop(peer);
    server.stop().await.unwrap();
    read["thread"]["turns"].as_array().unwrap().clone()
}

async fn refused(peer: &mut Peer, thread: &str) -> Value {
    let input = json!([{"type": "text", "text": "go"}]);
    let params = json!({"threadId": thread, "input": input});
    let from = peer.log.len();
    let id = peer.request("turn/start", Some(params)).await.unwrap();
    peer.find(from, |message| message["id"] == id).await.unwrap()["error"].clone()
}

/// Starts a thread and a turn, and waits for the first words of the answer.
async fn begin_answer(lab: &Lab, peer: &mut Peer) -> String {
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    let input = json!([{"type": "text", "text": "go"}]);
    peer.call("turn/start", json!({"threadId": thread, "input": input})).await.unwrap();
    peer.notified(0, "item/agentMessage/delta", |_| true).await.unwrap();
    thread
}

#[tokio::test]
async fn a_turn_that_cannot_be_stored_never_begins() {
    // A turn that is taken back may have asked the model already.
    let model = Model::start(|_| r#"text "yes""#.parse().unwrap()).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, "").unwrap();
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    peer.turn(&thread, "first").await.unwrap();
    limit_files(&server, Some(1));
    let from = peer.log.len();
    let error = refused(&mut peer, &thread).await;
    assert_eq!(error["code"], -32603, "{error}");
    assert!(error["message"].as_str().unwrap().contains("try again"), "{error}");
    let fresh = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    assert_eq!(refused(&mut peer, &fresh).await["code"], -32603);
    let status = peer.call("thread/read", json!({"threadId": thread})).await.unwrap();
    assert_eq!(status["thread"]["status"], json!({"type": "idle"}));
    let is_start = |it: &&Value| it["method"] == "turn/started" || it["method"] == "item/started";
    assert_eq!(peer.log[from..].iter().find(is_start), None);
    limit_files(&server, None);
    for thread in [&thread, &fresh] {
        let turn = peer.turn(thread, "second").await.unwrap();
        assert_eq!(turn["status"], "completed");
    }
    server.kill().await.unwrap();
    drop(peer);
    let kept = turns(&lab, &thread).await;
    let texts: Vec<_> = kept.iter().map(|turn| &turn["items"][0]["content"][0]["text"]).collect();
    assert_eq!(texts, ["first", "second"]);
    assert_eq!(turns(&lab, &fresh).await.len(), 1);
}

#[tokio::test]
async fn what_could_not_be_stored_is_stored_as_soon_as_it_can_be() {
    let answers = [r#"text "one ", hold, text "two""#];
    let (lab, model) = lab("", &answers).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = begin_answer(&lab, &mut peer).await;
    limit_files(&server, Some(1));
    model.release();
    let warned = peer.notified(0, "warning", |_| true).await.unwrap();
    assert!(warned["message"].as_str().unwrap().contains("cannot be stored yet"), "{warned}");
    peer.notified(0, "turn/completed", |_| true).await.unwrap();
    limit_files(&server, None);
    // Nothing else happens in the thread: it stores by itself what waits.
    let is_stored = |it: &Value| it["message"].as_str().unwrap().contains("is stored now");
    peer.notified(0, "warning", is_stored).await.unwrap();
    server.kill().await.unwrap();
    drop(peer);
    let kept = turns(&lab, &thread).await;
    assert_eq!(kept[0]["status"], "completed");
    assert_eq!(kept[0]["items"][1]["text"], "one two");
}

/// Locks the database for writing, as another program does that reads and writes it.
pub(crate) fn lock_database(lab: &Lab) -> rusqlite::Connection {
    let foreign = rusqlite::Connection::open(lab.home().join("turnhost.sqlite")).unwrap();
    foreign.execute_batch("BEGIN IMMEDIATE").unwrap();
    foreign
}

/// Takes as long as the store waits for others: 10 s.
#[tokio::test]
async fn a_lock_of_somebody_else_costs_no_turn_however_long_it_is_held() {
    let answers = [r#"text "one ", hold, text "two""#, r#"text "three""#];
    let (lab, model) = lab("", &answers).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = begin_answer(&lab, &mut peer).await;
    let foreign = lock_database(&lab);
    model.release();
    let is_waiting = |it: &Value| it["message"].as_str().unwrap().contains("cannot be stored yet");
    peer.notified(0, "warning", is_waiting).await.unwrap();
    peer.notified(0, "turn/completed", |_| true).await.unwrap();
    // What is only read is answered meanwhile.
    let listed = peer.call("thread/list", json!({})).await.unwrap();
    assert_eq!(listed["data"][0]["id"], thread.as_str());
    drop(foreign);
    let is_stored = |it: &Value| it["message"].as_str().unwrap().contains("is stored now");
    peer.notified(0, "warning", is_stored).await.unwrap();
    assert_eq!(peer.turn(&thread, "on").await.unwrap()["status"], "completed");
    server.kill().await.unwrap();
    drop(peer);
    let kept = turns(&lab, &thread).await;
    assert_eq!(kept[0]["items"][1]["text"], "one two");
    assert_eq!(kept[1]["status"], "completed");
}
