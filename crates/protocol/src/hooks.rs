//! Hooks: what is run when something happens in a thread.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{AbsPath, ThreadId, TurnId};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `hooks/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HooksListParams {
        /// The directories to answer for, one entry each. The server's own if empty or left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
        /// A thread whose configuration counts. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub thread_id: Option<String>,
    }
}

/// Answer to `hooks/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HooksListResponse {
    /// An entry for each directory.
    pub data: Vec<HooksListEntry>,
}

/// The hooks that hold in one directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HooksListEntry {
    /// The directory, as it was asked about.
    pub cwd: String,
    /// What could not be read.
    pub errors: Vec<HookErrorInfo>,
    /// The hooks.
    pub hooks: Vec<HookMetadata>,
    /// What the user should know about them.
    pub warnings: Vec<String>,
}

/// A hook as it is configured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HookMetadata {
    /// A fingerprint of the hook as it is now; trust is given to a fingerprint.
    pub current_hash: String,
    /// Where it stands among other hooks when they are shown; lower ones first.
    pub display_order: i64,
    /// Whether it is switched on.
    pub enabled: bool,
    /// What sets it off.
    pub event_name: HookEventName,
    /// Whether an administrator set it, so that the user cannot change it.
    pub is_managed: bool,
    /// What tells it from other hooks in the configuration.
    pub key: String,
    /// Where it is configured.
    pub source: HookSource,
    /// The file that configures it.
    #[serde(deserialize_with = "crate::path::one")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
    pub source_path: AbsPath,
    /// How long it may run, in seconds.
    pub timeout_sec: u64,
    /// Whether the user trusts it.
    pub trust_status: HookTrustStatus,
    /// How much it may add to what the model sees; `None` if nothing is set.
    pub additional_context_limit: Option<usize>,
    /// The environment that it runs in; `None` if none is named.
    pub environment_id: Option<String>,
    /// A pattern of what it is for, such as tool names; `None` for everything.
    pub matcher: Option<String>,
    /// The plugin that brought it; `None` if no plugin did.
    pub plugin_id: Option<String>,
    /// What to show while it runs.
    pub status_message: Option<String>,
    /// What it runs.
    #[serde(flatten)]
    pub handler: HookHandler,
}

/// What a hook runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "handlerType", rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum HookHandler {
    /// It runs a command.
    Command {
        /// The command line.
        command: String,
        /// Whether nothing waits for it. No by default.
        #[serde(default)]
        r#async: bool,
    },
    /// It calls an MCP server's tool.
    McpTool {
        /// The server's name.
        server: String,
        /// The tool's name.
        tool: String,
    },
    /// It asks a model.
    Prompt,
    /// It starts an agent.
    Agent,
}

/// What sets a hook off.
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

/// Where a hook is configured.
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

/// Whether a hook is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookTrustStatus {
    /// An administrator set it; the user's trust is not asked.
    Managed,
    /// The user has not trusted it.
    Untrusted,
    /// The user trusts it as it is.
    Trusted,
    /// The user trusted it, but it has changed since.
    Modified,
}

/// Why hooks of a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HookErrorInfo {
    /// What is wrong.
    pub message: String,
    /// The file.
    pub path: String,
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
    /// Where it stands among other runs when they are shown; lower ones first.
    pub display_order: i64,
    /// What it had to say; empty while it runs.
    pub entries: Vec<HookOutputEntry>,
    /// What set it off.
    pub event_name: HookEventName,
    /// Whether it is waited for.
    pub execution_mode: HookExecutionMode,
    /// What the hook does.
    pub handler_type: HookHandlerType,
    /// What it belongs to: the thread or a turn.
    pub scope: HookScope,
    /// The file that configures the hook.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub source_path: String,
    /// When it began, in seconds since the Unix epoch.
    pub started_at: i64,
    /// How the run stands.
    pub status: HookRunStatus,
    /// When it ended, in seconds since the Unix epoch; `None` while it runs.
    pub completed_at: Option<i64>,
    /// How long it took, in milliseconds; `None` while it runs.
    pub duration_ms: Option<i64>,
    /// Where the hook is configured. `unknown` by default.
    #[serde(default)]
    pub source: HookSource,
    /// What to show while it runs, if the hook says so.
    pub status_message: Option<String>,
}

/// How a hook's run stands.
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
    /// It ended, and stopped what went on.
    Stopped,
}

/// Whether a hook is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookExecutionMode {
    /// What set it off waits for it.
    Sync,
    /// It runs beside what set it off.
    Async,
}

/// What a hook does.
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

/// What a hook's run belongs to.
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
    /// What it is meant for.
    pub kind: HookOutputEntryKind,
    /// The words.
    pub text: String,
}

/// What a hook's words are meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum HookOutputEntryKind {
    /// To warn the user.
    Warning,
    /// To say why it stopped what went on.
    Stop,
    /// To tell the model what it should do otherwise.
    Feedback,
    /// To add to what the model knows.
    Context,
    /// To say why the hook failed.
    Error,
}
