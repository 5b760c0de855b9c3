//! The ports to what people add to an agent: skills, hooks, plugins, and the files of other agents.

use std::sync::Arc;

use serde_json::Value;
use turnhost_base::{AbsPath, Millis, ThreadId, TurnId};
use turnhost_protocol::{
    ConfigLayerSource, ExternalAgentConfigDetectParams, ExternalAgentConfigDetectResponse,
    ExternalAgentConfigImportHistory, ExternalAgentConfigImportTypeResult,
    ExternalAgentConfigMigrationItem, HookEventName, HookRunSummary, HooksListEntry,
    MarketplaceAddParams, MarketplaceAddResponse, MarketplaceLoadErrorInfo,
    MarketplaceRemoveResponse, MarketplaceUpgradeResponse, PluginDetail, PluginInstallResponse,
    PluginMarketplaceEntry, SkillsConfigWriteParams, SkillsListEntry,
};

use turnhost_thread::CapabilityRoot;

use crate::BoxFuture;

/// The reason something about an extension was not done. The texts are made to be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtensionError {
    /// It cannot be done as it was asked for; nothing was changed.
    #[error("{0}")]
    Refused(String),
    /// A parameter that says too little or too much.
    #[error("{0}")]
    BadValue(String),
    /// The system, or a program such as git, failed.
    #[error("{0}")]
    System(String),
}

/// The outcome of something that is done about an extension.
pub type ExtensionFuture<T> = BoxFuture<'static, Result<T, ExtensionError>>;

/// The part of the configuration that extensions read.
#[derive(Clone, Debug, Default)]
pub struct ExtensionSettings {
    /// The project around the working directory.
    pub project: ProjectFolders,
    /// The layers with their settings, the weakest first. Those of a project are there only where
    /// the user trusts it.
    pub layers: Vec<(ConfigLayerSource, Value)>,
    /// The administrator's own hooks; `None` without requirements.
    pub managed: Option<ManagedHooks>,
}

/// The hooks of the machine's administrator, which users cannot switch off.
#[derive(Clone, Debug, PartialEq)]
pub struct ManagedHooks {
    /// The file that has them.
    pub file: AbsPath,
    /// The hooks by event, as files have them.
    pub events: serde_json::Map<String, Value>,
    /// The fate of all other hooks.
    pub others: OtherHooks,
}

/// The fate of hooks that are not the administrator's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OtherHooks {
    /// They run where the user trusts them.
    #[default]
    Run,
    /// None of them runs.
    Rest,
}

/// A project, as far as its directory determines it.
#[derive(Clone, Debug, Default)]
pub struct ProjectFolders {
    /// Says if the user trusts it.
    pub trust: Trust,
    /// Its directories from its root down to the working directory; none without one.
    pub directories: Vec<AbsPath>,
}

/// The user's trust in a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// The user trusts it: its settings count and its hooks may run.
    Trusted,
    /// The user has not said so.
    #[default]
    Untrusted,
}

/// Selects if what is remembered of files will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recall {
    /// It does, unless a file is known to have changed.
    Remembered,
    /// All files are read again.
    ReadAgain,
}

/// Everything that extensions bring to turns in one working directory.
#[derive(Clone, Debug, Default)]
pub struct TurnExtensions {
    /// The skills that are switched on.
    pub skills: Vec<Skill>,
    /// The hooks that may run: trusted and switched on.
    pub hooks: Arc<[Hook]>,
    /// True if notices have a recipient.
    pub notifies: bool,
    /// The faults of files with hooks, and the hooks of kinds that are not served, for people.
    pub hook_warnings: Arc<[String]>,
}

impl TurnExtensions {
    /// Returns the same without what plugins of these ids bring.
    #[must_use]
    pub fn without(&self, plugins: &[String]) -> Self {
        let counts =
            |plugin: &Option<String>| plugin.as_ref().is_none_or(|id| !plugins.contains(id));
        let Self { skills, hooks, notifies, hook_warnings } = self;
        Self {
            skills: skills.iter().filter(|skill| counts(&skill.plugin)).cloned().collect(),
            hooks: hooks.iter().filter(|hook| counts(&hook.plugin)).cloned().collect(),
            notifies: *notifies,
            hook_warnings: Arc::clone(hook_warnings),
        }
    }

    /// Returns `true` if a hook may run at this event.
    pub fn has_hook(&self, event: HookEventName) -> bool {
        self.hooks.iter().any(|hook| hook.event == event)
    }
}

/// A skill that models may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Its name, by which users mention it as `$name`.
    pub name: String,
    /// Its purpose, one line.
    pub description: String,
    /// Its SKILL.md.
    pub path: AbsPath,
    /// The condition under which a model sees it.
    pub offer: SkillOffer,
    /// Permissions that its scripts ask for, if they ask for any.
    pub permissions: Option<SkillPermissions>,
    /// The id of the plugin that brings it, if one does.
    pub plugin: Option<String>,
}

/// The condition under which a model sees a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkillOffer {
    /// From the beginning, so that it may use it by itself.
    Always,
    /// Once the user mentions it: it asks for that, or it lies in a project without trust.
    WhenMentioned,
}

/// Permissions beyond the sandbox that a skill asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkillPermissions {
    /// Says if it wants the network.
    pub network: bool,
    /// Files and directories to read.
    pub read: Vec<AbsPath>,
    /// Files and directories to write.
    pub write: Vec<AbsPath>,
}

/// A hook that may run.
#[derive(Clone, Debug)]
pub struct Hook {
    /// Its trigger.
    pub event: HookEventName,
    /// The tools (or sources of a session) that it is for; empty for all.
    pub matcher: Option<Arc<dyn HookMatcher>>,
    /// The run as it is shown, without the parts that differ from run to run.
    pub summary: HookRunSummary,
    /// The shell command.
    pub command: String,
    /// Variables that it gets beside those that every hook gets.
    pub env: Vec<(String, String)>,
    /// Seconds after which it is ended.
    pub timeout_secs: u64,
    /// Bytes of context that it may add.
    pub context_limit: usize,
    /// The id of the plugin that brings it, if one does.
    pub plugin: Option<String>,
}

/// Compares names with a pattern.
pub trait HookMatcher: std::fmt::Debug + Send + Sync {
    /// Returns `true` if the pattern is found in the name.
    fn is_match(&self, name: &str) -> bool;
}

/// An event at which hooks run.
#[derive(Clone, Debug)]
pub struct HookCall {
    /// The event.
    pub event: HookEventName,
    /// The thread.
    pub thread: ThreadId,
    /// The turn.
    pub turn: TurnId,
    /// The working directory.
    pub cwd: AbsPath,
    /// The name that matchers are compared with: a tool's, or the source of a session.
    pub subject: Option<String>,
    /// Distinguishes it from other runs of the same hook, such as the call of a tool.
    pub occasion: Option<String>,
    /// The members of the input beside those that every hook gets.
    pub input: serde_json::Map<String, Value>,
}

/// The hooks that run at an event.
pub struct HookRuns {
    /// The runs as they begin.
    pub started: Vec<HookRunSummary>,
    /// Their outcome, once all have ended.
    pub ended: BoxFuture<'static, HookOutcome>,
}

/// The outcome of the hooks of an event, all taken together.
#[derive(Clone, Debug, Default)]
pub struct HookOutcome {
    /// The runs as they ended.
    pub runs: Vec<HookRunSummary>,
    /// The reason to go no further, if a hook gave one; and the run that gave it.
    pub block: Option<HookBlock>,
    /// Texts for the model.
    pub context: Vec<String>,
    /// The input that a tool is to get instead of its own.
    pub input: Option<Value>,
    /// True if a hook gives the approval that a call needs, and none objects.
    pub allows: bool,
}

/// A hook's objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookBlock {
    /// The run.
    pub run: String,
    /// The reason.
    pub reason: String,
    /// The extent of the objection.
    pub kind: BlockKind,
}

/// The extent of a hook's objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// To what set the hook off.
    Blocked,
    /// To all that would follow.
    Stopped,
}

/// An MCP server that a plugin brings, as its manifest has it.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginServer {
    /// The plugin's id.
    pub plugin: String,
    /// The plugin's directory, which a working directory is relative to.
    pub directory: AbsPath,
    /// The server's name.
    pub name: String,
    /// Its settings, with the names of those in `[mcp_servers.NAME]`.
    pub settings: serde_json::Map<String, Value>,
}

/// An event that users want to know of while they look elsewhere.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The kind, such as `agent-turn-complete`.
    pub kind: &'static str,
    /// The thread.
    pub thread: ThreadId,
    /// The turn, if it belongs to one.
    pub turn: Option<TurnId>,
    /// The working directory.
    pub cwd: AbsPath,
    /// The client that started the thread.
    pub client: String,
    /// Further members of the payload.
    pub details: serde_json::Map<String, Value>,
}

/// A way to skills and hooks.
///
/// No call blocks the caller's thread.
pub trait ExtensionPort: Send + Sync {
    /// Lists the skills for each directory; relative ones are relative to the server's own.
    fn list_skills(
        &self,
        cwds: Vec<String>,
        freshness: Recall,
    ) -> BoxFuture<'static, Vec<SkillsListEntry>>;

    /// Looks for the user's skills in these directories too, in place of those set before.
    fn set_extra_roots(&self, roots: Vec<AbsPath>);

    /// Switches a skill on or off in the user's file. Returns `true` if it is on then.
    fn switch_skill(&self, params: SkillsConfigWriteParams) -> ExtensionFuture<bool>;

    /// Waits until a list of skills that was read may no longer be right.
    ///
    /// Changes between two calls are not lost.
    fn skills_changed(&self) -> BoxFuture<'_, ()>;

    /// Lists the hooks for each directory; relative ones are relative to the server's own.
    fn list_hooks(&self, cwds: Vec<String>) -> BoxFuture<'static, Vec<HooksListEntry>>;

    /// Forgets what is remembered of files, since the configuration has changed.
    fn forget(&self);

    /// Returns what extensions bring to turns in `cwd`, if it is remembered and still right.
    fn remembered(&self, cwd: &AbsPath) -> Option<Arc<TurnExtensions>>;

    /// Reads what extensions bring to turns in `cwd`, and the skills of the directories `roots`, which
    /// are not remembered.
    fn read(
        &self,
        cwd: AbsPath,
        roots: Vec<CapabilityRoot>,
    ) -> BoxFuture<'static, Arc<TurnExtensions>>;

    /// Reads the texts of skills, in their order; of one that cannot be read, nothing.
    fn skill_texts(&self, skills: Vec<Skill>) -> BoxFuture<'static, Vec<(Skill, String)>>;

    /// Begins to run those of `hooks` that the event concerns, side by side.
    fn run_hooks(&self, hooks: &[Hook], call: HookCall) -> HookRuns;

    /// Notifies the command or address of the setting `notify`, without waiting.
    fn notify(&self, notice: Notice);
}

/// A way to plugins and marketplaces, as far as they are directories or git repositories.
///
/// No call blocks the caller's thread.
pub trait PluginPort: Send + Sync {
    /// Lists the marketplaces that are configured and those of these directories, with all
    /// their plugins.
    fn list_plugins(&self, cwds: Vec<AbsPath>) -> BoxFuture<'static, PluginLists>;

    /// Reads all about a plugin of the marketplace whose file this is.
    fn read_plugin(&self, marketplace: AbsPath, plugin: String) -> ExtensionFuture<PluginDetail>;

    /// Installs a plugin of the marketplace whose file this is, and switches it on.
    fn install_plugin(
        &self,
        marketplace: AbsPath,
        plugin: String,
    ) -> ExtensionFuture<PluginInstallResponse>;

    /// Removes a plugin with its files and its setting; fine if it is not installed.
    fn uninstall_plugin(&self, id: String) -> ExtensionFuture<()>;

    /// Adds a marketplace: a directory, or a git repository that is cloned.
    fn add_marketplace(
        &self,
        params: MarketplaceAddParams,
    ) -> ExtensionFuture<MarketplaceAddResponse>;

    /// Removes a marketplace from the configuration, with the clone of a repository.
    fn remove_marketplace(&self, name: String) -> ExtensionFuture<MarketplaceRemoveResponse>;

    /// Fetches what is new of the git marketplaces, or of the one with this name.
    fn upgrade_marketplaces(
        &self,
        name: Option<String>,
    ) -> ExtensionFuture<MarketplaceUpgradeResponse>;
}

/// Marketplaces with their plugins, and those that could not be read.
#[derive(Clone, Debug, Default)]
pub struct PluginLists {
    /// The marketplaces.
    pub marketplaces: Vec<PluginMarketplaceEntry>,
    /// The marketplaces that could not be read.
    pub errors: Vec<MarketplaceLoadErrorInfo>,
}

/// A session of another agent, as it is found for an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignSession {
    /// One that can be taken over.
    Found(ForeignThread),
    /// One that was taken over before, or in which no user said anything.
    Nothing,
    /// No session of the other agent has this path.
    Missing,
}

/// The words of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignThread {
    /// The directory that it worked in.
    pub cwd: AbsPath,
    /// Its title.
    pub title: Option<String>,
    /// The exchanges, oldest first; at least one.
    pub exchanges: Vec<Exchange>,
}

/// A message of the user, and what the agent said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The user's words.
    pub question: String,
    /// The agent's messages, its calls of tools and their results, as text.
    pub answers: Vec<String>,
    /// The time of the question.
    pub started_at: Millis,
    /// The time of the last answer.
    pub ended_at: Millis,
}

/// A way to the files of other agents.
///
/// No call blocks the caller's thread.
pub trait ImportPort: Send + Sync {
    /// Finds what can be taken over.
    fn detect(
        &self,
        params: ExternalAgentConfigDetectParams,
    ) -> BoxFuture<'static, ExternalAgentConfigDetectResponse>;

    /// Takes one thing over.
    fn import(
        &self,
        item: ExternalAgentConfigMigrationItem,
    ) -> BoxFuture<'static, ExternalAgentConfigImportTypeResult>;

    /// Reads a session of the other agent. Blocks no runtime's thread.
    fn session(&self, path: String) -> BoxFuture<'static, ForeignSession>;

    /// Stores the record of an import.
    fn record(&self, history: ExternalAgentConfigImportHistory) -> ExtensionFuture<()>;

    /// Lists the records of imports, the newest first.
    fn histories(&self) -> ExtensionFuture<Vec<ExternalAgentConfigImportHistory>>;
}
