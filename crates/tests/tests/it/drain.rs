//! The ways from a signal to the end, with clients attached and turns running.

use serde_json::{Value, json};
use turnhost_base::{SystemWorld, World as _};
use turnhost_tests::{Lab, Model, Peer, Server, Transport};

use crate::ending::http;
use crate::{lab, serve};

/// Returns the error of new work.
fn draining() -> Value {
    json!({
        "code": -32600,
        "message": "Server is draining; retry after reconnecting",
        "data": {"kind": "shuttingDown", "reason": "serverShuttingDown"},
    })
}

/// Sends a request and waits for its error.
async fn refused(peer: &mut Peer, method: &str, params: Value) -> Value {
    let from = peer.log.len();
    let id = peer.request(method, Some(params)).await.unwrap();
    let answer = peer.find(from, |it| it["id"] == id && it.get("method").is_none()).await.unwrap();
    answer["error"].clone()
}

/// Returns the end of the connection, after everything that comes before it.
async fn goodbye(peer: &mut Peer) -> String {
    loop {
        match peer.receiver.recv().await {
            Ok(message) => peer.log.push(message),
            Err(error) => return error.to_string(),
        }
    }
}

fn said<'a>(peer: &'a Peer, method: &'a str) -> impl Iterator<Item = &'a Value> {
    peer.log.iter().filter(move |it| it["method"] == method)
}

/// Returns a server in the middle of a turn whose model holds, and the client that started it.
async fn busy(lab: &Lab, arguments: &[&str]) -> (Server, Peer, String) {
    let mut server = lab
        .serve_with(Transport::WebSocket, |command| {
            command.args(arguments).env("RUST_LOG", "info");
        })
        .await
        .unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize_as(json!({"experimentalApi": true, "turnhost": {}})).await.unwrap();
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    let from = peer.log.len();
    peer.start_turn(&thread, "go").await.unwrap();
    peer.notified(from, "item/agentMessage/delta", |_| true).await.unwrap();
    (server, peer, thread)
}

const HELD: &str = "text \"one \", hold, text \"two\"";

#[tokio::test]
async fn a_drain_refuses_new_work_and_lets_turns_finish() {
    let (lab, model) = lab("", &[HELD]).await;
    let (mut server, mut peer, thread) = busy(&lab, &[]).await;
    let mut plain = server.connect().await.unwrap();
    plain.initialize().await.unwrap();
    server.signal("TERM").await.unwrap();
    let notice = peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
    assert_eq!(notice["runningTurns"], 1, "{notice}");
    let limit = notice["deadlineAtMs"].as_i64().unwrap() - SystemWorld.now().0;
    assert!((30_000..=60_000).contains(&limit), "not a minute away: {notice}");

    let turn = json!({"threadId": thread, "input": [{"type": "text", "text": "more"}]});
    assert_eq!(refused(&mut plain, "turn/start", turn).await, draining());
    assert_eq!(refused(&mut plain, "thread/start", json!({})).await, draining());
    let unloaded = json!({"threadId": "01a00000-0000-7000-8000-000000000000"});
    assert_eq!(refused(&mut plain, "thread/resume", unloaded).await, draining());
    plain.call("thread/list", json!({})).await.unwrap();
    assert!(http(&server, "GET /readyz").await.starts_with("HTTP/1.1 503 "));
    assert!(http(&server, "GET /healthz").await.starts_with("HTTP/1.1 200 "));

    // A late client gets the notification as well, and the running turn.
    let mut late = server.connect().await.unwrap();
    late.initialize_as(json!({"turnhost": {}})).await.unwrap();
    late.notified(0, "turnhost/draining", |_| true).await.unwrap();
    late.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    model.release();
    for peer in [&mut peer, &mut late] {
        let end = goodbye(peer).await;
        assert!(end.contains("restarting; reconnect and resume"), "{end}");
        let statuses: Vec<_> =
            said(peer, "turn/completed").map(|it| &it["params"]["turn"]["status"]).collect();
        assert_eq!(statuses, ["completed"]);
    }
    goodbye(&mut plain).await;
    assert_eq!(said(&plain, "turnhost/draining").count(), 0);
    assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());
    let log = server.stderr();
    for line in [
        "received shutdown signal; entering graceful restart drain (connections=2, \
         runningAssistantTurns=1, new client turns rejected)",
        "shutdown signal restart: waiting for 1 running assistant turn(s) and 0 admitted request(s) to finish",
        "no assistant turns running; stopping acceptor and disconnecting 3 connection(s)",
        "disconnecting 3 outbound websocket connection(s) for graceful restart",
        "processor task exited",
    ] {
        assert!(log.contains(line), "no `{line}` in\n{log}");
    }
}

#[tokio::test]
async fn with_nothing_to_wait_for_any_signal_ends_the_server_at_once() {
    for signal in ["INT", "TERM", "HUP"] {
        let (lab, _model) = lab("", &[]).await;
        let (mut server, mut peer) = serve(&lab, Transport::WebSocket).await;
        peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
        server.signal(signal).await.unwrap();
        let end = goodbye(&mut peer).await;
        assert!(end.contains("restarting; reconnect and resume"), "{end}");
        assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());
    }
}

/// A turn that is cut short by the end is reported as interrupted.
async fn interrupted(server: &mut Server, peer: &mut Peer) {
    goodbye(peer).await;
    let statuses: Vec<_> =
        said(peer, "turn/completed").map(|it| &it["params"]["turn"]["status"]).collect();
    assert_eq!(statuses, ["interrupted"]);
    assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());
}

#[tokio::test]
async fn a_second_signal_does_not_wait() {
    let (lab, _model) = lab("", &[HELD]).await;
    let (mut server, mut peer, _) = busy(&lab, &[]).await;
    server.signal("TERM").await.unwrap();
    peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
    server.signal("INT").await.unwrap();
    interrupted(&mut server, &mut peer).await;
    let log = server.stderr();
    assert!(
        log.contains("received second shutdown signal; forcing restart with 1 running"),
        "{log}"
    );
}

#[tokio::test]
async fn a_time_limit_bounds_the_wait() {
    let (lab, _model) = lab("", &[HELD]).await;
    let (mut server, mut peer, _) = busy(&lab, &["--drain-timeout", "1"]).await;
    server.signal("HUP").await.unwrap();
    let notice = peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
    assert!(notice["deadlineAtMs"].as_i64().unwrap() > 1_700_000_000_000, "{notice}");
    interrupted(&mut server, &mut peer).await;
}

#[tokio::test]
async fn a_goal_and_a_queue_begin_no_turn_once_the_server_waits_for_its_end() {
    let (lab, model) = lab("", &[HELD]).await;
    let (mut server, mut peer, thread) = busy(&lab, &[]).await;
    let goal = json!({"threadId": thread, "objective": "Win"});
    peer.call("thread/goal/set", goal).await.unwrap();
    server.signal("TERM").await.unwrap();
    peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
    let queued = json!({"threadId": thread, "clientUserMessageId": "m",
        "input": [{"type": "text", "text": "later"}]});
    peer.call("thread/queue/add", queued).await.unwrap();
    model.release();
    let end = goodbye(&mut peer).await;
    assert!(end.contains("restarting; reconnect and resume"), "{end}");
    assert_eq!(said(&peer, "turn/started").count(), 1);
    assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());

    let (_server, mut peer) = serve(&lab, Transport::WebSocket).await;
    let id = json!({"threadId": thread});
    let goal = peer.call("thread/goal/get", id.clone()).await.unwrap();
    assert_eq!(goal["goal"]["status"], "active", "{goal}");
    let queue = peer.call("thread/queue/list", id).await.unwrap();
    assert_eq!(queue["data"].as_array().unwrap().len(), 1, "{queue}");
}

/// Something that a turn may be in the middle of when the end comes.
#[derive(Clone, Copy, Debug)]
enum Busy {
    /// A model that does not continue.
    Model,
    /// The same, in a turn that the server began for a goal.
    Goal,
    /// A question to the client.
    Approval,
    /// A command.
    Command,
    /// A summary that the model does not give.
    Compaction,
}

/// Brings a thread into the middle of something.
async fn begin(busy: Busy, peer: &mut Peer, thread: &str) {
    let id = json!({"threadId": thread});
    let from = peer.log.len();
    match busy {
        Busy::Model => {
            peer.start_turn(thread, "go").await.unwrap();
            peer.notified(from, "item/agentMessage/delta", |_| true).await.unwrap();
        }
        Busy::Goal => {
            let goal = json!({"threadId": thread, "objective": "Win"});
            peer.call("thread/goal/set", goal).await.unwrap();
            peer.notified(from, "item/agentMessage/delta", |_| true).await.unwrap();
        }
        Busy::Approval => {
            peer.start_turn(thread, "go").await.unwrap();
            let asks = |it: &Value| it["method"] == "item/commandExecution/requestApproval";
            peer.find(from, asks).await.unwrap();
        }
        Busy::Command => {
            peer.start_turn(thread, "go").await.unwrap();
            let is_command = |it: &Value| it["item"]["type"] == "commandExecution";
            peer.notified(from, "item/started", is_command).await.unwrap();
        }
        Busy::Compaction => {
            peer.call("thread/compact/start", id).await.unwrap();
            let is_compaction = |it: &Value| it["item"]["type"] == "contextCompaction";
            peer.notified(from, "item/started", is_compaction).await.unwrap();
        }
    }
}

#[tokio::test]
async fn whatever_a_turn_is_in_the_middle_of_the_server_ends_in_time() {
    let sleep = format!("call exec_command {}", json!({"cmd": "sleep 600"}));
    let asked = format!(
        "call exec_command {}",
        json!({"cmd": "touch it", "sandbox_permissions": "require_escalated", "justification": "?"})
    );
    for transport in [Transport::Stdio, Transport::WebSocket, Transport::Unix] {
        for (busy, answers) in [
            (Busy::Model, &[HELD][..]),
            (Busy::Goal, &[HELD]),
            (Busy::Approval, &[&asked]),
            (Busy::Command, &[&sleep]),
            (Busy::Compaction, &["text \"first\"", HELD]),
        ] {
            let (lab, _model) = lab("", answers).await;
            let limit = |command: &mut tokio::process::Command| {
                command.args(["--drain-timeout", "0"]);
            };
            let mut server = lab.serve_with(transport, limit).await.unwrap();
            let mut peer = server.connect().await.unwrap();
            peer.initialize().await.unwrap();
            let settings = json!({"cwd": lab.repo(), "approvalPolicy": "on-request"});
            let thread = peer.start_thread(settings).await.unwrap();
            if let Busy::Compaction = busy {
                let from = peer.log.len();
                peer.start_turn(&thread, "first").await.unwrap();
                peer.notified(from, "turn/completed", |_| true).await.unwrap();
            }
            begin(busy, &mut peer, &thread).await;
            server.signal("TERM").await.unwrap();
            let status = server.ended().await.unwrap();
            assert_eq!(status.code(), Some(0), "{busy:?}, {transport:?}: {}", server.stderr());

            let (_server, mut peer) = serve(&lab, transport).await;
            let read = json!({"threadId": thread, "includeTurns": true});
            let read = peer.call("thread/read", read).await.unwrap();
            let turns = read["thread"]["turns"].as_array().unwrap();
            let last = turns.last().unwrap();
            assert_eq!(last["status"], "interrupted", "{busy:?}, {transport:?}: {read}");
        }
    }
}

/// The ways in which a server ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// Its input closes.
    Input,
    /// A signal, and a second one where the first would wait.
    Signals,
    /// A signal and a time limit.
    Limit,
    /// SIGKILL.
    Kill,
}

/// All that there are.
const ENDS: [(End, Transport); 7] = [
    (End::Input, Transport::Stdio),
    (End::Signals, Transport::Stdio),
    (End::Limit, Transport::Stdio),
    (End::Kill, Transport::Stdio),
    (End::Signals, Transport::WebSocket),
    (End::Limit, Transport::WebSocket),
    (End::Kill, Transport::WebSocket),
];

#[tokio::test]
async fn no_command_survives_any_way_of_ending() {
    for (number, (end, transport)) in ENDS.into_iter().enumerate() {
        let marker = format!("3602{number}.{:010}", std::process::id());
        let sleep = format!("setsid sleep {marker} & sleep {marker}; : {marker}");
        let call = format!("call exec_command {}", json!({"cmd": sleep}));
        let (lab, _model): (Lab, Model) = lab("", &[&call]).await;
        let mut server = lab
            .serve_with(transport, |command| {
                if matches!(end, End::Limit) {
                    command.args(["--drain-timeout", "0"]);
                }
            })
            .await
            .unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize_as(json!({"turnhost": {}})).await.unwrap();
        let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
        let from = peer.log.len();
        peer.start_turn(&thread, "go").await.unwrap();
        let is_command = |it: &Value| it["item"]["type"] == "commandExecution";
        peer.notified(from, "item/started", is_command).await.unwrap();
        finish(&mut server, peer, end, transport).await;
        crate::kill::gone(&marker, &format!("{end:?} over {transport:?}")).await;
    }
}

async fn finish(server: &mut Server, mut peer: Peer, end: End, transport: Transport) {
    match end {
        End::Kill => server.kill().await.unwrap(),
        End::Input => {
            drop(peer);
            server.ended().await.unwrap();
        }
        End::Signals | End::Limit => {
            server.signal("TERM").await.unwrap();
            // Over a websocket the first signal waits for the turn.
            if transport == Transport::WebSocket && matches!(end, End::Signals) {
                peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
                server.signal("TERM").await.unwrap();
            }
            assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());
        }
    }
}
