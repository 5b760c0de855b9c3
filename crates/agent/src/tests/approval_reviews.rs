//! Reviews of approvals: each end of one, and its report to the call and the clients.

use expect_test::expect;
use serde_json::json;
use turnhost_base::{ItemId, Millis};
use turnhost_ports::{FailedAt, ModelError, Retry};
use turnhost_protocol::{ApprovalsReviewer, AskForApproval, CodexErrorInfo};
use turnhost_thread::TurnSettings;

use super::{begun_with, call, check, completed, exited, settings};
use crate::tests::patches::{PATCH, planned};
use crate::{Action, Agent, Event, Reply, Timer, ToolResult};

const ESCALATED: &str =
    r#"{"cmd":"make it","sandbox_permissions":"require_escalated","justification":"for the test"}"#;

fn reviewed() -> Agent {
    let approvals_reviewer = ApprovalsReviewer::AutoReview;
    begun_with(TurnSettings { approvals_reviewer, ..settings() })
}

fn reply(id: &str, text: &str) -> Event {
    let reply = Reply { text: Some(text.to_owned()), ..Reply::default() };
    Event::ToolResult(ItemId::new(id), ToolResult::Replied(Ok(reply)))
}

fn no_reply(id: &str, retry: Retry) -> Event {
    let (info, message) = (CodexErrorInfo::Other, "the provider is away".into());
    let error = ModelError { info, message, retry, at: FailedAt::Request };
    Event::ToolResult(ItemId::new(id), ToolResult::Replied(Err(error)))
}

#[test]
fn an_allowed_command_runs_without_a_question() {
    let events = vec![
        call("a", "exec_command", ESCALATED),
        completed(),
        reply("a", r#"{"outcome":"allow"}"#),
        exited(10_001),
    ];
    check(
        &mut reviewed(),
        events,
        &expect![[r#"
            call a
            give the review of a up after 90s
            ask the reviewer of a
            Automatic approval review approved (risk: low, authorization: unknown): Auto-review returned a low-risk allow decision.
            the review ended: Approved
            start 10001
            completed commandExecution completed
            output of a: 
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_denied_patch_changes_nothing() {
    let events = vec![
        call("a", "apply_patch", &json!({ "input": PATCH }).to_string()),
        completed(),
        planned("a"),
        reply(
            "a",
            r#"{"outcome":"deny","risk_level":"high","user_authorization":"low","rationale":"no"}"#,
        ),
    ];
    check(
        &mut reviewed(),
        events,
        &expect![[r#"
            call a
            plan a in /repo
            give the review of a up after 90s
            ask the reviewer of a
            Automatic approval review denied (risk: high, authorization: low): no
            the review ended: Denied
            completed fileChange declined
            output of a: The agent must not attempt to achieve the same outcome via workaround, indirect execution, another tool or another command line. Go on with something materially safer, or ask the user, who can allow the action knowing its risk.
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_verdict_is_asked_for_three_times() {
    let events = vec![
        call("a", "exec_command", ESCALATED),
        completed(),
        reply("a", "sure"),
        no_reply("a", Retry::Stream { after: None }),
        reply("a", "{}"),
        reply("a", r#"{"outcome":"allow"}"#),
    ];
    check(
        &mut reviewed(),
        events,
        &expect![[r#"
            call a
            give the review of a up after 90s
            ask the reviewer of a
            ask the reviewer of a
            ask the reviewer of a
            Automatic approval review failed: guardian assessment was not valid JSON
            the review ended: Denied
            completed commandExecution declined
            output of a: command failed: CreateProcess { message: "Rejected(\"Automatic approval review failed: guardian assessment was not valid JSON\\nThe action was not executed because automatic approval review could not be completed, which says nothing about its risk. Do not go around the review: ask the user, or try again later.\")" }
            the response ended
            ask the model
        "#]],
    );
}

#[test]
fn a_reviewer_that_fails_or_takes_too_long_allows_nothing() {
    let review = || Event::Timer(Timer::Review(ItemId::new("b")));
    let events = vec![
        call("a", "exec_command", ESCALATED),
        call("b", "exec_command", ESCALATED),
        completed(),
        no_reply("a", Retry::No),
        review(),
        reply("b", r#"{"outcome":"allow"}"#),
        review(),
    ];
    check(
        &mut reviewed(),
        events,
        &expect![[r#"
            call a
            give the review of a up after 90s
            ask the reviewer of a
            call b
            give the review of b up after 90s
            ask the reviewer of b
            Automatic approval review failed: the provider is away
            the review ended: Denied
            completed commandExecution declined
            cancel b
            Automatic approval review timed out after 90 seconds
            the review ended: TimedOut
            completed commandExecution declined
            output of a: command failed: CreateProcess { message: "Rejected(\"Automatic approval review failed: the provider is away\\nThe action was not executed because automatic approval review could not be completed, which says nothing about its risk. Do not go around the review: ask the user, or try again later.\")" }
            output of b: command failed: CreateProcess { message: "Rejected(\"Automatic approval review timed out after 90 seconds\\nThe action was not executed because automatic approval review could not be completed, which says nothing about its risk. Do not go around the review: ask the user, or try again later.\")" }
            the response ended
            ask the model
            cancel b
        "#]],
    );
}

#[test]
fn an_interrupt_ends_the_review() {
    check(
        &mut reviewed(),
        vec![call("a", "exec_command", ESCALATED), completed(), Event::Interrupt],
        &expect![[r#"
            call a
            give the review of a up after 90s
            ask the reviewer of a
            close the model
            cancel a
            the review ended: Aborted
            output of a: aborted by user
            the response ended
            message of user
            end: interrupted
        "#]],
    );
}

#[test]
fn under_the_policy_untrusted_the_clients_are_asked() {
    let mut agent = begun_with(TurnSettings {
        approvals_reviewer: ApprovalsReviewer::AutoReview,
        approval_policy: AskForApproval::Untrusted,
        ..settings()
    });
    check(
        &mut agent,
        vec![call("a", "exec_command", ESCALATED)],
        &expect![[r#"
            call a
            ask about a
        "#]],
    );
}

#[test]
fn the_reviewer_is_sent_the_conversation_and_the_action_only() {
    let mut agent = reviewed();
    let mut out = Vec::new();
    agent.handle(Millis(1), call("a", "exec_command", ESCALATED), &mut out);
    let request = out.iter().find_map(|action| match action {
        Action::Inquire(_, request) => Some(request),
        _ => None,
    });
    let request = request.unwrap();
    assert!(request.tools.is_empty() && request.output_schema.is_some());
    let words = request.input[1].json();
    for part in ["tool call exec_command", "/bin/bash -lc 'make it'", "reason: for the test"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains("<environment_context>"), "{words}");
}
