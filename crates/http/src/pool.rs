//! Connections that wait for the next request.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::Poll;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::connection::Connection;
#[cfg(feature = "http2")]
use crate::shared::Shared;

/// 90 s: how long an unused connection is kept. Between two turns a person thinks;
/// most servers close idle connections after one to two minutes themselves.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Unused connections by origin.
#[derive(Default)]
pub(crate) struct Pool(Mutex<State>);

#[derive(Default)]
struct State {
    /// The most recently used one is at the end.
    idle: BTreeMap<String, Vec<Idle>>,
    /// Those that carry several requests, with the time from which they count as unused.
    #[cfg(feature = "http2")]
    shared: BTreeMap<String, (Arc<Shared>, Instant)>,
    /// The task that closes what is unused for too long, while there is anything.
    closer: JoinSet<()>,
}

struct Idle {
    connection: Connection,
    until: Instant,
}

/// A connection that can carry a request.
pub(crate) enum Line {
    /// HTTP/1.1: for this request alone.
    Single(Connection),
    /// HTTP/2: others use it too.
    #[cfg(feature = "http2")]
    Shared(Arc<Shared>),
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes out a connection that its server has not closed.
    pub(crate) async fn take(&self, origin: &str) -> Option<Line> {
        #[cfg(feature = "http2")]
        if let Some(shared) = self.lock().shared(origin) {
            return Some(Line::Shared(shared));
        }
        loop {
            let mut connection = self.lock().pop(origin)?;
            // An unused connection is not read, so its end shows only now.
            if poll_fn(|cx| Poll::Ready(connection.is_silent(cx))).await {
                return Some(Line::Single(connection));
            }
        }
    }

    /// Returns a connection to the pool.
    pub(crate) fn put(self: &Arc<Self>, origin: String, connection: Connection) {
        let until = Instant::now() + IDLE_TIMEOUT;
        let mut state = self.lock();
        state.idle.entry(origin).or_default().push(Idle { connection, until });
        state.close_later(self, until);
    }

    /// Lets other requests use a connection, now and for a while.
    #[cfg(feature = "http2")]
    pub(crate) fn share(self: &Arc<Self>, origin: String, shared: Arc<Shared>) {
        let until = Instant::now() + IDLE_TIMEOUT;
        let mut state = self.lock();
        state.shared.insert(origin, (shared, until));
        state.close_later(self, until);
    }
}

impl State {
    fn close_later(&mut self, pool: &Arc<Pool>, until: Instant) {
        while self.closer.try_join_next().is_some() {}
        if self.closer.is_empty() {
            self.closer.spawn(close_unused(Arc::downgrade(pool), until));
        }
    }

    /// Returns a handle of a connection that can carry another request.
    #[cfg(feature = "http2")]
    fn shared(&mut self, origin: &str) -> Option<Arc<Shared>> {
        let (shared, _) = self.shared.get(origin)?;
        if !shared.is_ready() {
            self.shared.remove(origin);
            return None;
        }
        (!shared.is_full()).then(|| Arc::clone(shared))
    }

    fn pop(&mut self, origin: &str) -> Option<Connection> {
        let waiting = self.idle.get_mut(origin)?;
        let connection = waiting.pop()?.connection;
        if waiting.is_empty() {
            self.idle.remove(origin);
        }
        Some(connection)
    }

    /// Takes out what is unused for too long; returns it with the time of the next.
    fn expire(&mut self, now: Instant) -> (Vec<Idle>, Option<Instant>) {
        let mut expired = Vec::new();
        #[cfg(feature = "http2")]
        self.shared.retain(|_, (shared, until)| {
            if shared.is_used() {
                *until = now + IDLE_TIMEOUT;
            }
            *until > now
        });
        self.idle.retain(|_, waiting| {
            expired.extend(waiting.extract_if(.., |idle| idle.until <= now));
            !waiting.is_empty()
        });
        let times = self.idle.values().flatten().map(|idle| idle.until);
        #[cfg(feature = "http2")]
        let times = times.chain(self.shared.values().map(|(_, until)| *until));
        (expired, times.min())
    }
}

/// Ends when nothing is unused any more, or the pool is gone.
async fn close_unused(pool: Weak<Pool>, first: Instant) {
    let mut next = Some(first);
    while let Some(at) = next {
        sleep_until(at).await;
        let Some(pool) = pool.upgrade() else { return };
        let (expired, then) = pool.lock().expire(Instant::now());
        // Closing is work that needs no lock.
        drop(expired);
        next = then;
    }
}
