//! The meaning of what a hook printed and how it ended.

use serde::Deserialize;
use serde_json::Value;
use turnhost_ports::{BlockKind, HookBlock};
use turnhost_protocol::{HookEventName, HookOutputEntry, HookOutputEntryKind, HookRunStatus};

use super::event_name;

/// The exit status by which a hook objects; the reason is on its standard error.
const OBJECTS: i32 = 2;

/// The end of a hook's process.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// With this status and output.
    Exited { code: i32, stdout: String, stderr: String },
    /// It printed more than it may.
    TooLong,
    /// It took longer than this many seconds.
    TimedOut(u64),
    /// It could not be started.
    Failed(String),
}

/// The meaning of a hook's end.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) status: HookRunStatus,
    pub(super) entries: Vec<HookOutputEntry>,
    /// The objection, with its reason.
    pub(super) block: Option<(BlockKind, String)>,
    pub(super) context: Option<String>,
    pub(super) input: Option<Value>,
    /// True if it gives the approval that a call needs.
    pub(super) allows: bool,
}

/// The JSON that a hook may print. Members that are unknown here are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Output {
    r#continue: Option<bool>,
    stop_reason: Option<String>,
    system_message: Option<String>,
    decision: Option<Decision>,
    reason: Option<String>,
    #[serde(rename = "hookSpecificOutput")]
    specific: Specific,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Decision {
    Block,
    Approve,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Specific {
    additional_context: Option<String>,
    permission_decision: Option<PermissionDecision>,
    permission_decision_reason: Option<String>,
    updated_input: Option<Value>,
    decision: Option<ApprovalDecision>,
}

/// A decision about an approval that a call needs.
#[derive(Debug, Deserialize)]
struct ApprovalDecision {
    behavior: Behavior,
    message: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Behavior {
    Allow,
    Deny,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PermissionDecision {
    Allow,
    Deny,
    Ask,
}

impl Meaning {
    fn new(status: HookRunStatus) -> Self {
        let entries = Vec::new();
        Self { status, entries, block: None, context: None, input: None, allows: false }
    }

    fn failed(text: impl Into<String>) -> Self {
        let mut meaning = Self::new(HookRunStatus::Failed);
        meaning.say(HookOutputEntryKind::Error, text);
        meaning
    }

    fn say(&mut self, kind: HookOutputEntryKind, text: impl Into<String>) {
        self.entries.push(HookOutputEntry { kind, text: text.into() });
    }

    fn object(&mut self, kind: BlockKind, reason: String) {
        let (status, entry) = match kind {
            BlockKind::Blocked => (HookRunStatus::Blocked, HookOutputEntryKind::Feedback),
            BlockKind::Stopped => (HookRunStatus::Stopped, HookOutputEntryKind::Stop),
        };
        self.status = status;
        self.say(entry, reason.clone());
        self.block = Some((kind, reason));
    }

    /// Returns the objection as the run with this id made it.
    pub(super) fn block_of(&self, run: &str) -> Option<HookBlock> {
        let (kind, reason) = self.block.clone()?;
        Some(HookBlock { run: run.to_owned(), reason, kind })
    }
}

/// Reads a hook's end. `limit` bounds the context that it may add, in bytes.
pub(super) fn read(event: HookEventName, end: End, limit: usize) -> Meaning {
    match end {
        End::TimedOut(seconds) => Meaning::failed(format!("hook timed out after {seconds}s")),
        End::TooLong => Meaning::failed("hook printed more than 1 MiB"),
        End::Failed(text) => Meaning::failed(format!("hook could not be started: {text}")),
        End::Exited { code: 0, stdout, .. } => success(event, stdout.trim(), limit),
        End::Exited { code: OBJECTS, stderr, .. } if may_block(event) => {
            let reason = stderr.trim();
            if reason.is_empty() {
                return Meaning::failed("hook exited with code 2 but gave no reason on stderr");
            }
            let mut meaning = Meaning::new(HookRunStatus::Blocked);
            meaning.object(BlockKind::Blocked, reason.to_owned());
            meaning
        }
        End::Exited { code: OBJECTS, stderr, .. } if !stderr.trim().is_empty() => {
            Meaning::failed(stderr.trim())
        }
        End::Exited { code, .. } => Meaning::failed(format!("hook exited with code {code}")),
    }
}

/// Returns whether hooks of an event may object to what set them off.
fn may_block(event: HookEventName) -> bool {
    match event {
        HookEventName::PreToolUse
        | HookEventName::PostToolUse
        | HookEventName::PermissionRequest
        | HookEventName::UserPromptSubmit
        | HookEventName::Stop
        | HookEventName::SubagentStop => true,
        HookEventName::SessionStart
        | HookEventName::SubagentStart
        | HookEventName::PreCompact
        | HookEventName::PostCompact
        | HookEventName::PreModelRequest
        | HookEventName::PostModelRequest
        | HookEventName::SessionEnd
        | HookEventName::Interrupt => false,
    }
}

/// Returns whether hooks of an event are informed only, without a say in it.
fn looks_on(event: HookEventName) -> bool {
    matches!(
        event,
        HookEventName::PreModelRequest
            | HookEventName::PostModelRequest
            | HookEventName::SessionEnd
            | HookEventName::Interrupt
    )
}

/// Returns whether a hook of an event sends the agent on by objecting.
fn goes_on(event: HookEventName) -> bool {
    matches!(event, HookEventName::Stop | HookEventName::SubagentStop)
}

/// Returns whether plain text that hooks of an event print is for the model.
fn prints_context(event: HookEventName) -> bool {
    matches!(
        event,
        HookEventName::SessionStart
            | HookEventName::SubagentStart
            | HookEventName::UserPromptSubmit
    )
}

fn success(event: HookEventName, stdout: &str, limit: usize) -> Meaning {
    let mut meaning = Meaning::new(HookRunStatus::Completed);
    if !stdout.starts_with('{') {
        if prints_context(event) && !stdout.is_empty() {
            meaning.add_context(stdout, limit);
        }
        return meaning;
    }
    let Ok(output) = serde_json::from_str::<Output>(stdout) else {
        let event = words(event);
        return Meaning::failed(format!("hook returned invalid {event} JSON output"));
    };
    let Output { r#continue, stop_reason, system_message, decision, reason, specific } = output;
    if let Some(text) = system_message {
        meaning.say(HookOutputEntryKind::Warning, text);
    }
    let Specific {
        additional_context,
        permission_decision,
        permission_decision_reason,
        updated_input,
        decision: approval,
    } = specific;
    if looks_on(event) {
        return meaning;
    }
    if let Some(text) = additional_context.filter(|text| !text.trim().is_empty()) {
        meaning.add_context(text.trim(), limit);
    }
    if event == HookEventName::PermissionRequest {
        meaning.decide(approval);
    } else if r#continue == Some(false) {
        let reason = stop_reason.unwrap_or_else(|| "a hook stopped this".to_owned());
        meaning.object(BlockKind::Stopped, reason);
    } else if decision == Some(Decision::Block) && may_block(event) {
        return blocked(meaning, event, reason);
    } else if event == HookEventName::PreToolUse {
        match permission_decision {
            Some(PermissionDecision::Deny) => {
                let reason = permission_decision_reason
                    .unwrap_or_else(|| "a hook denied this without a reason".to_owned());
                meaning.object(BlockKind::Blocked, reason);
            }
            Some(PermissionDecision::Allow) => meaning.input = updated_input,
            // Approvals are asked for by the server's own rules.
            Some(PermissionDecision::Ask) | None => {}
        }
    }
    meaning
}

/// Returns the meaning of `decision: "block"`.
fn blocked(mut meaning: Meaning, event: HookEventName, reason: Option<String>) -> Meaning {
    match reason.filter(|text| !text.trim().is_empty()) {
        Some(reason) => meaning.object(BlockKind::Blocked, reason),
        // An agent that is sent on without a reason would be sent on for ever.
        None if goes_on(event) => {
            let event = event_name(event);
            return Meaning::failed(format!(
                "{event} hook returned decision:block without a non-empty reason"
            ));
        }
        None => {
            let reason = "a hook blocked this without a reason".to_owned();
            meaning.object(BlockKind::Blocked, reason);
        }
    }
    meaning
}

impl Meaning {
    /// Takes a decision about an approval that a call needs.
    fn decide(&mut self, approval: Option<ApprovalDecision>) {
        match approval {
            Some(ApprovalDecision { behavior: Behavior::Deny, message }) => {
                let reason =
                    message.unwrap_or_else(|| "a hook denied this without a reason".to_owned());
                self.object(BlockKind::Blocked, reason);
            }
            Some(ApprovalDecision { behavior: Behavior::Allow, .. }) => self.allows = true,
            None => {}
        }
    }

    fn add_context(&mut self, text: &str, limit: usize) {
        let mut end = limit.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default().to_owned();
        self.say(HookOutputEntryKind::Context, text.clone());
        self.context = Some(text);
    }
}

/// Returns `PreToolUse` as `pre tool use`.
fn words(event: HookEventName) -> String {
    let mut text = String::new();
    for char in event_name(event).chars() {
        if char.is_ascii_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.push(char.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exited(event: HookEventName, code: i32, stdout: &str, stderr: &str) -> Meaning {
        let (stdout, stderr) = (stdout.to_owned(), stderr.to_owned());
        read(event, End::Exited { code, stdout, stderr }, 10)
    }

    #[test]
    fn exit_status_and_output_decide() {
        use HookEventName::{PreToolUse, SessionStart, Stop, UserPromptSubmit};
        let blocked = exited(PreToolUse, 2, "", "no\n");
        assert_eq!(blocked.status, HookRunStatus::Blocked);
        assert_eq!(blocked.block, Some((BlockKind::Blocked, "no".into())));
        assert_eq!(exited(PreToolUse, 2, "", "").status, HookRunStatus::Failed);
        assert_eq!(exited(SessionStart, 2, "", "no").block, None);
        let unexplained = exited(Stop, 0, r#"{"decision":"block","reason":" "}"#, "");
        assert_eq!((unexplained.status, unexplained.block), (HookRunStatus::Failed, None));
        assert_eq!(exited(Stop, 7, "", "").entries[0].text, "hook exited with code 7");
        assert_eq!(exited(UserPromptSubmit, 0, "more", "").context.as_deref(), Some("more"));
        assert_eq!(exited(UserPromptSubmit, 0, "éééééééé", "").context.as_deref(), Some("ééééé"));
        assert_eq!(exited(Stop, 0, "text", "").context, None);
        let bad = exited(UserPromptSubmit, 0, "{bad", "");
        assert_eq!(bad.entries[0].text, "hook returned invalid user prompt submit JSON output");
        let timed_out = read(Stop, End::TimedOut(3), 1);
        assert_eq!(timed_out.entries[0].text, "hook timed out after 3s");
    }

    #[test]
    fn approvals_are_given_or_denied() {
        use HookEventName::{PermissionRequest, PreCompact, PreModelRequest};
        let decide = |decision: &str| {
            let out = format!(r#"{{"hookSpecificOutput":{{"decision":{decision}}}}}"#);
            exited(PermissionRequest, 0, &out, "")
        };
        assert!(decide(r#"{"behavior":"allow"}"#).allows);
        let denied = decide(r#"{"behavior":"deny","message":"no way"}"#);
        assert_eq!(denied.block, Some((BlockKind::Blocked, "no way".into())));
        assert!(!decide("null").allows);
        assert_eq!(decide(r#"{"behavior":"perhaps"}"#).status, HookRunStatus::Failed);
        assert_eq!(exited(PermissionRequest, 2, "", "no").status, HookRunStatus::Blocked);
        let compact = exited(PreCompact, 2, "", "nope");
        assert_eq!((compact.block, compact.entries[0].text.as_str()), (None, "nope"));
        let stop = r#"{"continue":false,"stopReason":"halt"}"#;
        assert_eq!(exited(PreCompact, 0, stop, "").status, HookRunStatus::Stopped);
        assert_eq!(exited(PreModelRequest, 0, stop, "").status, HookRunStatus::Completed);
    }

    #[test]
    fn json_output_says_more() {
        use HookEventName::{PostToolUse, PreToolUse};
        let stop = r#"{"continue":false,"stopReason":"halt","systemMessage":"hear"}"#;
        let stopped = exited(PostToolUse, 0, stop, "");
        assert_eq!(stopped.status, HookRunStatus::Stopped);
        assert_eq!(stopped.block, Some((BlockKind::Stopped, "halt".into())));
        assert_eq!(stopped.entries.len(), 2);
        let deny = r#"{"hookSpecificOutput":{"permissionDecision":"deny","permissionDecisionReason":"d"}}"#;
        assert_eq!(exited(PreToolUse, 0, deny, "").block, Some((BlockKind::Blocked, "d".into())));
        assert_eq!(exited(PostToolUse, 0, deny, "").block, None);
        let allow =
            r#"{"hookSpecificOutput":{"permissionDecision":"allow","updatedInput":{"a":1}}}"#;
        assert_eq!(exited(PreToolUse, 0, allow, "").input, Some(serde_json::json!({"a": 1})));
        let block = r#"{"decision":"block","reason":"r","unknown":1}"#;
        assert_eq!(exited(PostToolUse, 0, block, "").block, Some((BlockKind::Blocked, "r".into())));
    }
}
