//! Types of `externalAgentConfig/detect`.

use serde::Serialize;

use crate::ExternalAgentConfigMigrationItem;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `externalAgentConfig/detect`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigDetectParams {
        /// True to look in the user's home directory too. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub include_home: bool,
        /// Directories of projects to look in. None by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cwds: Option<Vec<String>>,
        /// The largest age of sessions, in days; the server's own limit by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_session_age_days: Option<u32>,
        /// The largest number of sessions to find; the server's own limit by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_sessions: Option<u32>,
        /// The source, as the client names it; free text.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// The other agent to look for, by name; the server's choice by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub migration_source: Option<String>,
    }
}

/// Answer to `externalAgentConfig/detect`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ExternalAgentConfigDetectResponse {
    /// The items that can be imported, for `externalAgentConfig/import`.
    pub items: Vec<ExternalAgentConfigMigrationItem>,
    /// Connectors that the other agent was seen to use. None if left out.
    #[serde(default)]
    pub connectors: Vec<ExternalAgentDetectedConnectorCandidate>,
}

/// A connector that another agent was seen to use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentDetectedConnectorCandidate {
    /// Its name.
    pub name: String,
    /// In how many sessions it was used.
    pub session_count: u32,
    /// The way it was found.
    pub source: ExternalAgentDetectedConnectorSource,
}

/// The way in which a connector of another agent was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ExternalAgentDetectedConnectorSource {
    /// As a remote MCP server in the agent's configuration.
    RemoteMcpServersConfig,
    /// By calls of its tools in the agent's sessions.
    SessionToolUse,
}
