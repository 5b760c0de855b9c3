//! The input of the model from request to request, and its shortening.

use expect_test::expect;
use turnhost_base::{ItemId, Millis};
use turnhost_policy::Rules;
use turnhost_ports::{FailedAt, ModelError, ModelEvent, ModelRequest, Retry, Usage};
use turnhost_protocol::CodexErrorInfo;
use turnhost_thread::TurnSettings;

use super::{begin, call, check, completed, done, exited, message, settings, thread, turn_id};
use crate::{Action, Agent, Event, ProcessId, ShellCommand, TurnPurpose, TurnStart};

fn new_agent() -> Agent {
    Agent::new(thread(), Vec::new(), &settings(), Rules::default())
}

/// Hands events to the agent and returns its requests to the model.
fn requests(agent: &mut Agent, events: Vec<Event>) -> Vec<ModelRequest> {
    let mut actions = Vec::new();
    for event in events {
        agent.handle(Millis(1), event, &mut actions);
    }
    let request = |action| match action {
        Action::OpenModel(request) => Some(*request),
        _ => None,
    };
    actions.into_iter().filter_map(request).collect()
}

fn says(text: &str) -> Event {
    done(serde_json::json!({
        "type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}],
    }))
}

fn used(total: i64) -> Event {
    Event::Model(ModelEvent::Completed { usage: Some(Usage { total, ..Usage::default() }) })
}

fn too_long() -> Event {
    Event::ModelFailed(ModelError {
        info: CodexErrorInfo::ContextWindowExceeded,
        message: "too long".into(),
        retry: Retry::No,
        at: FailedAt::Response,
    })
}

fn start(turn: u32, work: TurnPurpose, settings: TurnSettings, tokens: i64) -> Event {
    let Event::Begin(start) = super::begin_with(turn_id(turn), None, settings) else {
        unreachable!("it makes a beginning")
    };
    Event::Begin(Box::new(TurnStart { work, tokens, ..*start }))
}

#[test]
fn the_beginning_of_the_input_stays_the_same_to_the_byte() {
    let mut agent = new_agent();
    let events = vec![
        begin(turn_id(1), Some(message("one"))),
        call("a", "exec_command", r#"{"cmd":"ls"}"#),
        completed(),
        Event::CommandStarted(ProcessId(10_001), Ok(())),
        exited(10_001),
        Event::Inject(Vec::new()),
        says("done"),
        completed(),
        begin(turn_id(2), Some(message("two"))),
        Event::Steer(message("three")),
        says("done"),
        completed(),
    ];
    let requests = requests(&mut agent, events);
    assert_eq!(requests.len(), 4);
    for pair in requests.windows(2) {
        let texts = |request: &ModelRequest| {
            request.input.iter().map(|item| item.json().to_owned()).collect::<Vec<_>>()
        };
        let (before, after) = (texts(&pair[0]), texts(&pair[1]));
        assert!(after.starts_with(&before), "{before:#?}\n{after:#?}");
        let tools = |request: &ModelRequest| {
            request.tools.iter().map(|tool| tool.json.get().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(tools(&pair[0]), tools(&pair[1]));
    }
}

#[test]
fn a_full_context_is_shortened_within_the_next_turn() {
    let mut agent = new_agent();
    let before = requests(&mut agent, vec![begin(turn_id(1), Some(message("one"))), too_long()]);
    let full = settings().context_window;
    check(
        &mut agent,
        vec![start(2, TurnPurpose::Answer, settings(), full), says("a summary"), completed()],
        &expect![[r#"
        ask the model
        the response ended
        message of developer
        message of developer
        message of user
        message of user
        message of user
        completed contextCompaction
        ask the model
    "#]],
    );
    assert_eq!(before.len(), 1);
}

#[test]
fn a_summary_of_less_is_asked_for_if_the_whole_does_not_fit() {
    let mut agent = new_agent();
    requests(&mut agent, vec![begin(turn_id(1), Some(message("one"))), says("x"), completed()]);
    let events =
        vec![start(2, TurnPurpose::Compact, settings(), 0), too_long(), too_long(), says("s")];
    let asked: Vec<_> = requests(&mut agent, events).iter().map(|it| it.input.len()).collect();
    assert!(asked.is_sorted_by(|before, after| before > after), "{asked:?}");
    assert_eq!(asked.len(), 3);
    check(
        &mut agent,
        vec![completed()],
        &expect![[r#"
        the response ended
        message of developer
        message of developer
        message of user
        message of user
        message of user
        completed contextCompaction
        end: completed silently
    "#]],
    );
}

#[test]
fn a_history_that_grew_too_long_is_shortened_between_two_requests() {
    let mut agent = new_agent();
    let limited = TurnSettings { compact_limit: Some(100), ..settings() };
    let events = vec![
        start(1, TurnPurpose::Answer, limited, 0),
        call("a", "nope", "{}"),
        used(100),
        says("a summary"),
        used(100),
    ];
    let requests = requests(&mut agent, events);
    let tools: Vec<_> = requests.iter().map(|request| request.tools.is_empty()).collect();
    assert_eq!(tools, [false, true, false], "the second is for a summary");
}

#[test]
fn the_model_hears_of_a_users_command_with_one_more_request() {
    let mut agent = new_agent();
    let shell =
        |id: &str| ShellCommand { item: ItemId::new(id), command: "ls".to_owned(), timeout: None };
    check(
        &mut agent,
        vec![
            begin(turn_id(1), None),
            Event::Shell(shell("s")),
            Event::CommandStarted(ProcessId(10_001), Ok(())),
            says("x"),
            completed(),
            exited(10_001),
            says("y"),
            completed(),
        ],
        &expect![[r#"
        message of developer
        message of developer
        message of user
        ask the model
        start 10001
        end 10001 after 3600s
        completed agentMessage x
        message of assistant
        the response ended
        completed commandExecution completed
        message of user
        ask the model
        completed agentMessage y
        message of assistant
        the response ended
        end
    "#]],
    );
    check(
        &mut agent,
        vec![
            start(2, TurnPurpose::Shell(shell("t")), settings(), 0),
            Event::CommandStarted(ProcessId(10_002), Ok(())),
            Event::Interrupt,
        ],
        &expect![[r#"
        start 10002
        end 10002 after 3600s
        close the model
        kill 10002
        completed commandExecution failed
        message of user
        message of user
        end: interrupted
    "#]],
    );
}

/// Returns an agent whose history is being shortened before the user's words are answered.
fn shortening() -> Agent {
    let mut agent = new_agent();
    requests(&mut agent, vec![begin(turn_id(1), Some(message("one"))), says("x"), completed()]);
    let full = settings().context_window;
    requests(&mut agent, vec![start(2, TurnPurpose::Answer, settings(), full)]);
    agent
}

#[test]
fn words_during_a_compaction_are_heard_once_it_is_done() {
    let mut agent = shortening();
    let asked = requests(
        &mut agent,
        vec![Event::Steer(message("meanwhile")), says("a summary"), completed()],
    );
    let input: Vec<_> = asked[0].input.iter().map(|item| item.json().to_owned()).collect();
    let at = |words: &str| input.iter().position(|item| item.contains(words)).unwrap();
    assert!(at("a summary") < at("meanwhile") && at("meanwhile") == input.len() - 1, "{input:#?}");
    assert_eq!(input.iter().filter(|item| item.contains("meanwhile")).count(), 1);
    assert!(!asked[0].tools.is_empty(), "the answer is asked for with tools");
}

#[test]
fn words_during_a_compaction_that_fails_or_is_interrupted_are_heard_by_the_next_turn() {
    for end in [vec![Event::Interrupt], vec![says(""), completed()], vec![super::failed(Retry::No)]]
    {
        let mut agent = shortening();
        requests(&mut agent, vec![Event::Steer(message("meanwhile"))]);
        requests(&mut agent, end);
        let asked = requests(&mut agent, vec![begin(turn_id(3), Some(message("and now?")))]);
        let heard = asked[0].input.iter().filter(|item| item.json().contains("meanwhile")).count();
        assert_eq!(heard, 1);
    }
}
