//! Turns as they run: events go in, short lines come out.

mod approval_reviews;
mod approvals;
mod client_tools;
mod commands;
mod compaction;
mod hooks;
mod patches;
mod permissions;
mod properties;
mod retries;
mod steering;
mod web_search;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use expect_test::{Expect, expect};
use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};
use turnhost_policy::{CommandSurroundings, Rules};
use turnhost_ports::{
    Exit, FailedAt, Instructions, ModelError, ModelEvent, OutputEnd, Retry, StreamedItem,
};
use turnhost_protocol::{CodexErrorInfo, ResponseItem, ServerNotification};
use turnhost_thread::{Input, Outcome, TurnSettings};

use crate::{
    Action, Agent, Event, ProcessId, Timer, ToolResult, TurnEnvironment, TurnStart, UserMessage,
};

pub(crate) fn settings() -> TurnSettings {
    TurnSettings {
        context_window: 1_000_000,
        output_token_limit: Some(2),
        ..TurnSettings::new(AbsPath::new("/repo").unwrap(), "m", "p")
    }
}

pub(crate) fn environment() -> TurnEnvironment {
    TurnEnvironment {
        instructions: Instructions::default(),
        shell: "/bin/bash".into(),
        date: "2026-01-31".into(),
        time_zone: "UTC".into(),
        places: turnhost_policy::Places::default(),
        originator: "kit".into(),
        user_agent: "kit/1".into(),
        stream_max_retries: 1,
        skills: "".into(),
    }
}

fn thread() -> ThreadId {
    "00000000-0000-7000-8000-000000000001".parse().unwrap()
}

fn turn_id(number: u32) -> TurnId {
    format!("00000000-0000-7000-8000-00000000{number:04}").parse().unwrap()
}

fn message(text: &str) -> UserMessage {
    let input = serde_json::json!([{"type": "text", "text": text, "text_elements": []}]);
    UserMessage {
        id: ItemId::new(text),
        client_id: None,
        context: Vec::new(),
        after: Vec::new(),
        input: serde_json::from_value(input).unwrap(),
        local_images: Vec::new(),
    }
}

fn begin(turn: TurnId, message: Option<UserMessage>) -> Event {
    begin_with(turn, message, settings())
}

fn begin_with(turn: TurnId, message: Option<UserMessage>, settings: TurnSettings) -> Event {
    let settings = Arc::new(settings);
    Event::Begin(Box::new(TurnStart {
        turn,
        root: None,
        settings,
        message,
        context: Vec::new(),
        tool_output: None,
        work: crate::TurnPurpose::Answer,
        tokens: 0,
        output_schema: None,
        environment: environment(),
        mcp: Some(Arc::default()),
        extensions: Some(Arc::default()),
    }))
}

/// Returns an agent whose turn has just begun.
fn begun() -> Agent {
    begun_with(settings())
}

fn begun_with(settings: TurnSettings) -> Agent {
    let mut agent = Agent::new(thread(), Vec::new(), &settings, Rules::default());
    agent.handle(Millis(0), begin_with(turn_id(1), None, settings), &mut Vec::new());
    agent
}

fn call(id: &str, name: &str, arguments: &str) -> Event {
    let json = serde_json::json!({
        "type": "function_call", "call_id": id, "name": name, "arguments": arguments,
    });
    done(json)
}

fn done(json: serde_json::Value) -> Event {
    Event::Model(ModelEvent::ItemDone(Box::new(serde_json::from_value(json).unwrap())))
}

/// Returns the result of a look at the surroundings of a call's command.
fn looked_around(call: &str, doubt: Option<&str>) -> Event {
    let around = CommandSurroundings { doubt: doubt.map(str::to_owned), programs: Vec::new() };
    Event::ToolResult(ItemId::new(call), ToolResult::LookedAround(around))
}

fn completed() -> Event {
    Event::Model(ModelEvent::Completed { usage: None })
}

fn failed(retry: Retry) -> Event {
    let info = CodexErrorInfo::Other;
    Event::ModelFailed(ModelError {
        info,
        message: "it broke".into(),
        retry,
        at: FailedAt::Response,
    })
}

fn exited(process: i64) -> Event {
    let (elapsed, output) = (Duration::ZERO, OutputEnd::Whole);
    Event::CommandExited(ProcessId(process), Exit { code: 0, elapsed, output })
}

/// Describes a notification that is about what a turn does; nothing for the rest.
fn told(notification: &ServerNotification) -> Option<String> {
    Some(match notification {
        ServerNotification::GuardianWarning(warning) => warning.message.clone(),
        ServerNotification::ItemGuardianApprovalReviewCompleted(told) => {
            format!("the review ended: {:?}", told.review.status)
        }
        ServerNotification::Error(error) => error.error.message.clone(),
        ServerNotification::TerminalInteraction(told) => format!("typed {}", told.stdin),
        _ => return None,
    })
}

/// Describes an action about calls, items and requests; nothing for the rest.
fn line(action: &Action) -> Option<String> {
    let short = |text: &str| text.rsplit(['\n', '_']).next().unwrap_or_default().to_owned();
    Some(match action {
        Action::OpenModel(_) => "ask the model".to_owned(),
        Action::CloseModel => "close the model".to_owned(),
        Action::StartCommand(process, _) => format!("start {}", process.0),
        Action::KillCommand(process) => format!("kill {}", process.0),
        Action::WriteStdin(process, _) => format!("write to {}", process.0),
        Action::Thread(Input::History(json)) => match serde_json::from_str(json).unwrap() {
            ResponseItem::FunctionCall(call) => format!("call {}", short(&call.call_id)),
            ResponseItem::FunctionCallOutput(output) => {
                let text = serde_json::to_value(&output.output).unwrap();
                let id = short(output.call_id.as_deref().unwrap_or_default());
                format!("output of {id}: {}", short(text.as_str().unwrap()))
            }
            ResponseItem::CustomToolCallOutput(output) => {
                let text = serde_json::to_value(&output.output).unwrap();
                format!("freeform output of {}: {}", output.call_id, text.as_str().unwrap())
            }
            ResponseItem::Message(message) => format!("message of {}", message.role),
            _ => return None,
        },
        Action::Thread(Input::ItemCompleted(_, item)) => {
            let value = serde_json::to_value(item).unwrap();
            let words = ["type", "status", "text"].map(|key| value[key].as_str().unwrap_or(""));
            words.into_iter().fold("completed".to_owned(), |line, word| {
                if word.is_empty() { line } else { line + " " + word }
            })
        }
        Action::Thread(Input::End(outcome)) => match outcome {
            Outcome::CompletedSilently => "end: completed silently".to_owned(),
            Outcome::Completed => "end".to_owned(),
            Outcome::Interrupted => "end: interrupted".to_owned(),
            Outcome::Failed(error) => format!("end: {}", error.message),
        },
        Action::Thread(Input::ResponseEnded(..)) => "the response ended".to_owned(),
        Action::Inquire(call, _) => format!("ask the reviewer of {call}"),
        Action::Agents(call, order) => format!("order of {call}: {order:?}"),
        Action::CancelCall(call) => format!("cancel {call}"),
        Action::Notify(notification) => told(notification)?,
        Action::Ask { item, .. } => format!("ask about {}", item.as_str()),
        Action::LookAround(call, ..) => format!("look around for {call}"),
        Action::KeepRule(words) => format!("keep rule {words:?}"),
        Action::KeepHostRule(rule) => format!("keep {}", rule.line().trim_end()),
        Action::AnswerHost(process, connection, answer) => {
            format!("{answer:?} {connection} of {}", process.0)
        }
        Action::Withdraw(item) => format!("withdraw the question of {item}"),
        Action::PlanPatch { call, cwd, .. } => format!("plan {} in {cwd}", call.as_str()),
        Action::ApplyPatch(call, _) => format!("apply {}", call.as_str()),
        Action::Wait(timer, pause) => match timer {
            Timer::Yield { process, .. } => format!("yield {} after {pause:?}", process.0),
            Timer::Retry(_) => format!("retry after {pause:?}"),
            Timer::Shell(process) => format!("end {} after {pause:?}", process.0),
            Timer::Review(call) => format!("give the review of {call} up after {pause:?}"),
            Timer::HeadStart(_) => format!("next call after {pause:?}"),
        },
        _ => return None,
    })
}

/// Returns `true` if a request that is sent to the model holds the text.
fn asked_with(agent: &mut Agent, event: Event, text: &str) -> bool {
    let mut out = Vec::new();
    agent.handle(Millis(1), event, &mut out);
    out.iter().any(|action| match action {
        Action::OpenModel(request) => request.input.iter().any(|item| item.json().contains(text)),
        _ => false,
    })
}

fn check(agent: &mut Agent, events: Vec<Event>, expected: &Expect) {
    let mut out = Vec::new();
    for event in events {
        agent.handle(Millis(1), event, &mut out);
    }
    let lines: Vec<_> = out.iter().filter_map(line).map(|line| line + "\n").collect();
    expected.assert_eq(&lines.concat());
}

/// The end of the time in which commands run one by one.
fn head_start_ends() -> Event {
    Event::Timer(Timer::HeadStart(turn_id(1)))
}

/// A response with two commands.
fn two_commands() -> Vec<Event> {
    vec![
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        call("b", "exec_command", r#"{"cmd":"y"}"#),
        completed(),
    ]
}

#[test]
fn a_short_command_is_over_before_the_next_begins() {
    let mut events = two_commands();
    events.extend([exited(10_001), head_start_ends()]);
    check(
        &mut begun(),
        events,
        &expect![[r#"
            call a
            start 10001
            call b
            next call after 30ms
            completed commandExecution completed
            start 10002
        "#]],
    );
}

#[test]
fn outputs_come_back_in_the_order_of_their_calls() {
    let mut events = two_commands();
    events.extend([
        head_start_ends(),
        Event::CommandOutput(ProcessId(10_002), Bytes::from_static(b"second")),
        exited(10_002),
        Event::CommandOutput(ProcessId(10_001), Bytes::from_static(b"first")),
        exited(10_001),
    ]);
    check(
        &mut begun(),
        events,
        &expect![[r#"
            call a
            start 10001
            call b
            next call after 30ms
            start 10002
            completed commandExecution completed
            completed commandExecution completed
            output of a: first
            output of b: second
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_call_that_another_displaces_hears_how_the_command_stands() {
    let events = vec![
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        call("b", "write_stdin", r#"{"session_id":10001,"chars":"y"}"#),
        completed(),
        exited(10_001),
    ];
    check(
        &mut begun(),
        events,
        &expect![[r#"
            call a
            start 10001
            call b
            write to 10001
            typed y
            completed commandExecution completed
            output of a: 
            output of b: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn calls_without_names_or_with_the_same_get_their_own() {
    let events = vec![
        call("", "none", "{}"),
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        call("a", "exec_command", r#"{"cmd":"y"}"#),
        completed(),
        exited(10_001),
        exited(10_002),
    ];
    check(
        &mut begun(),
        events,
        &expect![[r#"
            call 1
            call a
            start 10001
            call 2
            next call after 30ms
            completed commandExecution completed
            start 10002
            completed commandExecution completed
            output of 1: unsupported call: none
            output of a: 
            output of 2: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_message_that_never_ends_is_what_streamed_of_it() {
    let id = ItemId::new("m");
    let events = vec![
        Event::Model(ModelEvent::ItemAdded { id: id.clone(), kind: StreamedItem::Message }),
        Event::Model(ModelEvent::TextDelta { id: id.clone(), delta: "so ".into() }),
        Event::Model(ModelEvent::TextDelta { id, delta: "far".into() }),
        completed(),
    ];
    check(
        &mut begun(),
        events,
        &expect![[r#"
            completed agentMessage so far
            message of assistant
            the response ended
            end
        "#]],
    );
}

#[test]
fn a_message_without_a_name_or_beginning_is_shown() {
    let message = serde_json::json!({
        "type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "hi"}],
    });
    check(
        &mut begun(),
        vec![done(message), completed()],
        &expect![[r#"
            completed agentMessage hi
            message of assistant
            the response ended
            end
        "#]],
    );
}

#[test]
fn the_limit_of_an_output_counts_tokens() {
    let events = vec![
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        completed(),
        Event::CommandOutput(ProcessId(10_001), Bytes::from_static(b"12345678")),
        exited(10_001),
    ];
    check(
        &mut begun(),
        events,
        &expect![[r#"
            call a
            start 10001
            completed commandExecution completed
            output of a: 12345678
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn an_interrupt_ends_the_turn_and_leaves_the_command() {
    let mut agent = begun();
    let events = vec![
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        Event::CommandStarted(ProcessId(10_001), Ok(())),
        Event::Interrupt,
        completed(),
    ];
    check(
        &mut agent,
        events,
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 10s
            close the model
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
        "#]],
    );
    assert!(agent.has_processes());
    check(
        &mut agent,
        vec![exited(10_001)],
        &expect![[r#"
            completed commandExecution completed
        "#]],
    );
    assert!(!agent.has_processes());
}
