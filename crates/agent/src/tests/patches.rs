//! Changes of files: alone among the calls, and typed into a shell.

use expect_test::expect;
use serde_json::json;
use turnhost_base::{AbsPath, ItemId, Millis};
use turnhost_ports::{FileChange, FilesError};
use turnhost_thread::Input;

use super::{begun, begun_with, call, check, completed, exited, settings};
use crate::{Action, Event, ToolResult};

pub(super) const PATCH: &str = "*** Begin Patch\n*** Add File: new\n+x\n*** End Patch";

/// The one change of [`PATCH`].
pub(super) fn planned(id: &str) -> Event {
    let path = AbsPath::new("/repo/new").unwrap();
    let change = FileChange {
        path: path.clone(),
        moved_to: None,
        before: None,
        after: Some("x\n".into()),
        targets: vec![path],
    };
    Event::ToolResult(
        ItemId::new(id),
        ToolResult::PatchPlanned { result: Ok(vec![change]), roots: Vec::new() },
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
                    roots: Vec::new(),
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
    let planned = ToolResult::PatchPlanned { result, roots: Vec::new() };
    let planned = Event::ToolResult(ItemId::new("a"), planned);
    out.clear();
    agent.handle(Millis(1), planned, &mut out);
    let outputs =
        out.iter().filter(|action| matches!(action, Action::Thread(Input::History(_)))).count();
    assert_eq!(outputs, 3_001);
    assert!(matches!(out.last(), Some(Action::OpenModel(_))));
}
