//! `request_permissions`: asks the user for more than the sandbox allows.
//!
//! A grant is never more than what was asked for, and holds for the turn or as long as the
//! thread stays loaded.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;
use turnhost_base::Millis;
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    AskForApproval, GuardianApprovalReviewAction, PermissionGrantScope,
    PermissionsRequestApprovalParams, PermissionsRequestApprovalResponse, RequestPermissionProfile,
    ServerRequest,
};
use turnhost_thread::{Input, LOCAL_ENVIRONMENT, WaitingFor};

use super::permissions::{self, Permissions, Wanted, texts};
use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, Answer};
use crate::grants::Grants;
use crate::thread_state::ThreadState;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::Reviewed;

const NAME: &str = "request_permissions";

/// The tool.
pub(super) struct RequestPermissions(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    reason: Option<String>,
    permissions: Wanted,
}

impl RequestPermissions {
    pub(super) fn new() -> Self {
        let properties = json!({
            "reason": { "type": "string", "description": "One sentence that tells the user why." },
            "permissions": permissions::schema(),
        });
        let description = "Asks the user for permissions that later commands and patches need beyond the sandbox. Returns what was granted.";
        Self(super::function(NAME, description, &properties, &["permissions"]))
    }
}

impl Tool for RequestPermissions {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        let arguments: Arguments = arguments::parse(arguments)?;
        Ok(Box::new(PermissionsCall { arguments, asked: Permissions::default() }))
    }
}

/// A call.
struct PermissionsCall {
    arguments: Arguments,
    asked: Permissions,
}

impl ToolCall for PermissionsCall {
    fn needs_approval(&mut self, turn: &TurnScope, _: &ThreadState) -> Option<Reviewed> {
        let asked = self.arguments.permissions.resolve(&turn.settings.cwd);
        may_ask(&turn.settings.approval_policy).then(|| Reviewed {
            action: GuardianApprovalReviewAction::RequestPermissions {
                permissions: profile(&asked),
                reason: self.arguments.reason.clone(),
            },
            reason: None,
        })
    }

    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let cwd = &cx.turn.settings.cwd;
        self.asked = std::mem::take(&mut self.arguments.permissions).resolve(cwd);
        if self.asked.is_empty() {
            return Progress::done("request_permissions requires at least one permission");
        }
        if !may_ask(&cx.turn.settings.approval_policy) {
            return Progress::done(output(&Permissions::default(), PermissionGrantScope::Turn));
        }
        let request = self.request(cx.cx.now, cx);
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::Approval,
            started: None,
            reviewed: Some(GuardianApprovalReviewAction::RequestPermissions {
                permissions: request.permissions.clone(),
                reason: request.reason.clone(),
            }),
            request: ServerRequest::PermissionsRequestApproval(Box::new(request)),
        }))
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        cx.cx.push(Action::Thread(Input::Resumed));
        let response = match answer {
            Answer::Permissions(response) => response,
            _ => PermissionsRequestApprovalResponse::default(),
        };
        let granted = self.asked.granted(&response.permissions);
        let grants = Grants {
            network: granted.network == Some(true),
            write: granted.write.clone().unwrap_or_default(),
        };
        cx.turn.grant(&grants);
        if response.scope == PermissionGrantScope::Session {
            cx.cx.thread.grants.add(grants);
        }
        Progress::done(output(&granted, response.scope))
    }
}

impl PermissionsCall {
    fn request(&self, now: Millis, cx: &CallCx<'_, '_>) -> PermissionsRequestApprovalParams {
        PermissionsRequestApprovalParams {
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            item_id: cx.call.clone(),
            cwd: cx.turn.settings.cwd.to_string(),
            permissions: profile(&self.asked),
            started_at_ms: now.0,
            environment_id: Some(LOCAL_ENVIRONMENT.to_owned()),
            reason: self.arguments.reason.clone(),
        }
    }
}

/// Returns `true` if the policy has the user asked for permissions.
fn may_ask(policy: &AskForApproval) -> bool {
    match policy {
        AskForApproval::Never => false,
        AskForApproval::Granular(granular) => granular.request_permissions,
        _ => true,
    }
}

/// Returns the permissions as they are asked for.
fn profile(asked: &Permissions) -> RequestPermissionProfile {
    RequestPermissionProfile { file_system: asked.file_system(), network: asked.network() }
}

/// The grants, for the model; the rest is null.
fn output(granted: &Permissions, scope: PermissionGrantScope) -> String {
    let mut files = BTreeMap::new();
    if let Some(read) = &granted.read {
        files.insert("read", texts(read));
    }
    if let Some(write) = &granted.write {
        files.insert("write", texts(write));
    }
    let network = granted.network.map(|enabled| json!({ "enabled": enabled }));
    let network = serde_json::Value::from(network);
    let files = if files.is_empty() { "null".to_owned() } else { json!(files).to_string() };
    let scope = match scope {
        PermissionGrantScope::Turn => "turn",
        PermissionGrantScope::Session => "session",
    };
    format!(r#"{{"permissions":{{"network":{network},"file_system":{files}}},"scope":"{scope}"}}"#)
}
