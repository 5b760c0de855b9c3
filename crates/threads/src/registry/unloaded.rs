//! Changes of threads that are not loaded.

use tokio::sync::RwLockWriteGuard;
use tokio::task::yield_now;
use turnhost_base::ThreadId;

use super::Threads;

/// No thread begins to be loaded for as long as this is held.
pub struct Unloaded<'a> {
    _loading: RwLockWriteGuard<'a, ()>,
}

impl Threads {
    /// Waits until no other task reads or changes what is stored of unloaded threads, and keeps all others
    /// from it for as long as the result is held. Returns `None` if the thread is loaded by then.
    pub async fn while_unloaded(&self, id: ThreadId) -> Option<Unloaded<'_>> {
        let unloaded = Unloaded { _loading: self.0.env.loading.write().await };
        loop {
            match self.get(id) {
                None => return Some(unloaded),
                // Everything of it is stored; the registry forgets it in a moment.
                Some(handle) if handle.has_left() => yield_now().await,
                Some(_) => return None,
            }
        }
    }
}
