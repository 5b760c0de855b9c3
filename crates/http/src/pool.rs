//! Connections that wait for the next request.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::Poll;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::connection::Connection;

/// 90 s: how long an unused connection is kept. Between two turns a person thinks;
/// most servers close idle connections after one to two minutes themselves.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Unused connections by origin.
#[derive(Default)]
pub(crate) struct Pool(Mutex<State>);

#[derive(Default)]
struct State {
    /// The one that was used last is at the end.
    idle: BTreeMap<String, Vec<Idle>>,
    /// The task that closes what is unused for too long, while there is anything.
    closer: JoinSet<()>,
}

struct Idle {
    connection: Connection,
    until: Instant,
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes out a connection that its server has not closed.
    pub(crate) async fn take(&self, origin: &str) -> Option<Connection> {
        loop {
            let mut connection = self.lock().pop(origin)?;
            // Nobody reads an unused connection, so its end shows only now.
            if poll_fn(|cx| Poll::Ready(connection.is_silent(cx))).await {
                return Some(connection);
            }
        }
    }

    /// Keeps a connection for the next request.
    pub(crate) fn put(self: &Arc<Self>, origin: String, connection: Connection) {
        let until = Instant::now() + IDLE_TIMEOUT;
        let mut state = self.lock();
        state.idle.entry(origin).or_default().push(Idle { connection, until });
        while state.closer.try_join_next().is_some() {}
        if state.closer.is_empty() {
            state.closer.spawn(close_unused(Arc::downgrade(self), until));
        }
    }
}

impl State {
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
        self.idle.retain(|_, waiting| {
            expired.extend(waiting.extract_if(.., |idle| idle.until <= now));
            !waiting.is_empty()
        });
        (expired, self.idle.values().flatten().map(|idle| idle.until).min())
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
