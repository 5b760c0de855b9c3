//! `request_permissions`: asked for, granted in part, and in force afterwards.

use serde_json::json;
use turnhost_base::{AbsPath, ItemId, Millis};
use turnhost_protocol::{AskForApproval, SandboxPolicy, ServerRequest};
use turnhost_thread::TurnSettings;

use super::{begun_with, call, completed, settings};
use crate::{Action, Agent, Answer, Event};

fn workspace() -> TurnSettings {
    TurnSettings {
        sandbox_policy: SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: false,
            exclude_tmpdir_env_var: false,
            network_access: false,
            writable_roots: Vec::new(),
        },
        request_permissions_tool: true,
        ..settings()
    }
}

fn handle(agent: &mut Agent, event: Event) -> Vec<Action> {
    let mut actions = Vec::new();
    agent.handle(Millis(1), event, &mut actions);
    actions
}

fn asked(actions: &[Action]) -> bool {
    actions.iter().any(|action| {
        matches!(action, Action::Ask { request, .. }
            if matches!(&**request, ServerRequest::PermissionsRequestApproval(_)))
    })
}

/// Asks for a place to write and the network, gets this answer, and runs a command. Returns the
/// output of the call, and the policy of the command.
fn granted(answer: Answer) -> (String, SandboxPolicy, Vec<AbsPath>) {
    let mut agent = begun_with(workspace());
    let arguments = json!({"reason": "r", "permissions": {
        "network": {"enabled": true}, "file_system": {"write": ["/data"]},
    }});
    assert!(asked(&handle(&mut agent, call("p", "request_permissions", &arguments.to_string()))));
    handle(&mut agent, completed());
    let actions = handle(&mut agent, Event::Answered(ItemId::new("p"), answer));
    let output = actions.iter().find_map(|action| match action {
        Action::Thread(turnhost_thread::Input::History(json)) => {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            value["output"].as_str().map(str::to_owned)
        }
        _ => None,
    });
    let actions = handle(&mut agent, call("c", "exec_command", r#"{"cmd":"ls"}"#));
    let policy = actions.iter().find_map(|action| match action {
        Action::StartCommand(_, command) => {
            Some((command.sandbox.clone(), command.granted.write.clone()))
        }
        _ => None,
    });
    let (policy, write) = policy.unwrap();
    (output.unwrap(), policy, write)
}

fn answer(json: serde_json::Value) -> Answer {
    Answer::Permissions(serde_json::from_value(json).unwrap())
}

#[test]
fn what_is_granted_holds_and_nothing_more() {
    let (output, policy, write) = granted(answer(json!({
        "permissions": {"fileSystem": {"read": null, "write": ["/data/a", "/etc"]}},
    })));
    assert_eq!(
        output,
        r#"{"permissions":{"network":null,"file_system":{"write":["/data/a"]}},"scope":"turn"}"#
    );
    assert_eq!(
        (policy, write),
        (workspace().sandbox_policy, vec![AbsPath::new("/data/a").unwrap()])
    );
}

#[test]
fn an_error_for_an_answer_grants_nothing() {
    let (output, policy, _) = granted(Answer::Unusable);
    assert_eq!(output, r#"{"permissions":{"network":null,"file_system":null},"scope":"turn"}"#);
    assert_eq!(policy, workspace().sandbox_policy);
}

#[test]
fn the_network_is_granted_by_itself() {
    let (output, policy, _) = granted(answer(json!({
        "permissions": {"network": {"enabled": true}}, "scope": "session",
    })));
    assert_eq!(
        output,
        r#"{"permissions":{"network":{"enabled":true},"file_system":null},"scope":"session"}"#
    );
    assert!(matches!(policy, SandboxPolicy::WorkspaceWrite { network_access: true, .. }));
}

#[test]
fn permissions_come_as_lists_or_entries_and_not_none_at_all() {
    let ask = |permissions: serde_json::Value| {
        let mut agent = begun_with(workspace());
        let arguments = json!({ "permissions": permissions }).to_string();
        asked(&handle(&mut agent, call("p", "request_permissions", &arguments)))
    };
    let entry = json!({"path": {"type": "path", "path": "/data"}, "access": "write"});
    assert!(ask(json!({"file_system": {"entries": [entry]}})));
    assert!(ask(json!({"file_system": {"read": ["a"]}})));
    assert!(!ask(json!({})));
    assert!(ask(json!({"network": {"enabled": false}})));
    assert!(!ask(json!({"network": {}})));
}

#[test]
fn nobody_is_asked_where_the_policy_forbids_it() {
    let mut agent =
        begun_with(TurnSettings { approval_policy: AskForApproval::Never, ..workspace() });
    let arguments = r#"{"permissions":{"network":{"enabled":true}}}"#;
    assert!(!asked(&handle(&mut agent, call("p", "request_permissions", arguments))));
}

#[test]
fn places_are_granted_where_nothing_else_may_be_written() {
    let read_only = SandboxPolicy::ReadOnly { network_access: false };
    let settings = TurnSettings { sandbox_policy: read_only.clone(), ..workspace() };
    let mut agent = begun_with(settings);
    let arguments = r#"{"permissions":{"file_system":{"write":["/data"]}}}"#;
    assert!(asked(&handle(&mut agent, call("p", "request_permissions", arguments))));
    handle(&mut agent, completed());
    let answer = answer(json!({
        "permissions": {"fileSystem": {"read": null, "write": ["/data"]}}, "scope": "session",
    }));
    handle(&mut agent, Event::Answered(ItemId::new("p"), answer));
    let actions = handle(&mut agent, call("c", "exec_command", r#"{"cmd":"ls"}"#));
    let granted = actions.iter().find_map(|action| match action {
        Action::StartCommand(_, command) => {
            Some((command.sandbox.clone(), command.granted.write.clone()))
        }
        _ => None,
    });
    assert_eq!(granted, Some((read_only, vec![AbsPath::new("/data").unwrap()])));
}
