//! The Chat Completions API.

use std::sync::Arc;

use serde_json::{Value, json};
use turnhost_model::WireApi;
use turnhost_ports::{ModelEvent, ModelRequest, Retry};
use turnhost_protocol::{CodexErrorInfo, ReasoningEffort};

use crate::fake::{Fake, ask, brief, item, request, sse, tool};

async fn fake() -> Fake {
    let mut fake = Fake::start().await;
    fake.provider.wire_api = WireApi::Chat;
    fake
}

async fn read(events: &[&str]) -> Vec<String> {
    let fake = fake().await;
    fake.answer_with(200, &[("content-type", "text/event-stream")], sse(events));
    let (events, err) = fake.ask().await;
    assert_eq!(err.map(|err| err.message), None);
    brief(&events)
}

async fn failure(events: &[&str]) -> turnhost_ports::ModelError {
    let fake = fake().await;
    fake.answer(200, sse(events));
    fake.failure().await
}

async fn sent(fake: &Fake, request: ModelRequest) -> Value {
    fake.answer(200, sse(&[r#"{"choices":[{"delta":{"content":"{}"},"finish_reason":"stop"}]}"#]));
    let err = ask(&fake.models(), request).await.1;
    assert!(err.is_none(), "{err:?}");
    serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap()
}

const TURN: &str = "0199a21381c078008aa1000000000001";

#[tokio::test]
async fn reasoning_text_calls_and_usage() {
    for member in ["reasoning_content", "reasoning", "thinking"] {
        let thought =
            |text: &str| format!(r#"{{"choices":[{{"delta":{{"{member}":"{text}"}}}}]}}"#);
        let events = read(&[
            r#"{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#,
            &thought("h"),
            &thought("m"),
            r#"{"choices":[{"delta":{"content":"a"}}]}"#,
            r#"{"choices":[{"delta":{"content":"b","tool_calls":[]}}]}"#,
            r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""}}]}}]}"#,
            r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"x\""}}]}}]}"#,
            r#"{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"c2","function":{"name":"g","arguments":"{}"}}]}}]}"#,
            r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}}]}"#,
            r#"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#,
            r#"{"choices":[],"usage":{"prompt_tokens":100,"prompt_tokens_details":{"cached_tokens":10},"completion_tokens":20,"completion_tokens_details":{"reasoning_tokens":5},"total_tokens":120}}"#,
            "[DONE]",
        ])
        .await;
        assert_eq!(
            events,
            [
                format!("added rs_{TURN}_0 Reasoning"),
                format!(r#"reasoning rs_{TURN}_0 0 "h""#),
                format!(r#"reasoning rs_{TURN}_0 0 "m""#),
                format!(
                    r#"done {{"type":"reasoning","id":"rs_{TURN}_0","summary":[],"content":[{{"type":"reasoning_text","text":"hm"}}],"encrypted_content":"turnhost:member:{member}"}}"#
                ),
                format!("added msg_{TURN}_1 Message"),
                format!(r#"text msg_{TURN}_1 "a""#),
                format!(r#"text msg_{TURN}_1 "b""#),
                format!(
                    r#"done {{"type":"message","id":"msg_{TURN}_1","role":"assistant","content":[{{"type":"output_text","text":"ab"}}]}}"#
                ),
                r#"done {"type":"function_call","arguments":"{\"x\":1}","call_id":"c1","name":"f"}"#.to_owned(),
                r#"done {"type":"function_call","arguments":"{}","call_id":"c2","name":"g"}"#.to_owned(),
                "completed 100+10/20+5=120".to_owned(),
            ]
        );
    }
}

/// Returns the calls of a response, as `ID NAME ARGUMENTS`.
async fn calls(pieces: &[&str]) -> Vec<String> {
    let mut events: Vec<_> = pieces
        .iter()
        .map(|piece| format!(r#"{{"choices":[{{"delta":{{"tool_calls":[{piece}]}}}}]}}"#))
        .collect();
    events.push(r#"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#.to_owned());
    let fake = fake().await;
    let events: Vec<_> = events.iter().map(String::as_str).collect();
    fake.answer(200, sse(&events));
    let (events, err) = fake.ask().await;
    assert!(err.is_none(), "{err:?}");
    events
        .into_iter()
        .filter_map(|event| match event {
            ModelEvent::ItemDone(item) => Some(serde_json::to_value(&item).unwrap()),
            _ => None,
        })
        .map(|call| {
            let text = |name: &str| call[name].as_str().unwrap().to_owned();
            format!("{} {} {}", text("call_id"), text("name"), text("arguments"))
        })
        .collect()
}

#[tokio::test]
async fn sloppy_calls_are_put_right() {
    // Whole calls with one index (Gemini's endpoint).
    let read = calls(&[
        r#"{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}"#,
        r#"{"index":0,"id":"b","function":{"name":"f","arguments":"{}"}}"#,
    ]);
    assert_eq!(read.await, ["a f {}", "b f {}"]);
    // Neither id nor index, and arguments as an object.
    let read = calls(&[r#"{"function":{"name":"f","arguments":{"x":1}}}"#]).await;
    assert_eq!(read, [format!(r#"call_{TURN}_0 f {{"x":1}}"#)]);
    // The id and the name with each piece.
    let read = calls(&[
        r#"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
        r#"{"index":0,"id":"a","function":{"name":"f","arguments":":1}"}}"#,
    ]);
    assert_eq!(read.await, [r#"a f {"x":1}"#]);
    // One id for two calls, distinguished by their indexes; no arguments.
    let read = calls(&[
        r#"{"index":0,"id":"","function":{"name":"f"}}"#,
        r#"{"index":1,"id":"","function":{"name":"g","arguments":null}}"#,
    ]);
    assert_eq!(read.await, [format!("call_{TURN}_0 f {{}}"), format!("call_{TURN}_1 g {{}}")]);
}

#[tokio::test]
async fn calls_whose_ids_or_indexes_are_those_of_others_are_told_apart() {
    // One id for two calls with indexes, in pieces that alternate.
    let read = calls(&[
        r#"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#,
        r#"{"index":1,"id":"a","function":{"name":"f","arguments":"{\"y\""}}"#,
        r#"{"index":0,"id":"a","function":{"arguments":":1}"}}"#,
        r#"{"index":1,"id":"a","function":{"arguments":":2}"}}"#,
    ]);
    assert_eq!(read.await, [r#"a f {"x":1}"#.to_owned(), format!(r#"call_{TURN}_0 f {{"y":2}}"#)]);
    // One id, or one index, or neither, for whole calls.
    for members in [r#""id":"a","#, r#""index":0,"id":"a","#, r#""index":0,"#, ""] {
        let call = |x| format!(r#"{{{members}"function":{{"name":"f","arguments":{{"x":{x}}}}}}}"#);
        let (one, two) = (call(1), call(2));
        let read = calls(&[&one, &two]).await;
        let inputs: Vec<_> = read.iter().map(|call| call.split_once(' ').unwrap().1).collect();
        assert_eq!(inputs, [r#"f {"x":1}"#, r#"f {"x":2}"#], "{members}");
    }
    // Numbers where names are meant, and the other way round; later pieces without a name.
    let read = calls(&[
        r#"{"index":"0","id":7,"function":{"name":"f","arguments":"{\"x\""}}"#,
        r#"{"index":"0","id":7,"function":{"arguments":":1}"}}"#,
    ]);
    assert_eq!(read.await, [r#"7 f {"x":1}"#]);
}

#[tokio::test]
async fn the_only_call_of_an_older_server_is_read() {
    let events = read(&[
        r#"{"choices":[{"delta":{"function_call":{"name":"f","arguments":"{\"x\""}}}]}"#,
        r#"{"choices":[{"delta":{"function_call":{"arguments":":1}"}},"finish_reason":"function_call"}]}"#,
        "[DONE]",
    ])
    .await;
    assert!(events[0].contains(r#""arguments":"{\"x\":1}""#), "{events:?}");
}

#[tokio::test]
async fn a_usage_of_any_form_takes_no_text_away() {
    for (usage, told) in [
        ("null", "completed"),
        (r#""n/a""#, "completed"),
        (r#"{"prompt_tokens":null,"completion_tokens":3}"#, "completed 0+0/3+0=3"),
        (
            r#"{"prompt_tokens":2,"prompt_tokens_details":[],"total_tokens":null}"#,
            "completed 2+0/0+0=2",
        ),
    ] {
        let event = format!(
            r#"{{"choices":[{{"delta":{{"content":"a"}},"finish_reason":"stop"}}],"usage":{usage}}}"#
        );
        let events = read(&[&event]).await;
        assert!(events.contains(&format!(r#"text msg_{TURN}_0 "a""#)), "{events:?}");
        assert_eq!(events.last().unwrap(), told, "{usage}");
    }
}

#[tokio::test]
async fn a_piece_that_cannot_be_read_fails_the_response() {
    let text = r#"{"choices":[{"delta":{"content":"a"}}]}"#;
    let end = r#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#;
    let odd = failure(&[text, r#"{"choices":[{"delta":{"content":7}}]}"#, end]).await;
    assert_eq!(odd.retry, Retry::No);
    assert!(odd.message.contains("an event of a form that is not known"), "{odd}");
    // What is no piece of the answer is passed over.
    let events =
        read(&[text, "ping", r#"{"choices":[],"usage":{"prompt_tokens":[]}}"#, "7", end]).await;
    assert_eq!(events.last().unwrap(), "completed");
}

#[tokio::test]
async fn failures_in_place_of_a_piece_are_told() {
    for event in [
        r#"{"error":"Because."}"#,
        r#"{"error":{"message":"Because.","code":null}}"#,
        r#"{"object":"error","message":"Because.","type":"InternalServerError","code":500}"#,
        r#"{"detail":"Because."}"#,
        r#"{"message":"Because."}"#,
    ] {
        let error = failure(&[event, "[DONE]"]).await;
        assert_eq!(error.message, "stream disconnected before completion: Because.", "{event}");
    }
    let fake = fake().await;
    fake.answer(200, "event: error\ndata: {\"msg\":1}\n\n");
    assert!(fake.failure().await.message.contains("gave no reason"));
}

#[tokio::test]
async fn the_end_comes_in_every_form() {
    let text = r#"{"choices":[{"delta":{"content":"a"}}]}"#;
    let stop = r#"{"choices":[{"delta":{"content":""},"finish_reason":"stop"}]}"#;
    for end in [&[stop, "[DONE]"][..], &[stop], &["[DONE]"]] {
        let mut events = vec![text];
        events.extend(end);
        assert_eq!(read(&events).await.last().unwrap(), "completed", "{end:?}");
    }
    let cut = failure(&[text]).await;
    assert_eq!(
        cut.message,
        "stream disconnected before completion: stream closed before a finish_reason"
    );
    assert_eq!(cut.retry, Retry::Stream { after: None });
    let nothing = failure(&["[DONE]"]).await;
    assert_eq!(nothing.retry, Retry::Stream { after: None });
    let long =
        failure(&[text, r#"{"choices":[{"delta":{},"finish_reason":"length"}]}"#, "[DONE]"]).await;
    assert_eq!(long.message, "Incomplete response returned, reason: max_output_tokens");
    let error =
        failure(&[text, r#"{"error":{"code":"context_length_exceeded","message":"m"}}"#]).await;
    assert_eq!(error.info, CodexErrorInfo::ContextWindowExceeded);
}

#[tokio::test]
async fn content_in_parts_is_read() {
    let events = read(&[
        r#"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}]}}]}"#,
        r#"{"choices":[{"delta":{"content":[{"type":"text","text":"a"}]},"finish_reason":"stop"}]}"#,
    ])
    .await;
    assert!(events.contains(&format!(r#"reasoning rs_{TURN}_0 0 "hm""#)), "{events:?}");
    assert!(events.contains(&format!(r#"text msg_{TURN}_1 "a""#)), "{events:?}");
}

#[tokio::test]
async fn halves_of_a_character_in_two_pieces_are_joined() {
    let events = read(&[
        r#"{"choices":[{"delta":{"content":"a\ud83d"}}]}"#,
        r#"{"choices":[{"delta":{"content":"\ude00"}}]}"#,
        r#"{"choices":[{"delta":{"content":"\ud83d"}}]}"#,
        r#"{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}"#,
    ])
    .await;
    assert!(events.iter().any(|event| event.contains("a\u{1F600}\u{FFFD}b")), "{events:?}");
}

fn with_history() -> ModelRequest {
    let mut request = request();
    request.input = [
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"Be good."}]}"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"}]}"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"look"},{"type":"input_image","image_url":"data:image/png;base64,AA"}]}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"encrypted_content":"turnhost:member:reasoning_content"}"#,
        r#"{"type":"reasoning","id":"rs","summary":[],"encrypted_content":"another provider's"}"#,
        r#"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"I look."}]}"#,
        r#"{"type":"function_call","call_id":"c1","name":"inner","namespace":"space","arguments":"{}"}"#,
        r#"{"type":"custom_tool_call","call_id":"c2","name":"apply_patch","input":"x"}"#,
        r#"{"type":"function_call_output","call_id":"c1","output":[{"type":"input_image","image_url":"data:image/png;base64,BB"}]}"#,
        r#"{"type":"custom_tool_call_output","call_id":"c2","output":"ok"}"#,
        r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"b"}]}"#,
        r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"go on"}]}"#,
    ]
    .map(item)
    .to_vec();
    request.tools = Arc::from([
        tool(
            "space",
            r#"{"type":"namespace","name":"space","tools":[{"type":"function","name":"inner","description":"d","parameters":{"type":"object"}}]}"#,
        ),
        tool(
            "apply_patch",
            r#"{"type":"custom","name":"apply_patch","description":"Patches.","format":{"type":"grammar","syntax":"lark","definition":"start: X"}}"#,
        ),
        tool("web_search", r#"{"type":"web_search"}"#),
    ]);
    request
}

#[tokio::test]
async fn a_history_is_sent_as_messages() {
    let fake = fake().await;
    let mut request = with_history();
    request.effort = ReasoningEffort::new("low");
    let body = sent(&fake, request).await;
    assert_eq!(
        body["messages"],
        json!([
            {"role": "system", "content": "Be good.\n\na"},
            {"role": "user", "content": [
                {"type": "text", "text": "look"},
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA"}},
            ]},
            {"role": "assistant", "reasoning_content": "hm", "content": "I look.", "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "space__inner", "arguments": "{}"}},
                {"id": "c2", "type": "function", "function": {"name": "apply_patch", "arguments": r#"{"input":"x"}"#}},
            ]},
            {"role": "tool", "tool_call_id": "c1", "content": "(The image of the call c1 follows.)"},
            {"role": "tool", "tool_call_id": "c2", "content": "ok"},
            {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,BB"}}]},
            {"role": "system", "content": "b"},
            {"role": "user", "content": "go on"},
        ])
    );
    let names: Vec<_> =
        body["tools"].as_array().unwrap().iter().map(|tool| &tool["function"]["name"]).collect();
    assert_eq!(names, ["space__inner", "apply_patch"]);
    assert_eq!(
        body["tools"][1]["function"]["description"],
        "Patches.\n\n`input` is text of this grammar:\nstart: X"
    );
    assert_eq!(body["reasoning_effort"], "low");
    assert_eq!(body["stream_options"], json!({"include_usage": true}));
}

#[tokio::test]
async fn calls_come_back_in_the_tools_own_form() {
    let fake = fake().await;
    fake.answer(
        200,
        sse(&[
            r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"space__inner","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"apply_patch","arguments":"{\"input\":\"x\"}"}},{"index":2,"id":"c","function":{"name":"apply_patch","arguments":"not JSON"}}]},"finish_reason":"tool_calls"}]}"#,
        ]),
    );
    let (events, err) = ask(&fake.models(), with_history()).await;
    assert!(err.is_none(), "{err:?}");
    assert_eq!(
        brief(&events),
        [
            r#"done {"type":"function_call","arguments":"{}","call_id":"a","name":"inner","namespace":"space"}"#,
            r#"done {"type":"custom_tool_call","call_id":"b","input":"x","name":"apply_patch"}"#,
            r#"done {"type":"custom_tool_call","call_id":"c","input":"not JSON","name":"apply_patch"}"#,
            "completed",
        ]
    );
}

#[tokio::test]
async fn a_strict_server_is_asked_in_the_basic_form() {
    let fake = fake().await;
    fake.answer(500, r#"{"error":{"message":"System message must be at the beginning."}}"#);
    let body = sent(&fake, with_history()).await;
    let members: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, ["messages", "model", "stream", "tools"]);
    let roles: Vec<_> =
        body["messages"].as_array().unwrap().iter().map(|message| &message["role"]).collect();
    let expected = ["system", "user", "assistant", "tool", "tool", "user", "user", "user"];
    assert_eq!(roles, expected);
}

#[tokio::test]
async fn an_output_schema_is_enforced_or_asked_for_and_checked() {
    let schema = json!({"type": "object", "required": ["a"]});
    let with_schema =
        || ModelRequest { output_schema: Some(Arc::new(schema.clone())), ..request() };
    let fake = fake().await;
    let body = sent(&fake, with_schema()).await;
    assert_eq!(
        body["response_format"],
        json!({"type": "json_schema", "json_schema": {"name": "final_answer", "strict": true, "schema": schema}})
    );

    let answer = |text: &str| {
        sse(&[&json!({"choices": [{"delta": {"content": text}, "finish_reason": "stop"}]})
            .to_string()])
    };
    let refusal = r#"{"error":{"message":"This response_format type is unavailable now"}}"#;
    fake.answer(400, refusal);
    fake.answer(200, answer("```json\n{\"a\":1}\n```"));
    let models = fake.models();
    let (events, err) = ask(&models, with_schema()).await;
    assert!(err.is_none(), "{err:?}");
    assert!(brief(&events).iter().any(|event| event.contains(r#""text":"{\"a\":1}""#)));
    let body: Value = serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap();
    assert!(body["messages"][0]["content"].as_str().unwrap().contains(&schema.to_string()));

    fake.answer(200, answer(r#"{"b":1}"#));
    let err = ask(&models, with_schema()).await.1.unwrap();
    assert!(err.message.starts_with("the model's answer does not fit the output schema"), "{err}");
    assert_eq!(err.retry, Retry::Stream { after: None });
}
