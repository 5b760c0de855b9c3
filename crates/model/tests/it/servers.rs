//! Streams as servers of the Chat Completions API send them, each with its own ways.

use serde_json::{Value, json};
use turnhost_model::{Models, WireApi};
use turnhost_ports::{ModelError, ModelEvent, ModelRequest, Retry};
use turnhost_protocol::{CodexErrorInfo, ReasoningItemContent, ResponseItem};

use crate::fake::{Fake, ask, item, request, sse, tool};

async fn fake() -> Fake {
    let mut fake = Fake::start().await;
    fake.provider.wire_api = WireApi::Chat;
    fake
}

fn with_tool() -> ModelRequest {
    let run =
        r#"{"type":"function","name":"run","description":"d","parameters":{"type":"object"}}"#;
    ModelRequest { tools: vec![tool("run", run)].into(), ..request() }
}

/// Returns a response: the items as `KIND TEXT`, with the text that streamed where it differs, and
/// the end.
fn told(events: Vec<ModelEvent>) -> Vec<String> {
    let mut told = Vec::new();
    for event in events {
        match event {
            ModelEvent::ItemDone(item) => told.push(told_item(*item)),
            ModelEvent::Completed { usage } => told.push(match usage {
                Some(it) => format!("used {}+{}/{}", it.input, it.cached_input, it.output),
                None => "no usage".to_owned(),
            }),
            _ => {}
        }
    }
    told
}

fn told_item(item: ResponseItem) -> String {
    match item {
        ResponseItem::Message(message) => {
            let parts = serde_json::to_value(&message.content).unwrap();
            format!("says {}", parts[0]["text"].as_str().unwrap())
        }
        ResponseItem::Reasoning(thought) => match &thought.content.unwrap()[0] {
            ReasoningItemContent::ReasoningText { text } | ReasoningItemContent::Text { text } => {
                format!("thinks {text}")
            }
        },
        ResponseItem::FunctionCall(call) => {
            format!("calls {} {} {}", call.call_id, call.name, call.arguments)
        }
        other => panic!("{other:?}"),
    }
}

/// Reads a body as it is.
async fn read_raw(body: impl Into<axum::body::Body>) -> Vec<String> {
    let fake = fake().await;
    fake.answer_with(200, &[("content-type", "text/event-stream")], body);
    let (events, err) = ask(&fake.models(), with_tool()).await;
    assert!(err.is_none(), "{err:?}");
    told(events)
}

async fn read(events: &[&str]) -> Vec<String> {
    read_raw(sse(events)).await
}

async fn failure(events: &[&str]) -> ModelError {
    let fake = fake().await;
    fake.answer(200, sse(events));
    ask(&fake.models(), with_tool()).await.1.unwrap()
}

#[tokio::test]
async fn openrouter() {
    let stream = concat!(
        ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n",
        r#"data: {"id":"gen-1","provider":"X","model":"a/b","object":"chat.completion.chunk","created":1,"choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"h","reasoning_details":[{"type":"reasoning.text","text":"h","format":"unknown","index":0}]},"finish_reason":null,"native_finish_reason":null,"logprobs":null}]}"#,
        "\n\n: OPENROUTER PROCESSING\n\n",
        r#"data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","tool_calls":[{"index":0,"id":"tool_0_run","type":"function","function":{"name":"run","arguments":"{}"}}]},"finish_reason":null}]}"#,
        "\n\n",
        r#"data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"tool_calls","native_finish_reason":"STOP","logprobs":null}]}"#,
        "\n\n",
        r#"data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11,"cost":0.1,"cost_details":{"upstream_inference_cost":null},"prompt_tokens_details":{"cached_tokens":4}}}"#,
        "\n\ndata: [DONE]\n\n",
    );
    assert_eq!(read_raw(stream).await, ["thinks h", "calls tool_0_run run {}", "used 9+4/2"]);
    let failed = failure(&[
        r#"{"choices":[{"delta":{"content":"a"}}]}"#,
        r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error","error":{"code":502,"message":"Upstream died"}}]}"#,
    ])
    .await;
    assert_eq!(failed.message, "stream disconnected before completion: Upstream died");
    // What the user alone can change is not asked again.
    let poor =
        failure(&[r#"{"error":{"code":402,"message":"Insufficient credits"},"choices":[]}"#]).await;
    assert_eq!((poor.message.as_str(), poor.retry), ("Insufficient credits", Retry::No));
}

#[tokio::test]
async fn azure_begins_with_an_empty_piece_and_tells_of_its_filter() {
    let read = read(&[
        r#"{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}"#,
        r#"{"choices":[{"content_filter_results":{},"delta":{"content":"","refusal":null,"role":"assistant"},"finish_reason":null,"index":0,"logprobs":null}],"usage":null}"#,
        r#"{"choices":[{"content_filter_results":{"error":{"code":"content_filter_error","message":"The contents are not filtered"}},"delta":{"content":"hi"},"finish_reason":null,"index":0}]}"#,
        r#"{"choices":[{"delta":{},"finish_reason":"stop","index":0,"content_filter_offsets":{"check_offset":1}}],"usage":null}"#,
        r#"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"#,
        "[DONE]",
    ]);
    assert_eq!(read.await, ["says hi", "used 1+0/1"]);
}

#[tokio::test]
async fn deepseek() {
    let read = read(&[
        r#"{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":""},"logprobs":null,"finish_reason":null}]}"#,
        r#"{"choices":[{"index":0,"delta":{"content":null,"reasoning_content":"hm"},"finish_reason":null}]}"#,
        // The head of the second call has the index of the first, and its tail one of its own.
        r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"run","arguments":"{\"x\":1}"}}]}}]}"#,
        r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"b","type":"function","function":{"name":"run","arguments":""}}]}}]}"#,
        r#"{"choices":[{"delta":{"tool_calls":[{"index":1,"function":{"arguments":"{\"x\":2}"}}]}}]}"#,
        r#"{"choices":[{"index":0,"delta":{"content":"","reasoning_content":null},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":3,"total_tokens":8,"prompt_cache_hit_tokens":2,"prompt_cache_miss_tokens":3}}"#,
        "[DONE]",
    ]);
    let calls = [r#"calls a run {"x":1}"#, r#"calls b run {"x":2}"#];
    assert_eq!(read.await, ["thinks hm", calls[0], calls[1], "used 5+2/3"]);
}

#[tokio::test]
async fn usage_in_odd_places() {
    let end = r#"{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]"#;
    for (more, used) in [
        // Groq, and Moonshot in two forms.
        (
            r#","x_groq":{"id":"r","usage":{"queue_time":0.1,"prompt_tokens":7,"completion_tokens":1}}"#,
            "used 7+0/1",
        ),
        (r#","usage":{"prompt_tokens":7,"completion_tokens":1,"cached_tokens":3}"#, "used 7+3/1"),
        (r#","x_groq":{"id":"r"}"#, "no usage"),
    ] {
        assert_eq!(read(&[&format!("{end}{more}}}"), "[DONE]"]).await, ["says a", used]);
    }
    let moonshot = r#"{"choices":[{"delta":{"content":"a"},"finish_reason":"stop","usage":{"prompt_tokens":7,"completion_tokens":1}}]}"#;
    assert_eq!(read(&[moonshot]).await, ["says a", "used 7+0/1"]);
}

#[tokio::test]
async fn ends_in_the_words_of_many_servers() {
    let end = |reason: &str| {
        [
            r#"{"choices":[{"delta":{"content":"a"},"finish_reason":"null"}]}"#.to_owned(),
            format!(r#"{{"choices":[{{"delta":{{}},"finish_reason":{reason}}}]}}"#),
        ]
    };
    for whole in [r#""eos""#, r#""STOP""#, r#""end_turn""#, r#""stop_sequence""#, "1"] {
        let [text, end] = end(whole);
        assert_eq!(read(&[&text, &end]).await, ["says a", "no usage"], "{whole}");
    }
    for (reason, told, may_help) in [
        ("MAX_TOKENS", "reason: max_output_tokens", false),
        ("model_length", "reason: max_output_tokens", false),
        ("sensitive", "reason: content_filter", true),
        ("SAFETY", "reason: content_filter", true),
        ("insufficient_system_resource", "ended the response: insufficient_system_resource", true),
        ("network_error", "ended the response: network_error", true),
        ("abort", "ended the response: abort", true),
        ("MALFORMED_FUNCTION_CALL", "ended the response: malformed_function_call", true),
    ] {
        let [text, end] = end(&format!(r#""{reason}""#));
        let failed = failure(&[&text, &end, "[DONE]"]).await;
        assert!(failed.message.ends_with(told), "{failed}");
        assert_eq!(failed.retry == Retry::Stream { after: None }, may_help, "{reason}");
    }
}

#[tokio::test]
async fn lines_of_every_kind_of_stream() {
    let a = r#"{"choices":[{"delta":{"content":"a"}}]}"#;
    let stop = r#"{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}"#;
    for stream in [
        format!("data:{a}\r\n\r\ndata:{stop}\r\n\r\ndata:[DONE]\r\n\r\n"),
        format!("\u{FEFF}data: {a}\n\ndata: {stop}\n\n"),
        format!(":\n\n: keep-alive\n\nid: 1\nretry: 5\nevent: message\ndata: {a}\n\ndata: {stop}"),
        format!("data: {a}\rdata:\r\rdata: {stop}\r\r"),
        format!("event: ping\ndata: {{}}\n\ndata: {a}\n\n\n\ndata: {stop}\n\ndata:  [DONE]\n\n"),
    ] {
        assert_eq!(read_raw(stream.clone()).await, ["says ab", "no usage"], "{stream:?}");
    }
}

#[tokio::test]
async fn thoughts_and_calls_in_the_text() {
    let pieces = |text: &str| {
        let mut events: Vec<_> = text
            .split_inclusive(' ')
            .map(|piece| json!({"choices": [{"delta": {"content": piece}}]}).to_string())
            .collect();
        events.push(r#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#.to_owned());
        events
    };
    // LM Studio with a thinking model, and Qwen behind a server that does not know its template.
    let call =
        "<tool_call>\n{\"name\": \"run\", \"arguments\": {\"cmd\": \"ls -l\"}}\n</tool_call>";
    let events = pieces(&format!("<think>\nLet me see.\n</think>\n\nI look.\n{call}"));
    let events: Vec<_> = events.iter().map(String::as_str).collect();
    let read_back = read(&events).await;
    assert_eq!(read_back[..2], ["thinks Let me see.\n", "says I look.\n"]);
    assert!(read_back[2].ends_with(r#" run {"cmd":"ls -l"}"#), "{read_back:?}");
    let events = pieces("The tag is `<think>`, and this a call:\n<tool_call>{}</tool_call>");
    let events: Vec<_> = events.iter().map(String::as_str).collect();
    let said = "says The tag is `<think>`, and this a call:\n<tool_call>{}</tool_call>";
    assert_eq!(read(&events).await[0], said);
}

#[tokio::test]
async fn sloppy_names_and_arguments_of_calls() {
    let call = |function: Value| {
        json!({"choices": [{"delta": {"tool_calls": [{"index": 0, "id": "a", "function": function}]}, "finish_reason": "tool_calls"}]}).to_string()
    };
    for function in [
        json!({"name": "functions.run", "arguments": "{\"x\":1}"}),
        json!({"name": "run<|channel|>commentary", "arguments": "{\"x\":1}<|call|>"}),
        json!({"name": "run", "arguments": "\"{\\\"x\\\":1}\""}),
    ] {
        assert_eq!(read(&[&call(function)]).await[0], r#"calls a run {"x":1}"#);
    }
    // An empty object before the arguments (LiteLLM).
    let first = call(json!({"name": "run", "arguments": "{}"})).replace("tool_calls\"}", "\"}");
    let second = call(json!({"arguments": "{\"x\":1}"}));
    assert_eq!(read(&[&first, &second]).await[0], r#"calls a run {"x":1}"#);
}

#[tokio::test]
async fn an_answer_that_does_not_stream_is_read() {
    let body = r#"{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"hi","tool_calls":[{"id":"a","type":"function","function":{"name":"run","arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#;
    let fake = fake().await;
    for headers in [&[("content-type", "application/json")][..], &[]] {
        fake.answer_with(200, headers, body);
        let (events, err) = ask(&fake.models(), with_tool()).await;
        assert!(err.is_none(), "{err:?}");
        assert_eq!(told(events), ["says hi", "calls a run {}", "used 1+0/2"]);
    }
    fake.answer_with(200, &[("content-type", "application/json")], r#"{"status":"ok"}"#);
    let failed = ask(&fake.models(), with_tool()).await.1.unwrap();
    assert!(failed.message.contains("application/json instead of a stream"), "{failed}");
}

/// Asks with a history in which the model made a call, and returns what was sent of it.
async fn sent_back(fake: &Fake, models: &Models, call: &ResponseItem) -> Value {
    let output = r#"{"type":"function_call_output","call_id":"ID","output":"o"}"#;
    let ResponseItem::FunctionCall(made) = call else { panic!("{call:?}") };
    let mut request = with_tool();
    request.input = vec![
        item(&serde_json::to_string(call).unwrap()),
        item(&output.replace("ID", &made.call_id)),
    ];
    fake.answer(200, sse(&[r#"{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}"#]));
    let err = ask(models, request).await.1;
    assert!(err.is_none(), "{err:?}");
    serde_json::from_str(&fake.seen().pop().unwrap().body).unwrap()
}

fn call(id: &str) -> ResponseItem {
    serde_json::from_value(
        json!({"type": "function_call", "call_id": id, "name": "run", "arguments": "{}"}),
    )
    .unwrap()
}

#[tokio::test]
async fn gemini_gets_its_signatures_back_and_a_mark_for_the_calls_of_others() {
    let fake = fake().await;
    let models = fake.models();
    let extra = json!({"google": {"thought_signature": "S=="}});
    fake.answer(200, sse(&[
        &json!({"choices": [{"index": 0, "delta": {"role": "assistant", "tool_calls": [{"index": 0, "id": "function-call-1", "type": "function", "extra_content": extra, "function": {"name": "run", "arguments": "{}"}}]}, "finish_reason": "stop"}]}).to_string(),
        "[DONE]",
    ]));
    let (events, _) = ask(&models, with_tool()).await;
    let made = events.into_iter().find_map(|event| match event {
        ModelEvent::ItemDone(item) => Some(*item),
        _ => None,
    });
    let body = sent_back(&fake, &models, &made.unwrap()).await;
    assert_eq!(body["messages"][0]["tool_calls"][0]["extra_content"], extra);

    let refusal = r#"[{"error":{"code":400,"message":"Function call is missing a thought_signature in functionCall parts.","status":"INVALID_ARGUMENT"}}]"#;
    fake.answer(400, refusal);
    let body = sent_back(&fake, &models, &call("c")).await;
    let mark =
        &body["messages"][0]["tool_calls"][0]["extra_content"]["google"]["thought_signature"];
    assert_eq!(mark, "skip_thought_signature_validator");
}

#[tokio::test]
async fn signatures_of_one_provider_are_not_sent_to_another() {
    let mut fake = Fake::start().await;
    let mut made = call("c");
    let ResponseItem::FunctionCall(call) = &mut made else { panic!("{made:?}") };
    call.encrypted_content = Some("turnhost:extra:{}".to_owned());
    for wire_api in [WireApi::Responses, WireApi::Messages] {
        fake.provider.wire_api = wire_api;
        let mut request = with_tool();
        request.input = vec![item(&serde_json::to_string(&made).unwrap())];
        fake.answer(418, "");
        drop(ask(&fake.models(), request).await);
        let body = fake.seen().pop().unwrap().body;
        assert!(body.contains(r#""run""#) && !body.contains("turnhost:"), "{body}");
    }
}

#[tokio::test]
async fn mistral_gets_ids_of_nine_letters_once_it_asked_for_them() {
    let fake = fake().await;
    let models = fake.models();
    let refusal = r#"{"object":"error","message":"Tool call id was call_1 but must be a-z, A-Z, 0-9, with a length of 9.","type":"invalid_function_call","code":"3280"}"#;
    fake.answer(400, refusal);
    for id in ["call_1", "functions.run:0", "abcdefgh9"] {
        let body = sent_back(&fake, &models, &call(id)).await;
        let sent = body["messages"][0]["tool_calls"][0]["id"].as_str().unwrap();
        assert!(sent.len() == 9 && sent.bytes().all(|it| it.is_ascii_alphanumeric()), "{sent}");
        assert_eq!(body["messages"][1]["tool_call_id"], sent);
        assert_eq!(sent == id, id == "abcdefgh9");
        assert_eq!(fake.seen().len(), 0, "it is learned once");
    }
}

#[tokio::test]
async fn an_id_that_an_earlier_response_had_is_replaced() {
    let fake = fake().await;
    fake.answer(200, sse(&[
        r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"call_0","function":{"name":"run","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#,
    ]));
    let mut request = with_tool();
    request.input = vec![item(&serde_json::to_string(&call("call_0")).unwrap())];
    let (events, _) = ask(&fake.models(), request).await;
    let told = told(events);
    assert!(!told[0].starts_with("calls call_0 "), "{told:?}");
}

#[tokio::test]
async fn errors_of_a_kind_that_no_repetition_mends_end_the_turn() {
    for (error, info) in [
        (
            r#"{"error":{"message":"Because.","type":"BadRequestError","code":400}}"#,
            CodexErrorInfo::Other,
        ),
        (r#"{"error":{"message":"Because.","code":"401"}}"#, CodexErrorInfo::Other),
        (r#"{"error":{"message":"Because.","code":402}}"#, CodexErrorInfo::UsageLimitExceeded),
    ] {
        let failed = failure(&[error]).await;
        assert_eq!((&*failed.message, failed.info, failed.retry), ("Because.", info, Retry::No));
    }
    for code in ["429", "408", "500", "null"] {
        let failed =
            failure(&[&format!(r#"{{"error":{{"message":"Because.","code":{code}}}}}"#)]).await;
        assert_eq!(failed.retry, Retry::Stream { after: None }, "{code}");
    }
}
