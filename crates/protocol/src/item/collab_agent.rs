//! Items about other agents.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::{ItemId, ThreadId};

use crate::ReasoningEffort;
use crate::record::Record;
use crate::word::Word;

/// A call that steers other agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct CollabAgentToolCallItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The status of the agents, by thread.
    pub agents_states: IndexMap<String, CollabAgentState>,
    /// The threads it is for.
    #[schemars(with = "Vec<String>")]
    pub receiver_thread_ids: Vec<ThreadId>,
    /// The thread it comes from.
    #[schemars(with = "String")]
    pub sender_thread_id: ThreadId,
    /// The status of the call.
    pub status: CollabAgentToolCallStatus,
    /// The action.
    pub tool: CollabAgentTool,
    /// The model of the agent to be started.
    pub model: Option<String>,
    /// The text for the agents.
    pub prompt: Option<String>,
    /// The reasoning effort of the agent to be started.
    pub reasoning_effort: Option<ReasoningEffort>,
}

/// An action on other agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum CollabAgentTool {
    /// Start one.
    SpawnAgent,
    /// Give it something to do.
    SendInput,
    /// Load it again.
    ResumeAgent,
    /// Wait for it.
    Wait,
    /// End it.
    CloseAgent,
    /// Tell it something.
    SendMessage,
    /// Give it something further to do.
    FollowupTask,
    /// Stop what it does.
    InterruptAgent,
    /// See which there are.
    ListAgents,
}

/// The status of a call that steers agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum CollabAgentToolCallStatus {
    /// It runs.
    InProgress,
    /// It is done.
    Completed,
    /// It failed.
    Failed,
    /// It was interrupted.
    Interrupted,
}

/// The status of an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CollabAgentState {
    /// Its status.
    pub status: CollabAgentStatus,
    /// Its last message.
    pub message: Option<String>,
}

/// The status of an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum CollabAgentStatus {
    /// It is being started.
    PendingInit,
    /// It works.
    Running,
    /// It was interrupted.
    Interrupted,
    /// It is done.
    Completed,
    /// It failed.
    Errored,
    /// It was ended.
    Shutdown,
    /// There is no such agent.
    NotFound,
}

/// News of another agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct SubAgentActivityItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its place in the tree of agents.
    pub agent_path: String,
    /// Its thread.
    #[schemars(with = "String")]
    pub agent_thread_id: ThreadId,
    /// The event.
    pub kind: SubAgentActivityKind,
    /// Its model.
    pub model: Option<String>,
    /// Its reasoning effort.
    pub reasoning_effort: Option<ReasoningEffort>,
}

/// Change to an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum SubAgentActivityKind {
    /// It was started.
    Started,
    /// It was sent a message.
    Interacted,
    /// It was interrupted.
    Interrupted,
    /// It is done.
    Completed,
}
