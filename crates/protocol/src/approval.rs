//! Questions to the user: the requests that a server sends, and their answers.

mod legacy;
mod permissions;

use std::fmt;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::experimental::{ExperimentalVariants, params};
use crate::record::Record;
use crate::word::Word;
use crate::{AdditionalPermissionProfile, CommandAction};

pub use legacy::*;
pub use permissions::*;

/// When the user is asked before something runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AskForApproval {
    /// Before every command that is not known to be harmless.
    Untrusted,
    /// When the model asks for it, or when a command needs more than the sandbox allows.
    OnRequest,
    /// By kind of question.
    Granular(GranularApproval),
    /// Never: what is not allowed is refused.
    Never,
}

impl ExperimentalVariants for AskForApproval {
    fn experimental_variant(&self) -> Option<&'static str> {
        matches!(self, Self::Granular(_)).then_some("askForApproval.granular")
    }
}

/// Which kinds of questions are put to the user; the others are refused without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy, Hash)]
#[schemars(inline)]
pub struct GranularApproval {
    /// Leaving the sandbox.
    pub sandbox_approval: bool,
    /// What command rules want asked.
    pub rules: bool,
    /// Running a skill's scripts.
    #[serde(default)]
    pub skill_approval: bool,
    /// The tool by which a model asks for permissions.
    #[serde(default)]
    pub request_permissions: bool,
    /// Questions of MCP servers.
    pub mcp_elicitations: bool,
}

/// Who answers approvals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalsReviewer {
    /// The user.
    #[default]
    User,
    /// A reviewing model, before the user is asked.
    AutoReview,
    /// An older name of `auto_review`.
    GuardianSubagent,
}

params! {
    /// Params of `item/commandExecution/requestApproval`: may this command run?
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionRequestApprovalParams {
        /// What is to be approved.
        #[serde(default)]
        pub kind: CommandExecutionApprovalKind,
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// The item.
        #[schemars(with = "String")]
        pub item_id: ItemId,
        /// When the question was put, in milliseconds since the Unix epoch.
        pub started_at_ms: i64,
        /// Tells questions about the same item apart; unset if there is only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approval_id: Option<String>,
        /// Where it would run: `local`, or the id of an environment.
        pub environment_id: Option<String>,
        /// Why the model wants it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The command line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        /// What the command is seen to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub command_actions: Option<Vec<CommandAction>>,
        /// Where it would run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::LegacyAppPathString>")]
        pub cwd: Option<String>,
        /// The host it wants to reach, if the question is about the network.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<NetworkApprovalContext>,
        /// First words of a command rule that would make such questions unnecessary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<Vec<String>>,
        /// Network rules that would make such questions unnecessary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
    }
    experimental {
        /// What it wants beyond its sandbox.
        "additionalPermissions" => pub additional_permissions: Option<AdditionalPermissionProfile>,
        /// The answers to offer, in this order.
        "availableDecisions" => pub available_decisions: Option<Vec<CommandExecutionApprovalDecision>>,
    }
}

/// What a command approval is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "camelCase")]
pub enum CommandExecutionApprovalKind {
    /// Starting a command.
    #[default]
    Command,
    /// Writing to a command that runs.
    WriteStdin,
    /// A command for the user to run.
    HumanCommand,
}

/// The user's answer to a command approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CommandExecutionApprovalDecision {
    /// Run it.
    Accept,
    /// Run it, and do not ask again for the same command in this session.
    AcceptForSession,
    /// Run it, and keep a rule that allows commands with this beginning.
    AcceptWithExecpolicyAmendment {
        /// First words of the commands to be allowed.
        execpolicy_amendment: Vec<String>,
    },
    /// Keep a rule for a network host.
    ApplyNetworkPolicyAmendment {
        /// The rule.
        network_policy_amendment: NetworkPolicyAmendment,
    },
    /// Do not run it; the turn goes on.
    Decline,
    /// Do not run it, and interrupt the turn.
    Cancel,
}

/// Answer to `item/commandExecution/requestApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CommandExecutionRequestApprovalResponse {
    /// The user's decision.
    pub decision: CommandExecutionApprovalDecision,
}

params! {
    /// Params of `item/fileChange/requestApproval`: may these files be changed?
    /// The changes are those of the item.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeRequestApprovalParams {
        /// The thread.
        #[schemars(with = "String")]
        pub thread_id: ThreadId,
        /// The turn.
        #[schemars(with = "String")]
        pub turn_id: TurnId,
        /// The item.
        #[schemars(with = "String")]
        pub item_id: ItemId,
        /// When the question was put, in milliseconds since the Unix epoch.
        pub started_at_ms: i64,
        /// A directory to which writing would be allowed for the session.
        pub grant_root: Option<String>,
        /// Why the model wants it.
        pub reason: Option<String>,
    }
}

/// The user's answer to a file change approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum FileChangeApprovalDecision {
    /// Make the changes.
    Accept,
    /// Make them, and do not ask again for these files in this session.
    AcceptForSession,
    /// Do not make them; the turn goes on.
    Decline,
    /// Do not make them, and interrupt the turn.
    Cancel,
}

/// Answer to `item/fileChange/requestApproval`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FileChangeRequestApprovalResponse {
    /// The user's decision.
    pub decision: FileChangeApprovalDecision,
}

/// A host that a command wants to reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct NetworkApprovalContext {
    /// Its name or address.
    pub host: String,
    /// How it would be reached.
    pub protocol: NetworkApprovalProtocol,
}

/// How a host is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum NetworkApprovalProtocol {
    /// HTTP.
    Http,
    /// HTTPS.
    Https,
    /// TCP through SOCKS 5.
    Socks5Tcp,
    /// UDP through SOCKS 5.
    Socks5Udp,
}

/// A network rule to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct NetworkPolicyAmendment {
    /// What it does.
    pub action: NetworkPolicyRuleAction,
    /// The host it is about.
    pub host: String,
}

/// What a network rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum NetworkPolicyRuleAction {
    /// Lets connections through.
    Allow,
    /// Refuses them.
    Deny,
}

/// The id of a JSON-RPC request: whatever its sender chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum RequestId {
    /// A text.
    String(String),
    /// A whole number.
    Integer(i64),
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
        }
    }
}

/// Payload of `serverRequest/resolved`: answered by someone, or no longer of interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ServerRequestResolvedNotification {
    /// Id of the request.
    pub request_id: RequestId,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
