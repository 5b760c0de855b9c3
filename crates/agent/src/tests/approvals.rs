//! Approvals of commands and changes of files: each answer, and what later calls need no approval for.

use expect_test::expect;
use serde_json::json;
use turnhost_base::ItemId;
use turnhost_protocol::{
    CommandExecutionApprovalDecision as Command, FileChangeApprovalDecision as Files,
};

use super::{begun, call, check, completed, exited, looked_around};
use crate::tests::patches::{PATCH, planned};
use crate::{Answer, Event, ToolResult};

const ESCALATED: &str = r#"{"cmd":"make it","sandbox_permissions":"require_escalated"}"#;

fn patch(id: &str) -> Event {
    call(id, "apply_patch", &json!({ "input": PATCH }).to_string())
}

fn applied(id: &str) -> Event {
    Event::ToolResult(ItemId::new(id), ToolResult::PatchApplied(Ok(())))
}

#[test]
fn an_accepted_command_runs() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Accept)),
            exited(10_001),
        ],
        &expect![[r#"
            call a
            ask about a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_command_accepted_for_the_session_is_not_asked_for_again() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::AcceptForSession)),
            looked_around("a", None),
            call("b", "exec_command", ESCALATED),
            looked_around("b", None),
            completed(),
        ],
        &expect![[r#"
            call a
            ask about a
            look around for a
            start 10001
            call b
            look around for b
            start 10002
        "#]],
    );
}

#[test]
fn what_was_allowed_is_asked_for_where_its_surroundings_are_doubtful() {
    let mut agent = begun();
    let session = Answer::Command(Command::AcceptForSession);
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), session),
            looked_around("a", None),
            exited(10_001),
            call("b", "exec_command", ESCALATED),
            looked_around("b", None),
            completed(),
            exited(10_002),
            call("c", "exec_command", ESCALATED),
            looked_around("c", Some("a doubt")),
        ],
        &expect![[r#"
            call a
            ask about a
            look around for a
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            ask the model
            call b
            look around for b
            start 10002
            completed commandExecution completed
            output of b: 
            the response ended
            ask the model
            call c
            look around for c
            ask about c
        "#]],
    );
}

#[test]
fn a_command_accepted_once_is_asked_for_again() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Accept)),
            call("b", "exec_command", ESCALATED),
            completed(),
        ],
        &expect![[r#"
            call a
            ask about a
            start 10001
            call b
            ask about b
        "#]],
    );
}

#[test]
fn an_amendment_is_kept_and_holds_at_once() {
    let mut agent = begun();
    let execpolicy_amendment = vec!["make".to_owned()];
    let amendment = Command::AcceptWithExecpolicyAmendment { execpolicy_amendment };
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Command(amendment)),
            exited(10_001),
            call(
                "b",
                "exec_command",
                r#"{"cmd":"make all","sandbox_permissions":"require_escalated"}"#,
            ),
            looked_around("b", None),
        ],
        &expect![[r#"
            call a
            ask about a
            message of developer
            keep rule ["make"]
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            ask the model
            call b
            look around for b
            start 10002
        "#]],
    );
}

#[test]
fn a_declined_command_goes_back_to_the_model() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Decline)),
        ],
        &expect![[r#"
            call a
            ask about a
            completed commandExecution declined
            output of a: command failed: CreateProcess { message: "Rejected(\"rejected by user\")" }
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_cancelled_command_ends_the_turn() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Cancel)),
        ],
        &expect![[r#"
            call a
            ask about a
            completed commandExecution declined
            close the model
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}

#[test]
fn an_unusable_answer_fails_the_command() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Unusable),
        ],
        &expect![[r#"
            call a
            ask about a
            completed commandExecution failed
            output of a: command failed: CreateProcess { message: "Rejected(\"approval request failed\")" }
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn an_answer_counts_once() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Decline)),
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Accept)),
        ],
        &expect![[r#"
            call a
            ask about a
            completed commandExecution declined
            output of a: command failed: CreateProcess { message: "Rejected(\"rejected by user\")" }
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn an_interrupt_leaves_the_question_open_and_an_answer_too_late() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            call("a", "exec_command", ESCALATED),
            completed(),
            Event::Interrupt,
            Event::Answered(ItemId::new("a"), Answer::Command(Command::Accept)),
        ],
        &expect![[r#"
            call a
            ask about a
            close the model
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}

#[test]
fn an_accepted_change_is_written() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Answered(ItemId::new("a"), Answer::FileChange(Files::Accept)),
            applied("a"),
            patch("b"),
            planned("b"),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            apply a
            completed fileChange completed
            output of a: 
            the response ended
            ask the model
            call b
            plan b in /repo
            ask about b
        "#]],
    );
}

#[test]
fn a_change_accepted_for_the_session_is_not_asked_for_again() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Answered(ItemId::new("a"), Answer::FileChange(Files::AcceptForSession)),
            applied("a"),
            patch("b"),
            planned("b"),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            apply a
            completed fileChange completed
            output of a: 
            the response ended
            ask the model
            call b
            plan b in /repo
            apply b
        "#]],
    );
}

#[test]
fn a_declined_change_goes_back_to_the_model() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Answered(ItemId::new("a"), Answer::FileChange(Files::Decline)),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            completed fileChange declined
            output of a: patch rejected by user
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_cancelled_change_ends_the_turn() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Answered(ItemId::new("a"), Answer::FileChange(Files::Cancel)),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            close the model
            output of a: aborted by user after 0.0s
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}

#[test]
fn an_unusable_answer_fails_the_change() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Answered(ItemId::new("a"), Answer::Unusable),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            completed fileChange declined
            output of a: approval request failed
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn an_interrupt_while_a_change_waits_writes_nothing() {
    let mut agent = begun();
    check(
        &mut agent,
        vec![
            patch("a"),
            completed(),
            planned("a"),
            Event::Interrupt,
            Event::Answered(ItemId::new("a"), Answer::FileChange(Files::Accept)),
        ],
        &expect![[r#"
            call a
            plan a in /repo
            ask about a
            close the model
            output of a: aborted by user after 0.0s
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}
