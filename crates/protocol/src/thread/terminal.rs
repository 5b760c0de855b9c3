//! Commands of a thread that run beside its turns.

use serde::Serialize;
use turnhost_base::ItemId;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/shellCommand`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadShellCommandParams {
        /// The thread.
        pub thread_id: String,
        /// The command line, for the user's login shell; must not be empty. It runs outside the
        /// sandbox.
        pub command: String,
        /// Milliseconds until the command is given up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timeout_ms: Option<i64>,
    }
}

/// Answer to `thread/shellCommand`, given at once; the command's item tells what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadShellCommandResponse {}

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
        /// Where to go on: a cursor from an earlier page. From the start if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
    }
}

/// Answer to `thread/backgroundTerminals/list`.
#[derive(Clone, Debug, PartialEq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadBackgroundTerminalsListResponse {
    /// The commands that still run.
    pub data: Vec<ThreadBackgroundTerminal>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}

params! {
    /// Params of `thread/backgroundTerminals/terminate`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsTerminateParams {
        /// The thread.
        pub thread_id: String,
        /// The command, by its `processId` in the list.
        pub process_id: String,
    }
}

/// Answer to `thread/backgroundTerminals/terminate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadBackgroundTerminalsTerminateResponse {
    /// Whether there was such a command; its item is completed as failed afterwards.
    pub terminated: bool,
}

params! {
    /// Params of `thread/backgroundTerminals/clean`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsCleanParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/backgroundTerminals/clean`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadBackgroundTerminalsCleanResponse {}

params! {
    /// Params of `thread/increment_elicitation`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadIncrementElicitationParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/increment_elicitation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadIncrementElicitationResponse {
    /// Questions that are open outside this protocol, this one included.
    pub count: i64,
    /// Whether the thread is held up by them.
    pub paused: bool,
}

params! {
    /// Params of `thread/decrement_elicitation`. Fails if the count is 0.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDecrementElicitationParams {
        /// The thread.
        pub thread_id: String,
    }
}

/// Answer to `thread/decrement_elicitation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadDecrementElicitationResponse {
    /// Questions that are still open outside this protocol.
    pub count: i64,
    /// Whether the thread is held up by them.
    pub paused: bool,
}
