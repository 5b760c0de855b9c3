//! Calls of tools that a client brought.

use expect_test::expect;
use serde_json::json;
use turnhost_base::ItemId;
use turnhost_thread::TurnSettings;

use super::{begun_with, call, check, completed, done, settings};
use crate::{Answer, Event};

fn with_tools() -> TurnSettings {
    let tools = json!([
        {"type": "function", "name": "lookup", "description": "d", "inputSchema": {}},
        {"type": "namespace", "name": "space", "description": "d", "tools": [
            {"type": "function", "name": "inner", "description": "d", "inputSchema": {}},
        ]},
    ]);
    TurnSettings { client_tools: serde_json::from_value(tools).unwrap(), ..settings() }
}

#[test]
fn calls_run_one_by_one_and_a_group_is_named_in_either_form() {
    let grouped = json!({
        "type": "function_call", "call_id": "b", "name": "inner", "namespace": "space",
        "arguments": "{}",
    });
    let response = json!({"contentItems": [{"type": "inputText", "text": "x"}], "success": true});
    let answer = Answer::ClientTool(serde_json::from_value(response).unwrap());
    let events = vec![
        call("a", "lookup", "{}"),
        done(grouped),
        call("c", "space__inner", "{}"),
        call("d", "inner", "{}"),
        completed(),
        Event::Answered(ItemId::new("a"), Answer::Unusable),
        Event::Answered(ItemId::new("b"), answer.clone()),
        Event::Answered(ItemId::new("c"), answer),
    ];
    check(
        &mut begun_with(with_tools()),
        events,
        &expect![[r#"
            call a
            ask about a
            call b
            call c
            call d
            completed dynamicToolCall failed
            ask about b
            completed dynamicToolCall completed
            ask about c
            completed dynamicToolCall completed
            output of a: dynamic tool request failed
            output of b: x
            output of c: x
            output of d: unsupported call: inner
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn an_interrupt_fails_the_call_that_is_open() {
    check(
        &mut begun_with(with_tools()),
        vec![call("a", "lookup", "{}"), completed(), Event::Interrupt],
        &expect![[r#"
            call a
            ask about a
            close the model
            completed dynamicToolCall failed
            output of a: dynamic tool call was cancelled before receiving a response
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}
