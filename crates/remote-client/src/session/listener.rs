//! The listener of a session's connection: it runs in the task that reads the connection, takes
//! notes for the next resume, and queues events for the consumer.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use turnhost_client::{ClientEvent, LinkEnd, Listener, NotQueued};
use turnhost_jsonrpc::RequestId;
use turnhost_protocol::{
    CLIENT_METHODS, Mark, ServerNotification, ServerRequest, Thread, TurnhostResumeResponse,
};

use super::event::SessionEvent;
use super::state::{Connection, Resuming, Shared, State};
use crate::resume::{Out, RequestState, ResumeAnswer};

/// Id of the supervisor's own `thread/resume` requests, which tells them from
/// those of the program.
pub(super) const RESUME_ID: &str = "resume";

/// Listens to one connection.
pub(super) struct SessionListener {
    pub(super) shared: Arc<Shared>,
    /// Hears the end of the connection; has room for it.
    pub(super) ended: mpsc::Sender<LinkEnd>,
}

/// Fields common to all responses that create a subscription.
#[derive(Deserialize)]
struct Subscribed {
    thread: Thread,
    turnhost: Option<TurnhostResumeResponse>,
}

impl Listener for SessionListener {
    fn event(&self, event: ClientEvent, seq: Option<u64>) -> Result<(), NotQueued> {
        let mut state = self.shared.state();
        match event {
            ClientEvent::Notification(notification) => {
                self.notification(&mut state, notification, seq)
            }
            ClientEvent::Unknown { method, params } => {
                if !state.reconciler.unknown(&params, seq) {
                    return Ok(());
                }
                self.deliver(ClientEvent::Unknown { method, params })
            }
            ClientEvent::Request { id, request } => self.request(&mut state, id, request),
            // The queue of a session is never full without the connection's end.
            ClientEvent::Lagged { .. } => Ok(()),
            ClientEvent::Disconnected { reason, close_code } => {
                state.reconciler.cut();
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
            let answer =
                ResumeAnswer { thread: &answer.thread, reply: answer.turnhost, with_turns };
            state.resuming = Resuming::Done(state.reconciler.resumed(&answer, now, &mut out));
            return self.deliver_all(out);
        }
        state.reconciler.subscribed(&answer.thread, answer.turnhost);
        Ok(())
    }
}

impl SessionListener {
    fn notification(
        &self,
        state: &mut State,
        notification: Arc<ServerNotification>,
        seq: Option<u64>,
    ) -> Result<(), NotQueued> {
        if let ServerNotification::TurnhostResync(resync) = &*notification {
            state.reconciler.resync(&resync.thread_ids);
            self.shared.resync.notify_one();
            return Ok(());
        }
        let mut out = Out::new();
        state.reconciler.notification(notification, seq, self.shared.world.now(), &mut out);
        self.deliver_all(out)
    }

    fn request(
        &self,
        state: &mut State,
        id: RequestId,
        request: ServerRequest,
    ) -> Result<(), NotQueued> {
        let mut out = Out::new();
        let asked = state.reconciler.asked(&id, &request, &mut out);
        self.deliver_all(out)?;
        match asked {
            RequestState::New => self.deliver(ClientEvent::Request { id, request }),
            RequestState::Unanswered => Ok(()),
            RequestState::Answered(frame) => {
                if let Connection::Up(client) = &state.link {
                    client.send_raw(frame);
                }
                Ok(())
            }
        }
    }

    fn deliver_all(&self, out: Out) -> Result<(), NotQueued> {
        out.into_iter()
            .map(|it| self.deliver(ClientEvent::Notification(it)))
            .fold(Ok(()), Result::and)
    }

    /// Queues an event. One that does not fit is queued all the same, since it
    /// is noted as delivered; but it is the last before the cut.
    fn deliver(&self, event: ClientEvent) -> Result<(), NotQueued> {
        self.shared.queue.push_or_overrun(SessionEvent::Server(event))
    }
}
