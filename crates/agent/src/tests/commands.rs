//! Commands that do not start, that outlive their call or their turn, and that are typed into.

use bytes::Bytes;
use expect_test::expect;
use turnhost_base::{ItemId, Millis};
use turnhost_policy::Rules;
use turnhost_ports::{CommandError, HistoryItem};
use turnhost_thread::Input;

use super::{
    begin, begun, call, check, completed, done, exited, head_start_ends, settings, thread, turn_id,
};
use crate::{Action, Agent, Event, ProcessId, Timer};

const PROCESS: ProcessId = ProcessId(10_001);

fn run() -> Event {
    call("a", "exec_command", r#"{"cmd":"x","yield_time_ms":500}"#)
}

fn write(id: &str, chars: &str) -> Event {
    let arguments = serde_json::json!({ "session_id": PROCESS.0, "chars": chars });
    call(id, "write_stdin", &arguments.to_string())
}

fn started() -> Event {
    Event::CommandStarted(PROCESS, Ok(()))
}

fn yielded(id: &str) -> Event {
    Event::Timer(Timer::Yield { process: PROCESS, call: ItemId::new(id) })
}

fn said(text: &'static str) -> Event {
    Event::CommandOutput(PROCESS, Bytes::from_static(text.as_bytes()))
}

#[test]
fn a_command_that_cannot_start_has_failed() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run(),
            completed(),
            Event::CommandStarted(PROCESS, Err(CommandError::Spawn("no such file".into()))),
        ],
        &expect![[r#"
            call a
            start 10001
            completed commandExecution failed
            output of a: command failed: CreateProcess { message: "Rejected(\"Failed to create unified exec process: no such file\")" }
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_call_waits_no_longer_than_it_said() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run(),
            started(),
            completed(),
            said("early"),
            yielded("a"),
            yielded("a"),
            said("late"),
            completed(),
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: early
            the response ended
            ask the model
            the response ended
            end
        "#]],
    );
}

#[test]
fn a_terminal_completes_in_the_turn_that_started_it() {
    let mut agent = begun();
    let mut out = Vec::new();
    let before = [run(), started(), completed(), yielded("a"), completed()];
    for event in before.into_iter().chain([begin(turn_id(2), None), exited(PROCESS.0)]) {
        out.clear();
        agent.handle(Millis(1), event, &mut out);
    }
    let [Action::Thread(Input::ItemCompleted(turn, _))] = &out[..] else { panic!("{out:?}") };
    assert_eq!(*turn, turn_id(1));
}

#[test]
fn what_is_typed_is_told_when_the_call_is_over() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run(),
            started(),
            completed(),
            yielded("a"),
            write("b", "yes"),
            completed(),
            Event::StdinWritten(PROCESS, Ok(())),
            said("yes!"),
            yielded("a"),
            yielded("b"),
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: 
            the response ended
            ask the model
            call b
            write to 10001
            yield 10001 after 250ms
            typed yes
            output of b: yes!
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn what_cannot_be_typed_is_told() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run(),
            started(),
            completed(),
            yielded("a"),
            write("b", "yes"),
            completed(),
            Event::StdinWritten(PROCESS, Err(CommandError::Stdin("it is closed".into()))),
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: 
            the response ended
            ask the model
            call b
            write to 10001
            output of b: stdin failed: it is closed
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn typing_nothing_waits() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run(),
            started(),
            completed(),
            yielded("a"),
            write("b", ""),
            completed(),
            exited(PROCESS.0),
        ],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: 
            the response ended
            ask the model
            call b
            yield 10001 after 10s
            completed commandExecution completed
            output of b: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn unknown_commands_cannot_be_typed_into() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![write("b", "yes"), completed()],
        &expect![[r#"
        call b
        output of b: stdin failed: Unknown process id 10001
        the response ended
        ask the model
    "#]],
    );
}

#[test]
fn a_crash_is_mended_once_and_ids_go_on() {
    let calls = [
        serde_json::json!({"type": "function_call", "call_id": "a", "name": "x", "arguments": ""}),
        serde_json::json!({"type": "custom_tool_call", "call_id": "b", "name": "x", "input": ""}),
        serde_json::json!({"type": "function_call", "call_id": "c", "name": "x", "arguments": ""}),
        serde_json::json!({"type": "function_call_output", "call_id": "a", "output": "done"}),
    ];
    let history = calls.iter().map(|item| HistoryItem::encode(item).unwrap()).collect();
    let mut agent = Agent::new(thread(), history, &settings(), Rules::default());
    check(
        &mut agent,
        vec![begin(turn_id(1), None), run(), Event::Interrupt, begin(turn_id(2), None)],
        &expect![[r#"
            freeform output of b: aborted
            output of c: aborted
            ask the model
            call a
            start 10005
            close the model
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
            ask the model
        "#]],
    );
}

#[test]
fn thoughts_that_never_end_are_over_for_clients_only() {
    let mut agent = begun();
    let thought = |id: &str| turnhost_ports::ModelEvent::SummaryDelta {
        id: ItemId::new(id),
        index: 0,
        delta: "hm".into(),
    };
    check(
        &mut agent,
        vec![Event::Model(thought("r")), completed()],
        &expect![[r#"
        completed reasoning
        the response ended
        end
    "#]],
    );
}

#[test]
fn an_id_that_comes_twice_in_a_turn_is_two_items() {
    let said = || {
        done(serde_json::json!({
            "type": "message", "id": "m", "role": "assistant",
            "content": [{"type": "output_text", "text": "hi"}],
        }))
    };
    let mut agent = begun();
    let mut out = Vec::new();
    agent.handle(Millis(1), said(), &mut out);
    agent.handle(Millis(1), said(), &mut out);
    let mut ids: Vec<_> = out
        .iter()
        .filter_map(|action| match action {
            Action::Thread(Input::ItemCompleted(_, item)) => Some(item.id()),
            _ => None,
        })
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), 2);
}

/// Returns an agent whose command outlived its call and then ended while no call waited for it.
fn ended_in_the_background() -> Agent {
    let mut agent = begun();
    let events = vec![
        run(),
        completed(),
        started(),
        said("early"),
        yielded("a"),
        said("late"),
        exited(PROCESS.0),
    ];
    for event in events {
        agent.handle(Millis(1), event, &mut Vec::new());
    }
    agent
}

/// Returns the text of the last output that the model is sent after a call of `write_stdin`.
fn polled(agent: &mut Agent, id: &str, chars: &str) -> String {
    let mut out = Vec::new();
    agent.handle(Millis(1), write(id, chars), &mut out);
    agent.handle(Millis(1), completed(), &mut out);
    let text = |action: &Action| match action {
        Action::Thread(Input::History(json)) => {
            let item: serde_json::Value = serde_json::from_str(json).unwrap();
            item["output"].as_str().map(str::to_owned)
        }
        _ => None,
    };
    out.iter().filter_map(text).last().unwrap()
}

#[test]
fn what_an_ended_command_wrote_is_kept_until_a_call_returns_it_once() {
    let mut agent = ended_in_the_background();
    let first = polled(&mut agent, "b", "");
    assert!(
        first.contains("Process exited with code 0") && first.ends_with("Output:\nlate"),
        "{first}"
    );
    assert_eq!(polled(&mut agent, "c", ""), "write_stdin failed: Unknown process id 10001");
}

#[test]
fn typing_into_an_ended_command_returns_the_rest_of_its_output() {
    let first = polled(&mut ended_in_the_background(), "b", "y\n");
    assert!(first.contains("Process exited with code 0") && first.ends_with("late"), "{first}");
}

#[test]
fn an_ended_command_can_be_asked_for_in_a_later_turn() {
    let mut agent = ended_in_the_background();
    agent.handle(Millis(1), Event::Interrupt, &mut Vec::new());
    agent.handle(Millis(1), begin(turn_id(2), None), &mut Vec::new());
    assert!(polled(&mut agent, "b", "").ends_with("late"));
}

#[test]
fn of_many_ended_commands_the_oldest_are_forgotten() {
    let mut agent = ended_in_the_background();
    for number in 2..=17 {
        let id = format!("x{number}");
        let process = ProcessId(10_000 + number);
        let events = vec![
            call(&id, "exec_command", r#"{"cmd":"x"}"#),
            Event::CommandStarted(process, Ok(())),
            Event::Timer(Timer::Yield { process, call: ItemId::new(id.as_str()) }),
            exited(process.0),
        ];
        for event in events {
            agent.handle(Millis(1), event, &mut Vec::new());
        }
    }
    assert_eq!(polled(&mut agent, "b", ""), "write_stdin failed: Unknown process id 10001");
}

#[test]
fn a_client_ends_a_command_whose_item_fails_and_the_model_is_told() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![run(), started(), said("half"), completed(), yielded("a"), completed()],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: half
            the response ended
            ask the model
            the response ended
            end
        "#]],
    );
    assert_eq!(agent.background_terminals().len(), 1);
    check(
        &mut agent,
        vec![Event::TerminateCommand(PROCESS), Event::TerminateCommand(PROCESS)],
        &expect![[r#"
            kill 10001
        "#]],
    );
    assert!(agent.has_processes() && !agent.runs(PROCESS));
    assert_eq!(agent.background_terminals(), []);
    check(
        &mut agent,
        vec![exited(PROCESS.0), begin(turn_id(2), None), write("b", "more"), completed()],
        &expect![[r#"
            completed commandExecution failed
            ask the model
            call b
            output of b: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn commands_that_end_with_the_thread_have_items_and_nobody_is_told_of_their_exit() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![run(), started(), said("half"), yielded("a"), completed()],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
            output of a: half
            the response ended
            ask the model
        "#]],
    );
    check(
        &mut agent,
        vec![Event::Interrupt, Event::EndCommands, exited(PROCESS.0), Event::EndCommands],
        &expect![[r#"
            close the model
            the response ended
            message of user
            end: interrupted
            kill 10001
            completed commandExecution failed
        "#]],
    );
    assert!(!agent.has_processes());
}

#[test]
fn a_command_that_a_call_waits_for_is_listed_and_not_ended_with_the_background() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![run(), started(), completed(), Event::TerminateBackground],
        &expect![[r#"
            call a
            start 10001
            yield 10001 after 500ms
        "#]],
    );
    assert!(agent.runs(PROCESS));
    assert_eq!(agent.background_terminals().len(), 1);
}

#[test]
fn a_command_that_is_ended_before_it_started_is_killed_when_it_has() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![run(), completed(), Event::TerminateCommand(PROCESS), started(), exited(PROCESS.0)],
        &expect![[r#"
            call a
            start 10001
            kill 10001
            yield 10001 after 500ms
            kill 10001
            completed commandExecution failed
            output of a: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn of_many_calls_of_one_response_some_wait_for_others() {
    let mut agent = begun();
    let mut out = Vec::new();
    for number in 0..100 {
        let event = call(&number.to_string(), "exec_command", r#"{"cmd":"x"}"#);
        agent.handle(Millis(1), event, &mut out);
    }
    agent.handle(Millis(31), head_start_ends(), &mut out);
    let starts = |out: &[Action]| {
        out.iter().filter(|action| matches!(action, Action::StartCommand(..))).count()
    };
    assert_eq!(starts(&out), 64);
    let error = || Err(CommandError::Spawn("no such file".into()));
    for started in 0..100 {
        let process = ProcessId(PROCESS.0 + started);
        agent.handle(Millis(1), Event::CommandStarted(process, error()), &mut out);
    }
    assert_eq!(starts(&out), 100);
}
