//! The loaded threads: ids to handles, and nothing else.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use turnhost_base::ThreadId;

use crate::actor::ThreadHandle;

/// The loaded threads of a server. Ids sort by the time they were made, so the map does too.
#[derive(Default)]
pub(crate) struct Registry {
    threads: Mutex<BTreeMap<ThreadId, ThreadHandle>>,
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<ThreadId, ThreadHandle>> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The handle of a loaded thread.
    pub(crate) fn get(&self, id: ThreadId) -> Option<ThreadHandle> {
        self.lock().get(&id).cloned()
    }

    /// The handle of a loaded thread, or of the one that `load` begins to load.
    pub(crate) fn get_or_load(
        &self,
        id: ThreadId,
        load: impl FnOnce() -> ThreadHandle,
    ) -> ThreadHandle {
        self.lock().entry(id).or_insert_with(load).clone()
    }

    /// Adds a thread that was just made.
    pub(crate) fn add(&self, id: ThreadId, handle: ThreadHandle) {
        self.lock().insert(id, handle);
    }

    /// Forgets a thread whose actor ends.
    pub(crate) fn remove(&self, id: ThreadId) {
        self.lock().remove(&id);
    }

    /// The ids of all that finished loading, oldest first.
    pub(crate) fn ids(&self) -> Vec<ThreadId> {
        self.lock()
            .iter()
            .filter(|(_, handle)| handle.snapshot().is_some())
            .map(|(id, _)| *id)
            .collect()
    }

    /// All handles, oldest first.
    pub(crate) fn all(&self) -> Vec<ThreadHandle> {
        self.lock().values().cloned().collect()
    }
}
