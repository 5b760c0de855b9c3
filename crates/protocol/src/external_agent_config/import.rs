//! Progress and outcome of taking over another agent's settings.

mod read_histories;
mod record_history;

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::{ExternalAgentConfigMigrationItem, ExternalAgentConfigMigrationItemType};

pub use read_histories::*;
pub use record_history::*;

params! {
    /// Params of `externalAgentConfig/import`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ExternalAgentConfigImportParams {
        /// The items to import: those of `externalAgentConfig/detect` that the user chose.
        pub migration_items: Vec<ExternalAgentConfigMigrationItem>,
        /// The source, as the client names it; free text.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// The agent that these are from, for the import's history.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub provider_id: Option<String>,
        /// The other agent to import from, by name; the server's choice by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub migration_source: Option<String>,
    }
}

/// Answer to `externalAgentConfig/import`. The end is reported by
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
    /// Its outcome, by kind of thing.
    pub item_type_results: Vec<ExternalAgentConfigImportTypeResult>,
}

/// Something that could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportItemTypeFailure {
    /// At which step it failed.
    pub failure_stage: String,
    /// Its kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The reason why it failed, for people.
    pub message: String,
    /// The project's directory; unset for what belongs to the user's home.
    pub cwd: Option<String>,
    /// The kind of error, for programs.
    pub error_type: Option<String>,
    /// The place where it was to be taken from.
    pub source: Option<String>,
    /// The kind of error, finer than `errorType`.
    pub sub_error_type: Option<String>,
}

/// Something that was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportItemTypeSuccess {
    /// Its kind.
    pub item_type: ExternalAgentConfigMigrationItemType,
    /// The project's directory; unset for what belongs to the user's home.
    pub cwd: Option<String>,
    /// The path it was taken from.
    pub source: Option<String>,
    /// The path it was put at.
    pub target: Option<String>,
    /// Its title for people, if it has one.
    pub title: Option<String>,
}

/// Payload of `externalAgentConfig/import/progress`, sent while an import is in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAgentConfigImportProgressNotification {
    /// The import.
    pub import_id: String,
    /// Its outcome so far, by kind of thing.
    pub item_type_results: Vec<ExternalAgentConfigImportTypeResult>,
}

/// The outcome of one kind of thing in an import.
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
