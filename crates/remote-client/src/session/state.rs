//! State shared by the parts of a session.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use turnhost_base::World;
use turnhost_client::{Client, EventQueue};

use super::event::SessionEvent;
use crate::resume::{Reconciler, Resumed};

/// State shared by the handles, the reader of the connection and the supervisor.
pub(super) struct Shared {
    pub(super) state: Mutex<State>,
    pub(super) queue: Arc<EventQueue<SessionEvent>>,
    pub(super) world: Arc<dyn World>,
    /// The server dropped what waited of a thread, which must be resumed.
    pub(super) resync: Notify,
    /// The user wants no more.
    pub(super) closing: Notify,
}

pub(super) struct State {
    pub(super) reconciler: Reconciler,
    pub(super) link: Connection,
    pub(super) resuming: Resuming,
    pub(super) is_closed: bool,
}

/// State of the supervisor's last `thread/resume`.
#[derive(Clone, Copy)]
pub(super) enum Resuming {
    Asked { with_turns: bool },
    Done(Resumed),
}

pub(super) enum Connection {
    Up(Client),
    Down(Arc<str>),
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn client(&self) -> Result<Client, Arc<str>> {
        match &self.state().link {
            Connection::Up(client) => Ok(client.clone()),
            Connection::Down(reason) => Err(Arc::clone(reason)),
        }
    }
}
