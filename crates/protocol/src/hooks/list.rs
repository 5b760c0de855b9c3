//! Types of `hooks/list`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{HookEventName, HookSource};

params! {
    /// Params of `hooks/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HooksListParams {
        /// The directories to answer for, one entry each. The server's own if empty or left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
        /// A thread whose configuration counts. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
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
    /// The part that could not be read.
    pub errors: Vec<HookErrorInfo>,
    /// The hooks.
    pub hooks: Vec<HookMetadata>,
    /// The text for the user about them.
    pub warnings: Vec<String>,
}

/// A hook as it is configured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HookMetadata {
    /// A fingerprint of the hook as it is now; trust is given to a fingerprint.
    pub current_hash: String,
    /// Its place among other hooks when they are shown; lower ones first.
    pub display_order: i64,
    /// True if it is switched on.
    pub enabled: bool,
    /// Its trigger.
    pub event_name: HookEventName,
    /// True if an administrator set it, so that the user cannot change it.
    pub is_managed: bool,
    /// The key that tells it from other hooks in the configuration.
    pub key: String,
    /// The source of the configuration.
    pub source: HookSource,
    /// The file that configures it.
    #[serde(deserialize_with = "crate::path::one")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
    pub source_path: AbsPath,
    /// Its timeout, in seconds.
    pub timeout_sec: u64,
    /// Says if the user trusts it.
    pub trust_status: HookTrustStatus,
    /// The limit of its addition to the model's input; `None` if nothing is set.
    pub additional_context_limit: Option<usize>,
    /// The environment that it runs in; `None` if none is named.
    pub environment_id: Option<String>,
    /// A pattern of what it is for, such as tool names; `None` for everything.
    pub matcher: Option<String>,
    /// The plugin that brought it; `None` if no plugin did.
    pub plugin_id: Option<String>,
    /// The text to show while it runs.
    pub status_message: Option<String>,
    /// Its command.
    #[serde(flatten)]
    pub handler: HookHandler,
}

/// A hook's command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "handlerType", rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum HookHandler {
    /// It runs a command.
    Command {
        /// The command line.
        command: String,
        /// True if nothing waits for it. False by default.
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

/// Says if a hook is trusted.
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

/// The reason why hooks of a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HookErrorInfo {
    /// The fault.
    pub message: String,
    /// The file.
    pub path: String,
}
