//! Messages survive a round trip: every field, and null where null was.

use serde_json::value::RawValue;
use serde_json::{Value, json};
use turnhost_protocol::{
    CodexErrorInfo, ItemBody, ResponseItem, ServerNotification, ServerRequest, ThreadItem,
};

fn lines(text: &str) -> impl Iterator<Item = Value> + '_ {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

fn raw(value: &Value) -> Box<RawValue> {
    serde_json::value::to_raw_value(value).unwrap()
}

#[test]
fn notifications_keep_their_shape() {
    for message in lines(include_str!("notifications.jsonl")) {
        let method = message["method"].as_str().unwrap();
        let read = ServerNotification::decode(method, &raw(&message["params"]))
            .unwrap_or_else(|err| panic!("{method}: {err}"))
            .unwrap_or_else(|| panic!("{method} is in no table"));
        assert_eq!(read.method(), method);
        assert_eq!(
            read.serialize_params(serde_json::value::Serializer).unwrap(),
            message["params"],
            "{method}"
        );
    }
}

#[test]
fn server_requests_keep_their_shape() {
    for message in lines(include_str!("server_requests.jsonl")) {
        let method = message["method"].as_str().unwrap();
        let read = ServerRequest::decode(method, &raw(&message["params"])).unwrap().unwrap();
        assert_eq!(read.method(), method);
        assert_eq!(
            read.serialize_params(serde_json::value::Serializer).unwrap(),
            message["params"],
            "{method}"
        );
    }
}

#[test]
fn an_item_of_each_kind_of_body_has_its_id() {
    for message in lines(include_str!("notifications.jsonl")) {
        if let Some(item) = message["params"].get("item") {
            let read: ThreadItem = serde_json::from_value(item.clone()).unwrap();
            assert_eq!(read.id().as_str(), item["id"]);
            assert_eq!(serde_json::to_value(&read).unwrap(), *item);
        }
    }
}

#[test]
fn a_started_item_is_not_complete() {
    let body: ItemBody =
        serde_json::from_value(json!({"type": "reasoning", "id": "rs_1"})).unwrap();
    assert_eq!(
        serde_json::to_value(ThreadItem::started(body, 7)).unwrap(),
        json!({"type": "reasoning", "id": "rs_1", "content": [], "summary": [], "startedAtMs": 7, "completedAtMs": null})
    );
}

#[track_caller]
fn check_response_item(read: &Value, written: &Value) {
    let item: ResponseItem = serde_json::from_value(read.clone()).unwrap();
    assert_eq!(serde_json::to_value(&item).unwrap(), *written);
}

#[test]
fn model_items_leave_out_what_is_unset() {
    let call =
        json!({"type": "function_call", "name": "shell", "arguments": "{}", "call_id": "c1"});
    check_response_item(&call, &call);
    let message = json!({"type": "message", "role": "assistant", "id": "m1", "content": [{"type": "output_text", "text": "hi"}]});
    check_response_item(&message, &message);
    check_response_item(
        &json!({"type": "reasoning", "id": "r1", "summary": [], "encrypted_content": null}),
        &json!({"type": "reasoning", "id": "r1", "summary": []}),
    );
    let image = json!({"type": "function_call_output", "call_id": "c1", "output": [
        {"type": "input_image", "image_url": "data:,", "detail": "high"}]});
    check_response_item(&image, &image);
}

#[test]
fn a_model_item_of_an_unknown_type_is_kept_whole() {
    let item = json!({"type": "hologram", "id": "h1", "beams": [1, 2.5, {"deep": null}]});
    check_response_item(&item, &item);
}

#[test]
fn error_kinds_are_words_or_objects_and_unknown_ones_are_kept() {
    for (json, kind) in [
        (json!("usageLimitExceeded"), CodexErrorInfo::UsageLimitExceeded),
        (
            json!({"responseStreamDisconnected": {"httpStatusCode": null}}),
            CodexErrorInfo::ResponseStreamDisconnected { http_status_code: None },
        ),
        (json!({"newKind": {"a": 1}}), CodexErrorInfo::Unknown(json!({"newKind": {"a": 1}}))),
    ] {
        assert_eq!(serde_json::to_value(&kind).unwrap(), json);
        assert_eq!(serde_json::from_value::<CodexErrorInfo>(json).unwrap(), kind);
    }
}
