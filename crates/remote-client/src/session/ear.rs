//! What a session does with what a connection brings, in the task that reads it.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use turnhost_client::{Event, LinkEnd, Listener, NotQueued};
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{
    CLIENT_METHODS, Mark, ServerNotification, ServerRequest, Thread, TurnhostResumeResponse,
};

use super::{Connection, Resuming, SessionEvent, Shared, State};
use crate::resume::{Answer, Asked, Out};

/// What the supervisor's own `thread/resume` requests are called, so that they
/// are told from those of the program.
pub(super) const RESUME_ID: &str = "resume";

/// Listens to one connection.
pub(super) struct Ear {
    pub(super) shared: Arc<Shared>,
    /// Hears the end of the connection; has room for it.
    pub(super) ended: mpsc::Sender<LinkEnd>,
}

/// The members that an answer has that subscribes to a thread.
#[derive(Deserialize)]
struct Subscribed {
    thread: Thread,
    turnhost: Option<TurnhostResumeResponse>,
}

impl Listener for Ear {
    fn event(&self, event: Event, seq: Option<u64>) -> Result<(), NotQueued> {
        let mut state = self.shared.state();
        match event {
            Event::Notification(notification) => self.notification(&mut state, notification, seq),
            Event::Unknown { method, params } => {
                if !state.continuity.unknown(&params, seq) {
                    return Ok(());
                }
                self.tell(Event::Unknown { method, params })
            }
            Event::Request { id, request } => self.request(&mut state, id, request),
            Event::Disconnected { reason, close_code } => {
                state.continuity.cut();
                state.link = Connection::Down(Arc::clone(&reason));
                // The supervisor is gone when the session is.
                let _unheard = self.ended.try_send(LinkEnd { reason, close_code });
                Ok(())
            }
        }
    }

    fn answered(&self, id: &RequestId, method: &str, result: &RawValue) -> Result<(), NotQueued> {
        let row = CLIENT_METHODS.iter().find(|row| row.name == method);
        if !row.is_some_and(|row| row.marks.contains(&Mark::Subscribes)) {
            return Ok(());
        }
        let answer = match serde_json::from_str::<Subscribed>(result.get()) {
            Ok(answer) => answer,
            Err(err) => {
                tracing::warn!(%err, method, "an answer is not understood; the thread cannot be resumed");
                return Ok(());
            }
        };
        let mut state = self.shared.state();
        if *id == RequestId::from(RESUME_ID) {
            let mut out = Out::new();
            let now = self.shared.world.now();
            let with_turns = matches!(state.resuming, Resuming::Asked { with_turns: true });
            let answer = Answer { thread: &answer.thread, reply: answer.turnhost, with_turns };
            state.resuming = Resuming::Done(state.continuity.resumed(&answer, now, &mut out));
            return self.tell_all(out);
        }
        state.continuity.subscribed(&answer.thread, answer.turnhost);
        Ok(())
    }
}

impl Ear {
    fn notification(
        &self,
        state: &mut State,
        notification: Arc<ServerNotification>,
        seq: Option<u64>,
    ) -> Result<(), NotQueued> {
        if let ServerNotification::TurnhostResync(resync) = &*notification {
            state.continuity.resync(&resync.thread_ids);
            self.shared.resync.notify_one();
            return Ok(());
        }
        let mut out = Out::new();
        state.continuity.notification(notification, seq, self.shared.world.now(), &mut out);
        self.tell_all(out)
    }

    fn request(
        &self,
        state: &mut State,
        id: RequestId,
        request: ServerRequest,
    ) -> Result<(), NotQueued> {
        let mut out = Out::new();
        let asked = state.continuity.asked(&id, &request, &mut out);
        self.tell_all(out)?;
        match asked {
            Asked::New => self.tell(Event::Request { id, request }),
            Asked::Waits => Ok(()),
            Asked::Answered(frame) => {
                if let Connection::Up(client) = &state.link {
                    client.send_raw(frame);
                }
                Ok(())
            }
        }
    }

    fn tell_all(&self, out: Out) -> Result<(), NotQueued> {
        out.into_iter().map(|it| self.tell(Event::Notification(it))).fold(Ok(()), Result::and)
    }

    /// Queues an event. One that does not fit is queued all the same, since it
    /// is noted as told; but it is the last before the cut.
    fn tell(&self, event: Event) -> Result<(), NotQueued> {
        self.shared.queue.push_or_overrun(SessionEvent::Server(event))
    }
}
