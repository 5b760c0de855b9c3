//! The handle by which a program talks to a server.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use turnhost_jsonrpc::{
    ErrorObject, NO_PARAMS, RequestId, write_client_notification, write_request, write_response,
};
use turnhost_protocol::{
    ClientInfo, ClientNotification, InitializeCapabilities, InitializeParams, InitializeResponse,
    Method, method,
};
use turnhost_task::Tasks;

use crate::error::RequestError;
use crate::event::{Events, Listener};
use crate::lagging::LaggingQueue;
use crate::limits::{ClientLimits, WhenBehind};
use crate::link::{Link, LinkEnd, LinkSender};
use crate::queue::EventQueue;
use crate::reader::{Outbound, Reply, Shared, read};

/// 5 s: how long [`Client::close`] waits for the close to be sent and confirmed.
const CLOSE: Duration = Duration::from_secs(5);

/// A connection to a server. Cloning gives another handle to the same one;
/// when the last is dropped the connection is closed.
#[derive(Clone, Debug)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    shared: Arc<Shared>,
    tasks: Tasks,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.outgoing.close();
    }
}

impl Client {
    /// Starts reading and writing the link, in a child of `tasks`.
    ///
    /// Nothing is said to the server yet: [`Client::initialize`] comes first.
    pub fn new(link: impl Link, tasks: &Tasks) -> (Self, Events) {
        Self::with_limits(link, tasks, ClientLimits::default())
    }

    /// Works like [`Client::new`], with bounds other than the default ones.
    pub fn with_limits(link: impl Link, tasks: &Tasks, limits: ClientLimits) -> (Self, Events) {
        let queue = Arc::new(EventQueue::new(limits.event_bytes));
        let listener: Arc<dyn Listener> = match limits.when_behind {
            WhenBehind::Disconnect => Arc::<EventQueue<_>>::clone(&queue),
            WhenBehind::Skip => Arc::new(LaggingQueue::new(Arc::clone(&queue), limits.event_bytes)),
        };
        (Self::begin(link, tasks, listener, limits.calls), Events { queue })
    }

    /// Works like [`Client::new`], with a listener of one's own in place of a queue.
    pub fn with_listener(link: impl Link, tasks: &Tasks, listener: Arc<dyn Listener>) -> Self {
        Self::begin(link, tasks, listener, ClientLimits::default().calls)
    }

    fn begin(link: impl Link, tasks: &Tasks, listener: Arc<dyn Listener>, calls: usize) -> Self {
        let (sender, receiver) = link.split();
        let shared = Arc::new(Shared::new(listener, calls));
        let tasks = tasks.child();
        tasks.spawn_to_end(attend(
            read(receiver, Arc::clone(&shared)),
            Arc::clone(&shared),
            tasks.clone(),
        ));
        tasks.spawn(write(sender, Arc::clone(&shared)));
        Self { inner: Arc::new(Inner { shared, tasks }) }
    }

    /// Introduces the client and confirms the server's answer.
    pub async fn initialize(
        &self,
        client_info: ClientInfo,
        capabilities: Option<InitializeCapabilities>,
    ) -> Result<InitializeResponse, RequestError> {
        let params = InitializeParams { client_info, capabilities };
        let method = method::Initialize::NAME;
        let id = RequestId::from("initialize");
        let result = self.ask(id, method.into(), Some(&params)).await?;
        let response = parse(method.into(), &result)?;
        let mut frame = Vec::new();
        let initialized = ClientNotification::Initialized.method();
        write_client_notification(&mut frame, initialized, NO_PARAMS)?;
        self.send(frame, None);
        Ok(response)
    }

    /// Calls a method and waits for its answer, for as long as the connection lasts.
    ///
    /// Dropping the future gives up on the answer, not on what the call does.
    pub async fn call<M: Method>(&self, params: &M::Params) -> Result<M::Response, RequestError> {
        let id = self.inner.shared.fresh_id();
        let result = self.ask(id, M::NAME.into(), Some(params)).await?;
        parse(M::NAME.into(), &result)
    }

    /// Calls a method by its name, under an id of the caller's choice or a fresh one.
    pub async fn call_raw<P: Serialize + ?Sized>(
        &self,
        id: Option<RequestId>,
        method: &str,
        params: Option<&P>,
    ) -> Result<Box<RawValue>, RequestError> {
        let id = id.unwrap_or_else(|| self.inner.shared.fresh_id());
        self.ask(id, method.to_owned().into(), params).await
    }

    async fn ask<P: Serialize + ?Sized>(
        &self,
        id: RequestId,
        method: Cow<'static, str>,
        params: Option<&P>,
    ) -> Result<Box<RawValue>, RequestError> {
        let shared = &self.inner.shared;
        let answer = shared.expect_answer(&id, method.clone())?;
        let mut frame = Vec::new();
        if let Err(err) = write_request(&mut frame, &id, &method, params) {
            shared.forget(&id);
            return Err(err.into());
        }
        self.send(frame, Some(id));
        match answer.await {
            Ok(Reply::Result(result)) => Ok(result),
            Ok(Reply::Error(error)) => Err(RequestError::Refused { method, error }),
            Ok(Reply::Disconnected { reason, sent: true }) => {
                Err(RequestError::Disconnected { method, reason })
            }
            Ok(Reply::Disconnected { reason, sent: false }) => {
                Err(RequestError::NotSent { method, reason })
            }
            Err(_) => {
                let reason = "the client was shut down".into();
                Err(RequestError::Disconnected { method, reason })
            }
        }
    }

    /// Answers a question of the server, with the response type of its method
    /// (`turnhost_protocol::server_method`).
    pub fn respond<M: Method>(
        &self,
        id: &RequestId,
        response: &M::Response,
    ) -> Result<(), RequestError> {
        let mut frame = Vec::new();
        write_response(&mut frame, id, response)?;
        self.inner.shared.request_answered(id);
        self.send(frame, None);
        Ok(())
    }

    /// Sends an encoded message that is not a call: the answer to a question, or a notification.
    pub fn send_raw(&self, frame: Vec<u8>) {
        self.send(frame, None);
    }

    /// Answers a question of the server with an error.
    pub fn refuse(&self, id: &RequestId, error: &ErrorObject) {
        self.inner.shared.refuse(id, error);
    }

    /// Sends what is queued, says goodbye and waits until the server has ended
    /// the connection, for 5 s at most. Calls in flight fail.
    pub async fn close(&self) {
        self.inner.shared.outgoing.close();
        if tokio::time::timeout(CLOSE, self.inner.tasks.wait()).await.is_err() {
            self.inner.tasks.cancel();
            self.inner.tasks.wait().await;
        }
    }

    /// Ends the connection at once, without a goodbye. Calls in flight fail with `reason`.
    pub fn abort(&self, reason: &str) {
        self.inner.shared.end(LinkEnd::new(reason));
        self.inner.tasks.cancel();
    }

    fn send(&self, frame: Vec<u8>, call: Option<RequestId>) {
        // Closed means that the connection has ended, which the caller learns from its answer.
        let _unsent = self.inner.shared.outgoing.push(Outbound { frame: frame.into(), call });
    }
}

fn parse<T: serde::de::DeserializeOwned>(
    method: Cow<'static, str>,
    result: &RawValue,
) -> Result<T, RequestError> {
    serde_json::from_str(result.get()).map_err(|source| RequestError::Answer { method, source })
}

/// Runs the reader, and notices when it is cancelled instead of ending.
async fn attend(read: impl Future<Output = ()>, shared: Arc<Shared>, tasks: Tasks) {
    tokio::select! {
        () = read => {}
        () = tasks.cancelled() => shared.end(LinkEnd::new("the client was shut down")),
    }
}

/// Writes what is queued, all of it at once, and asks for signs of life, until the client is closed.
async fn write(mut link: impl LinkSender, shared: Arc<Shared>) {
    match write_queued(&mut link, &shared).await {
        Ok(()) => link.close().await,
        Err(reason) => shared.end(LinkEnd::new(reason)),
    }
}

async fn write_queued(link: &mut impl LinkSender, shared: &Shared) -> Result<(), String> {
    let mut pings = link.ping_interval().map(|every| {
        let mut pings = interval_at(Instant::now() + every, every);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pings
    });
    let mut batch: Vec<Outbound> = Vec::new();
    let mut frames: Vec<Bytes> = Vec::new();
    loop {
        tokio::select! {
            more = shared.outgoing.pop_all(&mut batch) => {
                if !more {
                    return Ok(());
                }
                shared.sending(&batch);
                frames.extend(batch.drain(..).map(|outbound| outbound.frame));
                link.send(&mut frames).await?;
            }
            () = due(pings.as_mut()) => link.ping().await?,
        }
    }
}

async fn due(pings: Option<&mut Interval>) {
    match pings {
        Some(pings) => {
            pings.tick().await;
        }
        None => std::future::pending().await,
    }
}
