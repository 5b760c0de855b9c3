//! One connection: who the client is, what it asked not to hear, and its requests.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use turnhost_base::{ConnectionId, ThreadId, World};
use turnhost_jsonrpc::{ErrorObject, Incoming, Request, code};
use turnhost_protocol::{ServerNotification, TurnhostCapabilities, TurnhostResyncNotification};
use turnhost_telemetry::{Carrier, Trace};
use turnhost_transport::{CloseReason, Connection, Inbound, Offer, Outbox, TransportKind};

use crate::actor::{Message, ThreadHandle};
use crate::dispatch::{Work, dispatch};
use crate::drain::Drain;
use crate::errors::CallError;
use crate::outgoing::{Body, Outgoing};
use crate::responder::Responder;
use crate::server::Server;

/// What `initialize` said.
#[derive(Debug)]
pub(crate) struct Client {
    /// The client's name; the originator of its threads.
    pub(crate) name: Arc<str>,
    /// The client's version.
    pub(crate) version: Arc<str>,
    /// Whether it may use what is experimental.
    pub(crate) experimental: bool,
    /// Methods of notifications that it does not want.
    pub(crate) opted_out: BTreeSet<String>,
    /// What it understands of Turnhost's own additions, if it said anything of them.
    pub(crate) turnhost: Option<TurnhostCapabilities>,
}

/// One connection, as the rest of the server sees it.
pub(crate) struct Session {
    id: ConnectionId,
    transport: &'static str,
    outbox: Outbox<Outgoing>,
    client: OnceLock<Client>,
    threads: Mutex<BTreeMap<ThreadId, ThreadHandle>>,
    /// Requests that were admitted and are not answered yet.
    under_way: AtomicUsize,
    drain: Arc<Drain>,
    kind: TransportKind,
    world: Arc<dyn World>,
    /// Counts how often all subscriptions were ended at once.
    epoch: AtomicU64,
}

impl Session {
    /// Its number.
    pub(crate) fn id(&self) -> ConnectionId {
        self.id
    }

    /// Who the client is, once it has said so.
    pub(crate) fn client(&self) -> Option<&Client> {
        self.client.get()
    }

    /// Notes who the client is. Fails if it said so before.
    pub(crate) fn introduce(&self, client: Client) -> Result<(), CallError> {
        self.client.set(client).map_err(|_| CallError::AlreadyInitialized)
    }

    /// Whether the client understands notifications of Turnhost's own.
    pub(crate) fn knows_turnhost(&self) -> bool {
        self.client().is_some_and(|client| client.turnhost.is_some())
    }

    /// How many of its requests are not answered yet.
    pub(crate) fn requests_under_way(&self) -> usize {
        self.under_way.load(Ordering::Relaxed)
    }

    /// A request was admitted, and has to be answered.
    pub(crate) fn request_begins(&self) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
    }

    /// A request was answered.
    pub(crate) fn request_ends(&self) {
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        self.drain.progressed();
    }

    /// Ends the connection, behind what is queued for it.
    pub(crate) fn close(&self, reason: CloseReason) {
        self.outbox.close(reason);
    }

    /// Whether notifications of threads carry their numbers.
    pub(crate) fn is_numbered(&self) -> bool {
        self.client()
            .and_then(|client| client.turnhost)
            .is_some_and(|capabilities| capabilities.event_sequence)
    }

    /// Lets a client that can make up for it lose what it does not read. Stdio makes its
    /// producers wait instead: it has one reader, and that reader owns the process.
    pub(crate) fn sheds_if_numbered(&self) {
        if self.is_numbered() && self.kind != TransportKind::Stdio {
            self.outbox.shed_when_full();
        }
    }

    /// Queues what a thread tells its subscribers, with its number if the client wants it.
    pub(crate) fn tell(&self, message: &Outgoing) {
        if self.is_numbered() {
            self.send(&message.numbered());
        } else {
            self.send(message);
        }
    }

    /// Queues a message, unless the client opted out of it.
    ///
    /// A connection that is closing takes no more; whoever it was for comes back and resumes.
    pub(crate) fn send(&self, message: &Outgoing) {
        let unwanted = message.notification_method().is_some_and(|method| {
            self.client().is_some_and(|client| {
                !client.opted_out.is_empty() && client.opted_out.contains(method)
            })
        });
        if !unwanted {
            let offer = self.outbox.offer(message.clone());
            self.took(offer);
        }
    }

    /// Queues an answer for which there is room although there is none.
    pub(crate) fn send_reserved(&self, message: Outgoing) {
        let offer = self.outbox.offer_reserved(message);
        self.took(offer);
    }

    fn took(&self, offer: Offer) {
        match offer {
            Offer::Queued | Offer::Merged => {}
            Offer::Shed => self.resync(),
            Offer::Full | Offer::Closed => {
                tracing::debug!(conn = self.id.0, "an outbox is full or closed");
            }
        }
    }

    /// Ends all subscriptions, since something of them was lost, and tells the client to
    /// begin them anew.
    fn resync(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        let thread_ids: Vec<ThreadId> = self.lock_threads().keys().copied().collect();
        tracing::debug!(conn = self.id.0, threads = thread_ids.len(), "a slow reader must resync");
        let hint = ServerNotification::TurnhostResync(TurnhostResyncNotification { thread_ids });
        let hint = Outgoing::new(Body::Notification {
            notification: Arc::new(hint),
            emitted_at_ms: self.world.now().0,
            seq: None,
        });
        match self.outbox.offer_reserved(hint) {
            Offer::Queued | Offer::Merged => {}
            Offer::Shed | Offer::Full | Offer::Closed => {
                // What is being written is more than the reserve holds: the client reads nothing at all.
                let budget_bytes = turnhost_transport::RESERVE_BYTES;
                self.outbox.close(CloseReason::TooSlow { budget_bytes });
            }
        }
    }

    /// What subscriptions that begin now are told apart by from those that [`Session::resync`] ended.
    pub(crate) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    /// Waits while the connection has no room for more, where it is one that producers wait for.
    pub(crate) async fn ready(&self) {
        self.outbox.ready().await;
    }

    /// Notes a subscription, so that it can be ended with the connection.
    pub(crate) fn subscribed(&self, thread: ThreadId, handle: ThreadHandle) {
        self.lock_threads().insert(thread, handle);
    }

    /// Notes that a subscription ended.
    pub(crate) fn unsubscribed(&self, thread: ThreadId) {
        self.lock_threads().remove(&thread);
    }

    fn lock_threads(&self) -> MutexGuard<'_, BTreeMap<ThreadId, ThreadHandle>> {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_threads(&self) -> BTreeMap<ThreadId, ThreadHandle> {
        std::mem::take(&mut *self.lock_threads())
    }
}

/// Serves one connection until it ends.
///
/// Order: requests begin in the order they came; see [`crate::handler::OnServer`].
/// At the end every subscription is taken back; turns go on.
pub(crate) async fn run(server: Arc<Server>, mut connection: Connection<Outgoing>) {
    let session = Arc::new(Session {
        id: connection.id(),
        transport: connection.kind().as_str(),
        outbox: connection.outbox().clone(),
        client: OnceLock::new(),
        threads: Mutex::default(),
        under_way: AtomicUsize::new(0),
        drain: Arc::clone(&server.drain),
        kind: connection.kind(),
        world: Arc::clone(&server.ports.world),
        epoch: AtomicU64::new(0),
    });
    while let Some(inbound) = connection.recv().await {
        match inbound {
            Inbound::Frame(frame) => {
                if let Some(work) = on_frame(&server, &session, &frame) {
                    start(&connection, work);
                }
            }
            Inbound::TooLong { bytes, limit_bytes } => {
                let text = format!(
                    "Invalid request: a message of {bytes} bytes is over the limit of {limit_bytes}"
                );
                refuse(&session, &ErrorObject::new(code::INVALID_REQUEST, text));
            }
            Inbound::Malformed(reason) => {
                refuse(
                    &session,
                    &ErrorObject::new(code::INVALID_REQUEST, format!("Invalid request: {reason}")),
                );
            }
        }
        session.ready().await;
    }
    server.connections.remove(session.id());
    for handle in session.take_threads().into_values() {
        handle.tell(Message::Disconnected(session.id())).await;
    }
}

/// Runs work up to its first await here and now, and the rest as a task of the connection.
fn start(connection: &Connection<Outgoing>, mut work: Work) {
    // A handler that panics costs its own request: dropping it answers, and the connection goes on.
    let polled = catch_unwind(AssertUnwindSafe(|| {
        work.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }));
    if !matches!(polled, Ok(Poll::Pending)) {
        return;
    }
    connection.tasks().spawn(work);
}

fn refuse(session: &Session, error: &ErrorObject) {
    let mut buf = Vec::new();
    turnhost_jsonrpc::write_error(&mut buf, None, error);
    session.send(&Outgoing::new(Body::Response(Bytes::from(buf))));
}

fn on_frame(server: &Arc<Server>, session: &Arc<Session>, frame: &[u8]) -> Option<Work> {
    match turnhost_jsonrpc::decode(frame) {
        Ok(Some(Incoming::Request(request))) => {
            tracing::debug!(conn = session.id.0, req = %request.id, method = %request.method, "request");
            let is_full = session.requests_under_way() >= server.limits.requests_under_way
                || session.outbox.is_full_of_answers();
            let trace = trace(session, &request);
            let responder = Responder::new(Arc::clone(session), request.id, trace);
            if is_full {
                responder.answer::<()>(Err(CallError::Overloaded));
                return None;
            }
            dispatch(server, session, responder, &request.method, request.params)
        }
        Ok(Some(Incoming::Response(response))) => {
            server.answered(session, &response.id, Ok(response.result));
            None
        }
        Ok(Some(Incoming::Error(error))) => {
            if let Some(id) = &error.id {
                server.answered(session, id, Err(&error.error));
            }
            None
        }
        // `initialized` changes nothing, and an unknown notification is ignored.
        Ok(Some(Incoming::Notification(_)) | None) => None,
        Err(malformed) => {
            tracing::debug!(conn = session.id.0, reason = %malformed.reason, "malformed message");
            let mut buf = Vec::new();
            turnhost_jsonrpc::write_malformed(&mut buf, &malformed);
            session.send(&Outgoing::new(Body::Response(Bytes::from(buf))));
            None
        }
    }
}

/// A request as traces see it. Costs nothing while nobody looks and the client says nothing.
fn trace(session: &Session, request: &Request<'_>) -> Trace {
    let carrier = request.trace.as_ref().map_or_else(Carrier::default, |trace| Carrier {
        traceparent: trace.traceparent.as_deref(),
        tracestate: trace.tracestate.as_deref(),
    });
    let facts = turnhost_telemetry::Request {
        method: &request.method,
        id: &request.id,
        transport: session.transport,
        connection: session.id,
        client: session.client().map(|client| (&*client.name, &*client.version)),
    };
    Trace::request(facts, carrier)
}

/// The initialised connections of a server.
#[derive(Default)]
pub(crate) struct Connections {
    sessions: Mutex<BTreeMap<ConnectionId, Arc<Session>>>,
}

impl Connections {
    pub(crate) fn add(&self, session: Arc<Session>) {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).insert(session.id(), session);
    }

    fn remove(&self, id: ConnectionId) {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// Does something for every initialised connection, in the order of their ids.
    pub(crate) fn each(&self, mut run: impl FnMut(&Session)) {
        for session in self.sessions.lock().unwrap_or_else(PoisonError::into_inner).values() {
            run(session);
        }
    }

    /// Sends to every initialised connection.
    pub(crate) fn broadcast(&self, message: &Outgoing) {
        self.each(|session| session.send(message));
    }

    /// Sends to every initialised connection that is not `told` already.
    pub(crate) fn broadcast_to_others(
        &self,
        message: &Outgoing,
        told: impl Fn(ConnectionId) -> bool,
    ) {
        self.each(|session| {
            if !told(session.id()) {
                session.send(message);
            }
        });
    }
}
