//! The text of approval requests for people. It has everything that a yes would allow.

use serde::Serialize;
use turnhost_protocol::{
    AdditionalPermissionProfile, CommandExecutionRequestApprovalParams as Command, ServerRequest,
};

use crate::visible::Exact;

/// The answers that a line may give.
const ANSWERS: &str = "[y]es, [n]o, yes for this [s]ession";

/// Returns the question of a request; for one that cannot be answered here, what became of it.
pub(super) fn of(request: &ServerRequest) -> String {
    match request {
        ServerRequest::CommandExecutionRequestApproval(it) => {
            format!("{}? {ANSWERS}", of_command(it))
        }
        ServerRequest::FileChangeRequestApproval(it) => {
            let reason = Exact(it.reason.as_deref().unwrap_or("the model wants it"));
            format!("change files ({reason})? {ANSWERS}")
        }
        other => format!("{} was refused: there is no form for it", other.method()),
    }
}

fn of_command(it: &Command) -> String {
    let command = Exact(it.command.as_deref().unwrap_or("(not said)"));
    let place = it.cwd.as_deref().map(|cwd| format!(" in `{}`", Exact(cwd))).unwrap_or_default();
    if let Some(network) = &it.network_approval_context {
        let (host, protocol) = (Exact(&network.host), word(&network.protocol));
        return format!("let `{command}`{place} reach `{host}` by {protocol}");
    }
    let with = it.additional_permissions.as_ref().map(permissions).unwrap_or_default();
    let reason = it.reason.as_deref().map(|reason| format!(" ({})", Exact(reason)));
    format!("run `{command}`{place}{with}{}", reason.unwrap_or_default())
}

/// Says which permissions come with a command.
fn permissions(wanted: &AdditionalPermissionProfile) -> String {
    let network = wanted.network.as_ref().is_some_and(|network| network.enabled == Some(true));
    let files = wanted.file_system.as_ref();
    let named = |verb: &str, paths: Option<&Vec<String>>| {
        let paths: Vec<_> =
            paths.into_iter().flatten().map(|path| format!("`{}`", Exact(path))).collect();
        (!paths.is_empty()).then(|| format!("leave to {verb} {}", paths.join(", ")))
    };
    let parts: Vec<_> = [
        network.then(|| "the network".to_owned()),
        files.and_then(|files| named("write", files.write.as_ref())),
        files.and_then(|files| named("read", files.read.as_ref())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { String::new() } else { format!(" with {}", parts.join(", ")) }
}

/// Returns a word of the protocol as it is on the wire.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn asked(more: &Value) -> String {
        let mut params = json!({
            "kind": "command", "threadId": "01a00000-0000-7000-8000-000000000000",
            "turnId": "01a00000-0000-7000-8000-000000000000", "itemId": "call", "startedAtMs": 0,
            "command": "rm a\u{200b}\u{202e}b", "cwd": "/ws",
        });
        for (name, value) in more.as_object().unwrap() {
            params[name] = value.clone();
        }
        of_command(&serde_json::from_value(params).unwrap())
    }

    #[test]
    fn a_command_is_shown_with_its_place_its_reason_and_its_permissions() {
        assert_eq!(asked(&json!({})), "run `rm a<U+200B><U+202E>b` in `/ws`");
        assert_eq!(
            asked(&json!({"command": "ls", "reason": "because\n"})),
            "run `ls` in `/ws` (because\\n)"
        );
        let wanted = json!({"network": {"enabled": true}, "fileSystem": {"write": ["/a", "/b"], "read": null}});
        assert_eq!(
            asked(&json!({"command": "ls", "additionalPermissions": wanted})),
            "run `ls` in `/ws` with the network, leave to write `/a`, `/b`"
        );
    }

    #[test]
    fn a_host_is_what_is_asked_for_and_not_the_command() {
        let network = json!({"host": "a.org:8443", "protocol": "https"});
        assert_eq!(
            asked(&json!({"command": "curl a.org", "networkApprovalContext": network})),
            "let `curl a.org` in `/ws` reach `a.org:8443` by https"
        );
    }
}
