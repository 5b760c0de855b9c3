//! A session: a client that outlives its connections.
//!
//! One task, the supervisor, dials again when a connection ends, introduces the
//! client and resumes the threads that it was subscribed to. What the
//! server says goes through [`crate::resume`] on its way to the local queue, in
//! the task that reads the connection, so that the consumer receives each event
//! once and in order, across all reconnects. What the consumer asks for while there
//! is not a connection fails at once and says that it was not sent; nothing is
//! sent twice but the introduction, `thread/resume`, and an answer to a
//! question that the server puts again.
//!
//! Shutdown: [`Session::close`] says goodbye and ends the supervisor; so does
//! cancelling the tasks.

mod config;
mod event;
mod listener;
mod state;
mod supervisor;

use std::sync::{Arc, Mutex};

use serde_json::Value;
use serde_json::value::RawValue;
use tokio::sync::Notify;
use turnhost_base::World;
use turnhost_client::{EVENT_BUDGET_BYTES, EventQueue, RequestError};
use turnhost_jsonrpc::{ErrorObject, RequestId, write_error, write_response};
use turnhost_protocol::{InitializeResponse, Method, TurnhostCapabilities, method};
use turnhost_task::Tasks;

pub use self::config::SessionConfig;
pub use self::event::SessionEvent;
use self::state::{Connection, Resuming, Shared, State};
use self::supervisor::Supervisor;
use crate::error::RemoteError;
use crate::resume::Reconciler;

/// A client that outlives its connections. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Session {
    shared: Arc<Shared>,
    tasks: Tasks,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}

/// The stream of a session's events, in order.
///
/// Dropping it refuses the server's questions from then on.
#[derive(Debug)]
pub struct SessionEvents {
    queue: Arc<EventQueue<SessionEvent>>,
}

impl SessionEvents {
    /// Returns the next event; `None` after [`SessionEvent::Ended`]. Cancellation safe.
    pub async fn next(&mut self) -> Option<SessionEvent> {
        self.queue.pop().await
    }
}

impl Drop for SessionEvents {
    fn drop(&mut self) {
        self.queue.close();
    }
}

impl Session {
    /// Dials and introduces the client. The first connection is not tried
    /// twice: its error is for the caller. The session's tasks are a child of
    /// `tasks`.
    pub async fn open(
        mut config: SessionConfig,
        world: Arc<dyn World>,
        tasks: &Tasks,
    ) -> Result<(Self, SessionEvents, InitializeResponse), RemoteError> {
        config.capabilities.turnhost.get_or_insert(TurnhostCapabilities {
            event_sequence: true,
            ..TurnhostCapabilities::default()
        });
        let queue = Arc::new(EventQueue::new(EVENT_BUDGET_BYTES));
        let state = State {
            reconciler: Reconciler::default(),
            link: Connection::Down("the session begins".into()),
            resuming: Resuming::Asked { with_turns: true },
            is_closed: false,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            queue: Arc::clone(&queue),
            world,
            resync: Notify::new(),
            closing: Notify::new(),
        });
        let tasks = tasks.child();
        let supervisor = Supervisor::new(config, Arc::clone(&shared), tasks.clone());
        let (supervisor, response) = supervisor.begin().await?;
        tasks.spawn(supervisor.run());
        Ok((Self { shared, tasks }, SessionEvents { queue }, response))
    }

    /// Calls a method and waits for its answer. The error says whether the call was sent.
    pub async fn call<M: Method>(&self, params: &M::Params) -> Result<M::Response, RequestError> {
        let unavailable = |reason| RequestError::NotSent { method: M::NAME.into(), reason };
        let response = self.shared.client().map_err(unavailable)?.call::<M>(params).await?;
        if M::NAME == method::ThreadUnsubscribe::NAME {
            self.unsubscribed(serde_json::to_value(params).ok().as_ref());
        }
        Ok(response)
    }

    /// Calls a method by its name.
    pub async fn call_raw(
        &self,
        method: &str,
        params: Option<&RawValue>,
    ) -> Result<Box<RawValue>, RequestError> {
        let unavailable =
            |reason| RequestError::NotSent { method: method.to_owned().into(), reason };
        let client = self.shared.client().map_err(unavailable)?;
        let result = client.call_raw(None, method, params).await?;
        if method == method::ThreadUnsubscribe::NAME {
            self.unsubscribed(params.and_then(|it| serde_json::from_str(it.get()).ok()).as_ref());
        }
        Ok(result)
    }

    fn unsubscribed(&self, params: Option<&Value>) {
        let id = params.and_then(|it| it.get("threadId")?.as_str()?.parse().ok());
        if let Some(id) = id {
            self.shared.state().reconciler.unsubscribed(id);
        }
    }

    /// Answers a question of the server. Without a connection the answer is
    /// kept and sent when the server asks again.
    pub fn respond<M: Method>(
        &self,
        id: &RequestId,
        response: &M::Response,
    ) -> Result<(), RequestError> {
        let mut frame = Vec::new();
        write_response(&mut frame, id, response)?;
        self.answer(id, frame);
        Ok(())
    }

    /// Answers a question of the server with an error.
    pub fn refuse(&self, id: &RequestId, error: &ErrorObject) {
        let mut frame = Vec::new();
        write_error(&mut frame, Some(id), error);
        self.answer(id, frame);
    }

    fn answer(&self, id: &RequestId, frame: Vec<u8>) {
        let mut state = self.shared.state();
        state.reconciler.answered(id, &frame);
        if let Connection::Up(client) = &state.link {
            client.send_raw(frame);
        }
    }

    /// Says goodbye and waits until the connection has ended, for 5 s at most.
    /// There will be no other.
    pub async fn close(&self) {
        self.shared.state().is_closed = true;
        if let Ok(client) = self.shared.client() {
            client.close().await;
        }
        self.shared.closing.notify_one();
        self.tasks.wait().await;
    }
}
