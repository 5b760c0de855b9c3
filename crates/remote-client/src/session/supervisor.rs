//! The task that keeps a session connected.

use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};
use turnhost_base::ThreadId;
use turnhost_client::{Client, LinkEnd, RequestError};
use turnhost_jsonrpc::{RequestId, code};
use turnhost_protocol::{
    ErrorKind, InitializeResponse, Method, ThreadResumeParams, TurnhostResumeParams, method,
};
use turnhost_task::Tasks;

use super::config::SessionConfig;
use super::event::SessionEvent;
use super::listener::{RESUME_ID, SessionListener};
use super::state::{Connection, Resuming, Shared};
use crate::dial::{introduce, reach};
use crate::error::RemoteError;
use crate::resume::Resumed;

/// 1000: the server is done with this client (RFC 6455 section 7.4.1).
const CLOSE_DONE: u16 = 1000;

/// 1008: the server does not want this client.
const CLOSE_POLICY: u16 = 1008;

pub(super) struct Supervisor {
    config: SessionConfig,
    shared: Arc<Shared>,
    tasks: Tasks,
    ended: mpsc::Receiver<LinkEnd>,
    up_since: Instant,
}

/// The reason for a failed attempt to connect.
enum Failure {
    /// Dialling again may help.
    Passing(Arc<str>),
    Final(Arc<str>),
}

impl Supervisor {
    pub(super) fn new(config: SessionConfig, shared: Arc<Shared>, tasks: Tasks) -> Self {
        let (_none, ended) = mpsc::channel(1);
        Self { config, shared, tasks, ended, up_since: Instant::now() }
    }

    /// Makes the first connection.
    pub(super) async fn begin(mut self) -> Result<(Self, InitializeResponse), RemoteError> {
        let response = self.connect().await?;
        Ok((self, response))
    }

    /// Reconnects until the session ends.
    pub(super) async fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        let shut_down: Arc<str> = "the client was shut down".into();
        let reason = tokio::select! {
            reason = self.keep_connected() => reason,
            () = shared.closing.notified() => shut_down,
        };
        if let Ok(client) = shared.client() {
            client.abort(&reason);
        }
        shared.queue.push_always(SessionEvent::Ended { reason });
        shared.queue.close();
    }

    /// Gives back why it could not or should not continue.
    async fn keep_connected(&mut self) -> Arc<str> {
        let mut failed = 0;
        loop {
            let end = self.until_lost().await;
            let LinkEnd { reason, close_code } = end;
            if self.shared.state().is_closed {
                return reason;
            }
            if matches!(close_code, Some(CLOSE_DONE | CLOSE_POLICY)) {
                return reason;
            }
            self.shared
                .queue
                .push_always(SessionEvent::Disconnected { reason: Arc::clone(&reason) });
            if self.up_since.elapsed() >= self.config.backoff.cap {
                failed = 0;
            }
            // A program that is behind gets nothing more before it has caught up.
            self.shared.queue.wait_for_room().await;
            match self.reconnect(&mut failed, reason).await {
                Ok(response) => {
                    self.shared.queue.push_always(SessionEvent::Reconnected { response });
                }
                Err(reason) => return reason,
            }
        }
    }

    /// Resumes what the server asks to be resumed, until the connection ends.
    async fn until_lost(&mut self) -> LinkEnd {
        loop {
            tokio::select! {
                end = self.ended.recv() => {
                    return end.unwrap_or_else(|| LinkEnd::new("the client was shut down"));
                }
                () = self.shared.resync.notified() => {
                    if let Ok(client) = self.shared.client()
                        && let Err(Failure::Passing(reason) | Failure::Final(reason)) =
                            self.resume_all(&client).await
                    {
                        client.abort(&reason);
                    }
                }
            }
        }
    }

    async fn reconnect(
        &mut self,
        failed: &mut u32,
        mut reason: Arc<str>,
    ) -> Result<Box<InitializeResponse>, Arc<str>> {
        loop {
            if !self.config.backoff.allows(*failed) {
                return Err(format!("gave up after {failed} attempts: {reason}").into());
            }
            let random = self.shared.world.random_uuid().as_u64_pair().1 << 2;
            let delay = self.config.backoff.delay(*failed, random);
            let waiting = SessionEvent::Reconnecting { failed: *failed, delay, reason };
            self.shared.queue.push_always(waiting);
            sleep(delay).await;
            *failed = failed.saturating_add(1);
            reason = match self.attempt().await {
                Ok(response) => return Ok(Box::new(response)),
                Err(Failure::Passing(reason)) => reason,
                Err(Failure::Final(reason)) => return Err(reason),
            };
        }
    }

    async fn attempt(&mut self) -> Result<InitializeResponse, Failure> {
        let response = self.connect().await.map_err(|err| {
            let reason = in_full(&err).into();
            if err.is_passing() { Failure::Passing(reason) } else { Failure::Final(reason) }
        })?;
        if let Ok(client) = self.shared.client()
            && let Err(failure) = self.resume_all(&client).await
        {
            let (Failure::Passing(reason) | Failure::Final(reason)) = &failure;
            client.abort(reason);
            return Err(failure);
        }
        Ok(response)
    }

    async fn connect(&mut self) -> Result<InitializeResponse, RemoteError> {
        let SessionConfig { address, options, client_info, capabilities, .. } = &self.config;
        let link = reach(address, options).await?;
        let (ended, ends) = mpsc::channel(1);
        let listener = Arc::new(SessionListener { shared: Arc::clone(&self.shared), ended });
        let client = Client::with_listener(link, &self.tasks, listener);
        let (info, capabilities) = (client_info.clone(), Some(capabilities.clone()));
        // Known to the listener from the start: the server may ask before it answers.
        self.shared.state().link = Connection::Up(client.clone());
        let introduced = introduce(&client, address, options, info, capabilities).await;
        match introduced {
            Ok(response) => {
                self.ended = ends;
                self.up_since = Instant::now();
                Ok(response)
            }
            Err(err) => {
                client.abort(&err.to_string());
                Err(err)
            }
        }
    }

    /// Resumes the threads that are lost, one after the other.
    async fn resume_all(&self, client: &Client) -> Result<(), Failure> {
        let mut after = true;
        loop {
            let next = self.shared.state().reconciler.next_lost();
            let Some((id, seq)) = next else { return Ok(()) };
            let after_seq = seq.filter(|_| after);
            let result = self.resume(client, id, after_seq).await;
            after = true;
            match result {
                Ok(Some(Resumed::Whole)) => {}
                Ok(Some(Resumed::NeedsTurns)) => after = false,
                Ok(Some(Resumed::Unrepeatable)) => {
                    let reason = "the server keeps no history of this thread".into();
                    let gap = SessionEvent::Gap { thread_id: id, reason, is_subscribed: true };
                    self.shared.queue.push_always(gap);
                }
                Ok(None) => self.give_up(id, "the server's answer is not understood".into()),
                Err(RequestError::Refused { error, .. }) if passes(&error) => {
                    return Err(Failure::Passing(error.message.into()));
                }
                Err(RequestError::Refused { error, .. }) => self.give_up(id, error.message.into()),
                Err(err) => return Err(Failure::Passing(err.to_string().into())),
            }
        }
    }

    async fn resume(
        &self,
        client: &Client,
        id: ThreadId,
        after_seq: Option<u64>,
    ) -> Result<Option<Resumed>, RequestError> {
        let params = ThreadResumeParams {
            thread_id: id.to_string(),
            exclude_turns: after_seq.is_some(),
            turnhost: after_seq.map(|seq| TurnhostResumeParams { after_seq: Some(seq) }),
            ..ThreadResumeParams::default()
        };
        self.shared.state().resuming = Resuming::Asked { with_turns: after_seq.is_none() };
        let name = method::ThreadResume::NAME;
        client.call_raw(Some(RequestId::from(RESUME_ID)), name, Some(&params)).await?;
        match self.shared.state().resuming {
            Resuming::Done(resumed) => Ok(Some(resumed)),
            Resuming::Asked { .. } => Ok(None),
        }
    }

    fn give_up(&self, thread_id: ThreadId, reason: Arc<str>) {
        self.shared.state().reconciler.unsubscribed(thread_id);
        let gap = SessionEvent::Gap { thread_id, reason, is_subscribed: false };
        self.shared.queue.push_always(gap);
    }
}

/// Returns true if the server will take this later: it is full, ends, or closes the thread.
fn passes(error: &turnhost_jsonrpc::ErrorObject) -> bool {
    let data = error.data.as_ref();
    let reason = data.and_then(|data| data.get("reason")?.as_str());
    error.code == code::OVERLOADED
        || reason == Some("serverShuttingDown")
        || data.and_then(ErrorKind::of) == Some(ErrorKind::ThreadClosing)
}

/// Returns an error with its causes.
fn in_full(err: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(err.source(), |cause| cause.source());
    causes.fold(err.to_string(), |text, cause| format!("{text}: {cause}"))
}
