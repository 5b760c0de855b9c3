//! Agents that work for a thread: the model's orders, and the reports on them.
//!
//! An agent is a thread of its own. Nothing here starts one: an [`AgentOrder`] goes out, an
//! [`AgentReport`] comes back. Limits are in [`turnhost_thread::SubAgentLimits`].

use std::time::Duration;

use serde_json::{Value, json};
use turnhost_base::{AbsPath, ThreadId, TurnId};
use turnhost_policy::{ApprovedCommand, Rules, SessionApprovals};
use turnhost_ports::HistoryItem;
use turnhost_protocol::{CollabAgentState, CollabAgentStatus, ReasoningEffort, UserInput};

use crate::grants::Grants;

/// Something to be done with the agents of a thread.
#[derive(Debug)]
pub enum AgentOrder {
    /// Start one.
    Spawn(Box<SpawnOrder>),
    /// Tell one something.
    Send {
        /// The agent.
        agent: ThreadId,
        /// The text for it.
        input: Vec<UserInput>,
        /// The fate of what it does.
        manner: Manner,
    },
    /// Wait until one of these has ended what it does.
    Wait {
        /// The agents.
        agents: Vec<ThreadId>,
        /// The longest wait.
        timeout: Duration,
    },
    /// End one, with its own agents.
    Close(ThreadId),
    /// Load one again.
    Resume(ThreadId),
    /// See which there are.
    List,
}

/// An agent to be started.
#[derive(Debug)]
pub struct SpawnOrder {
    /// Its task.
    pub input: Vec<UserInput>,
    /// Its model, if it is to be another than that of the thread.
    pub model: Option<String>,
    /// Its reasoning effort, if it is to be another than that of the thread.
    pub effort: Option<ReasoningEffort>,
    /// The history that it begins with; empty for none.
    pub history: Vec<HistoryItem>,
}

/// The fate of an agent's running turn when a message arrives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It gets the message as soon as it can, and continues.
    Join,
    /// It is interrupted first.
    Interrupt,
}

/// The status of an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgentStatus {
    /// It has not begun.
    PendingInit,
    /// It works.
    Running,
    /// It was interrupted.
    Interrupted,
    /// It is done; with its last message, if it said anything.
    Completed(Option<String>),
    /// It failed, for this reason.
    Errored(String),
    /// It was ended.
    Shutdown,
    /// There is no such agent.
    NotFound,
}

impl AgentStatus {
    /// Returns whether it does nothing more by itself.
    pub fn is_final(&self) -> bool {
        match self {
            Self::PendingInit | Self::Running => false,
            Self::Interrupted
            | Self::Completed(_)
            | Self::Errored(_)
            | Self::Shutdown
            | Self::NotFound => true,
        }
    }

    /// Returns the status in the form for the model.
    pub(crate) fn to_json(&self) -> Value {
        match self {
            Self::PendingInit => json!("pending_init"),
            Self::Running => json!("running"),
            Self::Interrupted => json!("interrupted"),
            Self::Completed(message) => json!({ "completed": message }),
            Self::Errored(reason) => json!({ "errored": reason }),
            Self::Shutdown => json!("shutdown"),
            Self::NotFound => json!("not_found"),
        }
    }

    /// Returns the status in the form for clients.
    pub(crate) fn to_wire(&self) -> CollabAgentState {
        let (status, message) = match self.clone() {
            Self::PendingInit => (CollabAgentStatus::PendingInit, None),
            Self::Running => (CollabAgentStatus::Running, None),
            Self::Interrupted => (CollabAgentStatus::Interrupted, None),
            Self::Completed(message) => (CollabAgentStatus::Completed, message),
            Self::Errored(reason) => (CollabAgentStatus::Errored, Some(reason)),
            Self::Shutdown => (CollabAgentStatus::Shutdown, None),
            Self::NotFound => (CollabAgentStatus::NotFound, None),
        };
        CollabAgentState { status, message }
    }
}

/// The outcome of an order.
#[derive(Debug)]
pub enum AgentReport {
    /// An agent was started.
    Spawned {
        /// Its thread.
        agent: ThreadId,
        /// Its name for people.
        nickname: String,
        /// Its model.
        model: String,
        /// Its reasoning effort, if it has one of its own.
        effort: Option<ReasoningEffort>,
    },
    /// It received the message, in this turn of its own.
    Sent {
        /// The turn.
        turn: TurnId,
        /// Its status before.
        status: AgentStatus,
    },
    /// The wait is over. Agents that still work are left out.
    Waited(Vec<(ThreadId, AgentStatus)>),
    /// It was ended; with its status before.
    Closed(AgentStatus),
    /// It is loaded, with this status.
    Resumed(AgentStatus),
    /// These are all that there are.
    Listed(Vec<ListedAgent>),
}

/// An agent in a list.
#[derive(Debug)]
pub struct ListedAgent {
    /// Its thread.
    pub agent: ThreadId,
    /// Its name for people.
    pub nickname: String,
    /// Its status.
    pub status: AgentStatus,
}

/// The reason why an order was not carried out, for the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgentFailure {
    /// As many agents live as may.
    #[error("collab spawn failed: agent thread limit reached")]
    LimitReached,
    /// It could not be started or loaded.
    #[error("collab spawn failed: {0}")]
    NotStarted(String),
    /// No agent of this thread has this id.
    #[error("agent with id {0} not found")]
    NotFound(ThreadId),
    /// It leaves memory, or too much waits for it.
    #[error("{0}")]
    Unreachable(String),
}

/// An approval that a user gave for more than one call. It holds for all agents of a tree, whichever of
/// them asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approval {
    /// A command.
    Command(ApprovedCommand),
    /// Changes of these files.
    Files(Vec<AbsPath>),
    /// A tool of an MCP server.
    Tool {
        /// The server.
        server: String,
        /// The tool.
        tool: String,
    },
    /// All commands with these first words.
    Rule(Vec<String>),
}

/// The approvals that an agent inherits: those of the thread that started it.
#[derive(Clone, Debug, Default)]
pub struct InheritedApprovals {
    pub(crate) rules: Rules,
    pub(crate) approvals: SessionApprovals,
    pub(crate) grants: Grants,
}
