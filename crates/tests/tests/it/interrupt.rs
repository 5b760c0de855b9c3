//! Interrupts at every point of the loop, while other threads are busy.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tokio::task::JoinSet;
use turnhost_tests::{Answer, Lab, Model, Peer, Step, Transport};

use crate::{PROGRAM, serve};

/// 4: the threads that are busy meanwhile, each with a turn of 500 deltas after the other.
const BUSY: usize = 4;

/// The turns that each busy thread may end while an interrupt is answered: some that were under way, and
/// those that a slow machine lets a connection begin. An interrupt that waits for others to have
/// nothing to do waits for ever.
const TURNS: usize = 10;

/// A point of the loop: the user's word for it, and whether a message says that the turn is there.
struct Point {
    word: &'static str,
    is_there: fn(&Value) -> bool,
}

const POINTS: [Point; 6] = [
    Point { word: "silent", is_there: |it| it["method"] == "turn/started" },
    Point { word: "stream", is_there: |it| it["method"] == "item/agentMessage/delta" },
    Point { word: "patch", is_there: |it| it["method"] == "item/fileChange/patchUpdated" },
    Point {
        word: "tool",
        is_there: |it| {
            it["method"] == "item/started" && it["params"]["item"]["type"] == "commandExecution"
        },
    },
    Point {
        word: "approval",
        is_there: |it| it["method"] == "item/commandExecution/requestApproval",
    },
    Point {
        word: "retry",
        is_there: |it| {
            it["method"] == "error"
                && it["params"]["error"]["message"].as_str().is_some_and(|it| it.contains("4/"))
        },
    },
];

/// Points at which nothing else is busy.
const QUIET_POINTS: [Point; 2] = [
    Point {
        word: "hook",
        is_there: |it| {
            it["method"] == "hook/started" && it["params"]["run"]["eventName"] == "userPromptSubmit"
        },
    },
    Point {
        word: COMPACTION,
        is_there: |it| {
            it["method"] == "item/started" && it["params"]["item"]["type"] == "contextCompaction"
        },
    },
];

/// The point at which the history is shortened, which no word of the user begins.
const COMPACTION: &str = "compaction";

/// A hook that takes its time over one word.
const HOOKS: &str = r#"{"hooks":{"UserPromptSubmit":[{"hooks":[{"type":"command","command":"grep -q '\"prompt\":\"hook\"' && sleep 60; true"}]}]}}"#;

/// Says what the model does, by the user's last word.
fn answer(body: &Value) -> Answer {
    let texts = body["input"].as_array().into_iter().flatten().rev();
    let said = texts
        .filter(|item| item["role"] == "user")
        .filter_map(|item| item["content"][0]["text"].as_str())
        .find(|text| !text.starts_with('<'));
    let call = |arguments: Value| Step::Call("exec_command".to_owned(), arguments.to_string());
    Answer(match said.unwrap_or_default() {
        "load" => (0..500).map(|_| Step::Text("word ".to_owned())).collect(),
        "silent" => vec![Step::Hold],
        "stream" => vec![Step::Text("one".to_owned()), Step::Hold],
        "patch" => vec![
            Step::Custom(
                "apply_patch".to_owned(),
                "*** Begin Patch\n*** Add File: n\n+1\n".repeat(2),
            ),
            Step::Hold,
        ],
        "tool" => vec![call(json!({"cmd": "sleep 60"}))],
        "approval" => {
            let reason = "to see";
            let escalated = "require_escalated";
            vec![call(
                json!({"cmd": "x", "sandbox_permissions": escalated, "justification": reason}),
            )]
        }
        "retry" => vec![Step::Text("one".to_owned()), Step::Cut],
        text if text.starts_with("The conversation so far has grown too long") => vec![Step::Hold],
        _ => vec![Step::Text("done".to_owned())],
    })
}

/// Keeps a thread busy until the test ends, and counts its turns.
async fn load(mut peer: Peer, turns: Arc<AtomicUsize>) {
    let thread = peer.start_thread(json!({})).await.unwrap();
    while peer.turn(&thread, "load").await.is_ok() {
        turns.fetch_add(1, Ordering::Relaxed);
        peer.log.clear();
    }
}

/// Interrupts a turn at this point. Returns the turns of others that ended until the answer.
async fn interrupt(peer: &mut Peer, thread: &str, point: &Point, others: &AtomicUsize) -> usize {
    if point.word == COMPACTION {
        peer.turn(thread, "something to shorten").await.unwrap();
    }
    let from = peer.log.len();
    let turn = if point.word == COMPACTION {
        peer.call("thread/compact/start", json!({"threadId": thread})).await.unwrap();
        let begun = peer.notified(from, "turn/started", |_| true).await.unwrap();
        begun["turn"]["id"].as_str().unwrap().to_owned()
    } else {
        peer.start_turn(thread, point.word).await.unwrap()
    };
    peer.find(from, point.is_there).await.unwrap();
    let before = others.load(Ordering::Relaxed);
    peer.call("turn/interrupt", json!({"threadId": thread, "turnId": turn})).await.unwrap();
    let meanwhile = others.load(Ordering::Relaxed) - before;
    let done = peer.notified(from, "turn/completed", |it| it["turn"]["id"] == *turn).await.unwrap();
    assert_eq!(done["turn"]["status"], "interrupted", "{}", point.word);
    meanwhile
}

/// Lets the user's hooks run.
async fn trust_hooks(peer: &mut Peer) {
    let listed = peer.call("hooks/list", json!({"cwds": ["/"]})).await.unwrap();
    let hook = &listed["data"][0]["hooks"][0];
    let key = format!("hooks.state.\"{}\".trusted_hash", hook["key"].as_str().unwrap());
    let edit = json!({"keyPath": key, "value": hook["currentHash"], "mergeStrategy": "upsert"});
    peer.call("config/batchWrite", json!({"edits": [edit]})).await.unwrap();
}

/// Checks the model's next input: every call has exactly one output.
fn assert_calls_have_outputs(body: &Value, word: &str) {
    let items = body["input"].as_array().unwrap();
    let ids = |kinds: &[&str]| -> Vec<String> {
        let of_kind = items.iter().filter(|item| kinds.iter().any(|kind| item["type"] == *kind));
        of_kind.map(|item| item["call_id"].to_string()).collect()
    };
    let calls = ids(&["function_call", "custom_tool_call"]);
    let mut outputs = ids(&["function_call_output", "custom_tool_call_output"]);
    outputs.sort();
    let mut sorted = calls.clone();
    sorted.sort();
    assert_eq!(sorted, outputs, "{word}");
    let text = body.to_string();
    assert!(text.contains("<turn_aborted>"), "{word}");
    assert_eq!(text.contains("still runs: sleep 60"), word == "tool", "{word}");
}

#[tokio::test]
async fn every_point_of_the_loop_is_left_at_once_and_the_model_is_told() {
    let model = Model::start(answer).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    let config = "[model_providers.fake]\nstream_max_retries = 9\n";
    lab.configure(&model, config).unwrap();
    let (mut server, mut peer) = serve(&lab, Transport::WebSocket).await;
    let (mut busy, turns) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
    for _ in 0..BUSY {
        let mut other = server.connect().await.unwrap();
        other.initialize().await.unwrap();
        busy.spawn(load(other, Arc::clone(&turns)));
    }
    let mut slow = Vec::new();
    for point in &POINTS {
        let thread = peer.start_thread(json!({"approvalPolicy": "on-request"})).await.unwrap();
        let meanwhile = interrupt(&mut peer, &thread, point, &turns).await;
        if meanwhile > BUSY * TURNS {
            slow.push((point.word, meanwhile));
        }
        let asked_before = model.headers("thread-id").len();
        peer.turn(&thread, "and now?").await.unwrap();
        let asked = model.headers("thread-id");
        let number = (asked_before..asked.len()).find(|number| asked[*number] == thread);
        let body = model.request(number.unwrap()).await.unwrap();
        assert_calls_have_outputs(&body, point.word);
    }
    busy.shutdown().await;
    assert!(slow.is_empty(), "answered after this many turns of others: {slow:?}");
}

#[tokio::test]
async fn hooks_and_compactions_are_left_too() {
    let model = Model::start(answer).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, "").unwrap();
    std::fs::write(lab.home().join("hooks.json"), HOOKS).unwrap();
    let (_server, mut peer) = serve(&lab, Transport::WebSocket).await;
    trust_hooks(&mut peer).await;
    for point in &QUIET_POINTS {
        let thread = peer.start_thread(json!({})).await.unwrap();
        interrupt(&mut peer, &thread, point, &AtomicUsize::new(0)).await;
        let asked_before = model.headers("thread-id").len();
        peer.turn(&thread, "and now?").await.unwrap();
        let body = model.request(asked_before).await.unwrap();
        assert_calls_have_outputs(&body, point.word);
    }
}
