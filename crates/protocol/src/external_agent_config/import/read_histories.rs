//! Types of `externalAgentConfig/import/readHistories`.

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;
use crate::{ExternalAgentConfigImportItemTypeFailure, ExternalAgentConfigImportItemTypeSuccess};

/// Answer to `externalAgentConfig/import/readHistories`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ExternalAgentConfigImportHistoriesReadResponse {
    /// Connectors that the other agent used, as earlier imports found them.
    pub connectors: Vec<ExternalAgentImportedConnectorCandidate>,
    /// The imports of the past.
    pub data: Vec<ExternalAgentConfigImportHistory>,
}

/// An import of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportHistory {
    /// When it was done, in milliseconds since the Unix epoch.
    pub completed_at_ms: i64,
    /// The items that could not be imported.
    pub failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
    /// Its id.
    pub import_id: String,
    /// The imported items.
    pub successes: Vec<ExternalAgentConfigImportItemTypeSuccess>,
    /// The agent that was imported from, as the client named it, if it did.
    pub provider_id: Option<String>,
}

/// A connector that another agent used, as an import found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentImportedConnectorCandidate {
    /// Its name.
    pub name: String,
    /// In how many sessions it was used.
    pub session_count: u32,
    /// The way it was found.
    pub source: ExternalAgentImportedConnectorSource,
}

/// The way in which an import found a connector of another agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ExternalAgentImportedConnectorSource {
    /// As a remote MCP server in the agent's configuration.
    RemoteMcpServersConfig,
}
