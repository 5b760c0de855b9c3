use turnhost_ports::{BlockKind, Hook, HookBlock, HookOutcome, Skill, SkillOffer, TurnExtensions};
use turnhost_protocol::{
    HookEventName, HookExecutionMode, HookHandlerType, HookRunStatus, HookRunSummary, HookScope,
    HookSource,
};

use super::*;
use crate::HookStep;

fn hook(event: HookEventName) -> Hook {
    let summary = HookRunSummary {
        id: "run".into(),
        display_order: 0,
        entries: Vec::new(),
        event_name: event,
        execution_mode: HookExecutionMode::Sync,
        handler_type: HookHandlerType::Command,
        scope: HookScope::Turn,
        source_path: "/hooks.json".into(),
        started_at: 0,
        status: HookRunStatus::Running,
        completed_at: None,
        duration_ms: None,
        source: HookSource::User,
        status_message: None,
    };
    Hook {
        event,
        matcher: None,
        summary,
        command: "true".into(),
        env: Vec::new(),
        timeout_secs: 1,
        context_limit: 100,
        plugin: None,
    }
}

fn skill() -> Skill {
    Skill {
        name: "greet".into(),
        description: "Greets.".into(),
        path: AbsPath::new("/s/greet/SKILL.md").unwrap(),
        offer: SkillOffer::Always,
        permissions: None,
        plugin: None,
    }
}

/// Hooks at each event of a turn.
pub(super) fn all_hooks() -> Arc<TurnExtensions> {
    use HookEventName::{PostToolUse, PreToolUse, SessionStart, Stop, UserPromptSubmit};
    extensions(&[SessionStart, UserPromptSubmit, PreToolUse, PostToolUse, Stop])
}

fn extensions(events: &[HookEventName]) -> Arc<TurnExtensions> {
    let hooks = events.iter().copied().map(hook).collect();
    Arc::new(TurnExtensions { skills: vec![skill()], hooks, ..TurnExtensions::default() })
}

/// Begins a turn with these hooks; nothing is done yet.
fn agent() -> Agent {
    Agent::new(thread(), Vec::new(), &settings(), Rules::default())
}

fn begin_hooked(words: &str, known: Option<Arc<TurnExtensions>>) -> Event {
    begin_extended(turn_id(1), Some(message(words)), known)
}

pub(super) fn begin_extended(
    turn: TurnId,
    message: Option<UserMessage>,
    known: Option<Arc<TurnExtensions>>,
) -> Event {
    let Event::Begin(start) = begin(turn, message) else { unreachable!() };
    Event::Begin(Box::new(TurnStart { extensions: known, ..*start }))
}

fn ran(step: HookStep, outcome: HookOutcome) -> Event {
    Event::HooksRan(turn_id(1), step, Box::new(outcome))
}

fn objection(reason: &str) -> HookOutcome {
    let block = HookBlock { run: "run".into(), reason: reason.into(), kind: BlockKind::Blocked };
    HookOutcome { block: Some(block), ..HookOutcome::default() }
}

#[test]
fn words_wait_for_extensions_for_hooks_and_for_skills() {
    let known = extensions(&[HookEventName::SessionStart, HookEventName::UserPromptSubmit]);
    let context = HookOutcome { context: vec!["more".into()], ..HookOutcome::default() };
    let events = vec![
        begin_hooked("$greet", None),
        Event::Extensions(known),
        ran(HookStep::Session, context.clone()),
        ran(HookStep::Prompt, context),
        Event::SkillsRead(turn_id(1), vec![(skill(), "body".into())]),
    ];
    check(
        &mut agent(),
        events,
        &expect![[r#"
            message of developer
            message of developer
            message of user
            message of developer
            message of user
            message of user
            message of developer
            completed userMessage
            ask the model
        "#]],
    );
}

#[test]
fn a_blocked_prompt_ends_the_turn_and_is_not_remembered() {
    let known = extensions(&[HookEventName::UserPromptSubmit]);
    let mut agent = agent();
    let events =
        vec![begin_hooked("no", Some(known)), ran(HookStep::Prompt, objection("not this"))];
    check(
        &mut agent,
        events,
        &expect![[r#"
            message of developer
            message of developer
            message of user
            end: completed silently
        "#]],
    );
}

#[test]
fn words_in_a_running_turn_pass_the_same_hooks() {
    let known = extensions(&[HookEventName::UserPromptSubmit]);
    let mut agent = agent();
    let mut out = Vec::new();
    agent.handle(Millis(0), begin_hooked("one", Some(known)), &mut out);
    agent.handle(Millis(0), ran(HookStep::Prompt, HookOutcome::default()), &mut out);
    let events =
        vec![Event::Steer(message("two")), completed(), ran(HookStep::Prompt, objection("no"))];
    check(
        &mut agent,
        events,
        &expect![[r#"
            the response ended
            end
        "#]],
    );
}

#[test]
fn hooks_look_at_a_call_before_and_after_it() {
    let known = extensions(&[HookEventName::PreToolUse, HookEventName::PostToolUse]);
    let mut agent = agent();
    agent.handle(Millis(0), begin_hooked("go", Some(known)), &mut Vec::new());
    let id = |text: &str| ItemId::new(text);
    let changed =
        HookOutcome { input: Some(serde_json::json!({"command": "z"})), ..HookOutcome::default() };
    let events = vec![
        call("a", "exec_command", r#"{"cmd":"x"}"#),
        call("b", "exec_command", r#"{"cmd":"y"}"#),
        completed(),
        ran(HookStep::Before(id("a")), objection("never")),
        ran(HookStep::Before(id("b")), changed),
        Event::CommandOutput(ProcessId(10_001), Bytes::from_static(b"12")),
        exited(10_001),
        ran(HookStep::After(id("b")), objection("after")),
    ];
    check(
        &mut agent,
        events,
        &expect![[r#"
            call a
            call b
            start 10001
            completed commandExecution completed
            output of a: Command blocked by PreToolUse hook: never. Command: x
            output of b: after
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_hook_may_keep_the_turn_from_ending_but_not_for_ever() {
    let known = extensions(&[HookEventName::Stop]);
    let mut agent = agent();
    agent.handle(Millis(0), begin_hooked("go", Some(known)), &mut Vec::new());
    check(
        &mut agent,
        vec![completed(), ran(HookStep::Stop, objection("go on"))],
        &expect![[r#"
            the response ended
            completed hookPrompt
            message of user
            ask the model
        "#]],
    );
    let mut asked = 0;
    for _ in 0..40 {
        let mut out = Vec::new();
        agent.handle(Millis(1), completed(), &mut out);
        agent.handle(Millis(1), ran(HookStep::Stop, objection("again")), &mut out);
        asked += out.iter().filter(|action| matches!(action, Action::OpenModel(_))).count();
    }
    assert_eq!(asked, 24);
}

#[test]
fn an_interrupt_while_hooks_run_drops_the_words_and_late_outcomes_change_nothing() {
    let known = extensions(&[HookEventName::UserPromptSubmit]);
    let mut agent = agent();
    let events = vec![
        begin_hooked("no", Some(known)),
        Event::Interrupt,
        ran(HookStep::Prompt, HookOutcome::default()),
    ];
    check(
        &mut agent,
        events,
        &expect![[r#"
            message of developer
            message of developer
            message of user
            close the model
            message of user
            end: interrupted
        "#]],
    );
}

#[test]
fn permissions_of_a_skill_are_asked_for_when_its_script_runs() {
    use turnhost_ports::SkillPermissions;
    use turnhost_protocol::{
        CommandExecutionApprovalDecision as Decision, SandboxPolicy, ServerRequest,
    };
    let permissions = SkillPermissions { network: true, ..SkillPermissions::default() };
    let skill = Skill { permissions: Some(permissions), ..skill() };
    let known = TurnExtensions { skills: vec![skill], ..TurnExtensions::default() };
    let mut agent = agent();
    agent.handle(Millis(0), begin_hooked("go", Some(Arc::new(known))), &mut Vec::new());
    let run = |agent: &mut Agent, event| {
        let mut out = Vec::new();
        agent.handle(Millis(1), event, &mut out);
        out
    };
    let network = |out: &[Action]| {
        out.iter().find_map(|action| match action {
            Action::StartCommand(_, command) => {
                Some(command.sandbox == SandboxPolicy::ReadOnly { network_access: true })
            }
            _ => None,
        })
    };
    let script = r#"{"cmd":"/s/greet/scripts/x.sh"}"#;
    let asked = run(&mut agent, call("a", "exec_command", script));
    let question = asked.iter().find_map(|action| match action {
        Action::Ask { request, .. } => Some(&**request),
        _ => None,
    });
    let Some(ServerRequest::CommandExecutionRequestApproval(question)) = question else {
        panic!("{asked:?}")
    };
    assert!(question.available_decisions.as_ref().unwrap().contains(&Decision::AcceptForSession));
    assert!(question.additional_permissions.as_ref().unwrap().network.is_some());
    let answer =
        Event::Answered(ItemId::new("a"), crate::Answer::Command(Decision::AcceptForSession));
    assert_eq!(network(&run(&mut agent, answer)), None);
    assert_eq!(network(&run(&mut agent, looked_around("a", None))), Some(true));
    // The same line is not asked for again; another one is, and without a skill nothing is wider.
    assert_eq!(network(&run(&mut agent, call("b", "exec_command", script))), None);
    assert_eq!(network(&run(&mut agent, looked_around("b", None))), Some(true));
    let other = r#"{"cmd":"/s/greet/scripts/x.sh --more"}"#;
    run(&mut agent, head_start_ends());
    assert_eq!(network(&run(&mut agent, call("c", "exec_command", other))), None);
    assert_eq!(
        network(&run(&mut agent, call("d", "exec_command", r#"{"cmd":"ls"}"#))),
        Some(false)
    );
}
