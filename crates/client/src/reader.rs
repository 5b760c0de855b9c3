//! The task that reads a link, and what it shares with the callers.
//!
//! Each message goes to the call that waits for it or to the event queue. The
//! task never waits for anything but the link. At the end every call in flight
//! fails with the reason, and the reason is the last event.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use serde_json::value::RawValue;
use tokio::sync::oneshot;
use turnhost_jsonrpc::{
    ErrorObject, Incoming, IncomingError, Notification, Request, RequestId, code, decode,
    write_error,
};
use turnhost_protocol::{ServerNotification, ServerRequest};

use crate::event::Event;
use crate::link::{LinkReceiver, ServerMessage};
use crate::queue::LocalQueue;

/// How one call ends, before its result is parsed.
pub(crate) enum Reply {
    Result(Box<RawValue>),
    Error(ErrorObject),
    Disconnected(Arc<str>),
}

/// What the tasks and the handles of a client share.
#[derive(Debug)]
pub(crate) struct Shared {
    calls: Mutex<Calls>,
    pub(crate) events: Arc<LocalQueue<Event>>,
    pub(crate) outgoing: LocalQueue<Bytes>,
}

#[derive(Debug, Default)]
struct Calls {
    waiting: BTreeMap<RequestId, oneshot::Sender<Reply>>,
    last_id: i64,
    ended: Option<Arc<str>>,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Result(_) => "Result",
            Self::Error(_) => "Error",
            Self::Disconnected(_) => "Disconnected",
        })
    }
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self {
            calls: Mutex::default(),
            events: Arc::new(LocalQueue::new()),
            outgoing: LocalQueue::new(),
        }
    }

    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A fresh id and where its answer will come.
    pub(crate) fn expect_answer(&self) -> (RequestId, oneshot::Receiver<Reply>) {
        let (reply, answer) = oneshot::channel();
        let mut calls = self.calls();
        calls.last_id += 1;
        let id = RequestId::Integer(calls.last_id);
        if let Some(reason) = &calls.ended {
            // The receiver is in our hands, so this cannot fail.
            let _unsent = reply.send(Reply::Disconnected(Arc::clone(reason)));
        } else {
            calls.waiting.insert(id.clone(), reply);
        }
        (id, answer)
    }

    /// Forgets a call that nobody waits for.
    pub(crate) fn forget(&self, id: &RequestId) {
        self.calls().waiting.remove(id);
    }

    /// Ends the connection once: the first reason stays.
    pub(crate) fn end(&self, reason: &str) {
        let reason: Arc<str> = reason.into();
        let waiting = {
            let mut calls = self.calls();
            if calls.ended.is_some() {
                return;
            }
            calls.ended = Some(Arc::clone(&reason));
            std::mem::take(&mut calls.waiting)
        };
        for reply in waiting.into_values() {
            // A caller may have given up.
            let _unheard = reply.send(Reply::Disconnected(Arc::clone(&reason)));
        }
        // Nobody may listen for events.
        let _unheard = self.events.push(Event::Disconnected { reason });
        self.events.close();
        self.outgoing.close();
    }

    fn answer(&self, id: &RequestId, reply: Reply) {
        let Some(waiting) = self.calls().waiting.remove(id) else {
            tracing::warn!(%id, "the server answered a request that nobody made");
            return;
        };
        // A caller may have given up.
        let _unheard = waiting.send(reply);
    }

    /// Answers a question of the server with an error.
    pub(crate) fn refuse(&self, id: &RequestId, error: &ErrorObject) {
        let mut frame = Vec::new();
        write_error(&mut frame, Some(id), error);
        // Closed means that the connection has ended, which the events tell.
        let _unsent = self.outgoing.push(frame.into());
    }

    fn take(&self, message: ServerMessage) {
        match message {
            ServerMessage::Frame(frame) => self.take_frame(&frame),
            ServerMessage::Notification(notification) => {
                self.tell(Event::Notification(notification));
            }
            ServerMessage::Request(id, request) => self.ask(id, request),
        }
    }

    fn take_frame(&self, frame: &[u8]) {
        match decode(frame) {
            Ok(None) => {}
            Ok(Some(Incoming::Response(response))) => {
                self.answer(&response.id, Reply::Result(response.result.to_owned()));
            }
            Ok(Some(Incoming::Error(IncomingError { id: Some(id), error }))) => {
                self.answer(&id, Reply::Error(error));
            }
            Ok(Some(Incoming::Error(IncomingError { id: None, error }))) => {
                tracing::warn!(err = %error, "the server did not understand us");
            }
            Ok(Some(Incoming::Notification(notification))) => self.take_notification(&notification),
            Ok(Some(Incoming::Request(request))) => self.take_request(request),
            Err(malformed) => {
                tracing::warn!(err = %malformed, "the server sent something that is no message");
            }
        }
    }

    fn take_notification(&self, notification: &Notification<'_>) {
        let params = notification.params.unwrap_or(RawValue::NULL);
        let method = &*notification.method;
        let decoded = ServerNotification::decode(method, params).unwrap_or_else(|err| {
            tracing::warn!(%err, method, "a payload is not understood");
            None
        });
        self.tell(decoded.map_or_else(
            || Event::Unknown { method: method.to_owned(), params: params.to_owned().into() },
            |known| Event::Notification(Arc::new(known)),
        ));
    }

    fn take_request(&self, request: Request<'_>) {
        let params = request.params.unwrap_or(RawValue::NULL);
        match ServerRequest::decode(&request.method, params) {
            Ok(Some(known)) => self.ask(request.id, known),
            Ok(None) => {
                let text = format!("this client cannot answer `{}`", request.method);
                self.refuse(&request.id, &ErrorObject::new(code::METHOD_NOT_FOUND, text));
            }
            Err(err) => {
                let text = format!("this client does not understand `{}`: {err}", request.method);
                self.refuse(&request.id, &ErrorObject::new(code::INVALID_PARAMS, text));
            }
        }
    }

    fn tell(&self, event: Event) {
        // Whoever dropped the events does not want to hear.
        let _unheard = self.events.push(event);
    }

    fn ask(&self, id: RequestId, request: ServerRequest) {
        if let Err(Event::Request { id, request }) =
            self.events.push(Event::Request { id, request })
        {
            let text = format!("nobody here answers `{}`", request.method());
            self.refuse(&id, &ErrorObject::new(code::INTERNAL_ERROR, text));
        }
    }
}

/// Reads the link to its end.
pub(crate) async fn read(mut link: impl LinkReceiver, shared: Arc<Shared>) {
    loop {
        match link.recv().await {
            Ok(message) => shared.take(message),
            Err(reason) => return shared.end(&reason),
        }
    }
}
