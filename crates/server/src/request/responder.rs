//! The duty to answer a request.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use turnhost_jsonrpc::{RequestId, code};
use turnhost_telemetry::{Fault, Trace};

use crate::connection::peer::ClientPeer;
use crate::fanout::outgoing::Outgoing;
use crate::request::errors::CallError;

/// 112 bytes: room for most short answers, and the most that the C library's allocator takes from and
/// gives back to its lists without joining neighbours, however many answers wait at a time.
const SMALL_ANSWER_BYTES: usize = 112;

/// The duty to answer one request of one connection.
///
/// Answering consumes it. One that is dropped answers with an internal error, so that no
/// admitted request stays without an answer while its connection is open.
pub(crate) struct Responder {
    peer: Arc<ClientPeer>,
    id: Option<RequestId>,
    trace: Trace,
}

impl Responder {
    /// `trace` ends with the duty.
    pub(crate) fn new(peer: Arc<ClientPeer>, id: RequestId, trace: Trace) -> Self {
        peer.request_begins();
        Self { peer, id: Some(id), trace }
    }

    /// Returns the span of the request.
    pub(crate) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Returns the id of the request for messages about it.
    pub(crate) fn request(&self) -> turnhost_protocol::RequestId {
        match &self.id {
            Some(RequestId::String(text)) => turnhost_protocol::RequestId::String(text.to_string()),
            Some(RequestId::Integer(number)) => turnhost_protocol::RequestId::Integer(*number),
            // It has been answered, and nothing speaks of it any more.
            None => turnhost_protocol::RequestId::Integer(0),
        }
    }

    /// Returns the connection that asked.
    pub(crate) fn peer(&self) -> &Arc<ClientPeer> {
        &self.peer
    }

    /// Answers with a result.
    pub(crate) fn answer<R: Serialize>(mut self, response: &R) {
        let Some(id) = self.id.take() else { return };
        let mut buf = Vec::with_capacity(SMALL_ANSWER_BYTES);
        match turnhost_jsonrpc::write_response(&mut buf, &id, response) {
            Ok(()) => self.peer.respond(Outgoing::response(Bytes::from(buf))),
            Err(error) => self.send_error(&CallError::Internal(error.to_string()), &id),
        }
    }

    /// Answers with an error.
    pub(crate) fn refuse(mut self, error: &CallError) {
        self.fail(error);
    }

    fn fail(&mut self, error: &CallError) {
        if let Some(id) = self.id.take() {
            self.send_error(error, &id);
        }
    }

    fn send_error(&self, error: &CallError, id: &RequestId) {
        let object = error.object();
        let is_ours = object.code == code::INTERNAL_ERROR;
        self.trace.refused(object.code, if is_ours { Fault::Server } else { Fault::Client });
        let mut buf = Vec::new();
        turnhost_jsonrpc::write_error(&mut buf, Some(id), &object);
        let message = Outgoing::response(Bytes::from(buf));
        match error {
            CallError::Overloaded => self.peer.respond_reserved(message),
            _ => self.peer.respond(message),
        }
    }
}

impl Drop for Responder {
    fn drop(&mut self) {
        if let Some(id) = &self.id {
            tracing::error!(req = %id, "a request was dropped without an answer");
            self.fail(&CallError::Internal(
                "the request was dropped by the server; please report this".into(),
            ));
        }
        self.peer.request_ends();
    }
}
