//! A thread with a queue of jobs, started by its first job.
//!
//! The queue has no bound of its own, so that a job takes its place in the
//! moment it is requested, under any load: the order of writes depends on
//! it. Each job has a caller that awaits its reply, and callers are bounded by
//! whatever admits them.

use std::fmt;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use tokio::sync::oneshot;
use turnhost_ports::{StoreError, StoreFuture};

use crate::files::Files;

/// Stack of a worker in bytes; SQLite needs some tens of kilobytes.
const STACK_BYTES: usize = 512 * 1024;

/// The receiver of a job's outcome.
pub(crate) type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

type Body<J> = fn(&Files, &Receiver<J>);

/// A handle to the thread, which ends when the handle is dropped and the queue is empty.
pub(crate) struct Worker<J: Send + 'static> {
    name: &'static str,
    files: Files,
    body: Body<J>,
    queue: OnceLock<Result<Sender<J>, StoreError>>,
}

impl<J: Send + 'static> fmt::Debug for Worker<J> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<J: Send + 'static> Worker<J> {
    /// Creates a worker that will run `body`.
    pub(crate) fn new(name: &'static str, files: Files, body: Body<J>) -> Self {
        Self { name, files, body, queue: OnceLock::new() }
    }

    /// Returns true once there is a thread.
    pub(crate) fn has_started(&self) -> bool {
        self.queue.get().is_some()
    }

    /// Queues a job now, and gives a future of its outcome.
    pub(crate) fn ask<T: Send + 'static>(&self, job: impl FnOnce(Reply<T>) -> J) -> StoreFuture<T> {
        let (reply, answer) = oneshot::channel();
        if let Err(err) = self.put(job(reply)) {
            return Box::pin(std::future::ready(Err(err)));
        }
        // A panic in the thread drops the reply.
        Box::pin(async move { answer.await.unwrap_or_else(|_| Err(ended())) })
    }

    /// Queues a job without an answer.
    pub(crate) fn post(&self, job: J) {
        if let Err(err) = self.put(job) {
            tracing::error!(%err, "a thread of the store does not run");
        }
    }

    fn put(&self, job: J) -> Result<(), StoreError> {
        let queue = self.queue.get_or_init(|| self.start()).as_ref().map_err(Clone::clone)?;
        queue.send(job).map_err(|_| ended())
    }

    fn start(&self) -> Result<Sender<J>, StoreError> {
        let (sender, receiver) = channel();
        let (files, body) = (self.files.clone(), self.body);
        std::thread::Builder::new()
            .name(self.name.into())
            .stack_size(STACK_BYTES)
            .spawn(move || body(&files, &receiver))
            .map_err(|err| {
                StoreError::Failed(format!("cannot start the thread `{}`: {err}", self.name))
            })?;
        Ok(sender)
    }
}

fn ended() -> StoreError {
    StoreError::Failed("the store's thread has ended; restart the server".into())
}
