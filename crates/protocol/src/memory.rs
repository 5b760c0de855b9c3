//! What models remember from thread to thread.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `memory/status`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct MemoryStatusParams {
        /// How many threads must have gone into memory for it to count as ready. The server's own
        /// number if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub min_consolidated_threads: Option<u32>,
    }
}

/// Answer to `memory/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct MemoryStatusResponse {
    /// How many threads have gone into memory of the second kind.
    pub v2_consolidated_threads: u32,
    /// Whether those are enough to use it.
    pub v2_ready: bool,
}

/// Answer to `memory/reset`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct MemoryResetResponse {}

/// Whether a thread is remembered in later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadMemoryMode {
    /// It is.
    Enabled,
    /// It is not.
    Disabled,
}

params! {
    /// Params of `thread/memoryMode/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryModeSetParams {
        /// The thread.
        pub thread_id: String,
        /// Whether the thread is to be remembered in later ones.
        pub mode: ThreadMemoryMode,
    }
}

/// Answer to `thread/memoryMode/set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadMemoryModeSetResponse {}

params! {
    /// Params of `thread/memory/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryReadParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/memory/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadMemoryReadResponse {
    /// What is remembered of the thread; `None` if nothing is.
    pub summary: Option<String>,
}
