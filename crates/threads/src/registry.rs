//! The loaded threads: starts, loads and finds them.

mod agents;
mod unloaded;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use serde::de::DeserializeOwned;
use tokio::sync::oneshot;
use turnhost_base::ThreadId;
use turnhost_ports::DocumentKind;
use turnhost_protocol::{
    ServerNotification, ThreadClosedNotification, ThreadStatusChangedNotification,
};
use turnhost_thread::{OwnConfig, Thread, TurnSettings};

use crate::actor::{Actor, refuse_all};
use crate::agents::OtherThreads;
use crate::environment::Environment;
use crate::error::ThreadError;
use crate::handle::ThreadHandle;
use crate::live::Live;
use crate::mcp_use::McpUse;
use crate::new_thread::NewThread;
use crate::peer::Peer;
use crate::pending_requests::AnswerRecipient;
use crate::raw_event_state::RawEvents;
use crate::snapshot::Snapshot;

pub use unloaded::Unloaded;

/// The loaded threads of a server. Cloning gives another handle to the same registry.
#[derive(Clone)]
pub struct Threads(Arc<Registry>);

struct Registry {
    env: Environment,
    /// Ids sort by the time they were made, so the map does too.
    handles: Mutex<BTreeMap<ThreadId, ThreadHandle>>,
    /// Itself, for its threads.
    own: Weak<Registry>,
}

impl Registry {
    fn threads(&self) -> Option<Threads> {
        self.own.upgrade().map(Threads)
    }

    fn others(&self) -> Weak<dyn OtherThreads> {
        Weak::<Self>::clone(&self.own)
    }
}

impl Threads {
    /// Makes an empty registry.
    pub fn new(env: Environment) -> Self {
        Self(Arc::new_cyclic(|own| Registry {
            env,
            handles: Mutex::default(),
            own: Weak::clone(own),
        }))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<ThreadId, ThreadHandle>> {
        self.0.handles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the handle of a loaded thread.
    pub fn get(&self, id: ThreadId) -> Option<ThreadHandle> {
        self.lock().get(&id).cloned()
    }

    /// Returns the published state of a thread that has finished loading.
    pub fn snapshot(&self, id: ThreadId) -> Option<Arc<Snapshot>> {
        self.get(id).and_then(|handle| handle.snapshot())
    }

    /// Returns the ids of all threads that have finished loading, oldest first.
    pub fn ids(&self) -> Vec<ThreadId> {
        let handles = self.lock();
        let loaded = handles.iter().filter(|(_, handle)| handle.snapshot().is_some());
        loaded.map(|(id, _)| *id).collect()
    }

    /// Returns all handles, oldest first.
    pub fn all(&self) -> Vec<ThreadHandle> {
        self.lock().values().cloned().collect()
    }

    /// Counts the running turns.
    pub fn running_turns(&self) -> usize {
        let is_running = |handle: &&ThreadHandle| {
            handle.snapshot().is_some_and(|snapshot| snapshot.running.is_some())
        };
        self.all().iter().filter(is_running).count()
    }

    /// Counts the messages that wait in the mailboxes of threads.
    pub fn waiting_messages(&self) -> usize {
        self.lock().values().map(ThreadHandle::waiting_messages).sum()
    }

    /// Counts the requests to clients that have no answer yet.
    pub fn open_requests(&self) -> usize {
        self.0.env.pending.count()
    }

    /// Gets ready for a thread that is about to be made, without waiting.
    pub fn prepare(&self) {
        self.0.env.ports.store.prepare();
    }

    /// Runs a new thread with `subscriber` subscribed, and returns its state.
    pub fn start(&self, new: NewThread, subscriber: &Arc<dyn Peer>) -> Snapshot {
        let env = self.0.env.clone();
        let id = new.thread.id();
        let (handle, mailbox) = ThreadHandle::new(id);
        let mut live = Live::new(env, new, handle.cell(), self.0.others());
        live.publisher.subscribe(subscriber);
        let snapshot = live.snapshot();
        live.publish_snapshot();
        self.lock().insert(id, handle);
        let (actor, presence) = (Actor::new(live, mailbox), self.presence(id));
        self.0.env.tasks.spawn_to_end(async move {
            let _presence = presence;
            actor.run().await;
        });
        snapshot
    }

    /// Returns the handle of a loaded thread, or of one that begins to load; that handle
    /// takes calls at once.
    pub fn get_or_load(&self, id: ThreadId) -> ThreadHandle {
        let mut handles = self.lock();
        if let Some(handle) = handles.get(&id) {
            return handle.clone();
        }
        let (handle, mailbox) = ThreadHandle::new(id);
        handles.insert(id, handle.clone());
        drop(handles);
        let (env, presence) = (self.0.env.clone(), self.presence(id));
        let (cell, others) = (handle.cell(), self.0.others());
        self.0.env.tasks.spawn_to_end(async move {
            // Boxed, so that the room that loading takes is given back.
            match Box::pin(restore(&env, id)).await {
                Ok(new) => {
                    let status = new.thread.status();
                    let status = ThreadStatusChangedNotification { thread_id: id, status };
                    env.broadcast(ServerNotification::ThreadStatusChanged(status));
                    let live = Live::new(env, new, cell, others);
                    let _presence = presence;
                    Box::pin(Actor::new(live, mailbox).run()).await;
                }
                Err(error) => {
                    drop(presence);
                    refuse_all(mailbox, || error.clone()).await;
                }
            }
        });
        handle
    }

    fn presence(&self, id: ThreadId) -> Presence {
        Presence { registry: Weak::clone(&self.0.own), id }
    }

    /// Takes a number for a request to a client that no thread makes. The answer comes as JSON, or as
    /// `None` for an error.
    pub fn open_request(&self) -> (i64, oneshot::Receiver<Option<String>>) {
        self.0.env.pending.ask()
    }

    /// Forgets such a request; an answer that comes later is dropped.
    pub fn close_request(&self, number: i64) {
        self.0.env.pending.close(number);
    }

    /// Hands a client's answer to the one whose request it answers; returns false if it is not awaited.
    pub fn answered(&self, number: i64, result: Option<String>) -> bool {
        match self.0.env.pending.answered(number) {
            Some(AnswerRecipient::Thread(thread)) => match self.get(thread) {
                Some(handle) => {
                    handle.answered(number, result);
                    true
                }
                None => false,
            },
            Some(AnswerRecipient::Other(answer)) => answer.send(result).is_ok(),
            None => false,
        }
    }

    /// Ends a thread, if it is loaded, and waits until what it had to store is stored.
    pub async fn stop(&self, id: ThreadId) {
        if let Some(handle) = self.get(id) {
            handle.stop().await;
        }
    }

    /// Ends every thread: running turns are stored as interrupted, running commands are
    /// killed. Returns once all of it is stored and published.
    pub async fn stop_all(&self) {
        for handle in self.all() {
            handle.stop().await;
        }
    }
}

async fn restore(env: &Environment, id: ThreadId) -> Result<NewThread, ThreadError> {
    // What is changed of a thread without loading it is changed before or after, and not in between.
    let reading = env.loading.read().await;
    let record = env.ports.store.thread(id).await?.ok_or(ThreadError::NotStored(id))?;
    if record.archived {
        return Err(ThreadError::Archived(id));
    }
    let settings: TurnSettings = serde_json::from_str(&record.settings)
        .map_err(|error| ThreadError::UnreadableSettings { id, reason: error.to_string() })?;
    // What the administrator allows may be less than when it was stored.
    let settings = env.ports.config.within_requirements(settings);
    let instructions = Arc::new(env.ports.files.instructions(settings.cwd.clone()).await);
    let own = OwnConfig::new();
    let mcp = McpUse { session: env.open_mcp(&settings, &own), own };
    let queue = document(env, id, DocumentKind::Queue).await?.unwrap_or_default();
    let goal = document(env, id, DocumentKind::Goal).await?;
    let once = document(env, id, DocumentKind::Once).await?.unwrap_or_default();
    drop(reading);
    let thread = Thread::restore(record, settings).with_documents(queue, goal, once);
    Ok(NewThread { thread, instructions, history: None, mcp, raw_events: RawEvents::Off })
}

/// Reads a document of a thread; `None`, with a log line, if it cannot be read as what it should be.
async fn document<T: DeserializeOwned>(
    env: &Environment,
    id: ThreadId,
    kind: DocumentKind,
) -> Result<Option<T>, ThreadError> {
    let Some(json) = env.ports.store.document(id, kind).await? else { return Ok(None) };
    let read = serde_json::from_str(&json).inspect_err(
        |error| tracing::error!(thread = %id, ?kind, err = %error, "a stored document cannot be read"),
    );
    Ok(read.ok())
}

/// A thread's place in the registry, for as long as its actor runs.
struct Presence {
    registry: Weak<Registry>,
    id: ThreadId,
}

impl Drop for Presence {
    fn drop(&mut self) {
        let Some(registry) = self.registry.upgrade().map(Threads) else { return };
        registry.lock().remove(&self.id);
        let env = &registry.0.env;
        env.connections.thread_changed();
        if std::thread::panicking() {
            tracing::error!(thread = %self.id, "a thread's actor panicked; the thread is unloaded");
            let closed = ThreadClosedNotification { thread_id: self.id };
            env.broadcast(ServerNotification::ThreadClosed(closed));
        }
    }
}
