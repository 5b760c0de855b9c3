//! The context and the family of a model, where its provider lists them.

use serde_json::json;
use turnhost_tests::Transport;

use crate::{lab, serve};

#[tokio::test]
async fn a_history_is_shortened_before_it_fills_the_context_that_the_provider_told_of() {
    let answers =
        [r#"text "one", usage 950 10"#, r#"text "the summary""#, r#"text "two", usage 100 10"#];
    let (lab, model) = lab("", &answers).await;
    model.tell(json!({"data": [{"id": "test-model", "context_length": 1_000}]}));
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "hello").await.unwrap();
    // The same list is waited for.
    let listed = peer.call("model/list", json!({"modelProvider": "fake"})).await.unwrap();
    assert_eq!(listed["data"][0]["id"], "test-model");
    let from = peer.log.len();
    let turn = peer.turn(&thread, "go on").await.unwrap();
    assert_eq!(turn["items"][0]["text"], "two");
    let is_compaction = |it: &serde_json::Value| it["item"]["type"] == "contextCompaction";
    peer.notified(from, "item/completed", is_compaction).await.unwrap();
    // A later thread gets it from its beginning.
    let other = peer.start_thread(json!({})).await.unwrap();
    model.push(r#"text "three""#.parse().unwrap());
    let from = peer.log.len();
    peer.turn(&other, "hello").await.unwrap();
    let usage = peer.notified(from, "thread/tokenUsage/updated", |_| true).await.unwrap();
    assert_eq!(usage["tokenUsage"]["modelContextWindow"], 950);
}

#[tokio::test]
async fn a_small_model_under_a_name_that_does_not_tell_gets_tools_for_files() {
    let answers = [r#"text "one""#, r#"text "two""#];
    let (lab, model) = lab("", &answers).await;
    model.tell(json!({"data": [{"id": "test-model", "meta": {"n_params": 268_000_000}}]}));
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    peer.call("model/list", json!({"modelProvider": "fake"})).await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "hello").await.unwrap();
    let body = model.request(0).await.unwrap();
    assert!(body["tools"].as_array().unwrap().iter().any(|tool| tool["name"] == "read_file"));
    // What the user says counts more.
    let own = json!({"config": {"model_family": "general"}});
    let thread = peer.start_thread(own).await.unwrap();
    peer.turn(&thread, "hello").await.unwrap();
    let body = model.request(1).await.unwrap();
    assert!(body["tools"].as_array().unwrap().iter().all(|tool| tool["name"] != "read_file"));
}
