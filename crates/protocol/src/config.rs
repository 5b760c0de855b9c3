//! The configuration as it is in effect, its layers, and warnings about it.

mod apps;
mod batch_write;
mod mcp_server;
mod read;
mod value;
mod write;

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use turnhost_base::AbsPath;

use crate::record::Record;
use crate::word::Word;
use crate::{
    ApprovalsReviewer, AskForApproval, ReasoningEffort, ReasoningSummary, SandboxMode, Verbosity,
};

pub use apps::*;
pub use batch_write::*;
pub use mcp_server::*;
pub use read::*;
pub use value::*;
pub use write::*;

/// The configuration that is in force; a key that is not set is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Config {
    /// Usage statistics.
    pub analytics: Option<AnalyticsConfig>,
    /// When the user is asked before something runs.
    pub approval_policy: Option<AskForApproval>,
    /// The reviewer of approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// Connected apps.
    #[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
    pub apps: Option<AppsConfig>,
    /// The permissions of the browser tool.
    pub browser_use: Option<BrowserUseConfig>,
    /// The side that runs searches for clients.
    pub client_search_provider: Option<WebSearchProvider>,
    /// Replaces the prompt by which histories are shortened.
    pub compact_prompt: Option<String>,
    /// Which programs the computer tool may use.
    pub computer_use: Option<ComputerUseConfig>,
    /// Settings of the desktop app, which no one else reads.
    pub desktop: Option<IndexMap<String, Value>>,
    /// Instructions put before the conversation in the developer's name.
    pub developer_instructions: Option<String>,
    /// Workspaces that a ChatGPT login may belong to.
    pub forced_chatgpt_workspace_id: Option<ForcedChatgptWorkspaceIds>,
    /// The only kind of login allowed.
    pub forced_login_method: Option<ForcedLoginMethod>,
    /// Instructions put before the conversation.
    pub instructions: Option<String>,
    /// The model of new threads.
    pub model: Option<String>,
    /// Tokens at which a history is shortened by itself.
    pub model_auto_compact_token_limit: Option<i64>,
    /// Which tokens count towards that limit.
    pub model_auto_compact_token_limit_scope: Option<AutoCompactTokenLimitScope>,
    /// The size of the model's context window, in tokens.
    pub model_context_window: Option<i64>,
    /// Id of the model provider: a key of `model_providers`.
    pub model_provider: Option<String>,
    /// The models' reasoning effort.
    pub model_reasoning_effort: Option<ReasoningEffort>,
    /// Says if and how models should summarise their thoughts.
    pub model_reasoning_summary: Option<ReasoningSummary>,
    /// The verbosity of answers.
    pub model_verbosity: Option<Verbosity>,
    /// The model for reviews.
    pub review_model: Option<String>,
    /// The sandbox of new threads.
    pub sandbox_mode: Option<SandboxMode>,
    /// Details of the `workspace-write` sandbox.
    pub sandbox_workspace_write: Option<SandboxWorkspaceWrite>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
    /// Settings of tools.
    pub tools: Option<ToolsV2>,
    /// Says if models may search the web, and how.
    pub web_search: Option<WebSearchMode>,
    /// Every other key, as it was found.
    #[serde(flatten)]
    pub additional: IndexMap<String, Value>,
}

/// One source of configuration with its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConfigLayer {
    /// Its content.
    pub config: Value,
    /// Its origin.
    pub name: ConfigLayerSource,
    /// A fingerprint of its content.
    pub version: String,
    /// The reason why it does not count, if it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled_reason: Option<String>,
}

/// One source of configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ConfigLayerMetadata {
    /// Its origin.
    pub name: ConfigLayerSource,
    /// A fingerprint of its content.
    pub version: String,
}

/// Origin of a layer of configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ConfigLayerSource {
    /// A file that came with the program.
    PackagedDefaults {
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        file: AbsPath,
    },
    /// The machine's management system.
    Mdm {
        /// Its preference domain.
        domain: String,
        /// Its key in there.
        key: String,
    },
    /// The machine's file.
    System {
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        file: AbsPath,
    },
    /// An organisation's settings, fetched for its members.
    EnterpriseManaged {
        /// Their id.
        id: String,
        /// Their name for people.
        name: String,
    },
    /// The user's file.
    User {
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        file: AbsPath,
        /// The profile chosen in it.
        profile: Option<String>,
    },
    /// A trusted project's directory.
    Project {
        /// The folder with the project's file.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        dot_codex_folder: AbsPath,
    },
    /// The command line, or a request's own settings.
    SessionFlags,
    /// An organisation's file of an older kind.
    LegacyManagedConfigTomlFromFile {
        /// The file.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        file: AbsPath,
    },
    /// An organisation's settings of an older kind, from the management system.
    LegacyManagedConfigTomlFromMdm,
}

/// Payload of `configWarning`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ConfigWarningNotification {
    /// The fault.
    pub summary: String,
    /// More about it.
    pub details: Option<String>,
    /// The file it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The place in that file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<TextRange>,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy)]
pub struct TextRange {
    /// Its first character.
    pub start: TextPosition,
    /// The character after its last.
    pub end: TextPosition,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Copy)]
pub struct TextPosition {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Which tokens count towards the limit at which a history is shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum AutoCompactTokenLimitScope {
    /// All.
    Total,
    /// Those after what every request begins with.
    BodyAfterPrefix,
}

/// The workspaces that a ChatGPT login may belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum ForcedChatgptWorkspaceIds {
    /// Only this one.
    One(String),
    /// Any of these.
    Many(Vec<String>),
}

/// A kind of login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ForcedLoginMethod {
    /// By a ChatGPT account.
    Chatgpt,
    /// By an API key.
    Api,
}

/// Details of the `workspace-write` sandbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct SandboxWorkspaceWrite {
    /// True if `/tmp` is kept from being written.
    #[serde(default)]
    pub exclude_slash_tmp: bool,
    /// True if the directory that `TMPDIR` names is kept from being written.
    #[serde(default)]
    pub exclude_tmpdir_env_var: bool,
    /// True if commands may use the network. False by default.
    #[serde(default)]
    pub network_access: bool,
    /// Directories that may be written besides the working directory.
    #[serde(default)]
    pub writable_roots: Vec<String>,
}

/// Settings of tools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ToolsV2 {
    /// The web search tool.
    pub web_search: Option<WebSearchToolConfig>,
}

/// Settings of the web search tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(deny_unknown_fields)]
pub struct WebSearchToolConfig {
    /// The only domains to be searched.
    pub allowed_domains: Option<Vec<String>>,
    /// The amount of search results that goes to the model.
    pub context_size: Option<WebSearchContextSize>,
    /// Location of the user.
    pub location: Option<WebSearchLocation>,
}

/// The amount of search results that goes to the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum WebSearchContextSize {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
}

/// Location of the user, roughly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(deny_unknown_fields)]
pub struct WebSearchLocation {
    /// City.
    pub city: Option<String>,
    /// Two-letter country code.
    pub country: Option<String>,
    /// State or region.
    pub region: Option<String>,
    /// IANA time zone.
    pub timezone: Option<String>,
}

/// The way in which models may search the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum WebSearchMode {
    /// Not at all.
    Disabled,
    /// In the provider's stored copies only.
    Cached,
    /// In what the provider has indexed.
    Indexed,
    /// In the web as it is.
    Live,
}

/// The side that runs searches for clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum WebSearchProvider {
    /// The server itself.
    Standalone,
    /// An MCP server.
    SearchMcp,
}
