//! The cache of a provider: a request begins with all that the one before it said.

use serde_json::Value;
use turnhost_model::WireApi;

use crate::fake::{Fake, ask, item, request, sse, tool};

/// The history of a thread, with a mark where each request was sent.
const HISTORY: [Option<&str>; 17] = [
    Some(
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be good."}]}"#,
    ),
    Some(
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Write here only."}]}"#,
    ),
    Some(
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"<environment/>"}]}"#,
    ),
    Some(r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"hello"}]}"#),
    None,
    Some(
        r#"{"type":"reasoning","id":"rs","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"encrypted_content":"turnhost:member:reasoning"}"#,
    ),
    Some(
        r#"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"I look."}]}"#,
    ),
    Some(r#"{"type":"function_call","call_id":"a","name":"f","arguments":"{\"x\":1}"}"#),
    Some(r#"{"type":"function_call","call_id":"b","name":"f","arguments":"not JSON"}"#),
    Some(r#"{"type":"function_call_output","call_id":"a","output":"1"}"#),
    Some(r#"{"type":"function_call_output","call_id":"b","output":"2"}"#),
    None,
    Some(
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"rather so"}]}"#,
    ),
    None,
    Some(
        r#"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Done."}]}"#,
    ),
    Some(r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"thanks"}]}"#),
    None,
];

/// Renders what a provider caches, in its order. The marks for a cache are not part of what is cached.
fn rendered(body: &Value) -> String {
    let mut text = body["tools"].to_string();
    for block in body["system"].as_array().into_iter().flatten() {
        text += &shown(block);
    }
    for message in body["messages"].as_array().unwrap() {
        text.extend(["\n", message["role"].as_str().unwrap()]);
        match &message["content"] {
            Value::Array(blocks) => text.extend(blocks.iter().map(shown)),
            content => text.extend(["\n", content.as_str().unwrap()]),
        }
        for member in ["reasoning", "tool_calls", "tool_call_id"] {
            if let Some(value) = message.get(member) {
                text.extend(["\n", &value.to_string()]);
            }
        }
    }
    text
}

fn shown(block: &Value) -> String {
    let mut block = block.clone();
    block.as_object_mut().unwrap().remove("cache_control");
    format!("\n{block}")
}

async fn sent(wire_api: WireApi, history: &[&str]) -> String {
    let mut fake = Fake::start().await;
    fake.provider.wire_api = wire_api;
    let answer = match wire_api {
        WireApi::Messages => r#"{"type":"message_stop"}"#,
        _ => r#"{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}"#,
    };
    fake.answer(200, sse(&[answer]));
    let mut request = request();
    request.input = history.iter().copied().map(item).collect();
    request.tools = [tool("f", r#"{"type":"function","name":"f"}"#)].into();
    let err = ask(&fake.models(), request).await.1;
    assert!(err.is_none(), "{err:?}");
    rendered(&serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap())
}

#[tokio::test]
async fn each_request_begins_with_the_one_before() {
    for wire_api in [WireApi::Chat, WireApi::Messages] {
        let (mut history, mut last) = (Vec::new(), String::new());
        for item in HISTORY {
            let Some(item) = item else {
                let next = sent(wire_api, &history).await;
                assert!(next.starts_with(&last), "{wire_api:?}:\n{last}\n\n{next}");
                last = next;
                continue;
            };
            history.push(item);
        }
        assert!(last.contains("thanks"), "{last}");
    }
}
