//! Random sequences of facts, sensible and not, and the invariants of the resulting actions.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use proptest::prelude::*;
use serde_json::json;
use turnhost_base::{AbsPath, ItemId, Millis, TurnId};
use turnhost_policy::{RealPlaces, Rules};
use turnhost_ports::{
    BlockKind, CommandError, FileChange, FilesError, HookBlock, HookOutcome, ModelEvent, Retry,
    StreamedItem,
};
use turnhost_protocol::{CommandExecutionApprovalDecision, FileChangeApprovalDecision};
use turnhost_thread::Input;

use super::hooks::{all_hooks, begin_extended};
use super::{call, completed, done, exited, failed, message, settings, thread, turn_id};
use crate::{Action, Agent, Answer, Event, HookStep, ProcessId, Timer, ToolResult};

const PATCH: &str = "*** Begin Patch\n*** Add File: new\n+x\n*** End Patch";

/// The world around an agent: does what it asks for, at random times, and checks every action.
struct World {
    agent: Agent,
    now: i64,
    turns: u32,
    said: u32,
    running: Option<TurnId>,
    model_is_open: bool,
    response_is_open: bool,
    /// Each item, with `true` once it is complete.
    items: BTreeMap<(TurnId, ItemId), bool>,
    calls: Vec<String>,
    outputs: Vec<String>,
    starting: Vec<ProcessId>,
    live: Vec<ProcessId>,
    written: Vec<ProcessId>,
    plans: Vec<ItemId>,
    applies: Vec<ItemId>,
    questions: Vec<ItemId>,
    timers: Vec<Timer>,
    /// Hooks that run, and reads of extensions.
    hooks: Vec<(TurnId, HookStep)>,
    reads: Vec<TurnId>,
}

fn take<T>(list: &mut Vec<T>, pick: u8) -> Option<T> {
    (!list.is_empty()).then(|| list.remove(usize::from(pick) % list.len()))
}

impl World {
    fn new() -> Self {
        Self {
            agent: Agent::new(thread(), Vec::new(), &settings(), Rules::default()),
            now: 0,
            turns: 0,
            said: 0,
            running: None,
            model_is_open: false,
            response_is_open: false,
            items: BTreeMap::new(),
            calls: Vec::new(),
            outputs: Vec::new(),
            starting: Vec::new(),
            live: Vec::new(),
            written: Vec::new(),
            plans: Vec::new(),
            applies: Vec::new(),
            questions: Vec::new(),
            timers: Vec::new(),
            hooks: Vec::new(),
            reads: Vec::new(),
        }
    }

    /// Lets one fact happen, and checks what the agent does of it.
    fn step(&mut self, kind: u8, pick: u8) {
        let Some(event) = self.event(kind, pick) else { return };
        if matches!(event, Event::ModelFailed(_) | Event::Model(ModelEvent::Completed { .. })) {
            self.model_is_open = false;
        }
        let mut out = Vec::new();
        self.now += i64::from(pick);
        self.agent.handle(Millis(self.now), event, &mut out);
        for action in &out {
            self.check(action);
        }
    }

    fn event(&mut self, kind: u8, pick: u8) -> Option<Event> {
        let name = format!("i{}", pick % 4);
        let id = ItemId::new(name.as_str());
        Some(match kind {
            0 | 1 | 16..=18 if self.running.is_none() => {
                self.turns += 1;
                let user = (pick > 50).then(|| message(&format!("u{}", self.turns)));
                let known = match pick % 3 {
                    0 => Some(Arc::default()),
                    1 => Some(all_hooks()),
                    _ => None,
                };
                begin_extended(turn_id(self.turns), user, known)
            }
            2..=6 => Event::Model(streamed(kind, pick, id)),
            7..=15 => said(kind, pick, &name),
            16 | 17 => completed(),
            18 => failed(
                [Retry::No, Retry::Stream { after: None }, Retry::Network][usize::from(pick) % 3],
            ),
            19..=26 => return self.done(kind, pick),
            27 | 28 => Event::Answered(take(&mut self.questions, pick)?, answer(pick)),
            29 | 30 => Event::Timer(take(&mut self.timers, pick)?),
            31 => {
                self.said += 1;
                Event::Steer(message(&format!("s{}", self.said)))
            }
            32 => Event::Interrupt,
            33 => nonsense(pick, id),
            34 => Event::TerminateCommand(*self.live.get(usize::from(pick % 4))?),
            35 => Event::TerminateBackground,
            36 | 37 => {
                let (turn, step) = take(&mut self.hooks, pick)?;
                Event::HooksRan(turn, step, Box::new(outcome(pick)))
            }
            38 => {
                take(&mut self.reads, pick)?;
                Event::Extensions(if pick > 99 { all_hooks() } else { Arc::default() })
            }
            39 => Event::EndCommands,
            _ => return None,
        })
    }

    /// Returns the outcome of something that the agent asked for.
    fn done(&mut self, kind: u8, pick: u8) -> Option<Event> {
        Some(match kind {
            19 | 20 => {
                let process = take(&mut self.starting, pick)?;
                if pick.is_multiple_of(5) {
                    Event::CommandStarted(process, Err(CommandError::Spawn("no".into())))
                } else {
                    self.live.push(process);
                    Event::CommandStarted(process, Ok(()))
                }
            }
            21 => {
                let process = self.live.get(usize::from(pick % 4)).copied().unwrap_or(ProcessId(7));
                Event::CommandOutput(process, Bytes::from_static(b"out\xE2\x82"))
            }
            22 | 23 => exited(take(&mut self.live, pick)?.0),
            24 => {
                let result = if pick.is_multiple_of(3) {
                    Err(CommandError::Stdin("closed".into()))
                } else {
                    Ok(())
                };
                Event::StdinWritten(take(&mut self.written, pick)?, result)
            }
            25 => Event::ToolResult(
                take(&mut self.plans, pick)?,
                ToolResult::PatchPlanned { result: planned(pick), places: RealPlaces::default() },
            ),
            _ => {
                let result = if pick.is_multiple_of(3) {
                    Err(FilesError::Io("full".into()))
                } else {
                    Ok(())
                };
                Event::ToolResult(take(&mut self.applies, pick)?, ToolResult::PatchApplied(result))
            }
        })
    }

    fn check(&mut self, action: &Action) {
        if self.running.is_none() {
            let of_a_process = matches!(
                action,
                Action::Thread(
                    Input::Begin { .. } | Input::ItemStarted(..) | Input::ItemCompleted(..)
                ) | Action::Notify(_)
                    | Action::KillCommand(_)
            );
            assert!(of_a_process, "without a turn: {action:?}");
        }
        match action {
            Action::Thread(input) => self.check_input(input),
            Action::OpenModel(_) => {
                assert!(!self.model_is_open, "two requests at a time");
                assert!(!self.response_is_open, "the response before has not ended");
                (self.model_is_open, self.response_is_open) = (true, true);
                assert_eq!(self.calls, self.outputs);
            }
            Action::CloseModel => self.model_is_open = false,
            Action::StartCommand(process, _) => self.starting.push(*process),
            Action::WriteStdin(process, _) => self.written.push(*process),
            Action::PlanPatch { call, .. } => self.plans.push(call.clone()),
            Action::ApplyPatch(call, _) => self.applies.push(call.clone()),
            Action::Ask { item, started, .. } => {
                if let Some((turn, item)) = started {
                    self.started(*turn, item.id());
                }
                self.questions.push(item.clone());
            }
            Action::Wait(timer, _) => self.timers.push(timer.clone()),
            Action::RunHooks { turn, step, .. } => self.hooks.push((*turn, step.clone())),
            Action::ReadExtensions => self.reads.extend(self.running),
            Action::ReadSkills(..)
            | Action::ReadImage(..)
            | Action::LookUpFiles(..)
            | Action::LookAround(..)
            | Action::KillCommand(_)
            | Action::Notify(_)
            | Action::RespondHere
            | Action::KeepRule(_)
            | Action::KeepHostRule(_)
            | Action::AnswerHost(..)
            | Action::Withdraw(_)
            | Action::KeepToolApproval { .. }
            | Action::AwaitMcp
            | Action::CallMcp(_)
            | Action::LookUpMcp(..)
            | Action::UseGoal(..)
            | Action::Inquire(..)
            | Action::Agents(..)
            | Action::ShareApproval(_)
            | Action::CancelCall(_) => {}
        }
    }

    fn check_input(&mut self, input: &Input) {
        match input {
            Input::Begin { turn, .. } => assert_eq!(self.running.replace(*turn), None),
            Input::End(_) => {
                assert!(self.running.take().is_some(), "an end without a beginning");
                assert!(!self.model_is_open, "the model speaks to nobody");
                assert!(!self.response_is_open, "a response has not ended");
                assert_eq!(self.calls, self.outputs);
                self.questions.clear();
            }
            Input::ItemStarted(turn, item) => self.started(*turn, item.id()),
            Input::ItemCompleted(turn, item) => {
                let was = self.items.insert((*turn, item.id().clone()), true);
                assert_eq!(was, Some(false), "completed: {item:?}");
            }
            Input::ResponseEnded(turn, _) => {
                assert_eq!(self.running, Some(*turn));
                assert!(std::mem::take(&mut self.response_is_open), "a response ended twice");
            }
            Input::History(json) => {
                let value: serde_json::Value = serde_json::from_str(json).unwrap();
                let id = || value["call_id"].as_str().unwrap().to_owned();
                match value["type"].as_str().unwrap() {
                    "function_call" | "custom_tool_call" => self.calls.push(id()),
                    "function_call_output" | "custom_tool_call_output" => self.outputs.push(id()),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn started(&mut self, turn: TurnId, item: &ItemId) {
        let was = self.items.insert((turn, item.clone()), false);
        assert_ne!(was, Some(true), "began again: {item:?}");
    }
}

fn streamed(kind: u8, pick: u8, id: ItemId) -> ModelEvent {
    let delta = "text".to_owned();
    match (kind, pick % 3) {
        (2, _) => ModelEvent::ItemAdded { id, kind: StreamedItem::Message },
        (3, _) => ModelEvent::ItemAdded { id, kind: StreamedItem::Reasoning },
        (4 | 5, _) => ModelEvent::TextDelta { id, delta },
        (_, 0) => ModelEvent::SummaryPart { id, index: 0 },
        (_, 1) => ModelEvent::SummaryDelta { id, index: 0, delta },
        _ => ModelEvent::ReasoningDelta { id, index: 0, delta },
    }
}

/// Returns a message, thoughts or a call.
fn said(kind: u8, pick: u8, name: &str) -> Event {
    let process = i64::from(10_000 + u32::from(pick % 4));
    match kind {
        7 => done(json!({
            "type": "message", "id": name, "role": "assistant",
            "content": [{"type": "output_text", "text": "done"}],
        })),
        8 => done(json!({"type": "reasoning", "id": name, "summary": []})),
        9 | 10 => call(name, "exec_command", exec(pick)),
        11 => call(
            name,
            "write_stdin",
            &json!({"session_id": process, "chars": if pick > 99 { "x" } else { "" }}).to_string(),
        ),
        12 => call(name, "apply_patch", &json!({ "input": PATCH }).to_string()),
        13 => {
            let input = if pick > 40 { PATCH } else { "nonsense" };
            let tool = if pick > 20 { "apply_patch" } else { "none" };
            done(json!({
                "type": "custom_tool_call", "call_id": name, "name": tool, "input": input,
            }))
        }
        14 => {
            let cmd = format!("apply_patch <<'EOF'\n{PATCH}\nEOF\n");
            call(name, "exec_command", &json!({ "cmd": cmd }).to_string())
        }
        _ => call(name, if pick > 99 { "none" } else { "exec_command" }, "{"),
    }
}

fn exec(pick: u8) -> &'static str {
    match pick % 3 {
        0 => r#"{"cmd":"x","sandbox_permissions":"require_escalated"}"#,
        1 => r#"{"cmd":"y","sandbox_permissions":"require_escalated"}"#,
        _ => r#"{"cmd":"x"}"#,
    }
}

fn planned(pick: u8) -> Result<Vec<FileChange>, FilesError> {
    if pick.is_multiple_of(4) {
        return Err(FilesError::Verification("no such lines".into()));
    }
    let path = AbsPath::new("/repo/new").unwrap();
    Ok(vec![FileChange {
        path: path.clone(),
        moved_to: None,
        named: "new".into(),
        before: None,
        after: Some("x\n".into()),
        targets: vec![path],
    }])
}

fn answer(pick: u8) -> Answer {
    use CommandExecutionApprovalDecision as Command;
    use FileChangeApprovalDecision as Files;
    match pick % 10 {
        0 => Answer::Command(Command::Accept),
        1 => Answer::Command(Command::AcceptForSession),
        2 => Answer::Command(Command::AcceptWithExecpolicyAmendment {
            execpolicy_amendment: vec!["y".into()],
        }),
        3 => Answer::Command(Command::Decline),
        4 => Answer::Command(Command::Cancel),
        5 => Answer::FileChange(Files::Accept),
        6 => Answer::FileChange(Files::AcceptForSession),
        7 => Answer::FileChange(Files::Decline),
        8 => Answer::FileChange(Files::Cancel),
        _ => Answer::Unusable,
    }
}

fn outcome(pick: u8) -> HookOutcome {
    let kind = if pick.is_multiple_of(2) { BlockKind::Blocked } else { BlockKind::Stopped };
    let block = HookBlock { run: "run".into(), reason: "no".into(), kind };
    HookOutcome {
        block: pick.is_multiple_of(3).then_some(block),
        context: if pick > 99 { vec!["more".into()] } else { Vec::new() },
        input: pick.is_multiple_of(5).then(|| json!({"command": "z"})),
        runs: Vec::new(),
        allows: pick.is_multiple_of(7),
    }
}

/// Returns an event about things that the agent does not know.
fn nonsense(pick: u8, id: ItemId) -> Event {
    let process = ProcessId(3);
    match pick % 8 {
        0 => Event::CommandStarted(process, Ok(())),
        1 => exited(3),
        2 => Event::StdinWritten(process, Ok(())),
        3 => Event::ToolResult(ItemId::new("unknown"), ToolResult::PatchApplied(Ok(()))),
        4 => Event::Answered(ItemId::new("unknown"), answer(pick)),
        5 => Event::Timer(Timer::Retry(turn_id(999))),
        6 => Event::Timer(Timer::Yield { process, call: id }),
        _ => Event::CommandOutput(process, Bytes::from_static(b"?")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn whatever_comes_a_turn_stays_in_order(
        steps in prop::collection::vec((0_u8..40, any::<u8>()), 0..120),
    ) {
        let mut world = World::new();
        world.step(0, 99);
        for (kind, pick) in steps {
            world.step(kind, pick);
        }
    }
}
