//! Messages of the user while a turn runs.

use expect_test::expect;
use turnhost_base::{ItemId, Millis};
use turnhost_ports::{ModelEvent, Retry, StreamedItem};
use turnhost_thread::{InterruptedCommands, TurnSettings};

use super::{
    asked_with, begin, begun, begun_with, call, check, completed, exited, failed, message,
    settings, turn_id,
};
use crate::{Event, ProcessId, Timer};

fn steer() -> Event {
    Event::Steer(message("said"))
}

fn open_message() -> Event {
    Event::Model(ModelEvent::ItemAdded { id: ItemId::new("m"), kind: StreamedItem::Message })
}

#[test]
fn an_answer_that_streams_is_abandoned() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![open_message(), steer(), open_message(), completed()],
        &expect![[r#"
        close the model
        the response ended
        message of user
        completed userMessage
        ask the model
        completed agentMessage
        message of assistant
        the response ended
        end
    "#]],
    );
}

#[test]
fn a_tool_that_runs_is_waited_for() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![call("a", "exec_command", r#"{"cmd":"x"}"#), completed(), steer(), exited(10_001)],
        &expect![[r#"
            call a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            message of user
            completed userMessage
            ask the model
        "#]],
    );
}

#[test]
fn an_interrupt_does_not_lose_what_was_said() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", r#"{"cmd":"x"}"#),
            Event::CommandStarted(ProcessId(10_001), Ok(())),
            completed(),
            steer(),
            Event::Interrupt,
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 10s
            close the model
            output of a: aborted by user
            the response ended
            message of user
            completed userMessage
            message of user
            end: interrupted
        "#]],
    );
    assert!(asked_with(&mut agent, begin(turn_id(2), None), "said"));
}

#[test]
fn an_interrupt_ends_the_command_if_the_user_wants_that() {
    let settings = TurnSettings { interrupt_commands: InterruptedCommands::Kill, ..settings() };
    let mut agent = begun_with(settings);
    check(
        &mut agent,
        vec![
            call("a", "exec_command", r#"{"cmd":"x"}"#),
            Event::CommandStarted(ProcessId(10_001), Ok(())),
            completed(),
            Event::Interrupt,
            exited(10_001),
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 10s
            close the model
            kill 10001
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
            completed commandExecution failed
        "#]],
    );
    assert!(!asked_with(&mut agent, begin(turn_id(2), None), "still runs"));
}

#[test]
fn the_model_is_told_of_the_commands_that_go_on() {
    let mut agent = begun();
    for event in [
        call("a", "exec_command", r#"{"cmd":"sleep 9"}"#),
        Event::CommandStarted(ProcessId(10_001), Ok(())),
        completed(),
        Event::Interrupt,
    ] {
        agent.handle(Millis(0), event, &mut Vec::new());
    }
    let next = begin(turn_id(2), None);
    assert!(asked_with(&mut agent, next, "Session 10001 still runs: sleep 9"));
}

#[test]
fn a_retry_takes_along_what_was_said() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![failed(Retry::Stream { after: None }), steer()],
        &expect![[r#"
        the response ended
        Reconnecting... 1/1
        retry after 200ms
        message of user
        completed userMessage
    "#]],
    );
    assert!(asked_with(&mut agent, Event::Timer(Timer::Retry(turn_id(1))), "said"));
}

#[test]
fn a_failure_does_not_lose_what_was_said() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", r#"{"cmd":"x"}"#),
            failed(Retry::No),
            steer(),
            exited(10_001),
        ],
        &expect![[r#"
            call a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            message of user
            completed userMessage
            end: it broke
        "#]],
    );
}

#[test]
fn without_a_turn_nothing_is_said() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![completed(), steer()],
        &expect![[r#"
        the response ended
        end
    "#]],
    );
}
