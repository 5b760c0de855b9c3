//! Reconciliation after a reconnect: the consumer of a session receives the rest, all of it, and
//! nothing twice.
//!
//! A pure state machine: no socket, no clock. While a connection lasts it lets
//! everything pass and takes notes. After a cut, each thread is resumed in one of
//! two ways. A server that numbers its notifications repeats what came after
//! the last number; that passes like the rest. Any other server answers with a
//! snapshot: the notes are compared with it, and what is missing is made up
//! (`item/started`, the rest of a text, `item/completed`, `turn/completed`,
//! the status). While a thread is between the two, its events are
//! dropped, since the snapshot that is to come includes it.
//!
//! A snapshot does not say everything. Lost are: the statuses that a thread went through,
//! the pieces in which a text came, and until an item is complete, the part of
//! its text that came during the cut.

mod answer;
mod item;
mod thread;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;
use turnhost_base::{Millis, ThreadId};
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{
    self as wire, ServerNotification, ServerRequest, Thread, ThreadStatus, TurnStatus,
    TurnhostResumeResponse,
};

pub(crate) use self::answer::{Out, ResumeAnswer, Resumed};
use self::thread::ThreadMirror;

/// The state of everything that the threads of a session have reported.
#[derive(Debug, Default)]
pub(crate) struct Reconciler {
    threads: BTreeMap<ThreadId, ThreadMirror>,
    pending: BTreeMap<RequestId, PendingRequest>,
    /// Notifications that servers send after every introduction, as last delivered.
    greetings: Vec<Arc<ServerNotification>>,
    /// Those of them that this connection has not said yet.
    expected: Vec<Arc<ServerNotification>>,
}

/// A server request that is not known to be settled.
#[derive(Debug)]
struct PendingRequest {
    request: ServerRequest,
    about: About,
    /// The answer, encoded.
    answer: Option<Vec<u8>>,
}

/// The thread, turn and item of a server request.
#[derive(Debug)]
struct About {
    thread: Option<ThreadId>,
    turn: Option<String>,
    item: Option<String>,
}

/// State of a server request that arrived.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum RequestState {
    /// It is new: the consumer is asked.
    New,
    /// The consumer has it and has not answered yet.
    Unanswered,
    /// The consumer has answered it; this is sent again, since the server cannot have received it.
    Answered(Vec<u8>),
}

impl Reconciler {
    /// Takes a notification; what the consumer is to receive is pushed to `out`.
    pub(crate) fn notification(
        &mut self,
        notification: Arc<ServerNotification>,
        seq: Option<u64>,
        now: Millis,
        out: &mut Out,
    ) {
        let Some(id) = notification.thread_id() else {
            if !self.was_greeted(&notification) {
                out.push(notification);
            }
            return;
        };
        if let ServerNotification::ServerRequestResolved(resolved) = &*notification {
            self.pending.remove(&own_id(&resolved.request_id));
        }
        let is_closed = matches!(*notification, ServerNotification::ThreadClosed(_));
        match self.threads.get_mut(&id) {
            Some(mirror) => mirror.notification(notification, seq, now, out),
            None => out.push(notification),
        }
        if is_closed {
            // The server has forgotten the subscription.
            self.threads.remove(&id);
        }
    }

    /// Takes a notification that this version does not know; returns whether the consumer is to receive it.
    pub(crate) fn unknown(&mut self, params: &RawValue, seq: Option<u64>) -> bool {
        let Some(seq) = seq else { return true };
        let id = serde_json::from_str::<Value>(params.get()).ok().and_then(|it| thread_id(&it));
        match id.and_then(|id| self.threads.get_mut(&id)) {
            Some(mirror) => mirror.is_next(Some(seq)),
            None => true,
        }
    }

    /// Returns `true` for a notification that follows every introduction and was delivered before.
    fn was_greeted(&mut self, notification: &Arc<ServerNotification>) -> bool {
        use ServerNotification as N;
        match &**notification {
            // It is about the way in which a thread was resumed, which the consumer did not choose.
            N::DeprecationNotice(_) => self.threads.values().any(ThreadMirror::is_lost),
            N::ConfigWarning(_) | N::RemoteControlStatusChanged(_) => {
                let before = self.expected.iter().position(|greeting| greeting == notification);
                if let Some(at) = before {
                    self.expected.remove(at);
                    return true;
                }
                if matches!(**notification, N::RemoteControlStatusChanged(_)) {
                    self.greetings.retain(|it| !matches!(**it, N::RemoteControlStatusChanged(_)));
                }
                self.greetings.push(Arc::clone(notification));
                false
            }
            _ => false,
        }
    }

    /// Takes a server request.
    pub(crate) fn asked(
        &mut self,
        id: &RequestId,
        request: &ServerRequest,
        out: &mut Out,
    ) -> RequestState {
        if let Some(known) = self.pending.get(id) {
            if known.request == *request {
                return known
                    .answer
                    .clone()
                    .map_or(RequestState::Unanswered, RequestState::Answered);
            }
            // A server that was restarted counts from the beginning.
            let settled = known.about.thread.map(|thread| resolved(id, thread));
            out.extend(settled);
        }
        let about = About::of(request);
        let request = PendingRequest { request: request.clone(), about, answer: None };
        self.pending.insert(id.clone(), request);
        RequestState::New
    }

    /// Notes what the consumer answered, for the case that the server asks again.
    pub(crate) fn answered(&mut self, id: &RequestId, frame: &[u8]) {
        if let Some(request) = self.pending.get_mut(id) {
            request.answer = Some(frame.to_vec());
        }
    }

    /// Notes that the consumer subscribed to a thread, and what it was answered.
    pub(crate) fn subscribed(&mut self, thread: &Thread, reply: Option<TurnhostResumeResponse>) {
        let mirror = self.threads.entry(thread.id).or_insert_with(|| ThreadMirror::new(thread));
        mirror.told(thread, reply.map(|reply| reply.seq));
    }

    /// Forgets a thread that the consumer has unsubscribed from.
    pub(crate) fn unsubscribed(&mut self, thread: ThreadId) {
        self.threads.remove(&thread);
    }

    /// Notes that the connection was cut: all threads are to be resumed.
    pub(crate) fn cut(&mut self) {
        self.expected = self.greetings.clone();
        for mirror in self.threads.values_mut() {
            mirror.lose();
        }
    }

    /// Notes that the server has dropped what waited of these threads.
    pub(crate) fn resync(&mut self, threads: &[ThreadId]) {
        for id in threads {
            if let Some(mirror) = self.threads.get_mut(id) {
                mirror.lose();
            }
        }
    }

    /// Returns a thread that is to be resumed, and the number of its last notification, if it has
    /// one.
    pub(crate) fn next_lost(&self) -> Option<(ThreadId, Option<u64>)> {
        let (id, mirror) = self.threads.iter().find(|(_, mirror)| mirror.is_lost())?;
        Some((*id, mirror.seq()))
    }

    /// Takes the answer to `thread/resume`.
    pub(crate) fn resumed(
        &mut self,
        answer: &ResumeAnswer<'_>,
        now: Millis,
        out: &mut Out,
    ) -> Resumed {
        let Some(mirror) = self.threads.get_mut(&answer.thread.id) else { return Resumed::Whole };
        let resumed = mirror.resumed(answer, now, out);
        if resumed != Resumed::NeedsTurns && !answer.is_replayed() {
            self.settle(answer.thread, out);
        }
        resumed
    }

    /// Reports requests as settled that the thread no longer waits for.
    fn settle(&mut self, thread: &Thread, out: &mut Out) {
        let waits = matches!(
            &thread.status,
            ThreadStatus::Active { active_flags } if !active_flags.is_empty()
        );
        self.pending.retain(|id, request| {
            let is_open = request.about.thread != Some(thread.id)
                || waits && request.about.is_open_in(thread);
            if !is_open {
                out.push(resolved(id, thread.id));
            }
            is_open
        });
    }
}

impl About {
    /// Reads the members in which every server request names them.
    fn of(request: &ServerRequest) -> Self {
        let params = request.serialize_params(serde_json::value::Serializer).unwrap_or_default();
        let text = |name: &str| params.get(name).and_then(Value::as_str).map(str::to_owned);
        Self { thread: thread_id(&params), turn: text("turnId"), item: text("itemId") }
    }

    fn is_open_in(&self, thread: &Thread) -> bool {
        let Some(turn_id) = &self.turn else { return true };
        let Some(turn) = thread.turns.iter().find(|turn| turn.id.to_string() == *turn_id) else {
            return true;
        };
        let done = self.item.as_ref().is_some_and(|id| {
            turn.items.iter().any(|item| item.id().as_str() == id && item::is_complete(item))
        });
        turn.status == TurnStatus::InProgress && !done
    }
}

fn resolved(id: &RequestId, thread_id: ThreadId) -> Arc<ServerNotification> {
    let request_id = match id {
        RequestId::Integer(number) => wire::RequestId::Integer(*number),
        RequestId::String(text) => wire::RequestId::String(text.to_string()),
    };
    Arc::new(wire::ServerRequestResolvedNotification { request_id, thread_id }.into())
}

fn own_id(id: &wire::RequestId) -> RequestId {
    match id {
        wire::RequestId::Integer(number) => RequestId::Integer(*number),
        wire::RequestId::String(text) => RequestId::from(text.as_str()),
    }
}

fn thread_id(params: &Value) -> Option<ThreadId> {
    params.get("threadId")?.as_str()?.parse().ok()
}
