//! The streams of one process: between the multiplexer and the server's connections.

mod too_long;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use serde_json::value::RawValue;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_base::{Millis, World};
use turnhost_relay_protocol::{FromRelay, MESSAGE_BYTES, Refused, SEALED, SEALED_BYTES, Sealed};
use turnhost_secure_channel::Channel;
use turnhost_task::Tasks;

use crate::approvals::Approvals;
use crate::attach::{Attach, Attached};
use crate::head::Head;
use crate::multiplexer::{Effect, Multiplexer};
use crate::stream_key::Key;
use crate::vault::{Admitted, Greeted, Vault, open, seal};

use self::too_long::refusal_of;

/// A connection of the server may take so long to take a message; then the socket is dropped.
const HAND_OVER: Duration = Duration::from_secs(5);

/// The interval at which a stream is asked if its client is silent.
const SWEEP: Duration = Duration::from_secs(30);

/// Handshakes that wait for their first frame; more are refused.
const GREETED: usize = 128;

/// Approvals that are not reported to the relay yet; of more the oldest are left out of its log.
const APPROVING: usize = 256;

/// The protection of a stream.
enum Cover {
    Plain,
    Sealed(Box<Channel>),
}

/// A stream with its connection of the server.
struct Open {
    cover: Cover,
    to_server: mpsc::Sender<Bytes>,
    approvals: Approvals,
    /// Ends the task that reads from the server.
    tasks: Tasks,
}

#[derive(Default)]
struct State {
    multiplexer: Multiplexer,
    open: BTreeMap<Key, Open>,
    /// With the number of the hello, which may come again.
    greeted: BTreeMap<Key, (Option<u64>, Greeted)>,
}

/// The streams of one process. They outlive sockets, and a switch off and on.
pub(crate) struct Streams {
    state: Mutex<State>,
    vault: Mutex<Option<Vault>>,
    attach: Arc<dyn Attach>,
    world: Arc<dyn World>,
    /// Measures the silence of clients from here, on a monotonic clock.
    began: Instant,
    tasks: Tasks,
    /// Wakes the writer of the socket.
    wake: Notify,
    /// Wakes those who wait for room.
    room: Notify,
    /// Counts the clients that were paired, and those of them that a restart would not forget.
    pairings: watch::Sender<u64>,
    stored: watch::Sender<u64>,
    /// Clients that approved something, which is not reported to the relay yet.
    approving: Mutex<VecDeque<Arc<str>>>,
    approved: Notify,
}

/// Locks for a few lines.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Streams {
    pub(crate) fn new(attach: Arc<dyn Attach>, world: Arc<dyn World>, tasks: Tasks) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::default(),
            vault: Mutex::default(),
            attach,
            world,
            began: Instant::now(),
            tasks,
            wake: Notify::new(),
            room: Notify::new(),
            pairings: watch::Sender::new(0),
            stored: watch::Sender::new(0),
            approving: Mutex::default(),
            approved: Notify::new(),
        })
    }

    /// Returns the time for the silence of clients.
    fn now(&self) -> Millis {
        Millis(i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX))
    }

    /// Makes a connection of the server that is no client's.
    pub(crate) fn attach(&self) -> Attached {
        self.attach.attach()
    }

    /// Replaces the keys.
    pub(crate) fn set_vault(&self, vault: Vault) {
        *lock(&self.vault) = Some(vault);
    }

    /// Does something with the keys, if there are any.
    pub(crate) fn with_vault<T>(&self, run: impl FnOnce(&mut Vault) -> T) -> Option<T> {
        lock(&self.vault).as_mut().map(run)
    }

    /// Returns the number of clients that were paired, which rises.
    pub(crate) fn pairings(&self) -> watch::Receiver<u64> {
        self.pairings.subscribe()
    }

    /// Notes that so many of them are stored. Until then they receive nothing from the server: a client to
    /// which it spoke is known permanently.
    pub(crate) fn stored(&self, upto: u64) {
        self.stored.send_replace(upto);
    }

    /// Waits until a client approved something. Returns its id.
    pub(crate) async fn approved(&self) -> Arc<str> {
        loop {
            // A permit is kept if it is woken in between.
            let wait = self.approved.notified();
            if let Some(client) = lock(&self.approving).pop_front() {
                return client;
            }
            wait.await;
        }
    }

    /// Begins a socket. Returns the cursor for its handshake.
    pub(crate) fn connected(&self) -> Option<String> {
        lock(&self.state).multiplexer.connected()
    }

    /// Returns what the socket has to write.
    pub(crate) fn next(&self) -> Vec<Utf8Bytes> {
        lock(&self.state).multiplexer.next()
    }

    /// Waits until there may be more to write; to be made before [`Streams::next`] is asked.
    pub(crate) fn written(&self) -> impl Future<Output = ()> + '_ {
        self.wake.notified()
    }

    /// Takes an envelope. `Err` says why the socket has to be dropped.
    pub(crate) async fn take(self: &Arc<Self>, text: &str) -> Result<(), &'static str> {
        let Some(frame) = FromRelay::read(text) else {
            tracing::warn!(bytes = text.len(), "a malformed envelope was dropped");
            return Ok(());
        };
        let now = self.now();
        let effect = lock(&self.state).multiplexer.take(&frame, text.len(), now);
        match effect {
            Effect::Nothing => {}
            Effect::Close(key) => self.close(&key),
            Effect::Message(key, message) => self.message(&key, frame.seq_id, message).await?,
        }
        lock(&self.state).multiplexer.handled();
        // An acknowledgement makes room, a ping asks for an answer.
        self.room.notify_waiters();
        self.wake.notify_waiters();
        Ok(())
    }

    async fn message(
        self: &Arc<Self>,
        key: &Key,
        seq: Option<u64>,
        message: Vec<u8>,
    ) -> Result<(), &'static str> {
        if let Some(sealed) = Sealed::read(&message) {
            return self.sealed(key, seq, sealed).await;
        }
        let Ok(head) = serde_json::from_slice::<Head<'_>>(&message) else {
            return self.deliver_plain(key, message.clone()).await;
        };
        if head.method.as_deref() == Some(SEALED) {
            tracing::debug!("a sealed message without anything sealed was dropped");
            return Ok(());
        }
        if head.is_introduction() {
            if self.with_vault(|vault| vault.allows_plain()) != Some(true) {
                self.answer(key, &Sealed::refusal(Refused::Plain).message());
                return Ok(());
            }
            self.close(key);
            self.open(key, seq, Cover::Plain, 0);
        }
        self.deliver_plain(key, message).await
    }

    async fn sealed(
        self: &Arc<Self>,
        key: &Key,
        seq: Option<u64>,
        sealed: Sealed<'_>,
    ) -> Result<(), &'static str> {
        if let Some(hello) = &sealed.hello {
            self.greet(key, seq, hello);
            return Ok(());
        }
        let Some(frame) = &sealed.frame else { return Ok(()) };
        let greeted = lock(&self.state).greeted.remove(key);
        let message = match greeted {
            Some((_, greeted)) => self.admit(key, seq, greeted, frame),
            None => self.next_frame(key, frame),
        };
        match message {
            Some(message) => self.hand_over(key, message).await,
            None => Ok(()),
        }
    }

    fn greet(&self, key: &Key, seq: Option<u64>, hello: &str) {
        let again = |it: &(Option<u64>, Greeted)| seq.is_some() && it.0 == seq;
        if lock(&self.state).greeted.get(key).is_some_and(again) {
            return;
        }
        let now = self.world.now();
        let greeting = self.with_vault(|vault| vault.greet(hello, now));
        match greeting {
            Some(Ok((greeted, welcome))) => {
                {
                    let state = &mut *lock(&self.state);
                    if state.greeted.len() >= GREETED {
                        state.greeted.pop_first();
                    }
                    state.greeted.insert(key.clone(), (seq, greeted));
                }
                self.answer(key, &welcome);
            }
            Some(Err(refused)) => self.answer(key, &Sealed::refusal(refused).message()),
            None => {}
        }
    }

    /// Opens the first frame of a stream, and with it the stream.
    fn admit(
        self: &Arc<Self>,
        key: &Key,
        seq: Option<u64>,
        greeted: Greeted,
        frame: &str,
    ) -> Option<Vec<u8>> {
        let now = self.world.now();
        let admitted = self.with_vault(|vault| vault.admit(greeted, frame, &key.client, now))?;
        match admitted {
            Ok((channel, message, how)) => {
                let pairing = match how {
                    Admitted::Known => 0,
                    Admitted::Paired => self.note_pairing(),
                };
                self.close(key);
                let cover = Cover::Sealed(Box::new(channel));
                self.open(key, seq, cover, pairing).then_some(message)
            }
            Err(refused) => {
                self.answer(key, &Sealed::refusal(refused).message());
                None
            }
        }
    }

    /// Has the paired clients stored. Returns the number of this one.
    fn note_pairing(&self) -> u64 {
        let mut number = 0;
        self.pairings.send_modify(|pairings| {
            *pairings += 1;
            number = *pairings;
        });
        number
    }

    fn next_frame(self: &Arc<Self>, key: &Key, frame: &str) -> Option<Vec<u8>> {
        let opened = {
            let state = &mut *lock(&self.state);
            match state.open.get_mut(key) {
                Some(Open { cover: Cover::Sealed(channel), .. }) => open(channel, frame),
                Some(_) | None => return None,
            }
        };
        match opened {
            Ok(message) => Some(message),
            Err(err) => {
                tracing::warn!(client = %key.client, %err, "a stream was tampered with or broke");
                self.answer(key, &Sealed::refusal(Refused::Broken).message());
                self.end(key);
                None
            }
        }
    }

    /// Delivers a message to a stream without encryption; others drop it.
    async fn deliver_plain(&self, key: &Key, message: Vec<u8>) -> Result<(), &'static str> {
        let is_plain = {
            let state = lock(&self.state);
            matches!(state.open.get(key), Some(Open { cover: Cover::Plain, .. }))
        };
        if is_plain { self.hand_over(key, message).await } else { Ok(()) }
    }

    async fn hand_over(&self, key: &Key, message: Vec<u8>) -> Result<(), &'static str> {
        let to_server = {
            let state = &mut *lock(&self.state);
            let Some(open) = state.open.get_mut(key) else { return Ok(()) };
            if open.approvals.is_given_by(&message) {
                self.note_approval(key);
            }
            open.to_server.clone()
        };
        // An error of the sending says that the connection has ended; its reader reports that to the relay.
        if timeout(HAND_OVER, to_server.send(message.into())).await.is_ok() {
            return Ok(());
        }
        // The message is lost, and with it the stream: its client begins another.
        self.end(key);
        Err("the server did not take a message in time")
    }

    fn note_approval(&self, key: &Key) {
        let mut approving = lock(&self.approving);
        if approving.len() >= APPROVING {
            approving.pop_front();
        }
        approving.push_back(key.client.as_ref().into());
        self.approved.notify_one();
    }

    /// Makes a connection of the server for a stream, which receives nothing before so many pairings are stored.
    fn open(self: &Arc<Self>, key: &Key, seq: Option<u64>, cover: Cover, pairing: u64) -> bool {
        let now = self.now();
        let mut state = lock(&self.state);
        if !state.multiplexer.open(key, seq, now) {
            tracing::warn!("a stream was refused: there are too many");
            state.multiplexer.announce_end(key);
            return false;
        }
        let Attached { to_server, from_server } = self.attach.attach();
        let tasks = self.tasks.child();
        tasks.spawn(pump(Arc::clone(self), key.clone(), from_server, pairing));
        state
            .open
            .insert(key.clone(), Open { cover, to_server, approvals: Approvals::default(), tasks });
        true
    }

    /// Closes a stream because the relay says so, or before it is opened again.
    fn close(&self, key: &Key) {
        let mut state = lock(&self.state);
        state.greeted.remove(key);
        state.multiplexer.close(key);
        if let Some(open) = state.open.remove(key) {
            // Its sender goes, and with it the connection.
            open.tasks.cancel();
        }
    }

    /// Ends a stream from this side.
    fn end(&self, key: &Key) {
        self.close(key);
        lock(&self.state).multiplexer.announce_end(key);
        self.wake.notify_waiters();
    }

    fn is_idle(&self, key: &Key) -> bool {
        lock(&self.state).multiplexer.is_idle(key, self.now())
    }

    /// Ends the streams of a client before the relay learns of it.
    pub(crate) fn end_client(&self, client: &str) {
        let open: Vec<_> = lock(&self.state).open.keys().cloned().collect();
        for key in open.iter().filter(|key| *key.client == *client) {
            self.close(key);
        }
    }

    /// Sends a message of ours, which is small and rare.
    fn answer(&self, key: &Key, message: &str) {
        if let Ok(raw) = serde_json::from_str::<&RawValue>(message) {
            lock(&self.state).multiplexer.send(key, raw);
            self.wake.notify_waiters();
        }
    }

    /// Sends a message of the server once there is room. False: the stream is over.
    async fn send(&self, key: &Key, message: &[u8]) -> bool {
        loop {
            let wait = self.room.notified();
            {
                let state = &mut *lock(&self.state);
                if state.multiplexer.has_room() {
                    return send_now(state, key, message) && {
                        self.wake.notify_waiters();
                        true
                    };
                }
            }
            wait.await;
        }
    }
}

fn send_now(state: &mut State, key: &Key, message: &[u8]) -> bool {
    let Some(open) = state.open.get_mut(key) else { return false };
    open.approvals.sent(message);
    let limit = match &open.cover {
        Cover::Plain => MESSAGE_BYTES,
        Cover::Sealed(_) => SEALED_BYTES,
    };
    // Before it is sealed: what is sealed and not sent would be missed by the client.
    let refusal;
    let message = if message.len() <= limit {
        message
    } else if let Some(text) = refusal_of(message, limit) {
        refusal = text;
        refusal.as_bytes()
    } else {
        let bytes = message.len();
        tracing::warn!(bytes, limit, "a message is too long for remote control and was dropped");
        return true;
    };
    let sealed;
    let text = match &mut open.cover {
        Cover::Plain => match std::str::from_utf8(message) {
            Ok(text) => text,
            Err(_) => return true,
        },
        Cover::Sealed(channel) => match seal(channel, message) {
            Ok(text) => {
                sealed = text;
                &sealed
            }
            Err(err) => {
                tracing::warn!(%err, "a message was not sealed and dropped");
                return true;
            }
        },
    };
    if let Ok(raw) = serde_json::from_str::<&RawValue>(text) {
        state.multiplexer.send(key, raw);
    }
    true
}

/// Carries messages of the server to the socket until the connection ends, or its client was silent
/// for too long.
async fn pump(
    streams: Arc<Streams>,
    key: Key,
    mut from_server: mpsc::Receiver<Bytes>,
    pairing: u64,
) {
    // An error means that the writer has ended, with the streams.
    let _ = streams.stored.subscribe().wait_for(|stored| *stored >= pairing).await;
    loop {
        match timeout(SWEEP, from_server.recv()).await {
            Ok(Some(message)) => {
                if !streams.send(&key, &message).await {
                    return;
                }
            }
            Ok(None) => return streams.end(&key),
            Err(_) => {}
        }
        if streams.is_idle(&key) {
            return streams.end(&key);
        }
    }
}

#[cfg(test)]
mod tests;
