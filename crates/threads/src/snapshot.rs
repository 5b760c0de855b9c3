//! A loaded thread as it last stood, for readers that do not wait for its actor.

use std::sync::{Arc, Mutex, PoisonError};

use turnhost_base::TurnId;
use turnhost_ports::{McpServers, ThreadRecord};
use turnhost_protocol::{Thread, ThreadBackgroundTerminal, ThreadStatus};
use turnhost_thread::TurnSettings;

use crate::environment::ServerIdentity;
use crate::wire;

/// The published state of a loaded thread.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Its record as the store holds it, or would.
    pub record: Arc<ThreadRecord>,
    /// The settings of its turns.
    pub settings: Arc<TurnSettings>,
    /// Its status.
    pub status: ThreadStatus,
    /// Set if it lives in memory only.
    pub ephemeral: bool,
    /// Set if anything of it is in the store.
    pub stored: bool,
    /// The running turn, if one runs.
    pub running: Option<TurnId>,
    /// Its MCP servers.
    pub mcp: Arc<dyn McpServers>,
    /// Its commands that outlived the calls that started them, in the order of their start.
    pub background_terminals: Vec<ThreadBackgroundTerminal>,
}

impl Snapshot {
    pub(crate) fn of(
        thread: &turnhost_thread::Thread,
        mcp: &Arc<dyn McpServers>,
        background_terminals: Vec<ThreadBackgroundTerminal>,
    ) -> Self {
        Self {
            record: Arc::clone(thread.record()),
            settings: Arc::clone(thread.settings()),
            status: thread.status(),
            ephemeral: thread.is_ephemeral(),
            stored: thread.is_stored(),
            running: thread.running(),
            mcp: Arc::clone(mcp),
            background_terminals,
        }
    }

    /// Returns the thread in its wire form, without its turns.
    pub fn thread(&self, identity: &ServerIdentity) -> Thread {
        let mut thread = wire::thread(&self.record, &self.settings, identity);
        thread.status = self.status.clone();
        thread.can_accept_direct_input = Some(true);
        thread.environments = Some(self.settings.environments());
        if let Some(session) = self.settings.agent.as_ref().and_then(|agent| agent.session) {
            thread.session_id = session;
        }
        if self.ephemeral {
            thread.ephemeral = true;
            thread.path = None;
        }
        thread
    }
}

/// The place of a thread's published state; `None` while it is being loaded.
#[derive(Clone, Default)]
pub(crate) struct SnapshotCell(Arc<Mutex<Option<Arc<Snapshot>>>>);

impl SnapshotCell {
    pub(crate) fn publish(&self, snapshot: Snapshot) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(snapshot));
    }

    pub(crate) fn get(&self) -> Option<Arc<Snapshot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
