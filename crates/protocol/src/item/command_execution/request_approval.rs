//! Types of `item/commandExecution/requestApproval`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, CommandAction,
    NetworkApprovalProtocol, NetworkPolicyAmendment,
};

params! {
    /// Params of `item/commandExecution/requestApproval`: may this command run?
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionRequestApprovalParams {
        /// The action to approve.
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
        /// The environment in which it would run: `local`, or the id of an environment.
        pub environment_id: Option<String>,
        /// The reason why the model wants it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// The host it wants to reach, if the question is about the network.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_approval_context: Option<NetworkApprovalContext>,
        /// The command line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        /// The environment in which it would run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<crate::schema::LegacyAppPathString>")]
        pub cwd: Option<String>,
        /// The recognised effect of the command.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub command_actions: Option<Vec<CommandAction>>,
        /// First words of a command rule that would make such questions unnecessary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub proposed_execpolicy_amendment: Option<Vec<String>>,
        /// Network rules that would make such questions unnecessary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub proposed_network_policy_amendments: Option<Vec<NetworkPolicyAmendment>>,
    }
    experimental {
        /// The permissions asked for beyond the sandbox.
        "additionalPermissions" => pub additional_permissions: Option<AdditionalPermissionProfile>,
        /// The answers to offer, in this order.
        "availableDecisions" => pub available_decisions: Option<Vec<CommandExecutionApprovalDecision>>,
    }
}

/// The subject of a command approval.
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
    /// Do not run it; the turn continues.
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

/// A host that a command wants to reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct NetworkApprovalContext {
    /// Its name or address.
    pub host: String,
    /// The way in which it would be reached.
    pub protocol: NetworkApprovalProtocol,
}

/// The permissions asked for beyond the sandbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct AdditionalPermissionProfile {
    /// Files.
    pub file_system: Option<AdditionalFileSystemPermissions>,
    /// The network.
    pub network: Option<AdditionalNetworkPermissions>,
}
