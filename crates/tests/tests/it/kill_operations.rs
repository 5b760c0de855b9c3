//! The store after work on it was killed: imports, migrations, rewrites, copies; and threads that were
//! being forked, taken back, archived and deleted. Each is whole afterwards or did not happen, and
//! what was answered did.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::time::sleep;
use turnhost_tests::{Lab, Model, Peer, Transport};

use crate::kill::{random, rounds};
use crate::store::contents;
use crate::{PROGRAM, serve};

/// Kills of each kind, unless a soak says more.
const ROUNDS: u64 = 6;
/// Threads of the store that is worked on.
const THREADS: u64 = 150;
/// The variable that replays a run.
const SEED: &str = "TURNHOST_KILL_SEED";

fn seed() -> u64 {
    std::env::var(SEED)
        .map_or_else(|_| RandomState::new().build_hasher().finish(), |it| it.parse().unwrap())
}

fn thread_id(number: u64) -> String {
    format!("01930000-0000-7000-8000-{number:012x}")
}

/// Returns an export of threads with a turn and some kilobytes each.
fn export() -> String {
    let mut text = String::from("{\"turnhost\":{\"export\":1}}\n");
    let settings = json!({
        "cwd": "/repo", "model": "m", "model_provider": "fake", "approval_policy": "never",
        "sandbox_policy": {"type": "dangerFullAccess"}, "context_window": 1000,
        "unload_delay_secs": 60,
    });
    for number in 0..THREADS {
        let id = thread_id(number);
        let turn = format!("01930000-0000-7000-8001-{number:012x}");
        let thread = json!({
            "id": id, "createdAtMs": number, "updatedAtMs": number, "recencyAtMs": number,
            "archived": false, "name": null, "preview": "p", "cwd": "/repo",
            "modelProvider": "fake", "source": "vscode", "originator": "t", "forkedFrom": null,
            "serverVersion": "0", "settings": settings, "usage": null, "readState": null,
            "parent": null, "threadSource": null, "section": null, "sectionEnteredAtMs": null,
            "project": null, "gitBranch": null, "gitSha": null, "gitOriginUrl": null,
            "daybreak": null,
        });
        let item = json!({"type": "agentMessage", "id": "m", "text": "x".repeat(4_000)});
        for line in [
            json!({ "thread": thread }),
            json!({"turn": {"id": turn, "state": "completed", "startedAtMs": 1, "completedAtMs": 2, "error": null}}),
            json!({"item": {"turn": turn, "id": "m", "body": item}}),
            json!({"history": {"type": "message"}}),
            json!({"end": {"thread": id}}),
        ] {
            writeln!(text, "{line}").unwrap();
        }
    }
    text
}

/// Runs `turnhost store` and returns its result.
async fn store(lab: &Lab, arguments: &[&str]) -> Value {
    let mut command = lab.command(["store", "--json"].iter().chain(arguments));
    let output = command.output().await.unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line: Value = serde_json::from_str(text.trim())
        .unwrap_or_else(|_| panic!("{text} {}", String::from_utf8_lossy(&output.stderr)));
    line["result"].clone()
}

/// Runs `turnhost store` and kills it after so many lines of progress.
async fn kill_after(lab: &Lab, arguments: &[&str], lines: u64) {
    let mut command = lab.command(["store", "--json"].iter().chain(arguments));
    let mut child = command.spawn().unwrap();
    let mut progress = BufReader::new(child.stderr.take().unwrap()).lines();
    for _ in 0..lines {
        if progress.next_line().await.unwrap().is_none() {
            break;
        }
    }
    child.kill().await.unwrap();
}

async fn is_well(lab: &Lab, context: &str) {
    assert_eq!(store(lab, &["check"]).await, json!({"faults": []}), "{context}");
}

fn labelled() -> (Lab, PathBuf) {
    let lab = Lab::new(PROGRAM).unwrap();
    let file = lab.path().join("export.jsonl");
    std::fs::write(&file, export()).unwrap();
    (lab, file)
}

#[tokio::test]
async fn an_import_that_was_killed_goes_on() {
    let mut chance = seed();
    println!("replay with {SEED}={chance}");
    for round in 0..rounds(ROUNDS) {
        let (lab, file) = labelled();
        let file = file.to_str().unwrap();
        let lines = random(&mut chance) % 3;
        kill_after(&lab, &["import", file], lines).await;
        let context = format!("round {round}, killed after {lines} lines");
        let rest = store(&lab, &["import", file]).await;
        let count = |key: &str| rest[key].as_u64().unwrap();
        assert_eq!(count("new") + count("existing"), THREADS, "{context}: {rest}");
        is_well(&lab, &context).await;
    }
}

/// Writes session files of another app server, with a turn and some kilobytes each.
fn write_sessions(home: &Path) {
    let directory = home.join("sessions/2026/01/02");
    std::fs::create_dir_all(&directory).unwrap();
    for number in 0..THREADS {
        let id = thread_id(number);
        let turn = format!("01930000-0000-7000-8001-{number:012x}");
        let said = |item: Value| {
            json!({"type": "event_msg", "payload": {
                "type": "item_completed", "thread_id": id, "turn_id": turn, "item": item,
                "started_at_ms": 1, "completed_at_ms": 2,
            }})
        };
        let text = |kind: &str, text: String| json!([{"type": kind, "text": text}]);
        let lines = [
            json!({"type": "session_meta", "payload": {
                "id": id, "timestamp": "2026-01-02T03:04:05.000Z", "cwd": "/repo",
                "originator": "t", "cli_version": "0.171.0", "source": "vscode",
                "model_provider": "fake", "history_mode": "paginated",
            }}),
            json!({"type": "event_msg", "payload": {"type": "task_started", "turn_id": turn}}),
            said(json!({"type": "UserMessage", "id": "u", "content": text("text", id.clone())})),
            said(
                json!({"type": "AgentMessage", "id": "m", "content": text("Text", "x".repeat(4_000))}),
            ),
            json!({"type": "event_msg", "payload": {"type": "task_complete", "turn_id": turn}}),
        ];
        let mut file = String::new();
        for (ordinal, mut line) in lines.into_iter().enumerate() {
            line["timestamp"] = json!("2026-01-02T03:04:06.000Z");
            line["ordinal"] = json!(ordinal);
            writeln!(file, "{line}").unwrap();
        }
        let name = format!("rollout-2026-01-02T03-04-05-{id}.jsonl");
        std::fs::write(directory.join(name), file).unwrap();
    }
}

#[tokio::test]
async fn an_import_of_session_files_that_was_killed_goes_on_and_leaves_them_alone() {
    let mut chance = seed();
    println!("replay with {SEED}={chance}");
    let model = Model::start(|_| r#"text "yes""#.parse().unwrap()).await.unwrap();
    for round in 0..rounds(ROUNDS) {
        let lab = Lab::new(PROGRAM).unwrap();
        lab.configure(&model, "").unwrap();
        let other = lab.path().join("other");
        write_sessions(&other);
        let before = contents(&other);
        let other_text = other.to_str().unwrap();
        let lines = random(&mut chance) % 3;
        kill_after(&lab, &["import", other_text], lines).await;
        let context = format!("round {round}, killed after {lines} lines");
        let rest = store(&lab, &["import", other_text]).await;
        let count = |key: &str| rest[key].as_u64().unwrap();
        assert_eq!(count("new") + count("existing"), THREADS, "{context}: {rest}");
        is_well(&lab, &context).await;
        assert!(contents(&other) == before, "{context}: the session files changed");
    }
}

#[tokio::test]
async fn a_rewrite_or_a_copy_that_was_killed_changes_nothing() {
    let mut chance = seed();
    println!("replay with {SEED}={chance}");
    let (lab, file) = labelled();
    store(&lab, &["import", file.to_str().unwrap()]).await;
    let copy = lab.path().join("copy.sqlite");
    for round in 0..rounds(ROUNDS) {
        let lines = 1 + random(&mut chance) % 3;
        let context = format!("round {round}, killed after {lines} lines");
        kill_after(&lab, &["compact"], lines).await;
        is_well(&lab, &context).await;
        kill_after(&lab, &["backup", copy.to_str().unwrap()], 1).await;
        is_well(&lab, &context).await;
        if copy.exists() {
            is_whole(&copy, &context).await;
        }
    }
    store(&lab, &["backup", copy.to_str().unwrap()]).await;
    is_whole(&copy, "at the end").await;
}

/// Checks a copy as the store of a home of its own, and takes it away.
async fn is_whole(copy: &Path, context: &str) {
    let lab = Lab::new(PROGRAM).unwrap();
    std::fs::create_dir_all(lab.home()).unwrap();
    std::fs::rename(copy, lab.home().join("turnhost.sqlite")).unwrap();
    is_well(&lab, context).await;
    let out = lab.path().join("all.jsonl");
    let exported = store(&lab, &["export", out.to_str().unwrap()]).await;
    assert_eq!(exported["threads"], THREADS, "{context}");
}

#[tokio::test]
async fn a_migration_that_was_killed_is_done_again() {
    let mut chance = seed();
    println!("replay with {SEED}={chance}");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/data");
    for version in 1..=8 {
        for round in 0..rounds(ROUNDS) {
            let lab = Lab::new(PROGRAM).unwrap();
            std::fs::create_dir_all(lab.home()).unwrap();
            let database = lab.home().join("turnhost.sqlite");
            std::fs::copy(data.join(format!("v{version}.sqlite")), database).unwrap();
            let millis = random(&mut chance) % 40;
            let mut child = lab.command(["store", "check"]).spawn().unwrap();
            // A migration has no event to wait for.
            sleep(Duration::from_millis(millis)).await;
            child.kill().await.unwrap();
            let context = format!("version {version}, round {round}, killed after {millis} ms");
            is_well(&lab, &context).await;
            let out = lab.path().join("all.jsonl");
            let exported = store(&lab, &["export", out.to_str().unwrap()]).await;
            assert_eq!(exported["threads"], 1, "{context}");
        }
    }
}

/// The server's answers about a thread.
#[derive(Clone, Debug, Default)]
struct Known {
    turns: usize,
    is_archived: bool,
    is_deleted: bool,
}

#[tokio::test]
async fn threads_that_were_changed_when_the_server_was_killed_are_whole() {
    let mut chance = seed();
    println!("replay with {SEED}={chance}");
    let model = Model::start(|_| r#"text "yes""#.parse().unwrap()).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, "").unwrap();
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for round in 0..rounds(ROUNDS) {
        let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
        let mut open = BTreeMap::new();
        for _ in 0..=random(&mut chance) % 7 {
            work(&mut peer, &mut known, &mut open, &mut chance).await;
        }
        // The last request is under way when the server dies.
        let dying = begin(&mut peer, &known, &mut chance).await;
        server.kill().await.unwrap();
        drop(peer);
        if let Some(dying) = dying {
            known.remove(&dying);
        }
        let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
        for (id, known) in &known {
            compare(&mut peer, id, known, &format!("round {round}, {id}")).await;
        }
        drop(peer);
        server.stop().await.unwrap();
        is_well(&lab, &format!("round {round}")).await;
    }
}

/// Changes a thread, and notes what was answered.
async fn work(
    peer: &mut Peer,
    known: &mut BTreeMap<String, Known>,
    open: &mut BTreeMap<String, Vec<String>>,
    chance: &mut u64,
) {
    let params = json!({"cwd": "/"});
    let thread = peer.start_thread(params).await.unwrap();
    let mut turns = Vec::new();
    for text in ["one", "two", "three"] {
        turns.push(peer.turn(&thread, text).await.unwrap()["id"].as_str().unwrap().to_owned());
    }
    let mut now = Known { turns: 3, ..Known::default() };
    match random(chance) % 5 {
        0 => {
            let params = json!({"threadId": thread, "beforeTurnId": turns[1]});
            peer.call("thread/revert", params).await.unwrap();
            now.turns = 1;
        }
        1 => {
            peer.call("thread/archive", json!({"threadId": thread})).await.unwrap();
            now.is_archived = true;
        }
        2 => {
            peer.call("thread/delete", json!({"threadId": thread})).await.unwrap();
            now.is_deleted = true;
        }
        3 => {
            let params = json!({"threadId": thread, "lastTurnId": turns[1]});
            let fork = peer.call("thread/fork", params).await.unwrap();
            let id = fork["thread"]["id"].as_str().unwrap().to_owned();
            known.insert(id, Known { turns: 2, ..Known::default() });
        }
        _ => {
            let params = json!({"threadId": thread, "objective": "win", "status": "paused"});
            peer.call("thread/goal/set", params).await.unwrap();
        }
    }
    open.insert(thread.clone(), turns);
    known.insert(thread, now);
}

/// Begins to change a thread without waiting for the answer. Returns the thread.
async fn begin(
    peer: &mut Peer,
    known: &BTreeMap<String, Known>,
    chance: &mut u64,
) -> Option<String> {
    let (id, _) = known.iter().find(|(_, known)| !known.is_archived && !known.is_deleted)?;
    let method = ["thread/delete", "thread/archive", "thread/fork"][(random(chance) % 3) as usize];
    peer.request(method, Some(json!({"threadId": id}))).await.unwrap();
    Some(id.clone())
}

async fn compare(peer: &mut Peer, id: &str, known: &Known, context: &str) {
    let read = peer.call("thread/read", json!({"threadId": id, "includeTurns": true})).await;
    if known.is_deleted {
        assert!(read.is_err(), "{context}: deleted, and there again");
        return;
    }
    let thread = read.unwrap_or_else(|error| panic!("{context}: {error:#}"))["thread"].clone();
    assert_eq!(thread["turns"].as_array().unwrap().len(), known.turns, "{context}");
    let params = json!({"archived": known.is_archived, "includedThreadIds": [id]});
    let listed = peer.call("thread/list", params).await.unwrap();
    assert_eq!(listed["data"].as_array().unwrap().len(), 1, "{context}");
}
