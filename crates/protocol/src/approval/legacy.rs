//! Approvals in an older form. Servers of this version ask by item instead.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::NetworkPolicyAmendment;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `applyPatchApproval`: may these files be changed? An older form of
    /// `item/fileChange/requestApproval`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ApplyPatchApprovalParams {
        /// The model's call that wants it.
        pub call_id: String,
        /// The thread.
        #[schemars(with = "crate::schema::ThreadId")]
        pub conversation_id: ThreadId,
        /// What would be changed, by path.
        pub file_changes: IndexMap<String, FileChange>,
        /// A directory to which writing would be allowed for the session.
        pub grant_root: Option<String>,
        /// Why the model wants it.
        pub reason: Option<String>,
    }
}

/// What happens to one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum FileChange {
    /// It is made.
    Add {
        /// Its content.
        content: String,
    },
    /// It is removed.
    Delete {
        /// The content it had.
        content: String,
    },
    /// It is changed, and perhaps moved.
    Update {
        /// The change, as a unified diff.
        unified_diff: String,
        /// Where it is moved to, if it is.
        move_path: Option<String>,
    },
}

/// Answer to `applyPatchApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ApplyPatchApprovalResponse {
    /// The user's decision.
    pub decision: ReviewDecision,
}

params! {
    /// Params of `execCommandApproval`: may this command run? An older form of
    /// `item/commandExecution/requestApproval`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ExecCommandApprovalParams {
        /// The model's call that wants it.
        pub call_id: String,
        /// The program and its arguments.
        pub command: Vec<String>,
        /// The thread.
        #[schemars(with = "crate::schema::ThreadId")]
        pub conversation_id: ThreadId,
        /// Where it would run.
        pub cwd: String,
        /// What the command is seen to do, part by part.
        pub parsed_cmd: Vec<ParsedCommand>,
        /// Tells questions about the same call apart; unset if there is only one.
        pub approval_id: Option<String>,
        /// Why the model wants it.
        pub reason: Option<String>,
    }
}

/// What a part of a command is seen to do, at best effort, in the older form; for display, not for
/// decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ParsedCommand {
    /// It reads a file.
    Read {
        /// That part of the command line.
        cmd: String,
        /// The file's base name.
        name: String,
        /// The file's path.
        path: String,
    },
    /// It lists files.
    ListFiles {
        /// That part of the command line.
        cmd: String,
        /// Where, as written.
        path: Option<String>,
    },
    /// It searches.
    Search {
        /// That part of the command line.
        cmd: String,
        /// Where, as written.
        path: Option<String>,
        /// What for.
        query: Option<String>,
    },
    /// Anything else.
    Unknown {
        /// The command line.
        cmd: String,
    },
}

/// Answer to `execCommandApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ExecCommandApprovalResponse {
    /// The user's decision.
    pub decision: ReviewDecision,
}

/// The user's answer to an approval of the older form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewDecision {
    /// Do it.
    Approved,
    /// Run it, and keep a rule that allows commands with this beginning.
    ApprovedExecpolicyAmendment {
        /// First words of the commands to be allowed.
        proposed_execpolicy_amendment: Vec<String>,
    },
    /// Do it, and do not ask again for the same in this session.
    ApprovedForSession,
    /// Do it, and keep a rule that allows the MCP tool.
    ApprovedMcpPolicyAmendment,
    /// Keep a rule for a network host.
    NetworkPolicyAmendment {
        /// The rule.
        network_policy_amendment: NetworkPolicyAmendment,
    },
    /// Do not do it; the turn goes on.
    Denied {
        /// What the model is told about it.
        rejection: String,
    },
    /// Nobody answered in time.
    TimedOut,
    /// Do not do it, and interrupt the turn.
    Abort,
}
