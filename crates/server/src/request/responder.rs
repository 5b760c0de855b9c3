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

    /// Returns the id of the request as it stands in messages about it.
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

    /// Answers.
    pub(crate) fn answer<R: Serialize>(mut self, result: Result<&R, CallError>) {
        self.send(result);
    }

    fn send<R: Serialize>(&mut self, result: Result<&R, CallError>) {
        let Some(id) = self.id.take() else { return };
        let mut buf = Vec::with_capacity(SMALL_ANSWER_BYTES);
        let is_overload = matches!(result, Err(CallError::Overloaded));
        let result = result.and_then(|response| {
            turnhost_jsonrpc::write_response(&mut buf, &id, response)
                .map_err(|error| CallError::Internal(error.to_string()))
        });
        if let Err(error) = result {
            buf.clear();
            let error = error.object();
            let is_ours = error.code == code::INTERNAL_ERROR;
            self.trace.refused(error.code, if is_ours { Fault::Server } else { Fault::Client });
            turnhost_jsonrpc::write_error(&mut buf, Some(&id), &error);
        }
        let message = Outgoing::response(Bytes::from(buf));
        if is_overload {
            self.peer.respond_reserved(message);
        } else {
            self.peer.respond(message);
        }
    }
}

impl Drop for Responder {
    fn drop(&mut self) {
        if let Some(id) = &self.id {
            tracing::error!(req = %id, "a request was dropped without an answer");
            self.send::<()>(Err(CallError::Internal(
                "the request was dropped by the server; please report this".into(),
            )));
        }
        self.peer.request_ends();
    }
}
