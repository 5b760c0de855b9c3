//! The duty to answer a request.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use turnhost_jsonrpc::{RequestId, code};
use turnhost_telemetry::Trace;

use crate::errors::CallError;
use crate::outgoing::{Body, Outgoing};
use crate::session::Session;

/// The duty to answer one request of one connection.
///
/// Answering consumes it. One that is dropped answers with an internal error,
/// so that no request is ever forgotten.
pub(crate) struct Responder {
    session: Arc<Session>,
    id: Option<RequestId>,
    trace: Trace,
}

impl Responder {
    /// `trace` ends with the duty.
    pub(crate) fn new(session: Arc<Session>, id: RequestId, trace: Trace) -> Self {
        session.request_begins();
        Self { session, id: Some(id), trace }
    }

    /// The request, as traces see it.
    pub(crate) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The connection that asked.
    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    /// Answers.
    pub(crate) fn answer<R: Serialize>(mut self, result: Result<&R, CallError>) {
        self.send(result);
    }

    fn send<R: Serialize>(&mut self, result: Result<&R, CallError>) {
        let Some(id) = self.id.take() else { return };
        let mut buf = Vec::with_capacity(256);
        let is_overload = matches!(result, Err(CallError::Overloaded));
        let result = result.and_then(|response| {
            turnhost_jsonrpc::write_response(&mut buf, &id, response)
                .map_err(|error| CallError::Internal(error.to_string()))
        });
        if let Err(error) = result {
            buf.clear();
            let error = error.object();
            self.trace.refused(error.code, error.code == code::INTERNAL_ERROR);
            turnhost_jsonrpc::write_error(&mut buf, Some(&id), &error);
        }
        let message = Outgoing::new(Body::Response(Bytes::from(buf)));
        if is_overload {
            self.session.send_reserved(message);
        } else {
            self.session.send(&message);
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
        self.session.request_ends();
    }
}
