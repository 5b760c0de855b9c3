//! Requests to clients that are not answered yet.

use turnhost_base::ItemId;
use turnhost_protocol::{ServerRequest, ThreadActiveFlag};

/// The answer that a thread waits for while a request is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingFor {
    /// A user's approval.
    Approval,
    /// A user's answers to questions.
    UserInput,
    /// The result of a tool that a client runs. The status does not show it, and no notification
    /// says that the request is settled: clients see the item.
    ClientTool,
}

impl WaitingFor {
    /// Returns the flag that the thread's status shows meanwhile, if it shows one.
    pub fn flag(self) -> Option<ThreadActiveFlag> {
        match self {
            Self::Approval => Some(ThreadActiveFlag::WaitingOnApproval),
            Self::UserInput => Some(ThreadActiveFlag::WaitingOnUserInput),
            Self::ClientTool => None,
        }
    }
}

/// A request to the clients of a thread, offered to every subscriber until one answers.
#[derive(Clone, Debug)]
pub struct PendingRequest {
    /// Its id on the wire: counts up from 0 through the life of the process.
    pub number: i64,
    /// The item that waits for the answer.
    pub item: ItemId,
    /// The reason that the thread's status shows meanwhile.
    pub waiting_for: WaitingFor,
    /// The request itself.
    pub request: ServerRequest,
}
