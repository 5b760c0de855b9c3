//! The cache of a provider: what the model was sent once stays the same to the byte.

use std::collections::BTreeMap;

use serde_json::json;
use serde_json::value::RawValue;
use turnhost_tests::{Model, Transport};

use crate::{lab, serve};

/// The parts of a request that a provider's cache goes by, as they were sent.
struct Sent {
    tools: String,
    input: Vec<Box<RawValue>>,
    key: String,
}

async fn sent(model: &Model, number: usize) -> Sent {
    let body = model.body(number).await.unwrap();
    let members: BTreeMap<&str, &RawValue> = serde_json::from_str(&body).unwrap();
    let member = |name: &str| members[name].get().to_owned();
    let input = serde_json::from_str(members["input"].get()).unwrap();
    Sent { tools: member("tools"), input, key: member("prompt_cache_key") }
}

/// Checks that each request up to this one begins with all of the one before.
async fn assert_prefixes(model: &Model, requests: usize) {
    let mut last = sent(model, 0).await;
    for number in 1..requests {
        let next = sent(model, number).await;
        assert_eq!((&last.tools, &last.key), (&next.tools, &next.key));
        assert!(next.input.len() > last.input.len(), "request {number}");
        for (at, (before, now)) in last.input.iter().zip(&next.input).enumerate() {
            assert_eq!(before.get(), now.get(), "request {number}, item {at}");
        }
        last = next;
    }
}

#[tokio::test]
async fn each_request_begins_with_the_one_before_also_after_a_restart() {
    let answers = [
        r#"reasoning "hm", text "hello""#,
        r#"call exec_command {"cmd":"echo 1"}, call apply_patch {"input":"*** Begin Patch\n*** Add File: n\n+1\n*** End Patch"}"#,
        r#"text "one""#,
        r#"text "cut ", hold"#,
        r#"text "steered""#,
        r#"call exec_command {"cmd":"sleep 60"}"#,
        r#"text "after the interrupt""#,
        r#"text "after the restart""#,
    ];
    let (lab, model) = lab("", &answers).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "hello").await.unwrap();
    peer.turn(&thread, "do something").await.unwrap();

    let from = peer.log.len();
    let turn = peer.start_turn(&thread, "speak").await.unwrap();
    peer.notified(from, "item/agentMessage/delta", |_| true).await.unwrap();
    let input = json!([{"type": "text", "text": "rather this"}]);
    let steer = json!({"threadId": thread, "expectedTurnId": turn, "input": input});
    peer.call("turn/steer", steer).await.unwrap();
    peer.notified(from, "turn/completed", |_| true).await.unwrap();

    let from = peer.log.len();
    let turn = peer.start_turn(&thread, "wait").await.unwrap();
    let is_command = |it: &serde_json::Value| it["item"]["type"] == "commandExecution";
    peer.notified(from, "item/started", is_command).await.unwrap();
    peer.call("turn/interrupt", json!({"threadId": thread, "turnId": turn})).await.unwrap();
    peer.turn(&thread, "go on").await.unwrap();
    assert_prefixes(&model, 7).await;

    drop(peer);
    server.stop().await.unwrap();
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    peer.call("thread/resume", json!({"threadId": thread})).await.unwrap();
    peer.turn(&thread, "still there?").await.unwrap();
    assert_prefixes(&model, 8).await;
}

/// Returns the names of the tools that a request offers, with those that take free text marked.
fn tools(sent: &Sent) -> Vec<String> {
    let tools: Vec<serde_json::Value> = serde_json::from_str(&sent.tools).unwrap();
    let name = |tool: &serde_json::Value| {
        let mark = if tool["type"] == "custom" { " (text)" } else { "" };
        format!("{}{mark}", tool["name"].as_str().unwrap())
    };
    tools.iter().map(name).collect()
}

#[tokio::test]
async fn a_model_is_sent_what_its_family_needs() {
    let (lab, model) = lab("", &[r#"text "a""#, r#"text "b""#, r#"text "c""#]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({"model": "llama3.2:3b"})).await.unwrap();
    peer.turn(&thread, "one").await.unwrap();
    peer.turn(&thread, "two").await.unwrap();
    let from = peer.log.len();
    let input = json!([{"type": "text", "text": "three"}]);
    let other = json!({"threadId": thread, "input": input, "model": "gpt-5.5"});
    peer.call("turn/start", other).await.unwrap();
    peer.notified(from, "turn/completed", |_| true).await.unwrap();

    assert_prefixes(&model, 2).await;
    let (small, trained) = (sent(&model, 1).await, sent(&model, 2).await);
    for tool in ["read_file", "list_dir", "grep", "apply_patch"] {
        assert!(tools(&small).iter().any(|it| it == tool), "{:?}", tools(&small));
    }
    let base = small.input[0].get();
    assert!(base.contains("`read_file`") && base.contains("*** Begin Patch"), "{base}");

    let offered = tools(&trained);
    assert!(offered.iter().any(|it| it == "apply_patch (text)"), "{offered:?}");
    assert!(!offered.iter().any(|it| it == "read_file"), "{offered:?}");
    for (before, now) in small.input.iter().zip(&trained.input) {
        assert_eq!(before.get(), now.get());
    }
    let switch =
        trained.input[small.input.len()..].iter().find(|it| it.get().contains("<model_switch>"));
    assert!(!switch.unwrap().get().contains("*** Begin Patch"));
}

#[tokio::test]
async fn items_injected_before_the_first_turn_stand_behind_the_context_also_after_a_restart() {
    let (lab, model) = lab("", &[r#"text "hello""#]).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    let item = |role: &str, kind: &str, text: &str| json!({"type": "message", "role": role, "content": [{"type": kind, "text": text}]});
    let items = [item("assistant", "output_text", "said"), item("user", "input_text", "injected")];
    peer.call("thread/inject_items", json!({"threadId": thread, "items": items})).await.unwrap();
    drop(peer);
    server.stop().await.unwrap();

    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    peer.call("thread/resume", json!({"threadId": thread, "excludeTurns": true})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let input = sent(&model, 0).await.input;
    let place = |text: &str| input.iter().position(|item| item.get().contains(text)).unwrap();
    let places = ["<environment_context>", r#""said""#, r#""injected""#, r#""go""#].map(place);
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(input.len(), places[3] + 1);
    assert_eq!((places[2], places[3]), (places[1] + 1, places[1] + 2));
}
