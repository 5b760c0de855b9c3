//! Hooks: commands that run at set points of a turn.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// Trigger of a hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum HookEventName {
    /// The model is about to be asked.
    PreModelRequest,
    /// The model has answered.
    PostModelRequest,
    /// A tool is about to run.
    PreToolUse,
    /// The user is about to be asked for an approval.
    PermissionRequest,
    /// A tool has run.
    PostToolUse,
    /// A history is about to be shortened.
    PreCompact,
    /// A history has been shortened.
    PostCompact,
    /// A session begins.
    SessionStart,
    /// A session ends.
    SessionEnd,
    /// The user said something.
    UserPromptSubmit,
    /// An agent was started by another one.
    SubagentStart,
    /// An agent that another one started is done.
    SubagentStop,
    /// The agent is done with a turn.
    Stop,
    /// A turn was interrupted.
    Interrupt,
}

/// The source of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word, Default)]
#[serde(rename_all = "camelCase")]
pub enum HookSource {
    /// In the machine's configuration.
    System,
    /// In the user's configuration.
    User,
    /// In a project's configuration.
    Project,
    /// In the machine's management system.
    Mdm,
    /// On the command line, or in a request's own settings.
    SessionFlags,
    /// In a plugin.
    Plugin,
    /// In requirements that the cloud sets.
    CloudRequirements,
    /// In an organisation's settings, fetched for its members.
    CloudManagedConfig,
    /// In an organisation's file of an older kind.
    LegacyManagedConfigFile,
    /// In an organisation's settings of an older kind, from the management system.
    LegacyManagedConfigMdm,
    /// Somewhere that this version does not know.
    #[default]
    Unknown,
}

/// Payload of `hook/started`: sent when a hook begins to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct HookStartedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The run as it begins.
    pub run: HookRunSummary,
    /// The turn; `None` if the hook runs outside one.
    #[schemars(with = "Option<String>")]
    pub turn_id: Option<TurnId>,
}

/// Payload of `hook/completed`: sent when a hook's run ended, however it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct HookCompletedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The run with its outcome.
    pub run: HookRunSummary,
    /// The turn; `None` if the hook ran outside one.
    #[schemars(with = "Option<String>")]
    pub turn_id: Option<TurnId>,
}

/// One run of a hook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct HookRunSummary {
    /// The run's id, the same when it starts and when it ends.
    pub id: String,
    /// Its place among other runs when they are shown; lower ones first.
    pub display_order: i64,
    /// Its output; empty while it runs.
    pub entries: Vec<HookOutputEntry>,
    /// Its trigger.
    pub event_name: HookEventName,
    /// Says if it is waited for.
    pub execution_mode: HookExecutionMode,
    /// The hook's action.
    pub handler_type: HookHandlerType,
    /// Its scope: the thread or a turn.
    pub scope: HookScope,
    /// The file that configures the hook.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub source_path: String,
    /// When it began, in seconds since the Unix epoch.
    pub started_at: i64,
    /// The status of the run.
    pub status: HookRunStatus,
    /// When it ended, in seconds since the Unix epoch; `None` while it runs.
    pub completed_at: Option<i64>,
    /// Its duration, in milliseconds; `None` while it runs.
    pub duration_ms: Option<i64>,
    /// The source of the configuration. `unknown` by default.
    #[serde(default)]
    pub source: HookSource,
    /// The text to show while it runs, if the hook says so.
    pub status_message: Option<String>,
}

/// The status of a hook's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookRunStatus {
    /// It runs.
    Running,
    /// It ended well.
    Completed,
    /// It failed.
    Failed,
    /// It ended, and forbade what set it off.
    Blocked,
    /// It ended, and stopped the work in progress.
    Stopped,
}

/// Says if a hook is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookExecutionMode {
    /// The event that started it waits for it.
    Sync,
    /// It runs beside what set it off.
    Async,
}

/// The effect of a hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum HookHandlerType {
    /// It runs a command.
    Command,
    /// It calls an MCP server's tool.
    McpTool,
    /// It asks a model.
    Prompt,
    /// It starts an agent.
    Agent,
}

/// The scope of a hook's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookScope {
    /// The thread as a whole.
    Thread,
    /// One turn.
    Turn,
}

/// One thing that a hook's run had to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HookOutputEntry {
    /// Its purpose.
    pub kind: HookOutputEntryKind,
    /// The words.
    pub text: String,
}

/// The purpose of a hook's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookOutputEntryKind {
    /// To warn the user.
    Warning,
    /// To say why it stopped the work in progress.
    Stop,
    /// To tell the model what it should do otherwise.
    Feedback,
    /// To add to what the model knows.
    Context,
    /// To say why the hook failed.
    Error,
}
