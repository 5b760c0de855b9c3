//! What the consumer of a session has been told, so that after a reconnect it
//! is told the rest: all of it, and nothing twice.
//!
//! A pure state machine: no socket, no clock. While a connection lasts it lets
//! everything pass and takes notes. After a cut, each thread is resumed in one of
//! two ways. A server that numbers its notifications repeats what came after
//! the last number; that passes like the rest. Any other server answers with a
//! snapshot: the notes are compared with it, and what is missing is made up
//! (`item/started`, the rest of a text, `item/completed`, `turn/completed`,
//! the status). While a thread is between the two, what is told of it is
//! dropped, since the snapshot that is to come includes it.
//!
//! What a snapshot cannot say is lost: which statuses a thread went through,
//! the pieces in which a text came, and until an item is complete, the part of
//! its text that came during the cut.

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
    self as wire, ItemBody, ServerNotification, ServerRequest, Thread, ThreadStatus, TurnStatus,
    TurnhostResumeResponse,
};

use thread::Watched;

/// Notifications on their way to the consumer.
pub(crate) type Out = Vec<Arc<ServerNotification>>;

/// What all the threads of a session have told.
#[derive(Debug, Default)]
pub(crate) struct Continuity {
    threads: BTreeMap<ThreadId, Watched>,
    questions: BTreeMap<RequestId, Question>,
    /// What servers say to whoever connects, as last told.
    greetings: Vec<Arc<ServerNotification>>,
    /// Those of them that this connection has not said yet.
    expected: Vec<Arc<ServerNotification>>,
}

/// A question of the server that is not known to be settled.
#[derive(Debug)]
struct Question {
    request: ServerRequest,
    about: About,
    /// What was answered, encoded.
    answer: Option<Vec<u8>>,
}

/// What a question is about.
#[derive(Debug)]
struct About {
    thread: Option<ThreadId>,
    turn: Option<String>,
    item: Option<String>,
}

/// What to do with a question of the server.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It is new: ask the consumer.
    New,
    /// The consumer has it and has not answered yet.
    Waits,
    /// The consumer has answered it: send this again, since the server cannot have heard it.
    Answered(Vec<u8>),
}

/// The answer to the session's own `thread/resume`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer<'a> {
    pub(crate) thread: &'a Thread,
    /// From servers that number their notifications.
    pub(crate) reply: Option<TurnhostResumeResponse>,
    /// Whether its turns were asked for.
    pub(crate) with_turns: bool,
}

impl Answer<'_> {
    /// Whether what was missed follows from the server.
    fn is_replayed(&self) -> bool {
        self.reply.is_some_and(|reply| reply.replayed)
    }
}

/// How a thread stands after the server has answered `thread/resume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resumed {
    /// The consumer misses nothing.
    Whole,
    /// The server does not repeat that far back, and the answer had no turns: ask for them.
    NeedsTurns,
    /// The server keeps no history of this thread: what happened meanwhile is lost.
    Unrepeatable,
}

impl Continuity {
    /// Takes a notification; what the consumer is to hear is pushed to `out`.
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
            self.questions.remove(&own_id(&resolved.request_id));
        }
        let is_closed = matches!(*notification, ServerNotification::ThreadClosed(_));
        match self.threads.get_mut(&id) {
            Some(watched) => watched.notification(notification, seq, now, out),
            None => out.push(notification),
        }
        if is_closed {
            // The server has forgotten the subscription.
            self.threads.remove(&id);
        }
    }

    /// Takes a notification that this version does not know; says whether the consumer is to hear it.
    pub(crate) fn unknown(&mut self, params: &RawValue, seq: Option<u64>) -> bool {
        let Some(seq) = seq else { return true };
        let id = serde_json::from_str::<Value>(params.get()).ok().and_then(|it| thread_id(&it));
        match id.and_then(|id| self.threads.get_mut(&id)) {
            Some(watched) => watched.is_next(Some(seq)),
            None => true,
        }
    }

    /// What a server says to whoever connects is told once.
    fn was_greeted(&mut self, notification: &Arc<ServerNotification>) -> bool {
        use ServerNotification as N;
        match &**notification {
            // It is about the way in which a thread was resumed, which the consumer did not choose.
            N::DeprecationNotice(_) => self.threads.values().any(Watched::is_lost),
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

    /// Takes a question.
    pub(crate) fn asked(
        &mut self,
        id: &RequestId,
        request: &ServerRequest,
        out: &mut Out,
    ) -> Asked {
        if let Some(known) = self.questions.get(id) {
            if known.request == *request {
                return known.answer.clone().map_or(Asked::Waits, Asked::Answered);
            }
            // A server that was restarted counts from the beginning.
            let settled = known.about.thread.map(|thread| resolved(id, thread));
            out.extend(settled);
        }
        let about = About::of(request);
        let question = Question { request: request.clone(), about, answer: None };
        self.questions.insert(id.clone(), question);
        Asked::New
    }

    /// Notes what the consumer answered, for the case that the server asks again.
    pub(crate) fn answered(&mut self, id: &RequestId, frame: &[u8]) {
        if let Some(question) = self.questions.get_mut(id) {
            question.answer = Some(frame.to_vec());
        }
    }

    /// Notes that the consumer subscribed to a thread, and what it was answered.
    pub(crate) fn subscribed(&mut self, thread: &Thread, reply: Option<TurnhostResumeResponse>) {
        let watched = self.threads.entry(thread.id).or_insert_with(|| Watched::new(thread));
        watched.told(thread, reply.map(|reply| reply.seq));
    }

    /// Forgets a thread that the consumer no longer wants to hear of.
    pub(crate) fn unsubscribed(&mut self, thread: ThreadId) {
        self.threads.remove(&thread);
    }

    /// The connection was cut: all threads are to be resumed.
    pub(crate) fn cut(&mut self) {
        self.expected = self.greetings.clone();
        for watched in self.threads.values_mut() {
            watched.lose();
        }
    }

    /// The server has dropped what waited of these threads.
    pub(crate) fn resync(&mut self, threads: &[ThreadId]) {
        for id in threads {
            if let Some(watched) = self.threads.get_mut(id) {
                watched.lose();
            }
        }
    }

    /// A thread that is to be resumed, and the number of its last notification, if it has one.
    pub(crate) fn next_lost(&self) -> Option<(ThreadId, Option<u64>)> {
        let (id, watched) = self.threads.iter().find(|(_, watched)| watched.is_lost())?;
        Some((*id, watched.seq()))
    }

    /// Takes the answer to `thread/resume`.
    pub(crate) fn resumed(&mut self, answer: &Answer<'_>, now: Millis, out: &mut Out) -> Resumed {
        let Some(watched) = self.threads.get_mut(&answer.thread.id) else { return Resumed::Whole };
        let resumed = watched.resumed(answer, now, out);
        if resumed != Resumed::NeedsTurns && !answer.is_replayed() {
            self.settle(answer.thread, out);
        }
        resumed
    }

    /// Says that those questions are settled that the thread waits for no longer.
    fn settle(&mut self, thread: &Thread, out: &mut Out) {
        let waits = matches!(
            &thread.status,
            ThreadStatus::Active { active_flags } if !active_flags.is_empty()
        );
        self.questions.retain(|id, question| {
            let is_open = question.about.thread != Some(thread.id)
                || waits && question.about.is_open_in(thread);
            if !is_open {
                out.push(resolved(id, thread.id));
            }
            is_open
        });
    }
}

impl About {
    /// Every question names what it is about in the same members.
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

/// The text of the last message, which is what `turn/completed` shows of a turn.
fn last_message(turn: &wire::Turn) -> Option<&wire::ThreadItem> {
    turn.items.iter().rev().find(|item| matches!(item.body, ItemBody::AgentMessage(_)))
}
