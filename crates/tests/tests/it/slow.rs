//! Readers that never read: what they cost the server is measured, and what they cost others.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::timeout;
use turnhost_tests::{Answer, Lab, Model, Peer, Server, Step, TIMEOUT, Transport};

use crate::lab;

/// The bytes that may wait for one reader, by configuration.
const BUDGET_BYTES: usize = 1 << 20;

/// The bytes that may differ besides: a turn in memory, memory that the allocator keeps.
const CONSTANT_BYTES: usize = 8 << 20;

/// Readers that never read, half of them over a unix socket.
const SILENT: usize = 8;

/// Threads that are talked to in turn: what was said in one goes to the model again.
const THREADS: usize = 8;

/// Turns of each thread. Together they are far more than sockets and budgets hold,
/// and than the threads keep for those who come back (1 MiB each).
const TURNS: usize = 18;

/// The text of a turn: 64 KiB, sent twice, in pieces and as an item.
const PIECES: usize = 16;
const PIECE_BYTES: usize = 4 << 10;

async fn bounded(answers: &[&str]) -> (Lab, Model) {
    lab(&format!("[app_server]\noutbox_bytes = {BUDGET_BYTES}\n"), answers).await
}

/// Returns the most memory that the server has had since [`forget_peak`].
fn peak_bytes(server: &Server) -> usize {
    let status = format!("/proc/{}/status", server.pid().unwrap());
    let status = std::fs::read_to_string(status).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() << 10
}

/// Makes the kernel count the peak from what is in memory now (`proc_pid_clear_refs(5)`).
fn forget_peak(server: &Server) {
    std::fs::write(format!("/proc/{}/clear_refs", server.pid().unwrap()), "5").unwrap();
}

/// Runs a turn of which the reader must receive every byte.
async fn turn(model: &Model, reader: &mut Peer, thread: &str) {
    model.push(saying(PIECES, PIECE_BYTES));
    reader.log.clear();
    assert_eq!(reader.turn(thread, "more").await.unwrap()["status"], "completed");
    assert_eq!(spoken_bytes(&reader.log), PIECES * PIECE_BYTES);
}

fn saying(pieces: usize, bytes: usize) -> Answer {
    Answer(vec![Step::Text("x".repeat(bytes)); pieces])
}

fn spoken_bytes(log: &[Value]) -> usize {
    log.iter().filter_map(|it| it["params"]["delta"].as_str().map(str::len)).sum()
}

/// Joins the threads and never reads again.
async fn silent(url: &str, threads: &[String], capabilities: Value) -> Peer {
    let mut peer = Peer::dial(url).await.unwrap();
    peer.initialize_as(capabilities).await.unwrap();
    for thread in threads {
        let params = json!({"threadId": thread, "excludeTurns": true});
        peer.call("thread/resume", params).await.unwrap();
    }
    peer
}

/// Returns the growth of the server at its peak, and the last messages of the silent readers.
async fn grown_beside(silent_ones: usize) -> (usize, Vec<End>) {
    let (lab, model) = bounded(&[]).await;
    let arguments = ["app-server", "--listen", "unix://", "--listen", "ws://127.0.0.1:0"];
    let server = lab.serve_by(lab.command(arguments), Transport::Unix).await.unwrap();
    server.said(|text| text.contains("listening on: ws://")).await.unwrap();
    let said = server.stderr();
    let urls: Vec<&str> =
        said.lines().filter_map(|line| line.trim().strip_prefix("listening on: ")).collect();
    let [unix, websocket] = urls[..] else { panic!("{urls:?}") };

    let mut reader = Peer::dial(websocket).await.unwrap();
    // So that the threads keep what could be repeated in either case.
    let capabilities = json!({"experimentalApi": true, "turnhost": {"eventSequence": true}});
    reader.initialize_as(capabilities).await.unwrap();
    let mut threads = Vec::new();
    for _ in 0..THREADS {
        let thread = reader.start_thread(json!({})).await.unwrap();
        turn(&model, &mut reader, &thread).await;
        threads.push(thread);
    }
    forget_peak(&server);
    let before = peak_bytes(&server);
    let mut idle = Vec::new();
    for number in 0..silent_ones {
        let url = if number < silent_ones / 2 { unix } else { websocket };
        let capabilities = json!({"turnhost": {"eventSequence": understands(number)}});
        idle.push(silent(url, &threads, capabilities).await);
    }
    for _ in 0..TURNS {
        for thread in &threads {
            turn(&model, &mut reader, thread).await;
        }
    }
    let grown = peak_bytes(&server).saturating_sub(before);
    let mut ends = Vec::new();
    for mut peer in idle {
        ends.push(loop {
            match timeout(TIMEOUT, peer.receiver.recv()).await.expect("an end") {
                Ok(message) if message["method"] == "turnhost/resync" => break End::Resync,
                Ok(_) => {}
                // A reader that takes longer than the goodbye may does not get the reason.
                Err(_) => break End::CutOff,
            }
        });
    }
    (grown, ends)
}

/// The fate of a reader that was too far behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Resync,
    CutOff,
}

/// Returns true if it is sent a resync hint and stays; the others are cut off.
fn understands(number: usize) -> bool {
    number.is_multiple_of(2)
}

#[tokio::test]
async fn readers_on_sockets_that_never_read_cost_their_budgets_and_nobody_else_anything() {
    let (alone, _) = grown_beside(0).await;
    let (beside, ends) = grown_beside(SILENT).await;
    // They were behind indeed.
    let expected = |number| if understands(number) { End::Resync } else { End::CutOff };
    assert_eq!(ends, (0..SILENT).map(expected).collect::<Vec<_>>());
    let allowed = SILENT * BUDGET_BYTES + CONSTANT_BYTES;
    let cost = beside.saturating_sub(alone);
    assert!(cost <= allowed, "{cost} bytes for {SILENT} readers, {allowed} allowed");
}

/// On a slow line a long history takes its time, and what its thread does meanwhile has a place of
/// its own to wait in. Here the line is one that is not read for a while.
#[tokio::test]
async fn a_history_beyond_the_budget_arrives_while_its_thread_goes_on() {
    let (lab, model) = bounded(&[]).await;
    let server = lab.serve(Transport::Unix).await.unwrap();
    let url = server.url().unwrap();
    let mut reader = Peer::dial(url).await.unwrap();
    reader.initialize().await.unwrap();
    let thread = reader.start_thread(json!({})).await.unwrap();
    for _ in 0..2 * BUDGET_BYTES / (PIECES * PIECE_BYTES) {
        turn(&model, &mut reader, &thread).await;
    }

    let mut late = silent(url, std::slice::from_ref(&thread), json!({})).await;
    let params = json!({"threadId": thread, "includeTurns": true});
    let request = late.request("thread/read", Some(params)).await.unwrap();
    // What these say fits the budget.
    for _ in 0..2 {
        turn(&model, &mut reader, &thread).await;
    }
    let history = late.find(0, |it| it["id"] == request).await.unwrap();
    assert!(history.to_string().len() > 2 * BUDGET_BYTES);
    assert_eq!(late.call("thread/loaded/list", json!({})).await.unwrap()["data"], json!([thread]));
    assert_eq!(spoken_bytes(&late.log), 2 * PIECES * PIECE_BYTES);
}

/// Returns a server with a client on stdio that has a thread, and another client on a websocket.
async fn owner_and_witness(lab: &Lab) -> (Server, Peer, String, Peer) {
    let arguments = ["app-server", "--listen", "stdio://", "--listen", "ws://127.0.0.1:0"];
    let mut command = lab.command(arguments);
    command.stdin(std::process::Stdio::piped());
    let mut server = lab.serve_by(command, Transport::WebSocket).await.unwrap();
    let mut owner = server.connect_stdio().unwrap();
    owner.initialize().await.unwrap();
    let thread = owner.start_thread(json!({})).await.unwrap();
    let mut witness = Peer::dial(server.url().unwrap()).await.unwrap();
    witness.initialize().await.unwrap();
    (server, owner, thread, witness)
}

#[tokio::test]
async fn a_sole_client_on_stdio_that_does_not_read_pauses_its_thread_and_then_hears_all() {
    // Far more than budget and pipes hold, and not too large for one item.
    const WHOLE: usize = 24 << 20;
    let (lab, model) = bounded(&[]).await;
    let (server, mut owner, thread, mut witness) = owner_and_witness(&lab).await;
    turn(&model, &mut owner, &thread).await;
    owner.log.clear();

    forget_peak(&server);
    let before = peak_bytes(&server);
    model.push(saying(WHOLE / PIECE_BYTES, PIECE_BYTES));
    owner.start_turn(&thread, "go").await.unwrap();
    // The other client receives the thread's status alone, and then nothing, since the turn is paused.
    while timeout(Duration::from_millis(500), witness.receive()).await.is_ok() {}
    let is_idle = |it: &Value| it["params"]["status"]["type"] == "idle";
    assert!(!witness.log.last().is_some_and(is_idle), "the turn went on");
    let grown = peak_bytes(&server).saturating_sub(before);
    assert!(grown <= 2 * BUDGET_BYTES + CONSTANT_BYTES, "{grown} bytes");
    // The thread itself answers as ever.
    witness.call("account/read", json!({})).await.unwrap();
    witness.call("thread/name/set", json!({"threadId": thread, "name": "x"})).await.unwrap();

    owner.notified(0, "turn/completed", |_| true).await.unwrap();
    assert_eq!(spoken_bytes(&owner.log), WHOLE);
}

#[tokio::test]
async fn a_client_on_stdio_that_does_not_read_stops_its_thread_for_no_other() {
    // Each sent twice, in deltas and as an item: eight times what the client on stdio may have waiting.
    const TURNS: usize = 4 * BUDGET_BYTES / (PIECES * PIECE_BYTES);
    let (lab, model) = bounded(&[]).await;
    let (_server, mut owner, thread, mut witness) = owner_and_witness(&lab).await;
    turn(&model, &mut owner, &thread).await;
    witness.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    owner.log.clear();

    for _ in 0..TURNS {
        turn(&model, &mut witness, &thread).await;
    }
    let stop = witness.call("turn/interrupt", json!({"threadId": thread, "turnId": "x"})).await;
    assert!(stop.is_err(), "nothing runs any more, and the thread says so: {stop:?}");

    // It lost events, learns so, and goes on where the thread is.
    owner.notified(0, "warning", |it| it["threadId"] == thread.as_str()).await.unwrap();
    assert!(spoken_bytes(&owner.log) < TURNS * PIECES * PIECE_BYTES);
    owner.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    owner.log.clear();
    turn(&model, &mut owner, &thread).await;
}
