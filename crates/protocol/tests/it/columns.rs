//! The columns of the tables that servers and clients decide by.

use serde_json::value::RawValue;
use serde_json::{Value, json};
use turnhost_protocol::{
    Audience, CLIENT_METHODS, Delivery, Mark, MethodInfo, SERVER_NOTIFICATIONS, ServerNotification,
};

const THREAD: &str = "0199f3a0-0000-7000-8000-000000000001";

fn marked(mark: Mark) -> Vec<&'static str> {
    let rows = CLIENT_METHODS.iter().filter(|row| row.marks.contains(&mark));
    rows.map(|row| row.name).collect()
}

fn row(name: &str) -> &'static MethodInfo {
    SERVER_NOTIFICATIONS.iter().find(|row| row.name == name).unwrap()
}

fn notification(method: &str, params: &Value) -> ServerNotification {
    let params: Box<RawValue> = serde_json::value::to_raw_value(params).unwrap();
    ServerNotification::decode(method, &params).unwrap().unwrap()
}

#[test]
fn answers_that_subscribe_have_a_thread() {
    let names = marked(Mark::Subscribes);
    assert_eq!(names, ["thread/fork", "thread/resume", "thread/revert", "thread/start"]);
}

#[test]
fn a_turn_is_work_and_its_end_is_none() {
    let names = marked(Mark::StartsWork);
    assert!(names.contains(&"turn/start") && names.contains(&"review/start"), "{names:?}");
    assert!(!names.contains(&"turn/interrupt") && !names.contains(&"thread/resume"), "{names:?}");
}

#[test]
fn every_notification_has_an_audience_and_a_delivery() {
    for row in SERVER_NOTIFICATIONS {
        assert!(row.audience.is_some() && row.delivery.is_some(), "{}", row.name);
    }
    assert!(CLIENT_METHODS.iter().all(|row| row.audience.is_none() && row.delivery.is_none()));
    assert_eq!(row("thread/archived").audience, Some(Audience::Everyone));
    assert_eq!(row("item/agentMessage/delta").audience, Some(Audience::Subscribers));
    assert_eq!(row("item/agentMessage/delta").delivery, Some(Delivery::Merge));
    assert_eq!(row("process/exited").audience, Some(Audience::Connection));
}

#[test]
fn a_notification_knows_its_thread() {
    let archived = notification("thread/archived", &json!({ "threadId": THREAD }));
    assert_eq!(archived.thread_id().map(|id| id.to_string()).as_deref(), Some(THREAD));
    let warning = json!({ "threadId": null, "message": "careful" });
    assert_eq!(notification("warning", &warning).thread_id(), None);
    assert_eq!(notification("skills/changed", &json!({})).thread_id(), None);
}

/// A payload with a thread's id in it is about that thread, so that no row forgets to say so.
#[test]
fn payloads_with_a_thread_are_about_it() {
    for line in include_str!("notifications.jsonl").lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        let read = notification(message["method"].as_str().unwrap(), &message["params"]);
        let thread = message["params"].get("threadId").and_then(Value::as_str);
        let thread = thread.or_else(|| message["params"].pointer("/thread/id")?.as_str());
        assert_eq!(read.thread_id().map(|id| id.to_string()).as_deref(), thread, "{line}");
    }
}

#[test]
fn what_replaces_leaves_the_newer_one() {
    let diff = |text: &str| {
        let params = json!({ "threadId": THREAD, "turnId": THREAD, "diff": text });
        notification("turn/diff/updated", &params)
    };
    let mut older = diff("-a\n+b\n");
    assert!(older.absorb(&diff("-a\n+c\n")));
    assert_eq!(older, diff("-a\n+c\n"));
    assert_eq!(older.text_bytes(), 6);
}
