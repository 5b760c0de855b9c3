//! Changes of files: alone among the calls, and typed into a shell.

use expect_test::expect;
use serde_json::json;
use turnhost_base::{AbsPath, ItemId, Millis};
use turnhost_policy::RealPlaces;
use turnhost_ports::{FileChange, FilesError, ModelEvent};
use turnhost_protocol::{FileUpdateChange, ServerNotification};
use turnhost_thread::Input;

use super::{begun, begun_with, call, check, completed, exited, settings};
use crate::{Action, Event, ToolResult};

pub(super) const PATCH: &str = "*** Begin Patch\n*** Add File: new\n+x\n*** End Patch";

/// Returns the one change of [`PATCH`].
pub(super) fn planned(id: &str) -> Event {
    let path = AbsPath::new("/repo/new").unwrap();
    let change = FileChange {
        path: path.clone(),
        moved_to: None,
        named: "new".into(),
        before: None,
        after: Some("x\n".into()),
        targets: vec![path],
    };
    Event::ToolResult(
        ItemId::new(id),
        ToolResult::PatchPlanned { result: Ok(vec![change]), places: RealPlaces::default() },
    )
}

fn in_shell(id: &str) -> Event {
    let cmd = format!("cd deep && apply_patch <<'EOF'\n{PATCH}\nEOF\n");
    call(id, "exec_command", &json!({ "cmd": cmd, "workdir": "sub" }).to_string())
}

fn run(id: &str) -> Event {
    call(id, "exec_command", r#"{"cmd":"x"}"#)
}

#[test]
fn a_patch_typed_into_a_shell_runs_alone_where_the_shell_would() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            run("a"),
            in_shell("b"),
            run("c"),
            completed(),
            exited(10_001),
            Event::ToolResult(
                ItemId::new("b"),
                ToolResult::PatchPlanned {
                    result: Err(FilesError::Verification("no".into())),
                    places: RealPlaces::default(),
                },
            ),
            exited(10_002),
        ],
        &expect![[r#"
            call a
            start 10001
            call b
            call c
            completed commandExecution completed
            plan b in /repo/sub/deep
            start 10002
            completed commandExecution completed
            output of a: 
            output of b: patch verification failed: no
            output of c: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_patch_typed_into_a_shell_is_reported_as_a_command() {
    let mut settings = settings();
    settings.sandbox_policy = turnhost_protocol::SandboxPolicy::DangerFullAccess;
    let mut agent = begun_with(settings);
    let mut out = Vec::new();
    agent.handle(Millis(1), in_shell("a"), &mut out);
    agent.handle(Millis(1), completed(), &mut out);
    agent.handle(Millis(2), planned("a"), &mut out);
    agent.handle(
        Millis(502),
        Event::ToolResult(ItemId::new("a"), ToolResult::PatchApplied(Ok(()))),
        &mut out,
    );
    let output = out.iter().rev().find_map(|action| match action {
        Action::Thread(Input::History(json)) => Some(json.as_str()),
        _ => None,
    });
    let output: serde_json::Value = serde_json::from_str(output.unwrap()).unwrap();
    expect![[r#"
        Wall time: 0.5010 seconds
        Output:
        Exit code: 0
        Wall time: 0 seconds
        Output:
        Success. Updated the following files:
        A new
    "#]]
    .assert_eq(output["output"].as_str().unwrap());
}

#[test]
fn a_long_queue_behind_a_patch_does_not_exhaust_the_stack() {
    let mut agent = begun();
    let mut out = Vec::new();
    agent.handle(Millis(1), in_shell("a"), &mut out);
    for number in 0..3_000 {
        let write = call(&format!("c{number}"), "write_stdin", r#"{"session_id":1}"#);
        agent.handle(Millis(1), write, &mut out);
    }
    agent.handle(Millis(1), completed(), &mut out);
    let result = Err(FilesError::Verification("no".into()));
    let planned = ToolResult::PatchPlanned { result, places: RealPlaces::default() };
    let planned = Event::ToolResult(ItemId::new("a"), planned);
    out.clear();
    agent.handle(Millis(1), planned, &mut out);
    let outputs =
        out.iter().filter(|action| matches!(action, Action::Thread(Input::History(_)))).count();
    assert_eq!(outputs, 3_001);
    assert!(matches!(out.last(), Some(Action::OpenModel(_))));
}

#[test]
fn a_patch_is_shown_while_it_is_written() {
    let piece = |delta: &str| {
        Event::Model(ModelEvent::CallDelta {
            call: ItemId::new("a"),
            name: "apply_patch".into(),
            delta: delta.to_owned(),
        })
    };
    let mut agent = begun();
    let mut told = |now: i64, event: Event| -> Vec<String> {
        let mut actions = Vec::new();
        agent.handle(Millis(now), event, &mut actions);
        let shown = actions.iter().filter_map(|action| match action {
            Action::Notify(notification) => match &**notification {
                ServerNotification::FileChangePatchUpdated(updated) => {
                    assert_eq!(updated.item_id.as_str(), "a");
                    let change = |it: &FileUpdateChange| format!("{} {:?}", it.path, it.diff);
                    Some(updated.changes.iter().map(change).collect::<Vec<_>>().join(", "))
                }
                _ => None,
            },
            _ => None,
        });
        shown.collect()
    };
    assert!(told(0, piece("*** Begin Patch\n*** Add")).is_empty());
    assert_eq!(told(1, piece(" File: n\n+x\n")), [r#"/repo/n "x\n""#]);
    assert!(told(2, piece("+y\n")).is_empty(), "not at once again");
    assert!(told(300, piece("+z")).is_empty(), "not before a line is whole");
    assert_eq!(
        told(301, piece("\n*** Update File: u\n@@\n-1\n+2\n")),
        [r#"/repo/n "x\ny\nz\n", /repo/u "@@\n-1\n+2\n""#]
    );
    let other = ModelEvent::CallDelta {
        call: ItemId::new("b"),
        name: "exec_command".into(),
        delta: "*** Begin Patch\n*** Add File: n\n".to_owned(),
    };
    assert!(told(900, Event::Model(other)).is_empty());
}
