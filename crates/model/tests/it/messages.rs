//! The Messages API.

use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_model::{ApiKey, Secret, WireApi};
use turnhost_ports::{ModelRequest, Retry};
use turnhost_protocol::{CodexErrorInfo, ReasoningEffort};

use crate::fake::{Fake, ask, brief, item, request, sse, tool};

async fn fake() -> Fake {
    let mut fake = Fake::start().await;
    fake.provider.wire_api = WireApi::Messages;
    fake
}

const END: [&str; 2] = [
    r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}"#,
    r#"{"type":"message_stop"}"#,
];

async fn sent(fake: &Fake, request: ModelRequest) -> Value {
    fake.answer(200, sse(&END));
    let err = ask(&fake.models(), request).await.1;
    assert!(err.is_none(), "{err:?}");
    serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap()
}

async fn failure(events: &[&str]) -> turnhost_ports::ModelError {
    let fake = fake().await;
    fake.answer(200, sse(events));
    fake.failure().await
}

const TURN: &str = "0199a21381c078008aa1000000000001";

#[tokio::test]
async fn thoughts_text_uses_of_tools_and_usage() {
    let fake = fake().await;
    let events = [
        r#"{"type":"message_start","message":{"id":"m","usage":{"input_tokens":3,"cache_read_input_tokens":90,"cache_creation_input_tokens":7,"output_tokens":1}}}"#,
        r#"{"type":"ping"}"#,
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}"#,
        r#"{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQ="}}"#,
        r#"{"type":"content_block_stop","index":0}"#,
        r#"{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"R"}}"#,
        r#"{"type":"content_block_stop","index":1}"#,
        r#"{"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}"#,
        r#"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"a"}}"#,
        r#"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"b"}}"#,
        r#"{"type":"content_block_stop","index":2}"#,
        r#"{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"c1","name":"f","input":{}}}"#,
        r#"{"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":""}}"#,
        r#"{"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{\"x\""}}"#,
        r#"{"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":":1}"}}"#,
        r#"{"type":"content_block_stop","index":3}"#,
        r#"{"type":"content_block_start","index":4,"content_block":{"type":"tool_use","id":"c2","name":"g","input":{}}}"#,
        r#"{"type":"content_block_stop","index":4}"#,
        r#"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":20}}"#,
        r#"{"type":"message_stop"}"#,
    ];
    fake.answer_with(200, &[("content-type", "text/event-stream")], sse(&events));
    let (events, err) = fake.ask().await;
    assert!(err.is_none(), "{err:?}");
    assert_eq!(
        brief(&events),
        [
            format!("added rs_{TURN}_0 Reasoning"),
            format!(r#"reasoning rs_{TURN}_0 0 "hm""#),
            format!(
                r#"done {{"type":"reasoning","id":"rs_{TURN}_0","summary":[],"content":[{{"type":"reasoning_text","text":"hm"}}],"encrypted_content":"turnhost:signature:EqQ="}}"#
            ),
            r#"done {"type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":""}],"encrypted_content":"turnhost:redacted:R"}"#.to_owned(),
            format!("added msg_{TURN}_1 Message"),
            format!(r#"text msg_{TURN}_1 "a""#),
            format!(r#"text msg_{TURN}_1 "b""#),
            format!(
                r#"done {{"type":"message","id":"msg_{TURN}_1","role":"assistant","content":[{{"type":"output_text","text":"ab"}}]}}"#
            ),
            r#"done {"type":"function_call","arguments":"{\"x\":1}","call_id":"c1","name":"f"}"#.to_owned(),
            r#"done {"type":"function_call","arguments":"{}","call_id":"c2","name":"g"}"#.to_owned(),
            "completed 100+90/20+0=120".to_owned(),
        ]
    );
}

fn with_history() -> ModelRequest {
    let mut request = request();
    request.input = [
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be good."}]}"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"look"},{"type":"input_image","image_url":"data:image/png;base64,AA"}]}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"encrypted_content":"turnhost:signature:S"}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"turnhost:redacted:R"}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"another provider's"}"#,
        r#"{"type":"function_call","call_id":"c|1","name":"f","arguments":"{\"x\":1}"}"#,
        r#"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"I look."}]}"#,
        r#"{"type":"function_call","call_id":"c2","name":"f","arguments":"oops"}"#,
        r#"{"type":"function_call_output","call_id":"c|1","output":[{"type":"input_text","text":"t"},{"type":"input_image","image_url":"data:image/png;base64,BB"}]}"#,
        r#"{"type":"function_call_output","call_id":"c2","output":"ok"}"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"b"}]}"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":""},{"type":"input_text","text":"go on"}]}"#,
    ]
    .map(item)
    .to_vec();
    let definition =
        r#"{"type":"function","name":"f","description":"d","parameters":{"type":"object"}}"#;
    request.tools = Arc::from([tool("f", definition)]);
    request
}

#[tokio::test]
async fn a_history_is_sent_as_blocks_with_marks_for_the_cache() {
    let fake = fake().await;
    let body = sent(&fake, with_history()).await;
    let mark = json!({"type": "ephemeral"});
    let text = |text: &str| json!({"type": "text", "text": text});
    let image = |data: &str| json!({"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}});
    let marked = |mut block: Value| {
        block["cache_control"] = mark.clone();
        block
    };
    assert_eq!(body["system"], json!([marked(text("Be good."))]));
    assert_eq!(
        body["messages"],
        json!([
            {"role": "user", "content": [text("look"), marked(image("AA"))]},
            {"role": "assistant", "content": [
                {"type": "thinking", "thinking": "hm", "signature": "S"},
                {"type": "redacted_thinking", "data": "R"},
                text("I look."),
                {"type": "tool_use", "id": "c_1", "name": "f", "input": {"x": 1}},
                {"type": "tool_use", "id": "c2", "name": "f", "input": {"malformed_arguments": "oops"}},
            ]},
            {"role": "user", "content": [
                {"type": "tool_result", "tool_use_id": "c_1", "content": [text("t"), image("BB")]},
                {"type": "tool_result", "tool_use_id": "c2", "content": [text("ok")]},
                text("b"),
                marked(text("go on")),
            ]},
        ])
    );
    assert_eq!(
        body["tools"],
        json!([{"name": "f", "description": "d", "input_schema": {"type": "object"}}])
    );
    assert_eq!(body["max_tokens"], 32_000);
    assert!(body.get("thinking").is_none());
}

/// Returns the body without marks, which move and are no part of what is cached.
fn unmarked(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            members.remove("cache_control");
            members.values_mut().for_each(|member| *member = unmarked(member.take()));
        }
        Value::Array(values) => values.iter_mut().for_each(|it| *it = unmarked(it.take())),
        _ => {}
    }
    value
}

#[tokio::test]
async fn what_was_sent_stays_the_same_when_the_history_grows() {
    let fake = fake().await;
    let whole = with_history();
    let shorter = ModelRequest { input: whole.input[..2].to_vec(), ..with_history() };
    let (before, after) =
        (unmarked(sent(&fake, shorter).await), unmarked(sent(&fake, whole).await));
    assert_eq!(before["system"], after["system"]);
    assert_eq!(before["tools"], after["tools"]);
    assert_eq!(before["messages"][0], after["messages"][0]);
}

#[tokio::test]
async fn headers_bear_the_key_as_the_server_looks_for_it() {
    let mut fake = fake().await;
    fake.provider.key = ApiKey::Value(Secret::new("key-1"));
    fake.answer(200, sse(&END));
    let request = ModelRequest { effort: ReasoningEffort::new("medium"), ..request() };
    assert!(ask(&fake.models(), request).await.1.is_none());
    let seen = fake.seen().pop().unwrap();
    assert_eq!(seen.uri, "/v1/messages");
    for (name, value) in [
        ("x-api-key", "key-1"),
        ("authorization", "Bearer key-1"),
        ("anthropic-version", "2023-06-01"),
        ("anthropic-beta", "interleaved-thinking-2025-05-14"),
    ] {
        assert_eq!(seen.headers[name], value, "{name}");
    }
}

#[tokio::test]
async fn refusals_teach_the_limit_and_the_kind_of_thinking() {
    let fake = fake().await;
    let thinking = || ModelRequest { effort: ReasoningEffort::new("high"), ..request() };
    let body = sent(&fake, thinking()).await;
    assert_eq!(body["thinking"], json!({"type": "enabled", "budget_tokens": 15_488}));

    let refusal = |text: &str| {
        json!({"type": "error", "error": {"type": "invalid_request_error", "message": text}})
            .to_string()
    };
    fake.answer(400, refusal("max_tokens: 32000 > 8192, which is the maximum allowed number of output tokens for m-1"));
    fake.answer(400, refusal("\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\""));
    let body = sent(&fake, thinking()).await;
    assert_eq!(body["max_tokens"], 8192);
    assert_eq!(body["thinking"], json!({"type": "adaptive"}));
    assert_eq!(body["output_config"], json!({"effort": "high"}));
}

#[tokio::test]
async fn every_way_to_fail() {
    let start =
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#;
    let cut = failure(&[start]).await;
    assert_eq!(
        cut.message,
        "stream disconnected before completion: stream closed before message_stop"
    );
    assert_eq!(cut.retry, Retry::Stream { after: None });
    let overloaded = failure(&[
        r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
    ]);
    assert_eq!(overloaded.await.info, CodexErrorInfo::ServerOverloaded);
    for (reason, info) in [
        ("max_tokens", CodexErrorInfo::Other),
        ("refusal", CodexErrorInfo::Other),
        ("model_context_window_exceeded", CodexErrorInfo::ContextWindowExceeded),
    ] {
        let delta = json!({"type": "message_delta", "delta": {"stop_reason": reason}}).to_string();
        let err = failure(&[start, &delta, r#"{"type":"message_stop"}"#]).await;
        assert_eq!((err.info, err.retry), (info, Retry::No), "{reason}");
    }
    let err = failure(&[
        r#"{"type":"content_block_start","content_block":{"type":"tool_use","id":"c","input":{}}}"#,
        r#"{"type":"content_block_stop"}"#,
    ]);
    assert!(err.await.message.contains("a tool call without a name"));
}

#[tokio::test]
async fn an_end_without_its_last_event_and_what_cannot_be_read() {
    let start =
        r#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"a"}}"#;
    let delta = r#"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":"?"}}"#;
    let fake = fake().await;
    fake.answer(200, sse(&[start, delta]));
    let (events, err) = fake.ask().await;
    assert_eq!(err.map(|err| err.message), None);
    assert_eq!(brief(&events).last().unwrap(), "completed");
    let odd = failure(&[start, r#"{"type":"content_block_delta","delta":{"text":7}}"#]).await;
    assert!(odd.message.contains("an event of a form that is not known"), "{odd}");
    let bare = failure(&[r#"{"error":{"message":"Because."}}"#]).await;
    assert_eq!(bare.message, "stream disconnected before completion: Because.");
}

#[tokio::test]
async fn an_output_schema_is_asked_for_in_words() {
    let fake = fake().await;
    let schema = json!({"type": "object"});
    let text = r#"{"type":"content_block_start","content_block":{"type":"text","text":"{}"}}"#;
    fake.answer(200, sse(&[text, END[0], END[1]]));
    let request = ModelRequest { output_schema: Some(Arc::new(schema)), ..request() };
    let err = ask(&fake.models(), request).await.1;
    assert!(err.is_none(), "{err:?}");
    let body: Value = serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap();
    assert!(body["system"][0]["text"].as_str().unwrap().ends_with(r#"{"type":"object"}"#));
}
