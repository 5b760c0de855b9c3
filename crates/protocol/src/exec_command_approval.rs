//! Types of `execCommandApproval`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ThreadId;

use crate::ReviewDecision;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `execCommandApproval`: may this command run? An older form of
    /// `item/commandExecution/requestApproval`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ExecCommandApprovalParams {
        /// The thread.
        #[schemars(with = "crate::schema::ThreadId")]
        pub conversation_id: ThreadId,
        /// The model's call that wants it.
        pub call_id: String,
        /// Tells questions about the same call apart; unset if there is only one.
        pub approval_id: Option<String>,
        /// The program and its arguments.
        pub command: Vec<String>,
        /// The environment in which it would run.
        pub cwd: String,
        /// The reason why the model wants it.
        pub reason: Option<String>,
        /// The recognised effect of the command, part by part.
        pub parsed_cmd: Vec<ParsedCommand>,
    }
}

/// The recognised effect of the command, at best effort, in the older form; for display, not for
/// decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ParsedCommand {
    /// It reads a file.
    Read {
        /// The text of this part of the command line.
        cmd: String,
        /// The file's base name.
        name: String,
        /// The file's path.
        path: String,
    },
    /// It lists files.
    ListFiles {
        /// The text of this part of the command line.
        cmd: String,
        /// The place, as written.
        path: Option<String>,
    },
    /// It searches.
    Search {
        /// The text of this part of the command line.
        cmd: String,
        /// The place, as written.
        path: Option<String>,
        /// The purpose.
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
