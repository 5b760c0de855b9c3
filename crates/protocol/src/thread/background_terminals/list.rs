//! Types of `thread/backgroundTerminals/list`.

use serde::Serialize;
use turnhost_base::ItemId;

use crate::experimental::params;
use crate::record::Record;

/// A command that a model started and that still runs.
#[derive(Clone, Debug, PartialEq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadBackgroundTerminal {
    /// The item of the command.
    #[schemars(with = "String")]
    pub item_id: ItemId,
    /// The command line, as the model gave it.
    pub command: String,
    /// Its working directory.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub cwd: String,
    /// The server's id of it, a decimal number; not the operating system's.
    pub process_id: String,
    /// Its share of the processor's time, in per cent; `None` if not known.
    pub cpu_percent: Option<f64>,
    /// The operating system's id of its process; `None` if not known.
    pub os_pid: Option<u32>,
    /// Its memory that is in RAM, in kilobytes; `None` if not known.
    pub rss_kb: Option<u64>,
}

params! {
    /// Params of `thread/backgroundTerminals/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsListParams {
        /// The thread.
        pub thread_id: String,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/backgroundTerminals/list`.
#[derive(Clone, Debug, PartialEq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadBackgroundTerminalsListResponse {
    /// The commands that still run.
    pub data: Vec<ThreadBackgroundTerminal>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}
