//! Types of `externalAgentConfig/import/recordHistory`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{ExternalAgentConfigImportItemTypeFailure, ExternalAgentConfigMigrationItemType};

params! {
    /// Params of `externalAgentConfig/import/recordHistory`: the client did an import itself.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportHistoryRecordParams {
        /// The agent that was imported from, as the client names it.
        pub provider_id: String,
        /// Its outcome, by kind of thing.
        pub item_type_results: Vec<ExternalAgentConfigImportHistoryRecordTypeResultParams>,
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
    /// Its kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The project's directory; unset for what belongs to the user's home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cwd: Option<String>,
    /// The path it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The path it was put at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Its title for people, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The outcome of one kind of thing in an import that the client did itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportHistoryRecordTypeResultParams {
    /// The kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// Those that were imported.
    pub successes: Vec<ExternalAgentConfigImportHistoryRecordSuccessParams>,
    /// Those that could not be imported.
    pub failures: Vec<ExternalAgentConfigImportItemTypeFailure>,
}
