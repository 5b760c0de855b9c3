//! Commands that the model runs.

mod request_approval;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

pub use request_approval::*;

/// The recognised effect of the command, at best effort; for display, not for decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum CommandAction {
    /// It reads a file.
    Read {
        /// The text of this part of the command line.
        command: String,
        /// The file's base name.
        name: String,
        /// The file's path.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::LegacyAppPathString"))]
        path: String,
    },
    /// It lists files.
    ListFiles {
        /// The text of this part of the command line.
        command: String,
        /// The place, as written.
        path: Option<String>,
    },
    /// It searches.
    Search {
        /// The text of this part of the command line.
        command: String,
        /// The place, as written.
        path: Option<String>,
        /// The purpose.
        query: Option<String>,
    },
    /// Anything else.
    Unknown {
        /// The command line.
        command: String,
    },
}

/// The party that had a command run, and the way it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "camelCase")]
pub enum CommandExecutionSource {
    /// The model, in one go.
    #[default]
    Agent,
    /// The user.
    UserShell,
    /// The model, as a process that may continue in the background.
    UnifiedExecStartup,
    /// The model, by writing to such a process.
    UnifiedExecInteraction,
}

/// The status of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum CommandExecutionStatus {
    /// It runs, or waits for approval.
    InProgress,
    /// It ended with status 0.
    Completed,
    /// It ended with another status, or could not be started.
    Failed,
    /// It was not approved.
    Declined,
}

/// Payload of `item/commandExecution/outputDelta`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CommandExecutionOutputDeltaNotification {
    /// Output, stdout and stderr in the order they were read.
    pub delta: String,
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `item/commandExecution/terminalInteraction`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TerminalInteractionNotification {
    /// The item.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The process.
    pub process_id: String,
    /// The input that was written to it; empty for a mere wait.
    pub stdin: String,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct CommandExecutionItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The command line as it is run.
    pub command: String,
    /// The recognised effect of the command.
    pub command_actions: Vec<CommandAction>,
    /// Its directory.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub cwd: String,
    /// Its status.
    pub status: CommandExecutionStatus,
    /// All its output, stdout and stderr together; `None` if there was none yet.
    pub aggregated_output: Option<String>,
    /// Its duration, in milliseconds.
    pub duration_ms: Option<i64>,
    /// Its exit status, 128 + n for signal n, -1 if it could not be started.
    pub exit_code: Option<i32>,
    /// The plugin that it belongs to.
    pub plugin_id: Option<String>,
    /// The process, to tell it from others; `None` if there is none.
    pub process_id: Option<String>,
    /// The skill's script that it runs.
    pub script_path: Option<String>,
    /// The party that had it run.
    #[serde(default)]
    pub source: CommandExecutionSource,
}
