//! Lines of session files.

use serde::Deserialize;
use serde_json::Value;
use turnhost_base::{Millis, ThreadId};

/// A line.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    timestamp: Option<String>,
    /// Its place in the thread; files of the older form have none.
    pub(crate) ordinal: Option<u64>,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) payload: Value,
}

impl Line {
    /// Returns when it was written.
    pub(crate) fn at(&self) -> Option<Millis> {
        self.timestamp.as_deref().and_then(Millis::from_rfc3339)
    }

    /// Reads it as the first line of a file.
    pub(crate) fn meta(&self) -> Option<SessionMeta> {
        (self.kind == "session_meta")
            .then(|| SessionMeta::deserialize(&self.payload).ok())
            .flatten()
    }
}

/// The first line of a file: facts about the thread.
#[derive(Debug, Deserialize)]
pub(crate) struct SessionMeta {
    pub(crate) id: ThreadId,
    pub(crate) timestamp: String,
    pub(crate) cwd: String,
    #[serde(default)]
    pub(crate) originator: String,
    #[serde(default)]
    pub(crate) cli_version: String,
    /// A word, or an object for threads that others started.
    #[serde(default)]
    pub(crate) source: Value,
    pub(crate) thread_source: Option<String>,
    pub(crate) model_provider: Option<String>,
    pub(crate) base_instructions: Option<BaseInstructions>,
    pub(crate) forked_from_id: Option<ThreadId>,
    pub(crate) parent_thread_id: Option<ThreadId>,
    pub(crate) history_base: Option<HistoryBase>,
    pub(crate) git: Option<Git>,
}

/// The instructions that the model was sent first.
#[derive(Debug, Deserialize)]
pub(crate) struct BaseInstructions {
    pub(crate) text: String,
}

/// The lines that a file continues: those of the thread before this one.
#[derive(Debug, Deserialize)]
pub(crate) struct HistoryBase {
    pub(crate) thread_id: ThreadId,
    pub(crate) end_ordinal_exclusive: u64,
}

/// The repository that the thread began in.
#[derive(Debug, Deserialize)]
pub(crate) struct Git {
    pub(crate) branch: Option<String>,
    pub(crate) commit_hash: Option<String>,
    pub(crate) repository_url: Option<String>,
}
