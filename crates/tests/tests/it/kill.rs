//! The store after the server is killed: a busy session, SIGKILL after a
//! random number of messages, and a restart in the same home, again and again.
//!
//! Two guarantees are checked. What the server acknowledged to a client before it died is
//! there; and the store opens, with each turn that ran read as interrupted. Besides,
//! no command outlives the server.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use turnhost_tests::{Answer, Lab, Model, Peer, TIMEOUT, Transport};

use crate::{PROGRAM, TRANSPORTS, serve};

/// The number of kills, unless the variable of [`rounds`] says another.
const ROUNDS: u64 = 16;
/// Threads of a round, all at work at the same time.
const THREADS: usize = 3;
/// The most messages that are waited for before the kill.
const MESSAGES: u64 = 300;
/// The variable that replays a run.
const SEED: &str = "TURNHOST_KILL_SEED";

/// Everything the server has sent, by thread.
#[derive(Default)]
struct Told {
    threads: BTreeMap<String, Thread>,
    /// Commands that were started.
    commands: usize,
}

#[derive(Default)]
struct Thread {
    name: Option<String>,
    /// The turns whose start was answered.
    turns: Vec<String>,
    /// The status in `turn/completed`, by turn.
    ends: BTreeMap<String, Value>,
    /// Completed items with their turn.
    items: Vec<(String, Value)>,
}

/// The subject of an answer.
enum Open {
    Start,
    Name(String, String),
    Turn(String),
}

/// Returns how often to kill: as often as CI can afford, or as `TURNHOST_KILLS` says, which a soak sets.
pub(crate) fn rounds(few: u64) -> u64 {
    std::env::var("TURNHOST_KILLS").map_or(few, |it| it.parse().unwrap())
}

#[tokio::test]
async fn what_was_told_is_there_after_a_kill() {
    let seed = std::env::var(SEED)
        .map_or_else(|_| RandomState::new().build_hasher().finish(), |it| it.parse().unwrap());
    println!("replay with {SEED}={seed}");
    // No other process has this in its command line.
    let marker = format!("3600.{:010}", std::process::id());
    let commanded = marker.clone();
    let model = Model::start(move |request| answer(request, &commanded)).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, "approval_policy = \"never\"").unwrap();
    let mut told = Told::default();
    let mut chance = seed;
    for round in 0..rounds(ROUNDS) {
        let count = 1 + random(&mut chance) % MESSAGES;
        let transport = TRANSPORTS[usize::from(round % 2 == 1)];
        let context = format!(
            "{SEED}={seed}, round {round}, killed after {count} messages over {transport:?}"
        );
        session(&lab, transport, count, &mut told).await;
        gone(&marker, &context).await;
        check(&lab, transport, &told, &context).await;
    }
    assert!(told.commands > 0, "no command was ever started");
    assert!(
        told.threads.values().any(|thread| !thread.ends.is_empty()),
        "no turn was ever completed"
    );
    assert!(
        told.threads.values().any(|thread| thread.ends.len() < thread.turns.len()),
        "no turn was ever interrupted"
    );
}

/// Plays the model: commands and talk, in turn; a result is answered with talk.
fn answer(request: &Value, marker: &str) -> Answer {
    let last = request["input"].as_array().and_then(|input| input.last()).unwrap();
    let text = if last["type"] == "function_call_output" {
        r#"text "it ", text "went ", text "well""#.to_owned()
    } else if last["content"][0]["text"].as_str().is_some_and(|text| text.starts_with("command")) {
        let quick = json!({"cmd": "for i in 1 2 3; do echo $i; done"});
        let long = json!({"cmd": format!("setsid sleep {marker} & sleep {marker}; : {marker}"), "yield_time_ms": 250});
        format!(
            r#"reasoning "hm", text "both", call exec_command {quick}, call exec_command {long}"#
        )
    } else {
        r#"reasoning "so", text "one ", text "two ", text "three ", text "four""#.to_owned()
    };
    text.parse().unwrap()
}

/// Works with a server until `count` messages have come, kills it, and reads what it had sent.
async fn session(lab: &Lab, transport: Transport, count: u64, told: &mut Told) {
    let (mut server, mut peer) = serve(lab, transport).await;
    let mut open = BTreeMap::new();
    for _ in 0..THREADS {
        let id = peer.request("thread/start", Some(json!({"cwd": lab.repo()}))).await.unwrap();
        open.insert(id, Open::Start);
    }
    for _ in 0..count {
        peer.receive().await.unwrap();
        go_on(&mut peer, &mut open, told).await;
    }
    server.kill().await.unwrap();
    // What is in the pipe was published as well.
    while let Ok(message) = peer.receiver.recv().await {
        told.hear(&message, &open);
    }
}

/// Notes the last message and asks for more work where it ends some.
async fn go_on(peer: &mut Peer, open: &mut BTreeMap<i64, Open>, told: &mut Told) {
    let at = peer.log.len();
    let message = peer.log[at - 1].clone();
    told.hear(&message, open);
    let done = message["id"].as_i64().and_then(|id| open.remove(&id));
    let thread = match (done, message["method"].as_str()) {
        (Some(Open::Start), _) => {
            let thread = message["result"]["thread"]["id"].as_str().unwrap().to_owned();
            let name = format!("thread {at}");
            let params = json!({"threadId": thread, "name": name});
            let id = peer.request("thread/name/set", Some(params)).await.unwrap();
            open.insert(id, Open::Name(thread.clone(), name));
            thread
        }
        (_, Some("turn/completed")) => message["params"]["threadId"].as_str().unwrap().to_owned(),
        _ => return,
    };
    let text = if at.is_multiple_of(2) { "command please" } else { "talk please" };
    let params = json!({"threadId": thread, "input": [{"type": "text", "text": text}]});
    let id = peer.request("turn/start", Some(params)).await.unwrap();
    open.insert(id, Open::Turn(thread));
}

impl Told {
    fn hear(&mut self, message: &Value, open: &BTreeMap<i64, Open>) {
        let params = &message["params"];
        if let Some(method) = message["method"].as_str() {
            let Some(thread) = params["threadId"].as_str() else { return };
            let thread = self.threads.entry(thread.to_owned()).or_default();
            if method == "item/started" && params["item"]["type"] == "commandExecution" {
                self.commands += 1;
            } else if method == "item/completed" {
                let turn = params["turnId"].as_str().unwrap().to_owned();
                thread.items.push((turn, params["item"].clone()));
            } else if method == "turn/completed" {
                let turn = params["turn"]["id"].as_str().unwrap().to_owned();
                thread.ends.insert(turn, params["turn"]["status"].clone());
            }
            return;
        }
        assert!(message.get("error").is_none(), "{message}");
        match message["id"].as_i64().and_then(|id| open.get(&id)) {
            Some(Open::Name(thread, name)) => {
                self.threads.entry(thread.clone()).or_default().name = Some(name.clone());
            }
            Some(Open::Turn(thread)) => {
                let turn = message["result"]["turn"]["id"].as_str().unwrap().to_owned();
                self.threads.entry(thread.clone()).or_default().turns.push(turn);
            }
            Some(Open::Start) | None => {}
        }
    }
}

/// Starts the server again and compares.
async fn check(lab: &Lab, transport: Transport, told: &Told, context: &str) {
    let (mut server, mut peer) = serve(lab, transport).await;
    // A thread is kept from its first turn on.
    let kept: Vec<_> = told.threads.iter().filter(|(_, thread)| !thread.turns.is_empty()).collect();
    for (id, thread) in &kept {
        let params = json!({"threadId": id, "includeTurns": true});
        let read = peer.call("thread/read", params).await;
        let stored = read.unwrap_or_else(|error| panic!("{context}: thread {id}: {error:#}"));
        compare(&stored["thread"], thread, context);
    }
    if let Some((id, _)) = kept.last() {
        peer.call("thread/resume", json!({"threadId": id})).await.unwrap();
        let turn = peer.turn(id, "talk again").await.unwrap();
        assert_eq!(turn["status"], "completed", "{context}: {turn}");
    }
    drop(peer);
    server.stop().await.unwrap();
}

fn compare(stored: &Value, told: &Thread, context: &str) {
    let turns = stored["turns"].as_array().unwrap();
    let find = |id: &str| {
        turns
            .iter()
            .find(|turn| turn["id"] == id)
            .unwrap_or_else(|| panic!("{context}: turn {id} is lost: {stored}"))
    };
    if let Some(name) = &told.name {
        assert_eq!(stored["name"], **name, "{context}: the name");
    }
    for id in &told.turns {
        let status = &find(id)["status"];
        match told.ends.get(id) {
            Some(end) => assert_eq!(status, end, "{context}: turn {id}"),
            // Its end may be stored before it is published.
            None => {
                assert!(status == "interrupted" || status == "completed", "{context}: {status}");
            }
        }
    }
    for (turn, item) in &told.items {
        let items = find(turn)["items"].as_array().unwrap();
        let found = items.iter().find(|it| it["id"] == item["id"]);
        assert_eq!(found, Some(item), "{context}: an item of turn {turn}");
    }
}

/// Waits until no process with the marker is left.
pub(crate) async fn gone(marker: &str, context: &str) {
    let end = Instant::now() + TIMEOUT;
    loop {
        let left = processes(marker);
        if left.is_empty() {
            return;
        }
        assert!(Instant::now() < end, "{context}: still there: {left:?}");
        // The kernel has no event for the end of a process that is not ours.
        sleep(Duration::from_millis(5)).await;
    }
}

/// Returns the command lines with the marker.
fn processes(marker: &str) -> Vec<String> {
    let lines = std::fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let line = std::fs::read(entry.ok()?.path().join("cmdline")).ok()?;
        Some(String::from_utf8_lossy(&line).replace('\0', " "))
    });
    lines.filter(|line| line.contains(marker)).collect()
}

/// Returns the next number of a sequence that looks random (SplitMix64).
pub(crate) fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
