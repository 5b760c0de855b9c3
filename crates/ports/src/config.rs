//! The port to the configuration.

use turnhost_base::AbsPath;
use turnhost_policy::{NetworkRule, Places, Rules};
use turnhost_protocol::{
    ConfigEdit, ConfigReadParams, ConfigReadResponse, ConfigRequirements,
    ConfigWarningNotification, ConfigWriteResponse, ForcedLoginMethod, Model,
    ModelProviderListResponse, ModelProviderSummary, PermissionProfileSummary,
    ProviderSettingsPatch, SandboxPolicy,
};
use turnhost_thread::{
    CapabilityRoot, EnvironmentPolicy, OwnConfig, ThreadOverrides, TurnSettings,
};

use crate::{AccountChoice, BoxFuture, ExtensionSettings, ListedModel, McpServer, NetworkRoute};

/// The reason the configuration could not be read or does not fit together.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigFailure(pub String);

/// Selects the plugins that a thread has.
#[derive(Clone, Copy, Debug, Default)]
pub struct PluginChoice<'a> {
    /// Ids of installed plugins that it does without.
    pub without: &'a [String],
    /// Directories that it has beside the installed plugins.
    pub roots: &'a [CapabilityRoot],
}

impl<'a> PluginChoice<'a> {
    /// Returns the choice of a thread with these settings.
    pub fn of(settings: &'a TurnSettings) -> Self {
        Self { without: &settings.disabled_plugins, roots: &settings.capability_roots }
    }
}

/// Edits of the user's file.
#[derive(Clone, Debug)]
pub struct ConfigWrite {
    /// The edits, made in this order.
    pub edits: Vec<ConfigEdit>,
    /// The version that the file must still have.
    pub expected_version: Option<String>,
    /// The file to change; only the user's can be.
    pub file_path: Option<String>,
}

/// The reason edits were not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigWriteFailure {
    /// The file has another version than the client expects.
    #[error("{0}")]
    VersionConflict(String),
    /// A key is invalid, or the result would not be valid.
    #[error("{0}")]
    Invalid(String),
    /// Something that is to be changed is not there.
    #[error("{0}")]
    NotFound(String),
    /// Another file than the user's.
    #[error("{0}")]
    ReadOnly(String),
    /// A key that the administrator's requirements set.
    #[error("{0}")]
    Managed(String),
    /// The system failed.
    #[error("{0}")]
    System(String),
}

/// The settings of a new thread.
#[derive(Clone, Debug)]
pub struct NewThreadSettings {
    /// The settings.
    pub settings: TurnSettings,
    /// Things about them that the user should know.
    pub warnings: Vec<ConfigWarningNotification>,
    /// Its MCP servers, from the same reading of the files.
    pub mcp_servers: Vec<McpServer>,
}

/// The sandbox that a client wants for a command outside any thread.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandSandbox {
    /// The configured one.
    Configured,
    /// The sandbox of a permission profile.
    Profile(String),
    /// One of its own.
    Policy(SandboxPolicy),
}

/// Settings of commands outside any thread.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandDefaults {
    /// Their sandbox policy.
    pub sandbox: SandboxPolicy,
    /// The variables that they get of the server's own environment.
    pub environment: EnvironmentPolicy,
    /// Their way to the network.
    pub route: NetworkRoute,
    /// The rules about hosts that count for those with a proxy, without approvals.
    pub rules: Rules,
}

/// A provider that the configuration does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("model provider `{0}` is not configured")]
pub struct UnknownProvider(pub String);

/// A way to the configuration.
///
/// Its calls read small files and are made on the runtime's thread.
pub trait ConfigPort: Send + Sync {
    /// Returns the settings of a thread with these overrides on top of the configuration.
    fn settings(&self, overrides: &ThreadOverrides) -> Result<TurnSettings, ConfigFailure>;

    /// Returns the settings and MCP servers of a new thread, and what its user should know: settings that gave way
    /// to the administrator's requirements, and those of its project that do not count.
    fn new_thread(&self, overrides: &ThreadOverrides) -> Result<NewThreadSettings, ConfigFailure>;

    /// Checks the changes between two settings of a thread against the administrator's requirements.
    /// The error names the value and those that are allowed.
    fn check_change(
        &self,
        before: &TurnSettings,
        after: &TurnSettings,
    ) -> Result<(), ConfigFailure>;

    /// Returns stored settings with those replaced that the administrator's requirements do not allow now.
    fn within_requirements(&self, settings: TurnSettings) -> TurnSettings;

    /// Returns the account that the configuration chooses for the server.
    fn account(&self) -> AccountChoice;

    /// Returns true if a login of this kind is allowed.
    fn allows_login(&self, method: ForcedLoginMethod) -> bool;

    /// Lists the MCP servers of threads in `cwd` with these settings of their own on top, sorted by
    /// name, and those of plugins that are switched on and chosen. Without `cwd`, those that no
    /// project adds; project files count only where the user trusts the project.
    fn mcp_servers(
        &self,
        cwd: Option<&AbsPath>,
        own: &OwnConfig,
        plugins: PluginChoice<'_>,
    ) -> Result<Vec<McpServer>, ConfigFailure>;

    /// Returns the layers for threads in `cwd` that concern extensions. Files of a project count
    /// only where the user trusts it.
    fn extensions(&self, cwd: Option<&AbsPath>) -> Result<ExtensionSettings, ConfigFailure>;

    /// Returns the part of settings that a file does not set itself. Blocks for a small file.
    fn missing(
        &self,
        file: &AbsPath,
        settings: &serde_json::Value,
    ) -> Result<serde_json::Value, ConfigFailure>;

    /// Adds the settings of another agent to the file of a project, or to the user's own, where it
    /// does not set them yet. Makes the file if need be. Blocks for a small file.
    fn import(&self, file: &AbsPath, settings: &serde_json::Value) -> Result<(), ConfigFailure>;

    /// Returns the configuration and where each value comes from.
    fn read(&self, params: &ConfigReadParams) -> Result<ConfigReadResponse, ConfigFailure>;

    /// Makes edits in the user's file, all or none. Does not block the caller's thread.
    fn write(
        &self,
        write: ConfigWrite,
    ) -> BoxFuture<'static, Result<ConfigWriteResponse, ConfigWriteFailure>>;

    /// Returns the demands of the machine's administrator, if there are any.
    fn requirements(&self) -> Result<Option<ConfigRequirements>, ConfigFailure>;

    /// Lists the named sandboxes, for threads that work in `cwd`; relative to the server's own.
    fn permission_profiles(
        &self,
        cwd: Option<&str>,
    ) -> Result<Vec<PermissionProfileSummary>, ConfigFailure>;

    /// Returns what holds for a command that a client runs in `cwd` outside any thread. Fails for a
    /// sandbox that is unknown or that the administrator's requirements do not allow.
    fn command_defaults(
        &self,
        cwd: &AbsPath,
        sandbox: CommandSandbox,
    ) -> Result<CommandDefaults, ConfigFailure>;

    /// Lists the faults that the user should fix in it.
    fn warnings(&self) -> Vec<ConfigWarningNotification>;

    /// Returns the id of a provider that is configured, or of the default one; `None` if there is no
    /// default.
    fn provider_id(&self, provider: Option<&str>) -> Result<Option<String>, UnknownProvider>;

    /// Returns the models on offer of the provider: the one that is configured, then those that the
    /// provider lists.
    fn models(&self, provider: &str, listed: Vec<ListedModel>) -> Vec<Model>;

    /// Lists the model providers, as the files are now.
    fn providers(&self) -> Result<ModelProviderListResponse, ConfigFailure>;

    /// Makes a provider the one of threads that start later. Does not block the caller's thread.
    fn set_default_provider(
        &self,
        id: String,
    ) -> BoxFuture<'static, Result<ConfigWriteResponse, ConfigWriteFailure>>;

    /// Adds or changes a provider. Does not block the caller's thread.
    fn write_provider(
        &self,
        patch: ProviderSettingsPatch,
    ) -> BoxFuture<'static, Result<ModelProviderSummary, ConfigWriteFailure>>;

    /// Returns true if the default provider needs a login: it asks for one, and has no key of the
    /// environment or the configuration.
    fn requires_openai_auth(&self) -> bool;

    /// Returns the rules of commands in a working directory: the user's, and those of its project if
    /// the user trusts that. A file of rules that cannot be read makes every command one to ask for,
    /// since one that it forbids may be among them; [`ConfigPort::warnings`] and the warnings of new
    /// threads say so.
    fn rules(&self, cwd: &AbsPath) -> Rules;

    /// Adds a rule that allows commands which begin with these words.
    fn keep_rule(&self, words: &[String]) -> Result<(), ConfigFailure>;

    /// Adds a rule about a host to the same file.
    fn keep_host_rule(&self, rule: &NetworkRule) -> Result<(), ConfigFailure>;

    /// Lets calls of a tool pass without approval from now on, if the user's own file has the server;
    /// one of another layer or of a client cannot be remembered there.
    fn keep_tool_approval(
        &self,
        server: &str,
        tool: &str,
    ) -> BoxFuture<'static, Result<(), ConfigFailure>>;

    /// Returns the temporary directory and the server's own places on this machine.
    fn places(&self) -> Places;
}
