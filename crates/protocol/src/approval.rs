//! Approvals: when the server asks before it acts, and the decisions that a client may send.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::experimental::ExperimentalVariants;
use crate::record::Record;
use crate::word::Word;

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
    /// The questions of command rules.
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

/// The reviewer of approvals.
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

impl ApprovalsReviewer {
    /// Returns the reviewer by the name that is in use now.
    #[must_use]
    pub fn current(self) -> Self {
        match self {
            Self::GuardianSubagent => Self::AutoReview,
            Self::User | Self::AutoReview => self,
        }
    }
}

/// The way in which a host is reached.
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
    /// Its effect.
    pub action: NetworkPolicyRuleAction,
    /// The host it is about.
    pub host: String,
}

/// Effect of a network rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum NetworkPolicyRuleAction {
    /// Lets connections through.
    Allow,
    /// Refuses them.
    Deny,
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
    /// Do not do it; the turn continues.
    Denied {
        /// The text for the model about it.
        rejection: String,
    },
    /// No answer came in time.
    TimedOut,
    /// Do not do it, and interrupt the turn.
    Abort,
}
