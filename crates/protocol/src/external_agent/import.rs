//! Imports from other agents, and their history.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{ExternalAgentConfigMigrationItem, ExternalAgentConfigMigrationItemType};

params! {
    /// Params of `externalAgentConfig/import`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportParams {
        /// What to import: those items of `externalAgentConfig/detect` that the user chose.
        pub migration_items: Vec<ExternalAgentConfigMigrationItem>,
        /// The other agent to import from, by name; the server's choice by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub migration_source: Option<String>,
        /// Whose things these are, to be kept with the import's history.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider_id: Option<String>,
        /// The source, as the client names it; free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
    }
}

/// Answer to `externalAgentConfig/import`. The end is told by
/// `externalAgentConfig/import/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportResponse {
    /// The import's id, as its notifications name it.
    pub import_id: String,
}

/// Payload of `externalAgentConfig/import/completed`, sent once when an import has done all it
/// could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportCompletedNotification {
    /// The import.
    pub import_id: String,
    /// What became of it, by kind of thing.
    pub item_type_results: Vec<ExternalAgentConfigImportTypeResult>,
}

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
    /// What could not be imported.
    pub failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
    /// Its id.
    pub import_id: String,
    /// What was imported.
    pub successes: Vec<ExternalAgentConfigImportItemTypeSuccess>,
    /// Whose things were imported, as the client named it, if it did.
    pub provider_id: Option<String>,
}

params! {
    /// Params of `externalAgentConfig/import/recordHistory`: the client did an import itself.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportHistoryRecordParams {
        /// What became of it, by kind of thing.
        pub item_type_results: Vec<ExternalAgentConfigImportHistoryRecordTypeResultParams>,
        /// Whose things were imported, as the client names it.
        pub provider_id: String,
    }
}

/// Answer to `externalAgentConfig/import/recordHistory`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportHistoryRecordResponse {
    /// The id it was written down with.
    pub import_id: String,
}

/// Something that the client imported itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportHistoryRecordSuccessParams {
    /// What kind of thing it is.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The project's directory; unset for what belongs to the user's home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cwd: Option<String>,
    /// Where it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it was put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Its title for people, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What became of one kind of thing in an import that the client did itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportHistoryRecordTypeResultParams {
    /// Those that could not be imported.
    pub failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
    /// The kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// Those that were imported.
    pub successes: Vec<ExternalAgentConfigImportHistoryRecordSuccessParams>,
}

/// Something that could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportItemTypeFailure {
    /// At which step it failed.
    pub failure_stage: String,
    /// What kind of thing it is.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// Why it failed, for people.
    pub message: String,
    /// The project's directory; unset for what belongs to the user's home.
    pub cwd: Option<String>,
    /// The kind of error, for programs.
    pub error_type: Option<String>,
    /// Where it was to be taken from.
    pub source: Option<String>,
    /// The kind of error, finer than `errorType`.
    pub sub_error_type: Option<String>,
}

/// Something that was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportItemTypeSuccess {
    /// What kind of thing it is.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The project's directory; unset for what belongs to the user's home.
    pub cwd: Option<String>,
    /// Where it was taken from.
    pub source: Option<String>,
    /// Where it was put.
    pub target: Option<String>,
    /// Its title for people, if it has one.
    pub title: Option<String>,
}

/// Payload of `externalAgentConfig/import/progress`, sent while an import goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportProgressNotification {
    /// The import.
    pub import_id: String,
    /// What became of it so far, by kind of thing.
    pub item_type_results: Vec<ExternalAgentConfigImportTypeResult>,
}

/// What became of one kind of thing in an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportTypeResult {
    /// Those that could not be imported.
    pub failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
    /// The kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// Those that were imported.
    pub successes: Vec<ExternalAgentConfigImportItemTypeSuccess>,
}

/// A connector that another agent used, as an import found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentImportedConnectorCandidate {
    /// Its name.
    pub name: String,
    /// In how many sessions it was used.
    pub session_count: u32,
    /// How it was found.
    pub source: ExternalAgentImportedConnectorSource,
}

/// How an import found a connector of another agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ExternalAgentImportedConnectorSource {
    /// As a remote MCP server in the agent's configuration.
    RemoteMcpServersConfig,
}
