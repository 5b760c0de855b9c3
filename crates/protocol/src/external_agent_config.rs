//! Settings of other agents that can be taken over.

mod detect;
mod import;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use detect::*;
pub use import::*;

/// Something of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigMigrationItem {
    /// Its description, for people.
    pub description: String,
    /// Its kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The project's directory; unset for what belongs to the user's home.
    pub cwd: Option<String>,
    /// Its parts, if it has any.
    pub details: Option<MigrationDetails>,
}

/// The kind of thing that is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExternalAgentConfigMigrationItemType {
    /// Instructions, which go into an AGENTS.md file.
    AgentsMd,
    /// Settings.
    Config,
    /// Skills.
    Skills,
    /// Plugins.
    Plugins,
    /// MCP servers.
    McpServerConfig,
    /// Sub-agents.
    Subagents,
    /// Hooks.
    Hooks,
    /// Commands.
    Commands,
    /// Memory.
    Memory,
    /// Sessions, which become threads.
    Sessions,
}

/// The parts of something that can be imported; every list is empty if left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MigrationDetails {
    /// Commands.
    #[serde(default)]
    pub commands: Vec<CommandMigration>,
    /// Hooks.
    #[serde(default)]
    pub hooks: Vec<HookMigration>,
    /// MCP servers.
    #[serde(default)]
    pub mcp_servers: Vec<McpServerMigration>,
    /// Entries of memory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memory: Vec<String>,
    /// Plugins, by the marketplace they come from.
    #[serde(default)]
    pub plugins: Vec<PluginsMigration>,
    /// Sessions.
    #[serde(default)]
    pub sessions: Vec<SessionMigration>,
    /// Skills.
    #[serde(default)]
    pub skills: Vec<SkillMigration>,
    /// Sub-agents.
    #[serde(default)]
    pub subagents: Vec<SubagentMigration>,
}

/// A command of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CommandMigration {
    /// Its name.
    pub name: String,
}

/// A hook of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct HookMigration {
    /// Its name.
    pub name: String,
}

/// An MCP server of another agent's configuration that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct McpServerMigration {
    /// Its name.
    pub name: String,
}

/// Another agent's plugins from one marketplace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginsMigration {
    /// The marketplace.
    pub marketplace_name: String,
    /// The plugins.
    pub plugin_names: Vec<String>,
}

/// A session of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SessionMigration {
    /// The directory it worked in.
    pub cwd: String,
    /// The file with its history.
    pub path: String,
    /// Its title, if it has one.
    pub title: Option<String>,
}

/// A skill of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillMigration {
    /// Its name.
    pub name: String,
}

/// A sub-agent of another agent that can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SubagentMigration {
    /// Its name.
    pub name: String,
}
