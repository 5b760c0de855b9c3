//! How a thread comes into memory, and what its actor does with messages.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use turnhost_agent::Agent;
use turnhost_base::ThreadId;
use turnhost_ports::{HistoryItem, Instructions};
use turnhost_protocol::{self as wire, ServerNotification};
use turnhost_thread::{Input, Settings, Thread};

use super::{Actor, Message, Step, ThreadHandle};
use crate::errors::CallError;
use crate::server::Server;
use crate::session::Session;

/// A thread that begins its life in memory.
pub(crate) struct Start {
    pub(crate) thread: Thread,
    pub(crate) instructions: Arc<Instructions>,
    /// The connection that started it.
    pub(crate) session: Arc<Session>,
}

impl Actor {
    /// Runs a new thread, with the connection that started it subscribed.
    pub(crate) fn start(server: &Arc<Server>, start: Start) {
        server.ports.store.prepare();
        let (handle, mailbox) = ThreadHandle::new(start.thread.origin().id);
        let mut actor = Self::new(Arc::clone(server), start.thread, handle.clone(), mailbox);
        actor.instructions = start.instructions;
        actor.subscribe(&start.session);
        actor.publish();
        server.threads.add(actor.id(), handle);
        server.tasks.spawn_to_end(actor.run());
    }

    /// Begins to load a stored thread; its handle takes messages at once.
    pub(crate) fn load(server: &Arc<Server>, id: ThreadId) -> ThreadHandle {
        let (handle, mailbox) = ThreadHandle::new(id);
        let (server, given) = (Arc::clone(server), handle.clone());
        let tasks = server.tasks.clone();
        tasks.spawn_to_end(async move {
            match restore(&server, id).await {
                Ok(thread) => {
                    let mut actor = Self::new(server, thread, given, mailbox);
                    let cwd = actor.thread.cwd().clone();
                    actor.instructions = Arc::new(actor.server.ports.files.instructions(cwd).await);
                    actor.server.broadcast(status_of(&actor.thread));
                    actor.run().await;
                }
                Err(error) => {
                    server.threads.remove(id);
                    refuse_all(mailbox, &error).await;
                }
            }
        });
        handle
    }

    pub(super) async fn on_message(&mut self, message: Message, step: &mut Step) {
        match message {
            Message::Call(call) => match self.ensure_agent().await {
                Ok(()) => call(Ok((self, step))),
                Err(error) => call(Err(error)),
            },
            Message::Resume(params, responder) => self.resume(*params, responder, step).await,
            Message::Unsubscribe(session, reply) => {
                let was_subscribed = self.unsubscribe(session);
                step.answer(move || _ = reply.send(was_subscribed));
            }
            Message::Rename(name, reply) => {
                let result = self.rename(name, step).await;
                step.answer(move || drop(reply.send(result)));
            }
            Message::Archive(reply) => self.archive(reply, step),
            Message::Answered { number, result } => self.answer(number, result.as_deref(), step),
            Message::Disconnected(session) => {
                self.unsubscribe(session);
            }
            Message::Stop(reply) => {
                self.leave(step);
                step.answer(move || _ = reply.send(()));
            }
        }
    }

    /// A thread that is not stored yet keeps its name in memory, and stores it with its first turn.
    async fn rename(&mut self, name: String, step: &mut Step) -> Result<(), CallError> {
        if self.thread.origin().ephemeral {
            let id = self.id();
            return Err(CallError::Refused(format!(
                "ephemeral thread does not support metadata updates: {id}"
            )));
        }
        self.input(Input::Rename(Some(name.clone())), step);
        if self.thread.is_stored() {
            self.server.ports.store.set_name(self.id(), Some(name)).await?;
        }
        Ok(())
    }

    fn archive(&mut self, reply: oneshot::Sender<Result<(), CallError>>, step: &mut Step) {
        if self.thread.origin().ephemeral {
            let error = CallError::NotStored(self.id());
            step.answer(move || drop(reply.send(Err(error))));
            return;
        }
        if !self.thread.is_stored() {
            self.input(Input::Store, step);
        }
        self.leave(step);
        step.afterwards(move |_| drop(reply.send(Ok(()))));
    }

    /// The agent, with what the model was told so far: read from the store when a turn needs it.
    pub(crate) async fn ensure_agent(&mut self) -> Result<(), CallError> {
        if self.agent.is_none() {
            let history = if self.thread.is_stored() {
                self.server.ports.store.history(self.id()).await?
            } else {
                Vec::new()
            };
            let history =
                history.into_iter().filter_map(|json| HistoryItem::from_json(json).ok()).collect();
            let rules = self.server.ports.config.rules();
            self.agent = Some(Agent::new(self.id(), history, self.thread.settings(), rules));
        }
        Ok(())
    }
}

async fn restore(server: &Server, id: ThreadId) -> Result<Thread, CallError> {
    let record = server.ports.store.thread(id).await?.ok_or(CallError::NotStored(id))?;
    if record.archived {
        return Err(CallError::Refused(format!(
            "thread {id} is archived; unarchive it before resuming it"
        )));
    }
    let settings: Settings = serde_json::from_str(&record.settings).map_err(|error| {
        CallError::Internal(format!("settings of thread {id} cannot be read: {error}"))
    })?;
    Ok(Thread::restore(record, settings))
}

fn status_of(thread: &Thread) -> ServerNotification {
    ServerNotification::ThreadStatusChanged(wire::ThreadStatusChangedNotification {
        thread_id: thread.origin().id,
        status: thread.status(),
    })
}

/// Answers whoever asked a thread that could not be loaded, or has left.
pub(super) async fn refuse_all(mut mailbox: mpsc::Receiver<Message>, error: &CallError) {
    mailbox.close();
    while let Some(message) = mailbox.recv().await {
        match message {
            Message::Resume(_, responder) => responder.answer::<()>(Err(error.clone())),
            Message::Call(call) => call(Err(error.clone())),
            Message::Rename(_, reply) | Message::Archive(reply) => {
                drop(reply.send(Err(error.clone())));
            }
            Message::Unsubscribe(_, reply) => _ = reply.send(false),
            Message::Stop(reply) => _ = reply.send(()),
            Message::Answered { .. } | Message::Disconnected(_) => {}
        }
    }
}
