//! The outbound half of a connection, and what is known of its client.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
use tokio::sync::Notify;
use turnhost_base::{ConnectionId, ThreadId, World};
use turnhost_protocol::{
    ServerNotification, TurnhostCapabilities, TurnhostResyncNotification, WarningNotification,
};
use turnhost_threads::{Envelope, EnvelopeBody, Peer, Subscribers};
use turnhost_transport::{CloseReason, Connection, Offer, Outbox, TransportKind};

use crate::connection::owned::Owned;
use crate::fanout::outgoing::{Numbering, Outgoing};
use crate::request::errors::CallError;
use crate::shutdown::GracefulShutdown;

/// The content of `initialize`.
#[derive(Debug)]
pub(crate) struct Client {
    /// The client's name; the originator of its threads.
    pub(crate) name: Arc<str>,
    /// The client's version.
    pub(crate) version: Arc<str>,
    /// Set if it may use experimental methods and fields.
    pub(crate) experimental: bool,
    /// Methods of notifications that it does not want.
    pub(crate) opted_out: BTreeSet<String>,
    /// Its support of Turnhost's own additions, if it declared any.
    pub(crate) turnhost: Option<TurnhostCapabilities>,
}

/// One connection, as the rest of the server sees it. It knows no threads but by their ids.
pub(crate) struct ClientPeer {
    id: ConnectionId,
    kind: TransportKind,
    /// The origin of the threads that it starts, as it is stored.
    source: Arc<str>,
    outbox: Outbox<Outgoing>,
    client: OnceLock<Client>,
    /// The threads it is subscribed to; `None` once the connection has ended.
    subscriptions: Mutex<Option<BTreeSet<ThreadId>>>,
    /// Requests that were admitted and are not answered yet.
    under_way: AtomicUsize,
    /// Wakes the waiters for the end of all requests.
    answered: Notify,
    /// Set once there is a waiter for that, so that other requests pay for no wake-up.
    is_finishing: AtomicBool,
    /// Counts how often all subscriptions were ended at once.
    epoch: AtomicU64,
    owned: Owned,
    world: Arc<dyn World>,
    shutdown: Arc<GracefulShutdown>,
}

impl ClientPeer {
    pub(crate) fn new(
        connection: &Connection<Outgoing>,
        source: Arc<str>,
        world: Arc<dyn World>,
        shutdown: Arc<GracefulShutdown>,
    ) -> Arc<Self> {
        Arc::new(Self {
            id: connection.id(),
            kind: connection.kind(),
            source,
            outbox: connection.outbox().clone(),
            client: OnceLock::new(),
            subscriptions: Mutex::new(Some(BTreeSet::new())),
            under_way: AtomicUsize::new(0),
            answered: Notify::new(),
            is_finishing: AtomicBool::new(false),
            epoch: AtomicU64::new(0),
            owned: Owned::default(),
            world,
            shutdown,
        })
    }

    /// Returns the transport's name in traces.
    pub(crate) fn transport(&self) -> &'static str {
        self.kind.as_str()
    }

    /// Returns the origin of the threads that it starts, as it is stored.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Returns whether a client that has ended its input may still read answers.
    pub(crate) fn may_half_close(&self) -> bool {
        self.kind == TransportKind::Stdio
    }

    /// Returns the client, once it has introduced itself.
    pub(crate) fn client(&self) -> Option<&Client> {
        self.client.get()
    }

    /// Notes who the client is. Fails if it said so before.
    pub(crate) fn introduce(&self, client: Client) -> Result<(), CallError> {
        self.client.set(client).map_err(|_| CallError::AlreadyInitialized)?;
        // A socket's client that can make up for it may lose what it does not read. Stdio pauses
        // its sources instead: it has one reader, and that reader owns the process.
        if self.wants_sequence_numbers() && self.kind != TransportKind::Stdio {
            self.outbox.shed_when_full();
        }
        Ok(())
    }

    /// Returns whether the client understands notifications of Turnhost's own.
    pub(crate) fn supports_extensions(&self) -> bool {
        self.client().is_some_and(|client| client.turnhost.is_some())
    }

    /// Returns the resources that end with the connection.
    pub(crate) fn owned(&self) -> &Owned {
        &self.owned
    }

    /// Returns the bytes that wait for the client to read them.
    pub(crate) fn waiting_bytes(&self) -> usize {
        self.outbox.waiting_bytes()
    }

    /// Returns how many of its requests are not answered yet.
    pub(crate) fn requests_under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }

    /// Notes that a request was admitted.
    pub(crate) fn request_begins(&self) {
        self.under_way.fetch_add(1, Ordering::SeqCst);
    }

    /// Notes that a request was answered.
    pub(crate) fn request_ends(&self) {
        // Sequentially consistent, as in `all_answered`: either this sees the flag, or that sees the count.
        let was_last = self.under_way.fetch_sub(1, Ordering::SeqCst) == 1;
        if was_last && self.is_finishing.load(Ordering::SeqCst) {
            self.answered.notify_waiters();
        }
        self.shutdown.progressed();
    }

    /// Waits until every admitted request is answered.
    pub(crate) async fn all_answered(&self) {
        self.is_finishing.store(true, Ordering::SeqCst);
        let mut answered = std::pin::pin!(self.answered.notified());
        loop {
            answered.as_mut().enable();
            if self.requests_under_way() == 0 {
                return;
            }
            answered.as_mut().await;
            answered.set(self.answered.notified());
        }
    }

    /// Returns whether so many answers wait that the client should not ask for more.
    pub(crate) fn is_full_of_answers(&self) -> bool {
        self.outbox.is_full_of_answers()
    }

    /// Returns whether the client reads text; one in the same process takes the values themselves.
    pub(crate) fn reads_text(&self) -> bool {
        self.kind != TransportKind::InProcess
    }

    /// Queues a notification of this method that is encoded already, unless the client opted out of it.
    pub(crate) fn send_text(&self, method: &str, text: Bytes) {
        if !self.has_opted_out(method) {
            let offer = self.outbox.offer(Outgoing::notification_text(text));
            self.on_offer(offer);
        }
    }

    /// Waits until the connection is closed.
    pub(crate) async fn closed(&self) {
        self.outbox.closed().await;
    }

    /// Ends the connection, behind what is queued for it.
    pub(crate) fn close(&self, reason: CloseReason) {
        self.outbox.close(reason);
    }

    /// Queues an answer.
    pub(crate) fn respond(&self, message: Outgoing) {
        let offer = self.outbox.offer(message);
        self.on_offer(offer);
    }

    /// Queues a response in the reserved budget, past the outbox limit.
    pub(crate) fn respond_reserved(&self, message: Outgoing) {
        let offer = self.outbox.offer_reserved(message);
        self.on_offer(offer);
    }

    /// Returns whether nothing has to wait for the client: see [`Self::ready`].
    pub(crate) fn has_room(&self) -> bool {
        self.outbox.has_room()
    }

    /// Waits while the connection has no room for more, where it is of a kind that is waited for.
    pub(crate) async fn ready(&self) {
        self.outbox.ready().await;
    }

    /// Waits until the client has taken all but `bytes` of what waits for it, or is gone.
    pub(crate) async fn taken_but(&self, bytes: usize) {
        self.outbox.taken_but(bytes).await;
    }

    /// Ends the connection for the threads, and returns those it was subscribed to.
    pub(crate) fn end_subscriptions(&self) -> BTreeSet<ThreadId> {
        self.lock_subscriptions().take().unwrap_or_default()
    }

    fn lock_subscriptions(&self) -> MutexGuard<'_, Option<BTreeSet<ThreadId>>> {
        self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn numbering(&self) -> Numbering {
        if self.wants_sequence_numbers() { Numbering::With } else { Numbering::Without }
    }

    /// Queues a message, unless the client opted out of it; `None` if it did.
    ///
    /// A connection that is closing takes no more; its client reconnects and resumes.
    fn offer(&self, envelope: &Arc<Envelope>, numbering: Numbering) -> Option<Offer> {
        self.wants(envelope)
            .then(|| self.outbox.offer(Outgoing::shared(Arc::clone(envelope), numbering)))
    }

    /// Queues an event of a thread that the connection is not subscribed to: see [`Outbox::offer_gathered`].
    pub(crate) fn send_unsubscribed(&self, event: &Arc<Envelope>) {
        if self.wants(event) {
            let message = Outgoing::shared(Arc::clone(event), Numbering::Without);
            self.on_offer(self.outbox.offer_gathered(message));
        }
    }

    /// Returns whether the client did not opt out of a message, or can answer it.
    fn wants(&self, envelope: &Envelope) -> bool {
        match envelope.body() {
            EnvelopeBody::Notification { notification, .. } => {
                !self.has_opted_out(notification.method())
            }
            EnvelopeBody::Request { request, .. } => self.can_answer(request.method()),
        }
    }

    /// Returns whether the client does not want notifications of this method.
    fn has_opted_out(&self, method: &str) -> bool {
        self.client()
            .is_some_and(|client| !client.opted_out.is_empty() && client.opted_out.contains(method))
    }

    /// Returns whether the client answers requests of this method. One that says nothing about it
    /// is taken to answer all.
    fn can_answer(&self, method: &str) -> bool {
        let capabilities = self.client().and_then(|client| client.turnhost.as_ref());
        let supported = capabilities.and_then(|it| it.supported_server_requests.as_ref());
        supported.is_none_or(|all| all.iter().any(|it| it == method))
    }

    fn on_offer(&self, offer: Offer) {
        match offer {
            Offer::Queued | Offer::Merged => {}
            Offer::Shed => self.resync(),
            Offer::Full | Offer::Closed => {
                tracing::debug!(conn = self.id.0, "an outbox is full or closed");
            }
        }
    }

    /// Ends all subscriptions, since events of them were lost, and asks the client to begin
    /// them again.
    fn resync(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        let threads: Vec<ThreadId> = self.lock_subscriptions().iter().flatten().copied().collect();
        tracing::debug!(conn = self.id.0, threads = threads.len(), "a slow reader must resync");
        for hint in self.resync_hints(threads) {
            let hint = Envelope::notification(hint, self.world.now().0);
            match self.outbox.offer_reserved(Outgoing::shared(hint, Numbering::Without)) {
                Offer::Queued | Offer::Merged => {}
                Offer::Shed | Offer::Full | Offer::Closed => {
                    // What is being written is more than the reserve holds: the client reads nothing at all.
                    let budget_bytes = turnhost_transport::RESERVE_BYTES;
                    self.outbox.close(CloseReason::TooSlow { budget_bytes });
                }
            }
        }
    }

    /// Returns the notifications that tell the client which threads to subscribe to again: one
    /// of Turnhost's own where it understands that, else a warning each.
    fn resync_hints(&self, thread_ids: Vec<ThreadId>) -> Vec<ServerNotification> {
        if self.supports_extensions() {
            let hint = TurnhostResyncNotification { thread_ids };
            return vec![ServerNotification::TurnhostResync(hint)];
        }
        let warning = |thread| {
            ServerNotification::Warning(WarningNotification {
                message: "Events were dropped, since this client reads too slowly; resume the thread to go on."
                    .to_owned(),
                thread_id: Some(thread),
            })
        };
        thread_ids.into_iter().map(warning).collect()
    }
}

impl Peer for ClientPeer {
    fn id(&self) -> ConnectionId {
        self.id
    }

    fn wants_sequence_numbers(&self) -> bool {
        self.client()
            .and_then(|client| client.turnhost.as_ref())
            .is_some_and(|capabilities| capabilities.event_sequence)
    }

    fn subscription_epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    fn send_event(&self, event: &Arc<Envelope>, subscribers: Subscribers) {
        let Some(offer) = self.offer(event, self.numbering()) else { return };
        // Full, and queued all the same: a kind of connection that is waited for, but not beside
        // others. It is not closed, since its client owns the process.
        if offer == Offer::Full && subscribers == Subscribers::Several && self.outbox.waits() {
            self.outbox.shed();
            return self.resync();
        }
        self.on_offer(offer);
    }

    fn send(&self, message: &Arc<Envelope>) {
        if let Some(offer) = self.offer(message, Numbering::Without) {
            self.on_offer(offer);
        }
    }

    fn room(&self) -> Option<Pin<Box<dyn Future<Output = ()> + Send>>> {
        if self.outbox.has_room() {
            return None;
        }
        let outbox = self.outbox.clone();
        Some(Box::pin(async move { outbox.ready().await }))
    }

    fn subscribed(&self, thread: ThreadId) -> bool {
        match &mut *self.lock_subscriptions() {
            Some(threads) => {
                threads.insert(thread);
                true
            }
            None => false,
        }
    }

    fn unsubscribed(&self, thread: ThreadId) {
        if let Some(threads) = &mut *self.lock_subscriptions() {
            threads.remove(&thread);
        }
    }
}
