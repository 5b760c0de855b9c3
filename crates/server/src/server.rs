//! The server: what all connections and threads share.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::value::RawValue;
use turnhost_base::{AbsPath, ThreadId};
use turnhost_jsonrpc::{ErrorObject, RequestId};
use turnhost_ports::Ports;
use turnhost_protocol::ServerNotification;
use turnhost_task::Tasks;
use turnhost_transport::Connection;

use crate::actor::Message;
use crate::drain::Drain;
use crate::limits::ServerLimits;
use crate::outgoing::{Body, Outgoing};
use crate::registry::Registry;
use crate::session::{self, Connections, Session};

/// What a server says of itself.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The home directory.
    pub home: AbsPath,
    /// The server's own working directory, which relative paths of clients are relative to.
    pub cwd: AbsPath,
    /// Its version, `1.2.3`.
    pub version: String,
    /// Name and version of the operating system and its architecture: `Linux 6.1.0; x86_64`.
    pub platform: String,
    /// The terminal it was started from, or `unknown`.
    pub terminal: String,
    /// The machine's name.
    pub host_name: String,
    /// Names this installation for as long as its home exists.
    pub installation_id: String,
    /// The program that runs commands' scripts: the user's shell.
    pub shell: Arc<str>,
}

impl Identity {
    /// The `User-Agent` of model requests for threads of the client `originator`.
    pub(crate) fn user_agent(&self, originator: &str) -> String {
        format!("{originator}/{} ({}) {}", self.version, self.platform, self.terminal)
    }
}

/// A running server.
pub struct Server {
    pub(crate) identity: Identity,
    pub(crate) ports: Ports,
    pub(crate) limits: ServerLimits,
    pub(crate) threads: Registry,
    pub(crate) connections: Connections,
    pub(crate) tasks: Tasks,
    pub(crate) drain: Arc<Drain>,
    questions: Questions,
}

impl Server {
    /// A server without connections and with the default limits. Its tasks are a child of `tasks`.
    pub fn new(identity: Identity, ports: Ports, tasks: &Tasks) -> Arc<Self> {
        Self::with_limits(identity, ports, ServerLimits::default(), tasks)
    }

    /// The same with other limits.
    pub fn with_limits(
        identity: Identity,
        ports: Ports,
        limits: ServerLimits,
        tasks: &Tasks,
    ) -> Arc<Self> {
        Arc::new(Self {
            identity,
            ports,
            limits,
            threads: Registry::default(),
            connections: Connections::default(),
            tasks: tasks.child(),
            drain: Arc::default(),
            questions: Questions::default(),
        })
    }

    /// Serves one connection until it ends.
    pub async fn serve(self: Arc<Self>, connection: Connection<Outgoing>) {
        session::run(self, connection).await;
    }

    /// Serves one connection in a task of the server's own.
    pub fn attach(self: &Arc<Self>, connection: Connection<Outgoing>) {
        let server = Arc::clone(self);
        self.tasks.spawn_to_end(server.serve(connection));
    }

    /// Ends every thread: running turns are kept as interrupted, running commands are killed.
    ///
    /// Returns once all of it is stored and told.
    pub async fn stop_threads(&self) {
        for handle in self.threads.all() {
            handle.stop().await;
        }
    }

    /// Ends what is left of the server. Connections should have ended before.
    pub async fn shut_down(&self) {
        self.stop_threads().await;
        self.tasks.cancel();
        self.tasks.wait().await;
    }

    /// Tells every initialised connection.
    pub(crate) fn broadcast(&self, notification: ServerNotification) {
        self.connections.broadcast(&self.notification(notification));
    }

    /// A notification told now.
    pub(crate) fn notification(&self, notification: ServerNotification) -> Outgoing {
        let emitted_at_ms = self.ports.world.now().0;
        Outgoing::new(Body::Notification {
            notification: Arc::new(notification),
            emitted_at_ms,
            seq: None,
        })
    }

    /// A number for a new question of `thread` to its clients.
    pub(crate) fn question(&self, thread: ThreadId) -> i64 {
        self.questions.open(thread)
    }

    /// Forgets a question.
    pub(crate) fn question_settled(&self, number: i64) {
        self.questions.close(number);
    }

    /// A client's answer to a question. One that nobody waits for is ignored.
    pub(crate) fn answered(
        &self,
        session: &Session,
        id: &RequestId,
        result: Result<&RawValue, &ErrorObject>,
    ) {
        let RequestId::Integer(number) = id else { return };
        let Some(handle) =
            self.questions.thread(*number).and_then(|thread| self.threads.get(thread))
        else {
            tracing::warn!(
                conn = session.id().0,
                req = number,
                "an answer to a question that is not open"
            );
            return;
        };
        let result = result.ok().map(|result| result.get().to_owned());
        handle.tell_now(Message::Answered { number: *number, result });
    }
}

/// Which thread asked which open question. Numbers count up from 0 through the life of the process.
#[derive(Default)]
struct Questions {
    next: AtomicI64,
    open: Mutex<BTreeMap<i64, ThreadId>>,
}

impl Questions {
    fn open(&self, thread: ThreadId) -> i64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(number, thread);
        number
    }

    fn close(&self, number: i64) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }

    fn thread(&self, number: i64) -> Option<ThreadId> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).get(&number).copied()
    }
}
