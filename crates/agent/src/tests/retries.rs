//! Streams that break.

use std::time::Duration;

use expect_test::expect;
use turnhost_base::{ItemId, Millis};
use turnhost_ports::{ModelEvent, Retry};

use super::{begin_with, begun, call, check, completed, exited, failed, line, settings, turn_id};
use crate::{Action, Event, Timer};

fn retry() -> Event {
    Event::Timer(Timer::Retry(turn_id(1)))
}

fn broken() -> Event {
    failed(Retry::Stream { after: None })
}

#[test]
fn a_broken_stream_is_asked_for_again_until_it_is_enough() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![broken(), retry(), broken()],
        &expect![[r#"
        the response ended
        Reconnecting... 1/1
        retry after 200ms
        ask the model
        the response ended
        end: it broke
    "#]],
    );
}

#[test]
fn the_provider_may_say_when() {
    let mut agent = begun();
    let after = Some(Duration::from_secs(7));
    check(
        &mut agent,
        vec![failed(Retry::Stream { after })],
        &expect![[r#"
        the response ended
        Reconnecting... 1/1
        retry after 7s
    "#]],
    );
}

#[test]
fn what_cannot_be_helped_ends_the_turn() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![failed(Retry::No), retry()],
        &expect![[r#"
        the response ended
        end: it broke
    "#]],
    );
}

#[test]
fn the_network_is_waited_for_without_limit() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            failed(Retry::Network),
            retry(),
            failed(Retry::Network),
            retry(),
            failed(Retry::Network),
            retry(),
        ],
        &expect![[r#"
            the response ended
            Reconnecting... waiting for network
            retry after 3s
            ask the model
            the response ended
            Reconnecting... waiting for network
            retry after 3s
            ask the model
            the response ended
            Reconnecting... waiting for network
            retry after 3s
            ask the model
        "#]],
    );
}

#[test]
fn a_response_that_comes_to_its_end_starts_the_count_anew() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![broken(), retry(), call("a", "none", "{}"), completed(), broken()],
        &expect![[r#"
            the response ended
            Reconnecting... 1/1
            retry after 200ms
            ask the model
            call a
            output of a: unsupported call: none
            the response ended
            ask the model
            the response ended
            Reconnecting... 1/1
            retry after 200ms
        "#]],
    );
}

#[test]
fn calls_of_a_broken_stream_end_before_the_retry() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", r#"{"cmd":"x"}"#),
            broken(),
            retry(),
            exited(10_001),
            retry(),
        ],
        &expect![[r#"
            call a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            Reconnecting... 1/1
            retry after 200ms
            ask the model
        "#]],
    );
}

#[test]
fn a_call_that_comes_again_after_a_retry_is_another_one() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", r#"{"cmd":"x"}"#),
            broken(),
            exited(10_001),
            retry(),
            call("a", "exec_command", r#"{"cmd":"x"}"#),
        ],
        &expect![[r#"
            call a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            Reconnecting... 1/1
            retry after 200ms
            ask the model
            call 1
            start 10002
        "#]],
    );
}

#[test]
fn an_interrupt_ends_the_wait() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![broken(), Event::Interrupt, retry()],
        &expect![[r#"
        the response ended
        Reconnecting... 1/1
        retry after 200ms
        close the model
        message of user
        end: interrupted
    "#]],
    );
}

#[test]
fn pauses_double() {
    let mut agent = begun();
    let mut begin = begin_with(turn_id(1), None, settings());
    if let Event::Begin(begin) = &mut begin {
        begin.environment.stream_max_retries = 9;
    }
    agent.handle(Millis(0), Event::Interrupt, &mut Vec::new());
    agent.handle(Millis(0), begin, &mut Vec::new());
    let mut pauses = Vec::new();
    for _ in 0..9 {
        let mut out = Vec::new();
        agent.handle(Millis(0), broken(), &mut out);
        agent.handle(Millis(0), retry(), &mut out);
        pauses.extend(out.iter().find_map(|action| match action {
            Action::Wait(Timer::Retry(_), pause) => Some(pause.as_millis()),
            _ => None,
        }));
    }
    assert_eq!(pauses, [200, 400, 800, 1_600, 3_200, 6_400, 12_800, 12_800, 12_800]);
}

#[test]
fn a_turn_without_end_fails_with_the_limit() {
    let mut agent = begun();
    let mut out = Vec::new();
    let delta = "x".repeat(32 << 20);
    for _ in 0..9 {
        let event = ModelEvent::TextDelta { id: ItemId::new("m"), delta: delta.clone() };
        agent.handle(Millis(1), Event::Model(event), &mut out);
        out.retain(|action| !matches!(action, Action::Notify(_)));
    }
    let lines: Vec<_> = out.iter().filter_map(line).collect();
    assert_eq!(
        lines,
        [
            "close the model",
            "the response ended",
            "end: the turn was stopped: the model sent more than the limit of 256 MiB in one turn",
        ]
    );
}
