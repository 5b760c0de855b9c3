//! The arguments of a call, as the model writes them.

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_base::AbsPath;
use turnhost_policy::Containment;
use turnhost_protocol::AskForApproval;
use turnhost_thread::TurnSettings;

use crate::tools::arguments::{Count, Time};
use crate::tools::permissions::{Permissions, Wanted};

/// Arguments of a call.
#[derive(Debug, Deserialize)]
pub(super) struct Arguments {
    pub(super) cmd: String,
    /// Relative to the thread's directory.
    pub(super) workdir: Option<String>,
    /// The shell, instead of the user's.
    pub(super) shell: Option<String>,
    pub(super) login: Option<bool>,
    pub(super) tty: Option<bool>,
    pub(super) yield_time_ms: Option<Time>,
    pub(super) max_output_tokens: Option<Count>,
    #[serde(default)]
    pub(super) sandbox_permissions: SandboxPermissions,
    /// The permissions of `with_additional_permissions`.
    pub(super) additional_permissions: Option<Wanted>,
    /// The reason for leaving the sandbox, for the user.
    pub(super) justification: Option<String>,
    /// First words of commands to be allowed permanently.
    pub(super) prefix_rule: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SandboxPermissions {
    #[default]
    UseDefault,
    RequireEscalated,
    WithAdditionalPermissions,
}

impl Arguments {
    /// Returns the shell to run it with: the user's own also where its bare name is asked for.
    pub(super) fn shell<'a>(&'a self, own: &'a str) -> &'a str {
        let is_own = |name: &&str| own.rsplit('/').next() == Some(*name);
        self.shell.as_deref().filter(|name| !is_own(name)).unwrap_or(own)
    }

    pub(super) fn containment(&self) -> Containment {
        match self.sandbox_permissions {
            SandboxPermissions::UseDefault | SandboxPermissions::WithAdditionalPermissions => {
                Containment::Sandboxed
            }
            SandboxPermissions::RequireEscalated => Containment::Unconfined,
        }
    }

    /// Returns the permissions that are asked for, with paths relative to the command's own directory;
    /// or what to tell the model.
    pub(super) fn additional(
        &self,
        cwd: &AbsPath,
        settings: &TurnSettings,
    ) -> Result<Permissions, String> {
        use SandboxPermissions::{RequireEscalated, WithAdditionalPermissions};
        let wanted = match (&self.additional_permissions, self.sandbox_permissions) {
            (None, WithAdditionalPermissions) if settings.exec_permission_approvals => {
                return Err(MISSING_PERMISSIONS.into());
            }
            (None, WithAdditionalPermissions) => return Err(PERMISSIONS_DISABLED.into()),
            (None, _) => return Ok(Permissions::default()),
            (Some(_), _) if !settings.exec_permission_approvals => {
                return Err(PERMISSIONS_DISABLED.into());
            }
            (Some(_), RequireEscalated) => return Err(NOT_ADDITIONAL.into()),
            (Some(wanted), _) => wanted.resolve(cwd),
        };
        if wanted.is_empty() {
            return Err(NO_PERMISSION.into());
        }
        match &settings.approval_policy {
            AskForApproval::Untrusted => Err(not_on_request("UnlessTrusted")),
            AskForApproval::Granular(_) => Err(not_on_request("Granular")),
            AskForApproval::OnRequest | AskForApproval::Never => Ok(wanted),
        }
    }
}

/// Returned to the model when it asks for permissions that are not available.
const PERMISSIONS_DISABLED: &str = "additional permissions are disabled; enable `features.exec_permission_approvals` before using `with_additional_permissions`";

/// The same for permissions that are missing,
const MISSING_PERMISSIONS: &str = "missing `additional_permissions`; provide at least one of `network` or `file_system` when using `with_additional_permissions`";

/// for none in their place,
const NO_PERMISSION: &str = "`additional_permissions` must include at least one requested permission in `network` or `file_system`";

/// and for permissions of a command that would have all.
const NOT_ADDITIONAL: &str =
    "`additional_permissions` requires `sandbox_permissions` set to `with_additional_permissions`";

/// The same where only whole commands are asked for.
fn not_on_request(policy: &str) -> String {
    format!(
        "approval policy is {policy}; reject command — you cannot request additional permissions unless the approval policy is OnRequest"
    )
}

/// Describes the arguments that every model may use.
pub(super) fn properties() -> Value {
    json!({
            "cmd": { "type": "string", "description": "The shell script to run." },
            "workdir": { "type": "string", "description": "Directory to run it in; the thread's own by default." },
            "shell": { "type": "string", "description": "Shell to run it with; the user's own by default." },
            "login": { "type": "boolean", "description": "Whether the shell reads its login files. Default true." },
            "tty": { "type": "boolean", "description": "Whether it gets a terminal. Default false; needed by programs that ask or draw." },
            "yield_time_ms": { "type": "integer", "description": "Milliseconds to wait for its end before it goes on in the background. Default 10000." },
            "max_output_tokens": { "type": "integer", "description": "Most tokens of output to return; the middle of longer output is cut." },
            "sandbox_permissions": {
                "type": "string",
                "enum": ["use_default", "require_escalated"],
                "description": "`require_escalated` asks to run it outside of the sandbox.",
            },
            "justification": { "type": "string", "description": "With `require_escalated`: one sentence that tells the user why." },
            "prefix_rule": {
                "type": "array",
                "items": { "type": "string" },
                "description": "With `require_escalated`: first words of such commands that the user may allow for good, for example [\"npm\", \"test\"].",
            },
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::tools::arguments;

    #[test]
    fn arguments_are_typed() {
        let args: Arguments = arguments::parse(
            r#"{"cmd":"ls","sandbox_permissions":"require_escalated","prefix_rule":["ls"],"yield_time_ms":120000.0,"max_output_tokens":"40"}"#,
        )
        .unwrap();
        assert_eq!(args.cmd, "ls");
        assert_eq!(args.containment(), Containment::Unconfined);
        let timeout = arguments::yield_time(args.yield_time_ms, Duration::ZERO);
        assert_eq!(timeout, Duration::from_mins(2));
        assert_eq!(args.max_output_tokens.map(Count::to_u64), Some(40));
    }

    #[test]
    fn the_users_shell_is_known_by_its_bare_name() {
        let shell = |name: &str| {
            let args: Arguments =
                arguments::parse(&json!({ "cmd": "ls", "shell": name }).to_string()).unwrap();
            args.shell("/bin/bash").to_owned()
        };
        assert_eq!(shell("bash"), "/bin/bash");
        assert_eq!(shell("/opt/bash"), "/opt/bash");
        assert_eq!(shell("sh"), "sh");
    }

    #[test]
    fn bad_arguments_are_told_to_the_model() {
        let error = |text| arguments::parse::<Arguments>(text).unwrap_err();
        assert_eq!(
            error("{}"),
            "failed to parse function arguments: missing field `cmd` at line 1 column 2"
        );
        assert_eq!(
            error(r#"{"cmd": 5}"#),
            "failed to parse function arguments: invalid type: integer `5`, expected a string at line 1 column 9"
        );
        assert!(
            error(r#"{"cmd":"x","sandbox_permissions":"zzz"}"#).contains("unknown variant `zzz`")
        );
    }
}
