//! The samples of threads that one connection asked for, by the ids of their requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use turnhost_protocol::RequestId;

use crate::connection::owned::Resource;
use crate::request::errors::CallError;

/// 8: the samples of one connection that may run at a time. Each is a request to a model, which
/// costs money; a client shows one suggestion, or a few side by side.
const MAX_SAMPLES: usize = 8;

/// The samples of a connection that run.
#[derive(Default)]
pub(crate) struct Samples(Mutex<HashMap<RequestId, Arc<Notify>>>);

impl Samples {
    fn lock(&self) -> MutexGuard<'_, HashMap<RequestId, Arc<Notify>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters a sample; it is there until the returned entry is dropped. Fails if too many run.
    pub(crate) fn enter(self: &Arc<Self>, request: RequestId) -> Result<Entry, CallError> {
        let mut samples = self.lock();
        if samples.len() >= MAX_SAMPLES {
            return Err(CallError::Refused(format!(
                "too many samples: at most {MAX_SAMPLES} run at a time on a connection"
            )));
        }
        let cancelled = Arc::<Notify>::default();
        samples.insert(request.clone(), Arc::clone(&cancelled));
        drop(samples);
        Ok(Entry { samples: Arc::clone(self), request, cancelled })
    }

    /// Cancels a sample, if it runs.
    pub(crate) fn cancel(&self, request: &RequestId) {
        if let Some(cancelled) = self.lock().get(request) {
            cancelled.notify_one();
        }
    }
}

impl Resource for Samples {
    fn end(&self) {
        self.lock().values().for_each(|cancelled| cancelled.notify_one());
    }
}

/// The place of a sample among those of its connection.
pub(crate) struct Entry {
    samples: Arc<Samples>,
    request: RequestId,
    cancelled: Arc<Notify>,
}

impl Entry {
    /// Waits until the sample is cancelled.
    pub(crate) async fn cancelled(&self) {
        self.cancelled.notified().await;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.samples.lock().remove(&self.request);
    }
}
