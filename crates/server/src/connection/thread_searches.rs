//! The searches of threads of one connection, by the ids of their requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use turnhost_ports::{Hit, SearchWatch};
use turnhost_protocol::RequestId;

use crate::connection::owned::Resource;

/// The methods that search; each is cancelled by a method of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SearchKind {
    /// `thread/search`.
    Plain,
    /// `thread/search/stream`.
    Stream,
}

type Key = (SearchKind, RequestId);

/// The searches of a connection that run.
#[derive(Default)]
pub(crate) struct Searches(Mutex<HashMap<Key, Arc<Search>>>);

impl Searches {
    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Arc<Search>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a search; it is there until the returned entry is dropped.
    pub(crate) fn enter(self: &Arc<Self>, key: Key, found: OnFound) -> Entry {
        let search = Arc::new(Search { found: Mutex::new(Some(found)), cancelled: Notify::new() });
        self.lock().insert(key.clone(), Arc::clone(&search));
        Entry { searches: Arc::clone(self), key, search }
    }

    /// Cancels a search, if it runs.
    pub(crate) fn cancel(&self, key: &Key) {
        let search = self.lock().get(key).cloned();
        if let Some(search) = search {
            search.cancel();
        }
    }
}

impl Resource for Searches {
    fn end(&self) {
        self.lock().values().for_each(|search| search.cancel());
    }
}

/// Takes a hit as it is found.
pub(crate) type OnFound = Box<dyn Fn(&Hit) + Send>;

/// A search that runs.
pub(crate) struct Search {
    /// `None` once it is cancelled, so that no hit is sent afterwards.
    found: Mutex<Option<OnFound>>,
    cancelled: Notify,
}

impl Search {
    fn found(&self) -> MutexGuard<'_, Option<OnFound>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cancel(&self) {
        *self.found() = None;
        self.cancelled.notify_one();
    }
}

impl SearchWatch for Search {
    fn is_cancelled(&self) -> bool {
        self.found().is_none()
    }

    fn found(&self, hit: &Hit) {
        if let Some(found) = &*Self::found(self) {
            found(hit);
        }
    }
}

/// The place of a search among those of its connection.
pub(crate) struct Entry {
    searches: Arc<Searches>,
    key: Key,
    search: Arc<Search>,
}

impl Entry {
    /// Returns the search, for the store to watch.
    pub(crate) fn watch(&self) -> Arc<Search> {
        Arc::clone(&self.search)
    }

    /// Waits until the search is cancelled.
    pub(crate) async fn cancelled(&self) {
        self.search.cancelled.notified().await;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        // The store may go on for a moment for a request that was given up.
        self.search.cancel();
        self.searches.lock().remove(&self.key);
    }
}
