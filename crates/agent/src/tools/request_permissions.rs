//! `request_permissions`: asks the user for more than the sandbox allows.
//!
//! A grant is never more than what was asked for, and holds for the turn or as long as the
//! thread stays loaded.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;
use turnhost_base::{AbsPath, Millis};
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, AskForApproval,
    FileSystemAccessMode, FileSystemPath, FileSystemSandboxEntry, GrantedPermissionProfile,
    PermissionGrantScope, PermissionsRequestApprovalParams, PermissionsRequestApprovalResponse,
    RequestPermissionProfile, SandboxPolicy, ServerRequest,
};
use turnhost_thread::{Input, LOCAL_ENVIRONMENT, WaitingFor};

use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, Answer};
use crate::grants::Grants;

const NAME: &str = "request_permissions";

/// The tool.
pub(super) struct RequestPermissions(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    reason: Option<String>,
    permissions: Wanted,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    network: Option<WantedNetwork>,
    file_system: Option<WantedFiles>,
}

#[derive(Debug, Deserialize)]
struct WantedNetwork {
    enabled: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WantedFiles {
    read: Option<Vec<String>>,
    write: Option<Vec<String>>,
}

impl RequestPermissions {
    pub(super) fn new() -> Self {
        let paths = |description: &str| json!({ "type": "array", "items": { "type": "string" }, "description": description });
        let properties = json!({
            "reason": { "type": "string", "description": "One sentence that tells the user why." },
            "permissions": {
                "type": "object",
                "properties": {
                    "network": { "type": "object", "properties": { "enabled": { "type": "boolean" } } },
                    "file_system": {
                        "type": "object",
                        "properties": {
                            "read": paths("Files and directories to read."),
                            "write": paths("Files and directories to write."),
                        },
                    },
                },
            },
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

/// Permissions as this tool knows them.
#[derive(Debug, Default)]
struct Permissions {
    network: bool,
    read: Option<Vec<AbsPath>>,
    write: Option<Vec<AbsPath>>,
}

impl ToolCall for PermissionsCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let cwd = &cx.turn.settings.cwd;
        let Wanted { network, file_system } = std::mem::take(&mut self.arguments.permissions);
        let WantedFiles { read, write } = file_system.unwrap_or_default();
        let absolute = |paths: Option<Vec<String>>| {
            paths.map(|paths| paths.iter().map(|path| cwd.join(path)).collect::<Vec<_>>())
        };
        self.asked = Permissions {
            network: network.and_then(|network| network.enabled) == Some(true),
            read: absolute(read),
            write: absolute(write),
        };
        if !may_ask(&cx.turn.settings.approval_policy) {
            return Progress::done(output(&Permissions::default(), PermissionGrantScope::Turn));
        }
        let request = self.request(cx.cx.now, cx);
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::Approval,
            started: None,
            request: ServerRequest::PermissionsRequestApproval(Box::new(request)),
        }))
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        cx.cx.push(Action::Thread(Input::Resumed));
        let response = match answer {
            Answer::Permissions(response) => response,
            _ => PermissionsRequestApprovalResponse::default(),
        };
        let mut granted = self.asked.granted(&response.permissions);
        let policy = &cx.turn.settings.sandbox_policy;
        if matches!(policy, SandboxPolicy::ReadOnly { .. }) {
            // This sandbox has no writable roots that could be added to.
            granted.write = None;
        }
        let grants =
            Grants { network: granted.network, write: granted.write.clone().unwrap_or_default() };
        cx.turn.grant(&grants);
        if response.scope == PermissionGrantScope::Session {
            cx.cx.thread.grants.add(grants);
        }
        Progress::done(output(&granted, response.scope))
    }
}

impl PermissionsCall {
    fn request(&self, now: Millis, cx: &CallCx<'_, '_>) -> PermissionsRequestApprovalParams {
        let Permissions { network, read, write } = &self.asked;
        let file_system = (read.is_some() || write.is_some()).then(|| {
            let reads = entries(read.as_deref(), FileSystemAccessMode::Read);
            let writes = entries(write.as_deref(), FileSystemAccessMode::Write);
            AdditionalFileSystemPermissions {
                entries: Some(reads.chain(writes).collect()),
                glob_scan_max_depth: None,
                read: read.as_deref().map(texts),
                write: write.as_deref().map(texts),
            }
        });
        PermissionsRequestApprovalParams {
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            item_id: cx.call.clone(),
            cwd: cx.turn.settings.cwd.to_string(),
            permissions: RequestPermissionProfile {
                file_system,
                network: network.then_some(AdditionalNetworkPermissions { enabled: Some(true) }),
            },
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

impl Permissions {
    /// Returns the part of a client's answer that was asked for.
    fn granted(&self, answer: &GrantedPermissionProfile) -> Self {
        let network = answer.network.as_ref().and_then(|network| network.enabled);
        let files = answer.file_system.as_ref();
        let within = |asked: Option<&[AbsPath]>, access: FileSystemAccessMode| {
            let granted = files.map(|files| answered(files, access)).unwrap_or_default();
            let asked = asked.unwrap_or_default();
            let kept: Vec<_> = granted
                .into_iter()
                .filter(|path| asked.iter().any(|asked| path.relative_to(asked).is_some()))
                .collect();
            (!kept.is_empty()).then_some(kept)
        };
        Self {
            network: self.network && network == Some(true),
            read: within(self.read.as_deref(), FileSystemAccessMode::Read),
            write: within(self.write.as_deref(), FileSystemAccessMode::Write),
        }
    }
}

/// Returns the paths that an answer names for this access, in its lists or its entries.
fn answered(files: &AdditionalFileSystemPermissions, access: FileSystemAccessMode) -> Vec<AbsPath> {
    let list = match access {
        FileSystemAccessMode::Read => files.read.as_ref(),
        FileSystemAccessMode::Write => files.write.as_ref(),
        FileSystemAccessMode::Deny => None,
    };
    let entries = files.entries.iter().flatten().filter_map(|entry| match &entry.path {
        FileSystemPath::Path { path } if entry.access == access => Some(path),
        _ => None,
    });
    let mut paths: Vec<_> = list
        .into_iter()
        .flatten()
        .chain(entries)
        .filter_map(|path| AbsPath::new(path).ok())
        .collect();
    paths.dedup();
    paths
}

fn entries(
    paths: Option<&[AbsPath]>,
    access: FileSystemAccessMode,
) -> impl Iterator<Item = FileSystemSandboxEntry> + '_ {
    paths.unwrap_or_default().iter().map(move |path| FileSystemSandboxEntry {
        access,
        path: FileSystemPath::Path { path: path.to_string() },
    })
}

fn texts(paths: &[AbsPath]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

/// Tells the model what was granted; the rest is null.
fn output(granted: &Permissions, scope: PermissionGrantScope) -> String {
    let mut files = BTreeMap::new();
    if let Some(read) = &granted.read {
        files.insert("read", texts(read));
    }
    if let Some(write) = &granted.write {
        files.insert("write", texts(write));
    }
    let network = granted.network.then(|| json!({ "enabled": true }));
    let network = serde_json::Value::from(network);
    let files = if files.is_empty() { "null".to_owned() } else { json!(files).to_string() };
    let scope = match scope {
        PermissionGrantScope::Turn => "turn",
        PermissionGrantScope::Session => "session",
    };
    format!(r#"{{"permissions":{{"network":{network},"file_system":{files}}},"scope":"{scope}"}}"#)
}
