//! Threads: stored conversations.

mod approve_guardian_denied_action;
mod archive;
mod attachment;
mod attachment_owner;
mod background_terminals;
mod compact;
mod decrement_elicitation;
mod delete;
mod dynamic_tools;
mod environment;
mod fork;
mod goal;
mod guardian_review;
mod increment_elicitation;
mod inject_items;
mod items;
mod list;
mod loaded;
mod memory;
mod memory_mode;
mod metadata;
mod name;
mod prediction;
mod prepare_approved_plan;
mod project;
mod queue;
mod read;
mod read_state;
mod realtime;
mod resume;
mod revert;
mod sample;
mod search;
mod search_occurrences;
mod section;
mod settings;
mod shell_command;
mod start;
mod status;
mod timeline;
mod token_usage;
mod turns;
mod unarchive;
mod unsubscribe;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{AbsPath, ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;
use crate::{ReasoningEffort, ThreadSection, Turn};

pub use approve_guardian_denied_action::*;
pub use archive::*;
pub use attachment::*;
pub use attachment_owner::*;
pub use background_terminals::*;
pub use compact::*;
pub use decrement_elicitation::*;
pub use delete::*;
pub use environment::*;
pub use fork::*;
pub use goal::*;
pub use guardian_review::*;
pub use increment_elicitation::*;
pub use inject_items::*;
pub use items::*;
pub use list::*;
pub use loaded::*;
pub use memory::*;
pub use memory_mode::*;
pub use metadata::*;
pub use name::*;
pub use prediction::*;
pub use prepare_approved_plan::*;
pub use project::*;
pub use queue::*;
pub use read::*;
pub use read_state::*;
pub use realtime::*;
pub use resume::*;
pub use revert::*;
pub use sample::*;
pub use search::*;
pub use search_occurrences::*;
pub use section::*;
pub use settings::*;
pub use shell_command::*;
pub use start::*;
pub use status::*;
pub use timeline::*;
pub use token_usage::*;
pub use turns::*;
pub use unarchive::*;
pub use unsubscribe::*;

/// A stored conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Thread {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ThreadId,
    /// Version of the server that started it.
    pub cli_version: String,
    /// When it was started, in seconds since the Unix epoch.
    pub created_at: i64,
    /// Working directory.
    #[serde(deserialize_with = "crate::path::one")]
    #[schemars(with = "crate::schema::AbsolutePathBuf")]
    pub cwd: AbsPath,
    /// True if it is gone when the server ends.
    pub ephemeral: bool,
    /// Id of the model provider.
    pub model_provider: String,
    /// Text of its first user message; empty until there is one.
    pub preview: String,
    /// The project it belongs to.
    #[schemars(with = "crate::schema::Nullable<String>")]
    pub project_id: Option<String>,
    /// The thread at the root of the tree that this one belongs to; itself if it stands alone.
    #[schemars(with = "String")]
    pub session_id: ThreadId,
    /// Its origin.
    pub source: SessionSource,
    /// Its effect.
    pub status: ThreadStatus,
    /// Its turns, oldest first; empty unless they were asked for.
    pub turns: Vec<Turn>,
    /// When anything of it last changed, in seconds since the Unix epoch.
    pub updated_at: i64,
    /// The nickname of the agent that works in it.
    pub agent_nickname: Option<String>,
    /// The purpose of that agent.
    pub agent_role: Option<String>,
    /// The thread that it is shown with.
    #[schemars(with = "Option<String>", extend("x-experimental" = true))]
    pub attached_to_thread_id: Option<ThreadId>,
    /// True if clients may start turns in it; `None` if it is not loaded.
    #[schemars(extend("x-experimental" = true))]
    pub can_accept_direct_input: Option<bool>,
    /// True if Daybreak is on in it.
    #[schemars(extend("x-experimental" = true))]
    pub daybreak_enabled: Option<bool>,
    /// The working directory of its commands; `None` if it is not loaded.
    #[schemars(extend("x-experimental" = true))]
    pub environments: Option<Vec<ThreadEnvironment>>,
    /// Fields of other programs.
    #[schemars(extend("x-experimental" = true))]
    pub extra: Option<ThreadExtra>,
    /// The thread it was forked from.
    #[schemars(with = "Option<String>")]
    pub forked_from_id: Option<ThreadId>,
    /// The repository that its working directory was in.
    pub git_info: Option<GitInfo>,
    /// The form of its history.
    #[serde(default)]
    pub history_mode: ThreadHistoryMode,
    /// The model.
    pub model: Option<String>,
    /// The name that a client gave it.
    pub name: Option<String>,
    /// Name of the client that started it.
    pub originator: Option<String>,
    /// The thread whose model started it.
    #[schemars(with = "Option<String>")]
    pub parent_thread_id: Option<ThreadId>,
    /// The file it is kept in; `None` if it is not kept in one.
    pub path: Option<String>,
    /// The model's reasoning effort; its own choice if unset.
    pub reasoning_effort: Option<ReasoningEffort>,
    /// When it was last worked in, in seconds since the Unix epoch.
    pub recency_at: Option<i64>,
    /// The section it is filed under.
    pub section: Option<ThreadSection>,
    /// When it was filed there, in seconds since the Unix epoch.
    pub section_entered_at: Option<i64>,
    /// The client's word for why it was started.
    #[schemars(with = "Option<crate::schema::ThreadSource>")]
    pub thread_source: Option<String>,
}

/// A thread's activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ThreadStatus {
    /// It is stored and not in memory.
    NotLoaded,
    /// It waits for a turn.
    Idle,
    /// It has failed.
    SystemError,
    /// A turn runs.
    Active {
        /// The reasons for which the turn waits; empty while it works.
        active_flags: Vec<ThreadActiveFlag>,
    },
}

/// A reason for which a running turn waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum ThreadActiveFlag {
    /// An approval.
    WaitingOnApproval,
    /// An answer of the user.
    WaitingOnUserInput,
}

/// The way in which a thread's history is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash, Default)]
#[serde(rename_all = "lowercase")]
pub enum ThreadHistoryMode {
    /// In one piece.
    #[default]
    Legacy,
    /// In pages that are read one by one.
    Paginated,
}

/// Origin of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SessionSource {
    /// The interactive command line.
    Cli,
    /// A client of this protocol; named for the first one.
    #[serde(rename = "vscode")]
    VsCode,
    /// The non-interactive command line.
    Exec,
    /// The server itself.
    AppServer,
    /// Another program, by its name.
    Custom(String),
    /// A thread that works for another one.
    SubAgent(SubAgentSource),
    /// Not known.
    Unknown,
}

/// The reason why a thread works for another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubAgentSource {
    /// To review changes.
    Review,
    /// To shorten a history.
    Compact,
    /// To tidy memories.
    MemoryConsolidation,
    /// Because a model started it.
    ThreadSpawn {
        /// The thread whose model did.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ThreadId"))]
        parent_thread_id: ThreadId,
        /// Generations from the user's own thread.
        depth: i32,
        /// Its place in the tree of agents.
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::AgentPath>"))]
        #[serde(default)]
        agent_path: Option<String>,
        /// Its name for people.
        #[serde(default)]
        agent_nickname: Option<String>,
        /// Its purpose.
        #[serde(default)]
        agent_role: Option<String>,
    },
    /// For another purpose, in words.
    Other(String),
}

/// A Git repository's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct GitInfo {
    /// The branch checked out.
    pub branch: Option<String>,
    /// Address of the remote called `origin`.
    pub origin_url: Option<String>,
    /// The commit checked out.
    pub sha: Option<String>,
}

/// Fields of other programs; none are defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadExtra {}

/// Payload of `thread/reverted`, sent after the answer to `thread/revert`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRevertedNotification {
    /// The thread, whose last turns are gone.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/deleted`, sent to every connection after the answer to `thread/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadDeletedNotification {
    /// The thread, which is gone.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/compacted`, sent when a thread's history was shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ContextCompactedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn in which that was done.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `thread/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadStartedNotification {
    /// The thread.
    pub thread: Box<Thread>,
}

/// Payload of `thread/archived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadArchivedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/unarchived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadUnarchivedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}

/// Payload of `thread/closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadClosedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
}
