//! Laws of the state machine, over random inputs.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use turnhost_base::{AbsPath, ItemId, Millis, TestWorld, ThreadId, TurnId, World as _};
use turnhost_protocol::{
    self as wire, AskForApproval, FileChangeRequestApprovalParams, SandboxPolicy,
    ServerNotification as N, ServerRequest, ThreadStatus, TurnStatus,
};

use crate::record::{Append, TurnState};
use crate::{
    Effects, Input, Outbound, Outcome, PendingRequest, Persistence, Refusal, Thread, ThreadOrigin,
    TurnKind, TurnSettings, WaitingFor,
};

fn settings() -> TurnSettings {
    TurnSettings {
        approval_policy: AskForApproval::Never,
        sandbox_policy: SandboxPolicy::DangerFullAccess,
        ..TurnSettings::new(AbsPath::new("/repo").unwrap(), "m", "p")
    }
}

fn thread(persistence: Persistence) -> Thread {
    let origin = ThreadOrigin {
        id: TestWorld::default().thread_id(),
        created_at: Millis(1_000),
        originator: "test".into(),
        source: "vscode".into(),
        server_version: "0".into(),
        forked_from: None,
        parent: None,
        thread_source: None,
        project: None,
        daybreak: None,
        persistence,
    };
    Thread::new(origin, settings()).unwrap()
}

fn turn(number: u8) -> TurnId {
    format!("00000000-0000-7000-8000-{number:012x}").parse().unwrap()
}

fn message(number: u8) -> wire::ThreadItem {
    let item = wire::AgentMessageItem {
        id: ItemId::new(format!("msg-{number}")),
        text: format!("text {number}"),
        delivery: None,
        memory_citation: None,
        moderation: None,
        phase: None,
        questions: None,
    };
    let body = wire::ItemBody::AgentMessage(Box::new(item));
    wire::ThreadItem { body, started_at_ms: Some(1), completed_at_ms: Some(2) }
}

fn question(thread: ThreadId, number: i64) -> PendingRequest {
    let request = FileChangeRequestApprovalParams {
        thread_id: thread,
        turn_id: turn(1),
        item_id: ItemId::new("call"),
        started_at_ms: 1,
        grant_root: None,
        reason: None,
    };
    PendingRequest {
        number,
        item: ItemId::new("call"),
        waiting_for: WaitingFor::Approval,
        request: ServerRequest::FileChangeRequestApproval(Box::new(request)),
    }
}

#[derive(Clone, Debug)]
enum Move {
    Begin(u8),
    Message(u8),
    Ask(i64),
    Settle(i64),
    End(u8),
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        (0_u8..20).prop_map(Move::Begin),
        (0_u8..20).prop_map(Move::Message),
        (0_i64..4).prop_map(Move::Ask),
        (0_i64..4).prop_map(Move::Settle),
        (0_u8..3).prop_map(Move::End),
    ]
}

fn input(thread: &Thread, step: &Move) -> Input {
    let failed = wire::TurnError {
        message: "no".into(),
        additional_details: None,
        codex_error_info: Some(wire::CodexErrorInfo::Other),
        misalignment: None,
    };
    match *step {
        Move::Begin(number) => Input::Begin {
            turn: turn(number),
            root: None,
            preview: Some("hi".into()),
            kind: TurnKind::Answers,
        },
        Move::Message(number) => {
            Input::ItemCompleted(thread.running().unwrap_or(turn(0)), Box::new(message(number)))
        }
        Move::Ask(number) => Input::Ask { request: question(thread.id(), number), started: None },
        Move::Settle(number) => Input::Settled(number),
        Move::End(0) => Input::End(Outcome::Completed),
        Move::End(1) => Input::End(Outcome::Interrupted),
        Move::End(_) => Input::End(Outcome::Failed(Box::new(failed))),
    }
}

/// The view of a client that receives everything.
#[derive(Default)]
struct Listener {
    status: Option<ThreadStatus>,
    running: BTreeMap<TurnId, u32>,
    ended: u32,
    asked: BTreeMap<i64, u32>,
    settled: BTreeMap<i64, u32>,
}

impl Listener {
    fn hear(&mut self, tells: &[Outbound]) {
        for tell in tells {
            match tell {
                Outbound::Ask(open) => *self.asked.entry(open.number).or_default() += 1,
                Outbound::Notify(notification) => match notification.as_ref() {
                    N::ThreadStatusChanged(changed) => self.status = Some(changed.status.clone()),
                    N::TurnStarted(started) => {
                        *self.running.entry(started.turn.id).or_default() += 1;
                    }
                    N::TurnCompleted(completed) => {
                        assert!(
                            self.running.contains_key(&completed.turn.id),
                            "a turn ended that did not begin"
                        );
                        self.ended += 1;
                    }
                    N::ServerRequestResolved(resolved) => {
                        let wire::RequestId::Integer(number) = resolved.request_id else {
                            panic!("not a number")
                        };
                        *self.settled.entry(number).or_default() += 1;
                    }
                    _ => {}
                },
            }
        }
    }
}

proptest! {
    #[test]
    fn what_is_told_and_kept_agrees_with_what_is(steps in vec(moves(), 0..60)) {
        let mut thread = thread(Persistence::Stored);
        let mut listener = Listener::default();
        let mut kept: BTreeMap<TurnId, TurnState> = BTreeMap::new();
        let mut begun = 0;
        for step in &steps {
            // The agent asks and speaks only while a turn runs.
            if thread.running().is_none() && !matches!(step, Move::Begin(_) | Move::End(_)) {
                continue;
            }
            if matches!(step, Move::Ask(number) if thread.pending_request(*number).is_some()) {
                continue;
            }
            let mut out = Effects::default();
            let running = thread.running();
            let result = thread.handle(Millis(2_000), input(&thread, step), &mut out);
            if matches!(step, Move::Settle(_)) {
                // The agent says so once the answer has had its effect on the item.
                thread.handle(Millis(2_000), Input::Resumed, &mut out).unwrap();
            }
            match (step, running) {
                (Move::Begin(_), Some(running)) => prop_assert_eq!(result, Err(Refusal::TurnRunning(running))),
                (Move::End(_), None) => prop_assert_eq!(result, Err(Refusal::NoTurn)),
                (Move::Begin(_), None) => begun += 1,
                _ => {}
            }
            for append in &out.persist {
                if let Append::Turn(record) = append {
                    kept.insert(record.id, record.state);
                }
            }
            listener.hear(&out.publish);
        }
        prop_assert_eq!(listener.status.unwrap_or(ThreadStatus::Idle), thread.status());
        prop_assert_eq!(begun, listener.ended + u32::from(thread.running().is_some()));
        let open = thread.pending_requests().count();
        let asked: u32 = listener.asked.values().sum();
        let settled: u32 = listener.settled.values().sum();
        prop_assert_eq!(usize::try_from(asked - settled).unwrap(), open, "a question is settled at most once");
        for (id, state) in kept {
            prop_assert_eq!(state == TurnState::Running, thread.running() == Some(id));
        }
    }

    #[test]
    fn an_ephemeral_thread_keeps_nothing(steps in vec(moves(), 0..40)) {
        let mut thread = thread(Persistence::Ephemeral);
        for step in &steps {
            let mut out = Effects::default();
            let _ = thread.handle(Millis(2_000), input(&thread, step), &mut out);
            prop_assert!(out.persist.is_empty());
        }
        prop_assert!(!thread.is_stored());
    }

    #[test]
    fn a_stored_thread_is_restored_as_it_was(steps in vec(moves(), 0..40)) {
        let mut thread = thread(Persistence::Stored);
        let mut record = None;
        for step in &steps {
            if thread.running().is_none() && !matches!(step, Move::Begin(_)) {
                continue;
            }
            let mut out = Effects::default();
            let _ = thread.handle(Millis(2_000), input(&thread, step), &mut out);
            for append in out.persist {
                if let Append::Thread(last) = append {
                    record = Some(*last);
                }
            }
        }
        if let Some(mut record) = record.filter(|_| thread.running().is_none()) {
            record.forked_from = Some(TestWorld::default().thread_id());
            let restored = Thread::restore(record.clone(), settings());
            prop_assert_eq!(&**restored.record(), &record, "what was stored stays, its origin too");
            record.forked_from = None;
            prop_assert_eq!(&record, &**thread.record());
        }
    }
}

#[test]
fn the_end_of_a_turn_is_told_in_the_order_that_clients_expect() {
    let mut thread = thread(Persistence::Stored);
    let mut out = Effects::default();
    thread
        .handle(
            Millis(1_000),
            Input::Begin { turn: turn(1), root: None, preview: None, kind: TurnKind::Answers },
            &mut out,
        )
        .unwrap();
    thread.handle(Millis(1_000), input(&thread, &Move::Message(7)), &mut out).unwrap();
    out.publish.clear();
    thread.handle(Millis(3_500), Input::End(Outcome::Completed), &mut out).unwrap();
    let told: Vec<_> = out
        .publish
        .iter()
        .map(|tell| match tell {
            Outbound::Notify(notification) => notification.method(),
            Outbound::Ask(_) => "ask",
        })
        .collect();
    assert_eq!(told, ["thread/readState/changed", "thread/status/changed", "turn/completed"]);
    let Some(Outbound::Notify(last)) = out.publish.last() else { panic!("nothing told") };
    let N::TurnCompleted(completed) = last.as_ref() else { panic!("not the end") };
    assert_eq!(completed.turn.status, TurnStatus::Completed);
    assert_eq!(completed.turn.duration_ms, Some(2_500));
    assert_eq!(completed.turn.items, vec![message(7)]);
}
