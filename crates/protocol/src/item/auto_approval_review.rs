//! Reviews of approvals by a model, in place of the user.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{AbsPath, ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;
use crate::{NetworkApprovalProtocol, RequestPermissionProfile};

/// Payload of `item/autoApprovalReview/completed`: sent when a review ended, decided or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemGuardianApprovalReviewCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The action that was to be approved.
    pub action: GuardianApprovalReviewAction,
    /// When the review ended, in milliseconds since the Unix epoch.
    pub completed_at_ms: i64,
    /// The party that decided.
    pub decision_source: AutoReviewDecisionSource,
    /// The review with its outcome.
    pub review: GuardianApprovalReview,
    /// Id of the review, the same as when it started.
    pub review_id: String,
    /// When the review began, in milliseconds since the Unix epoch.
    pub started_at_ms: i64,
    /// The item that the action belongs to; `None` if there is none.
    #[schemars(with = "Option<String>")]
    pub target_item_id: Option<ItemId>,
}

/// Payload of `item/autoApprovalReview/started`: sent when the reviewing model begins to look at an
/// action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemGuardianApprovalReviewStartedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The action to approve.
    pub action: GuardianApprovalReviewAction,
    /// The review, `inProgress`.
    pub review: GuardianApprovalReview,
    /// Id of the review, to match it with its end.
    pub review_id: String,
    /// When the review began, in milliseconds since the Unix epoch.
    pub started_at_ms: i64,
    /// The item that the action belongs to; `None` if there is none.
    #[schemars(with = "Option<String>")]
    pub target_item_id: Option<ItemId>,
}

/// The reviewing model's decision on an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GuardianApprovalReview {
    /// The status of the review.
    pub status: GuardianApprovalReviewStatus,
    /// The reason why it decides so; `None` if it has not decided or says nothing.
    pub rationale: Option<String>,
    /// The reviewer's view of the risk; `None` until it has decided.
    pub risk_level: Option<GuardianRiskLevel>,
    /// The clarity with which the user wanted the action; `None` until it has decided.
    pub user_authorization: Option<GuardianUserAuthorization>,
}

/// The status of a review by the reviewing model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum GuardianApprovalReviewStatus {
    /// It continues.
    InProgress,
    /// The action may be done.
    Approved,
    /// The action may not be done.
    Denied,
    /// It took too long; nothing was decided.
    TimedOut,
    /// It was given up; nothing was decided.
    Aborted,
}

/// The action that the reviewing model decides on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum GuardianApprovalReviewAction {
    /// Running a command.
    Command {
        /// The command line.
        command: String,
        /// The environment in which it would run.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LegacyAppPathString"))]
        cwd: String,
        /// Which of the model's tools would run it.
        source: GuardianCommandSource,
    },
    /// Starting a program, from within a command that runs.
    Execve {
        /// The program's arguments, its name first.
        argv: Vec<String>,
        /// The environment in which it would run.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        cwd: AbsPath,
        /// The program's path.
        program: String,
        /// Which of the model's tools runs the command.
        source: GuardianCommandSource,
    },
    /// Writing to a command that runs.
    WriteStdin {
        /// Id of the approval.
        approval_id: String,
        /// Working directory of the command.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LegacyAppPathString"))]
        cwd: String,
        /// The command's process.
        process_id: String,
        /// The content that would be written.
        stdin: String,
    },
    /// Changing files.
    ApplyPatch {
        /// The directory of the change.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LegacyAppPathString"))]
        cwd: String,
        /// The files that would change.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::LegacyAppPathString>"))]
        files: Vec<String>,
    },
    /// Reaching a host.
    NetworkAccess {
        /// Its name or address.
        host: String,
        /// Its port.
        port: u16,
        /// The way in which it would be reached.
        protocol: NetworkApprovalProtocol,
        /// Host and port in one text.
        target: String,
    },
    /// Calling an MCP server's tool.
    McpToolCall {
        /// The server's name.
        server: String,
        /// The tool's name.
        tool_name: String,
        /// Id of the connected app behind the server; `None` if there is none.
        connector_id: Option<String>,
        /// The app's name for people.
        connector_name: Option<String>,
        /// The tool's name for people.
        tool_title: Option<String>,
    },
    /// Getting more permissions.
    RequestPermissions {
        /// The request.
        permissions: RequestPermissionProfile,
        /// The reason why the model wants it.
        reason: Option<String>,
    },
}

/// Which of the model's tools runs a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum GuardianCommandSource {
    /// The tool that runs a command to its end.
    Shell,
    /// The one whose processes may continue in the background.
    UnifiedExec,
}

/// The party that decided a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum AutoReviewDecisionSource {
    /// The reviewing model.
    Agent,
}

/// The harm an action may do, as the automatic reviewer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum GuardianRiskLevel {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
    /// As much as there is.
    Critical,
}

/// The clarity with which the user wanted an action, as the automatic reviewer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum GuardianUserAuthorization {
    /// It cannot be determined.
    Unknown,
    /// Hardly.
    Low,
    /// In part.
    Medium,
    /// Clearly.
    High,
}
