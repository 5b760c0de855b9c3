//! Messages to an actor.

use tokio::sync::oneshot;
use turnhost_base::ConnectionId;

use crate::call::Call;

/// A message in an actor's mailbox.
pub(crate) enum Message {
    /// A request to run inside the actor.
    Call(Call),
    /// A client's answer to a pending request; `None` for an error.
    Answered {
        /// The request.
        number: i64,
        /// The answer's JSON.
        result: Option<String>,
    },
    /// A subscriber's connection ended.
    Disconnected(ConnectionId),
    /// The server ends.
    Stop(oneshot::Sender<()>),
}
