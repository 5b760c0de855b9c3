//! Threads that other threads' models start, as one thread reaches another.

use std::sync::Arc;

use turnhost_agent::{AgentFailure, Approval, InheritedApprovals, Manner};
use turnhost_base::{ConnectionId, ThreadId, TurnId};
use turnhost_ports::{BoxFuture, HistoryItem, Instructions};
use turnhost_protocol::UserInput;
use turnhost_thread::Thread;

use crate::mcp_use::McpUse;
use crate::peer::Peer;

/// The source of threads that a model started, as lists and the store name it.
pub(crate) const AGENT_SOURCE: &str = "subAgentThreadSpawn";

/// The caller of what one thread asks of another: the server itself. No connection has this id,
/// since connections are counted from below.
pub(crate) const SERVER: ConnectionId = ConnectionId(u64::MAX);

/// An agent that was just made.
pub(crate) struct NewAgent {
    pub(crate) thread: Thread,
    pub(crate) instructions: Arc<Instructions>,
    pub(crate) mcp: McpUse,
    /// The history that it begins with.
    pub(crate) history: Vec<HistoryItem>,
    pub(crate) approvals: InheritedApprovals,
    /// The subscribers of the thread that started it, which are subscribed to it too.
    pub(crate) subscribers: Vec<Arc<dyn Peer>>,
    pub(crate) task: Task,
}

/// Something that an agent is to do.
pub(crate) struct Task {
    /// The turn on whose behalf it does so.
    pub(crate) root: TurnId,
    pub(crate) input: Vec<UserInput>,
}

/// An agent that was sent a message.
pub(crate) struct ReceivedTask {
    /// The turn in which it gets the message.
    pub(crate) turn: TurnId,
    /// Set if its turn before was interrupted for it.
    pub(crate) interrupted: bool,
}

/// The other threads of the server, as far as a thread has to do with its agents and its parent.
pub(crate) trait OtherThreads: Send + Sync {
    /// Runs a new agent and begins its first turn.
    fn start_agent(&self, agent: NewAgent);

    /// Sends a message to an agent.
    fn send_message(
        &self,
        agent: ThreadId,
        task: Task,
        manner: Manner,
    ) -> BoxFuture<'static, Result<ReceivedTask, AgentFailure>>;

    /// Loads an agent again, with these subscribers.
    fn load(
        &self,
        agent: ThreadId,
        subscribers: Vec<Arc<dyn Peer>>,
    ) -> BoxFuture<'static, Result<(), AgentFailure>>;

    /// Ends a thread, and returns once all of it is stored.
    fn stop(&self, thread: ThreadId) -> BoxFuture<'static, ()>;

    /// Adds to what a thread's model is sent, if the thread is loaded.
    fn inform(&self, thread: ThreadId, items: Vec<HistoryItem>);

    /// Passes an approval of the user on to a thread, if it is loaded.
    fn approve(&self, thread: ThreadId, approval: Approval);
}
