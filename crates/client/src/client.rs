//! The handle by which a program talks to a server.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use turnhost_jsonrpc::{
    ErrorObject, NO_PARAMS, RequestId, write_client_notification, write_request, write_response,
};
use turnhost_protocol::{
    ClientInfo, ClientNotification, InitializeCapabilities, InitializeParams, InitializeResponse,
    Method, method,
};
use turnhost_task::Tasks;

use crate::error::CallError;
use crate::event::Events;
use crate::link::{Link, LinkSender};
use crate::reader::{Reply, Shared, read};

/// 5 s: how long [`Client::close`] waits for the goodbye to be sent and heard.
const CLOSE: Duration = Duration::from_secs(5);

/// A connection to a server. Cloning gives another handle to the same one;
/// when the last is dropped the connection is closed.
#[derive(Clone, Debug)]
pub struct Client {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    shared: Arc<Shared>,
    tasks: Tasks,
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
        let (sender, receiver) = link.split();
        let shared = Arc::new(Shared::new());
        let tasks = tasks.child();
        tasks.spawn_to_end(attend(
            read(receiver, Arc::clone(&shared)),
            Arc::clone(&shared),
            tasks.clone(),
        ));
        tasks.spawn(write(sender, Arc::clone(&shared)));
        let events = Events { queue: Arc::clone(&shared.events) };
        (Self { inner: Arc::new(Inner { shared, tasks }) }, events)
    }

    /// Introduces the client and confirms the server's answer.
    pub async fn initialize(
        &self,
        client_info: ClientInfo,
        capabilities: Option<InitializeCapabilities>,
    ) -> Result<InitializeResponse, CallError> {
        let params = InitializeParams { client_info, capabilities };
        let response = self.call::<method::Initialize>(&params).await?;
        let mut frame = Vec::new();
        let initialized = ClientNotification::Initialized.method();
        write_client_notification(&mut frame, initialized, NO_PARAMS)?;
        self.send(frame);
        Ok(response)
    }

    /// Calls a method and waits for its answer, for as long as the connection lasts.
    ///
    /// Dropping the future gives up on the answer, not on what the call does.
    pub async fn call<M: Method>(&self, params: &M::Params) -> Result<M::Response, CallError> {
        let method = M::NAME;
        let shared = &self.inner.shared;
        let (id, answer) = shared.expect_answer();
        let mut frame = Vec::new();
        if let Err(err) = write_request(&mut frame, &id, method, Some(params)) {
            shared.forget(&id);
            return Err(err.into());
        }
        self.send(frame);
        match answer.await {
            Ok(Reply::Result(result)) => serde_json::from_str(result.get())
                .map_err(|source| CallError::Answer { method, source }),
            Ok(Reply::Error(error)) => Err(CallError::Refused { method, error }),
            Ok(Reply::Disconnected(reason)) => Err(CallError::Disconnected { method, reason }),
            Err(_) => {
                let reason = "the server answered with an id that was in use".into();
                Err(CallError::Disconnected { method, reason })
            }
        }
    }

    /// Answers a question of the server, with the response type of its method
    /// (`turnhost_protocol::server_method`).
    pub fn respond<M: Method>(
        &self,
        id: &RequestId,
        response: &M::Response,
    ) -> Result<(), CallError> {
        let mut frame = Vec::new();
        write_response(&mut frame, id, response)?;
        self.send(frame);
        Ok(())
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

    fn send(&self, frame: Vec<u8>) {
        // Closed means that the connection has ended, which the caller hears by its answer.
        let _unsent = self.inner.shared.outgoing.push(frame.into());
    }
}

/// Runs the reader, and notices when it is cancelled instead of ending.
async fn attend(read: impl Future<Output = ()>, shared: Arc<Shared>, tasks: Tasks) {
    tokio::select! {
        () = read => {}
        () = tasks.cancelled() => shared.end("the client was shut down"),
    }
}

/// Writes what is queued, all of it at once, until the client is closed.
async fn write(mut link: impl LinkSender, shared: Arc<Shared>) {
    let mut frames: Vec<Bytes> = Vec::new();
    while shared.outgoing.pop_all(&mut frames).await {
        if let Err(reason) = link.send(&mut frames).await {
            return shared.end(&reason);
        }
    }
    link.close().await;
}
