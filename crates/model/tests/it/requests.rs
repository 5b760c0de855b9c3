//! Requests as a provider gets them.

use std::sync::Arc;

use serde_json::json;
use turnhost_base::TraceContext;
use turnhost_model::{ApiKey, Dialect, Secret};
use turnhost_ports::ModelRequest;
use turnhost_protocol::{ReasoningEffort, ReasoningSummary, Verbosity};

use crate::fake::{Fake, Seen, ask, item, request, sse, tool};

fn with_history() -> ModelRequest {
    let mut request = request();
    request.input = [
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be good."}]}"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"},{"type":"input_text","text":"b"}]}"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"\"role\":\"developer\""}]}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"x"}"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"c"}]}"#,
    ]
    .map(item)
    .to_vec();
    request.tools = Arc::from([
        tool("f", r#"{"type":"function","name":"f"}"#),
        tool("apply_patch", r#"{"type":"custom","name":"apply_patch"}"#),
    ]);
    request
}

async fn sent(fake: &Fake, request: ModelRequest) -> Seen {
    fake.answer(200, sse(&[r#"{"type":"response.completed"}"#]));
    assert!(ask(&fake.models(), request).await.1.is_none());
    fake.seen().pop().unwrap()
}

#[tokio::test]
async fn the_body_is_as_the_reference_sends_it() {
    let fake = Fake::start().await;
    let seen = sent(&fake, with_history()).await;
    let expected = concat!(
        r#"{"model":"m-1","stream":true,"store":false,"tool_choice":"auto","#,
        r#""parallel_tool_calls":true,"include":["reasoning.encrypted_content"],"#,
        r#""prompt_cache_key":"0199a213-81c0-7800-8aa1-bbab2a035a53","#,
        r#""reasoning":{"summary":"auto"},"#,
        r#""tools":[{"type":"function","name":"f"},{"type":"custom","name":"apply_patch"}],"#,
        r#""input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be good."}]},"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"},{"type":"input_text","text":"b"}]},"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"\"role\":\"developer\""}]},"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"x"},"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"c"}]}],"#,
        r#""client_metadata":{"session_id":"0199a213-81c0-7800-8aa1-bbab2a035a53","#,
        r#""thread_id":"0199a213-81c0-7800-8aa1-bbab2a035a53","#,
        r#""turn_id":"0199a213-81c0-7800-8aa1-000000000001"}}"#,
    );
    assert_eq!(seen.body, expected);
}

#[tokio::test]
async fn settings_add_members() {
    let fake = Fake::start().await;
    let mut request = request();
    request.effort = ReasoningEffort::new("low");
    request.summary = Some(ReasoningSummary::None);
    request.verbosity = Some(Verbosity::High);
    request.service_tier = Some("flex".into());
    request.output_schema = Some(Arc::new(json!({"type": "object"})));
    let body: serde_json::Value = serde_json::from_str(&sent(&fake, request).await.body).unwrap();
    assert_eq!(body["reasoning"], json!({"effort": "low"}));
    assert_eq!(body["service_tier"], "flex");
    assert_eq!(body["text"]["verbosity"], "high");
    assert_eq!(
        body["text"]["format"],
        json!({"type": "json_schema", "strict": true, "name": "final_answer", "schema": {"type": "object"}})
    );
}

#[tokio::test]
async fn headers_and_query() {
    let mut fake = Fake::start().await;
    fake.provider.key = ApiKey::Value(Secret::new("key-1"));
    fake.provider.headers = vec![("X-Team".into(), "red".into()), ("Accept".into(), "*/*".into())];
    fake.provider.query_params = vec![("api-version".into(), "1 2".into())];
    let seen = sent(&fake, request()).await;
    assert_eq!(seen.uri, "/v1/responses?api-version=1+2");
    for (name, value) in [
        ("authorization", "Bearer key-1"),
        ("content-type", "application/json"),
        ("originator", "kit"),
        ("user-agent", "kit/1 (Linux) term (kit; _)"),
        ("session-id", "0199a213-81c0-7800-8aa1-bbab2a035a53"),
        ("thread-id", "0199a213-81c0-7800-8aa1-bbab2a035a53"),
        ("x-team", "red"),
        ("accept", "*/*"),
    ] {
        let values: Vec<_> = seen.headers.get_all(name).iter().collect();
        assert_eq!(values, [value], "{name}");
    }

    fake.provider.key = ApiKey::Current(Arc::new(|| None));
    assert!(!sent(&fake, request()).await.headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_trace_goes_on_at_the_provider() {
    let fake = Fake::start().await;
    assert!(!sent(&fake, request()).await.headers.contains_key("traceparent"));
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let mut request = request();
    request.trace = TraceContext::parse(parent, Some("k=v")).ok();
    let seen = sent(&fake, request).await;
    assert_eq!(seen.headers["traceparent"], parent);
    assert_eq!(seen.headers["tracestate"], "k=v");
}

#[tokio::test]
async fn the_basic_dialect_keeps_to_what_local_servers_know() {
    let mut fake = Fake::start().await;
    fake.provider.dialect = Dialect::Basic;
    let body = sent(&fake, with_history()).await.body;
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["instructions"], "Be good.\n\na\n\nb");
    let names: Vec<_> = body["tools"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["f", "apply_patch"]);
    assert_eq!(body["tools"][1]["parameters"]["required"], json!(["input"]));
    let text = |text| json!({"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]});
    assert_eq!(body["input"], json!([text("\"role\":\"developer\""), text("c")]));
    assert!(body.get("include").is_none() && body.get("reasoning").is_none());
}

/// The words of llama.cpp to a reasoning item that has no readable text.
const NOT_UNDERSTOOD: &str = r#"{"error":{"code":400,"message":"item['content'] is not an array","type":"invalid_request_error"}}"#;

#[tokio::test]
async fn a_provider_that_understands_less_is_asked_for_less_from_then_on() {
    let fake = Fake::start().await;
    let models = fake.models();
    fake.answer(400, NOT_UNDERSTOOD);
    for _ in 0..2 {
        fake.answer(200, sse(&[r#"{"type":"response.completed"}"#]));
    }
    for _ in 0..2 {
        assert!(ask(&models, with_history()).await.1.is_none());
    }
    let full: Vec<_> = fake.seen().iter().map(|seen| seen.body.contains("include")).collect();
    assert_eq!(full, [true, false, false]);
}

#[tokio::test]
async fn a_refusal_of_both_forms_ends_the_request() {
    let fake = Fake::start().await;
    fake.answer(400, NOT_UNDERSTOOD);
    fake.answer(400, NOT_UNDERSTOOD);
    assert!(ask(&fake.models(), with_history()).await.1.is_some());
    assert_eq!(fake.seen().len(), 2);
}

#[tokio::test]
async fn calls_with_free_form_input_are_function_calls_in_the_basic_form() {
    let fake = Fake::start().await;
    let mut request = with_history();
    request.input.push(item(
        r#"{"type":"custom_tool_call","call_id":"c","name":"apply_patch","input":"x"}"#,
    ));
    request.input.push(item(r#"{"type":"custom_tool_call_output","call_id":"c","output":"ok"}"#));
    fake.answer(400, NOT_UNDERSTOOD);
    let body = sent(&fake, request).await.body;
    assert!(!body.contains("custom_tool_call"), "{body}");
    assert!(
        body.contains(r#""arguments":"{\"input\":\"x\"}","call_id":"c","name":"apply_patch"}"#),
        "{body}"
    );
    assert!(
        body.contains(r#""type":"function_call_output","output":"ok","call_id":"c""#),
        "{body}"
    );
}

#[tokio::test]
async fn what_strict_servers_say_leads_to_the_basic_form() {
    for (status, message) in [
        (500, "System message must be at the beginning."),
        (400, "'type' of tool must be 'function'"),
        (400, "Unknown parameter: 'client_metadata'"),
        (422, "Extra inputs are not permitted"),
    ] {
        let fake = Fake::start().await;
        fake.answer(status, json!({"error": {"message": message}}).to_string());
        fake.answer(200, sse(&[r#"{"type":"response.completed"}"#]));
        assert!(ask(&fake.models(), with_history()).await.1.is_none(), "{message}");
        let seen = fake.seen();
        let body: serde_json::Value = serde_json::from_str(&seen[1].body).unwrap();
        let members: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(members, ["input", "instructions", "model", "stream", "tools"], "{message}");
    }
}

#[tokio::test]
async fn the_basic_form_is_remembered_for_each_model() {
    let fake = Fake::start().await;
    let models = fake.models();
    fake.answer(400, NOT_UNDERSTOOD);
    for _ in 0..3 {
        fake.answer(200, sse(&[r#"{"type":"response.completed"}"#]));
    }
    for model in ["m-1", "m-2", "m-1"] {
        let request = ModelRequest { model: model.into(), ..with_history() };
        assert!(ask(&models, request).await.1.is_none());
    }
    let full: Vec<_> = fake.seen().iter().map(|seen| seen.body.contains("include")).collect();
    assert_eq!(full, [true, false, true, false]);
}

#[tokio::test]
async fn the_tools_of_a_group_are_functions_in_the_basic_form() {
    let mut fake = Fake::start().await;
    fake.provider.dialect = Dialect::Basic;
    let group = r#"{"type":"namespace","name":"space","description":"d","tools":[{"type":"function","name":"inner"}]}"#;
    let request = ModelRequest { tools: vec![tool("space", group)].into(), ..with_history() };
    let body: serde_json::Value = serde_json::from_str(&sent(&fake, request).await.body).unwrap();
    assert_eq!(body["tools"][0]["type"], "function");
    assert_eq!(body["tools"][0]["name"], "space__inner");
}
