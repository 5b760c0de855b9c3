//! Connections of HTTP/2, which carry many requests at once.
//!
//! Data on one belongs to any of the requests, so that no reader of a body can drive it: it
//! has tasks of its own, which end with its last handle.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::http2::{Builder, SendRequest};
use hyper::rt::Executor;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::task::JoinSet;

use crate::connect::Stream;
use crate::connection::Unanswered;
use crate::error::HttpError;
use crate::head::RequestHead;

/// 20 s: the time between two pings while a request is open. Without them a peer that vanished
/// would be noticed only by the silence of each request.
const PING_INTERVAL: Duration = Duration::from_secs(20);

/// 20 s: the time that a ping may take.
const PING_TIMEOUT: Duration = Duration::from_secs(20);

/// Requests at once on one connection. Servers allow 100 and more (RFC 9113, section 6.5.2).
const MAX_REQUESTS: usize = 64;

/// A connection. Each request, and the pool, has a handle of it.
pub(crate) struct Shared {
    sender: SendRequest<Full<Bytes>>,
    /// Owns the tasks of the connection, for as long as there is a handle.
    _tasks: Arc<Mutex<JoinSet<()>>>,
}

impl Shared {
    pub(crate) async fn open(stream: Box<dyn Stream>) -> Result<Arc<Self>, HttpError> {
        let tasks = Arc::new(Mutex::new(JoinSet::new()));
        let spawner = Spawner(Arc::downgrade(&tasks));
        let mut builder = Builder::new(spawner.clone());
        builder
            .timer(TokioTimer::new())
            .keep_alive_interval(PING_INTERVAL)
            .keep_alive_timeout(PING_TIMEOUT);
        let (sender, driver) = builder.handshake(TokioIo::new(stream)).await?;
        spawner.execute(async {
            if let Err(err) = driver.await {
                tracing::debug!(%err, "an HTTP/2 connection ended");
            }
        });
        Ok(Arc::new(Self { sender, _tasks: tasks }))
    }

    /// Sends a request; ends when the head of its answer is there.
    pub(crate) async fn send(
        &self,
        head: RequestHead,
        body: Bytes,
    ) -> Result<hyper::Response<Incoming>, Unanswered> {
        let request = hyper::Request::from_parts(head, Full::new(body));
        self.sender.clone().try_send_request(request).await.map_err(|mut failed| {
            let is_unsent = failed.take_message().is_some();
            Unanswered { error: failed.into_error().into(), is_unsent }
        })
    }

    /// Returns true if it can carry another request.
    pub(crate) fn is_ready(&self) -> bool {
        self.sender.is_ready()
    }

    /// Set while requests have handles of it, beside the one that asks.
    pub(crate) fn is_used(self: &Arc<Self>) -> bool {
        Arc::strong_count(self) > 1
    }

    /// Returns true if it carries as many requests as one connection should.
    pub(crate) fn is_full(self: &Arc<Self>) -> bool {
        Arc::strong_count(self) > MAX_REQUESTS
    }
}

/// Runs the tasks of a connection.
#[derive(Clone)]
struct Spawner(Weak<Mutex<JoinSet<()>>>);

impl<F: Future<Output = ()> + Send + 'static> Executor<F> for Spawner {
    fn execute(&self, task: F) {
        // Without it the last handle is gone, and so is every waiter of the task.
        let Some(tasks) = self.0.upgrade() else { return };
        let mut tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(task);
    }
}
