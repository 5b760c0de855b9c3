//! The task that reads a link, and what it shares with the callers.
//!
//! Each message goes to the call that waits for it or to the listener. The
//! task never waits for anything but the link. At the end every call in flight
//! fails with the reason, and the reason is the last event.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use serde_json::value::RawValue;
use tokio::sync::oneshot;
use turnhost_jsonrpc::{
    ErrorObject, Incoming, IncomingError, Notification, Request, RequestId, Response, code, decode,
    write_error,
};
use turnhost_protocol::{ServerNotification, ServerRequest};

use crate::error::RequestError;
use crate::event::{ClientEvent, Listener};
use crate::link::{LinkEnd, LinkReceiver, ServerMessage};
use crate::queue::{LocalQueue, NotQueued};

/// The end of one call, before its result is parsed.
#[derive(Debug)]
pub(crate) enum Reply {
    Result(Box<RawValue>),
    Error(ErrorObject),
    /// The connection ended; `sent` says whether the call had been handed to the link.
    Disconnected {
        reason: Arc<str>,
        sent: bool,
    },
}

/// A frame on its way to the link.
#[derive(Debug)]
pub(crate) struct Outbound {
    pub(crate) frame: Bytes,
    /// The call that it makes, if it makes one.
    pub(crate) call: Option<RequestId>,
}

/// State shared by the tasks and the handles of a client.
pub(crate) struct Shared {
    calls: Mutex<Calls>,
    /// The most calls that may wait.
    limit: usize,
    listener: Arc<dyn Listener>,
    pub(crate) outgoing: LocalQueue<Outbound>,
}

#[derive(Default)]
struct Calls {
    waiting: BTreeMap<RequestId, PendingCall>,
    /// Requests of the server that have no answer yet.
    asked: BTreeSet<RequestId>,
    last_id: i64,
    ended: Option<Arc<str>>,
}

struct PendingCall {
    method: Cow<'static, str>,
    reply: oneshot::Sender<Reply>,
    sent: bool,
}

impl Shared {
    pub(crate) fn new(listener: Arc<dyn Listener>, limit: usize) -> Self {
        Self { calls: Mutex::default(), limit, listener, outgoing: LocalQueue::new() }
    }

    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns an id that no call waits under.
    pub(crate) fn fresh_id(&self) -> RequestId {
        let mut calls = self.calls();
        loop {
            calls.last_id += 1;
            let id = RequestId::Integer(calls.last_id);
            if !calls.waiting.contains_key(&id) {
                return id;
            }
        }
    }

    /// Returns the receiver of the answer to `id`.
    pub(crate) fn expect_answer(
        &self,
        id: &RequestId,
        method: Cow<'static, str>,
    ) -> Result<oneshot::Receiver<Reply>, RequestError> {
        let mut calls = self.calls();
        if let Some(reason) = &calls.ended {
            return Err(RequestError::NotSent { method, reason: Arc::clone(reason) });
        }
        if calls.waiting.contains_key(id) {
            return Err(RequestError::DuplicateId { id: id.clone() });
        }
        if calls.waiting.len() >= self.limit {
            return Err(RequestError::Overloaded { method, limit: self.limit });
        }
        let (reply, answer) = oneshot::channel();
        calls.waiting.insert(id.clone(), PendingCall { method, reply, sent: false });
        Ok(answer)
    }

    /// Forgets a call that is no longer awaited.
    pub(crate) fn forget(&self, id: &RequestId) {
        self.calls().waiting.remove(id);
    }

    /// Notes that from here on the server may have seen these calls.
    pub(crate) fn sending(&self, batch: &[Outbound]) {
        let mut calls = self.calls();
        for id in batch.iter().filter_map(|outbound| outbound.call.as_ref()) {
            if let Some(waiting) = calls.waiting.get_mut(id) {
                waiting.sent = true;
            }
        }
    }

    /// Ends the connection once: the first reason stays.
    pub(crate) fn end(&self, end: LinkEnd) {
        let LinkEnd { reason, close_code } = end;
        let waiting = {
            let mut calls = self.calls();
            if calls.ended.is_some() {
                return;
            }
            calls.ended = Some(Arc::clone(&reason));
            std::mem::take(&mut calls.waiting)
        };
        for PendingCall { reply, sent, .. } in waiting.into_values() {
            // A caller may have given up.
            let _unheard = reply.send(Reply::Disconnected { reason: Arc::clone(&reason), sent });
        }
        // The events may have no receiver.
        let _unheard = self.listener.event(ClientEvent::Disconnected { reason, close_code }, None);
        self.outgoing.close();
    }

    /// Notes that a request of the server has its answer.
    pub(crate) fn request_answered(&self, id: &RequestId) {
        self.calls().asked.remove(id);
    }

    /// Refuses all requests of the server that have no answer yet.
    fn refuse_asked(&self) {
        let asked = std::mem::take(&mut self.calls().asked);
        let error = ErrorObject::new(code::OVERLOADED, "in-process app-server event queue is full");
        for id in &asked {
            self.refuse(id, &error);
        }
    }

    /// Answers a question of the server with an error.
    pub(crate) fn refuse(&self, id: &RequestId, error: &ErrorObject) {
        self.request_answered(id);
        let mut frame = Vec::new();
        write_error(&mut frame, Some(id), error);
        // Closed means that the connection has ended, which the events tell.
        let _unsent = self.outgoing.push(Outbound { frame: frame.into(), call: None });
    }

    fn take(&self, message: ServerMessage) -> Result<(), NotQueued> {
        match message {
            ServerMessage::Frame(frame) => self.take_frame(&frame),
            ServerMessage::Notification(notification) => {
                self.deliver(ClientEvent::Notification(notification), None)
            }
            ServerMessage::Request(id, request) => self.ask(&id, request),
        }
    }

    fn take_frame(&self, frame: &[u8]) -> Result<(), NotQueued> {
        match decode(frame) {
            Ok(None) => Ok(()),
            Ok(Some(Incoming::Response(response))) => self.take_result(&response),
            Ok(Some(Incoming::Error(IncomingError { id: Some(id), error }))) => {
                if let Some(PendingCall { reply, .. }) = self.caller(&id) {
                    // A caller may have given up.
                    let _unheard = reply.send(Reply::Error(error));
                }
                Ok(())
            }
            Ok(Some(Incoming::Error(IncomingError { id: None, error }))) => {
                tracing::warn!(err = %error, "the server did not understand us");
                Ok(())
            }
            Ok(Some(Incoming::Notification(notification))) => self.take_notification(&notification),
            Ok(Some(Incoming::Request(request))) => self.take_request(&request),
            Err(malformed) => {
                tracing::warn!(err = %malformed, "the server sent something that is no message");
                Ok(())
            }
        }
    }

    fn caller(&self, id: &RequestId) -> Option<PendingCall> {
        let waiting = self.calls().waiting.remove(id);
        if waiting.is_none() {
            tracing::warn!(%id, "the server answered a request that nobody made");
        }
        waiting
    }

    fn take_result(&self, response: &Response<'_>) -> Result<(), NotQueued> {
        let Some(PendingCall { method, reply, .. }) = self.caller(&response.id) else {
            return Ok(());
        };
        let heard = self.listener.answered(&response.id, &method, response.result);
        // A caller may have given up.
        let _unheard = reply.send(Reply::Result(response.result.to_owned()));
        heard
    }

    fn take_notification(&self, notification: &Notification<'_>) -> Result<(), NotQueued> {
        let params = notification.params.unwrap_or(RawValue::NULL);
        let method = &*notification.method;
        let decoded = ServerNotification::decode(method, params).unwrap_or_else(|err| {
            tracing::warn!(%err, method, "a payload is not understood");
            None
        });
        let event = decoded.map_or_else(
            || ClientEvent::Unknown { method: method.to_owned(), params: params.to_owned().into() },
            |known| ClientEvent::Notification(Arc::new(known)),
        );
        self.deliver(event, notification.seq)
    }

    fn take_request(&self, request: &Request<'_>) -> Result<(), NotQueued> {
        let params = request.params.unwrap_or(RawValue::NULL);
        match ServerRequest::decode(&request.method, params) {
            Ok(Some(known)) => return self.ask(&request.id, known),
            Ok(None) => {
                let text = format!("unsupported remote app-server request `{}`", request.method);
                self.refuse(&request.id, &ErrorObject::new(code::METHOD_NOT_FOUND, text));
            }
            Err(err) => {
                let text = format!("this client does not understand `{}`: {err}", request.method);
                self.refuse(&request.id, &ErrorObject::new(code::INVALID_PARAMS, text));
            }
        }
        Ok(())
    }

    fn deliver(&self, event: ClientEvent, seq: Option<u64>) -> Result<(), NotQueued> {
        if let ClientEvent::Notification(heard) = &event
            && let ServerNotification::ServerRequestResolved(it) = &**heard
        {
            self.calls().asked.retain(|id| id.to_string() != it.request_id.to_string());
        }
        match self.listener.event(event, seq) {
            // The consumer dropped its receiver.
            Ok(()) | Err(NotQueued::Closed) => Ok(()),
            failed @ Err(NotQueued::Full { .. } | NotQueued::Behind) => failed,
        }
    }

    fn ask(&self, id: &RequestId, request: ServerRequest) -> Result<(), NotQueued> {
        let method = request.method();
        self.calls().asked.insert(id.clone());
        match self.listener.event(ClientEvent::Request { id: id.clone(), request }, None) {
            Err(NotQueued::Closed) => {
                let text = format!("nobody here answers `{method}`");
                self.refuse(id, &ErrorObject::new(code::INTERNAL_ERROR, text));
                Ok(())
            }
            other => other,
        }
    }
}

/// Reads the link to its end.
pub(crate) async fn read(mut link: impl LinkReceiver, shared: Arc<Shared>) {
    loop {
        let taken = match link.recv().await {
            Ok(message) => shared.take(message),
            Err(end) => return shared.end(end),
        };
        match taken {
            Err(NotQueued::Full { budget_bytes }) => {
                let reason = format!(
                    "the program took events too slowly: over {budget_bytes} bytes were waiting; \
                     reconnect and resume"
                );
                return shared.end(LinkEnd::new(reason));
            }
            Err(NotQueued::Behind) => shared.refuse_asked(),
            Ok(()) | Err(NotQueued::Closed) => {}
        }
    }
}
