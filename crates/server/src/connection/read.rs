//! The reading half of a connection: from frames to requests, until the client has left.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use tokio::time::timeout;
use turnhost_jsonrpc::{ErrorObject, Incoming, IncomingError, Request, RequestId, Response};
use turnhost_telemetry::{Carrier, Trace};
use turnhost_threads::Peer as _;
use turnhost_transport::{CloseReason, Connection, Inbound};

use crate::connection::peer::ClientPeer;
use crate::fanout::outgoing::Outgoing;
use crate::limits::AFTER_END_OF_INPUT;
use crate::request::dispatch::dispatch;
use crate::request::errors::{self, CallError};
use crate::request::responder::Responder;
use crate::request::run::RequestFuture;
use crate::services::Services;

/// Serves one connection until it ends.
///
/// Requests begin in the order they came; see [`crate::request::handler`]. What was admitted
/// belongs to the server: it runs on, and is answered if the client only closed its input.
/// At the end every subscription is taken back; turns continue.
pub(crate) async fn run(
    services: Arc<Services>,
    mut connection: Connection<Outgoing>,
    source: Arc<str>,
) {
    let world = Arc::clone(&services.ports.world);
    let peer = ClientPeer::new(&connection, source, world, Arc::clone(&services.shutdown));
    loop {
        // What is here already costs no future, nor does room that is there: below, too.
        let inbound = match connection.buffered() {
            Some(inbound) => inbound,
            None => match connection.recv().await {
                Some(inbound) => inbound,
                None => break,
            },
        };
        match inbound {
            Inbound::Frame(frame) => {
                if let Some(work) = on_frame(&services, &peer, &frame) {
                    start(&services, work);
                }
            }
            Inbound::TooLong { bytes, limit_bytes } => {
                refuse(&peer, &errors::too_long(bytes, limit_bytes));
            }
            Inbound::Malformed(reason) => refuse(&peer, &errors::malformed(reason)),
        }
        if !peer.has_room() {
            peer.ready().await;
        }
    }
    if !peer.may_half_close() {
        // There is no other half to answer on: what it owns ends at once.
        peer.owned().end_all();
    }
    finish(&peer).await;
    services.connections.remove(peer.id());
    for thread in peer.end_subscriptions() {
        if let Some(handle) = services.threads.get(thread) {
            handle.disconnected(peer.id()).await;
        }
    }
    peer.owned().end_all();
}

/// Waits for the answers to what was read, as long as the client can still read them.
async fn finish(peer: &ClientPeer) {
    let answered = async {
        if timeout(AFTER_END_OF_INPUT, peer.all_answered()).await.is_err() {
            // Closed first: that a command was killed is no answer to what was asked.
            peer.close(CloseReason::Finished);
            peer.owned().end_all();
            _ = timeout(AFTER_END_OF_INPUT, peer.all_answered()).await;
        }
    };
    tokio::select! {
        biased;
        () = answered => {}
        () = peer.closed() => {}
    }
}

/// Runs work up to its first await here and now, and the rest as a task of the server.
fn start(services: &Services, mut work: RequestFuture) {
    // A handler that panics costs its own request: dropping it answers, and the connection goes on.
    let polled = catch_unwind(AssertUnwindSafe(|| {
        work.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }));
    if matches!(polled, Ok(Poll::Pending)) {
        services.requests.spawn(work);
    }
}

fn refuse(peer: &ClientPeer, error: &ErrorObject) {
    let mut buf = Vec::new();
    turnhost_jsonrpc::write_error(&mut buf, None, error);
    peer.respond(Outgoing::response(Bytes::from(buf)));
}

fn on_frame(
    services: &Arc<Services>,
    peer: &Arc<ClientPeer>,
    frame: &[u8],
) -> Option<RequestFuture> {
    match turnhost_jsonrpc::decode(frame) {
        Ok(Some(Incoming::Request(request))) => on_request(services, peer, request),
        Ok(Some(Incoming::Response(response))) => {
            on_response(services, peer, &response);
            None
        }
        Ok(Some(Incoming::Error(error))) => {
            on_error(services, peer, &error);
            None
        }
        // `initialized` changes nothing, and an unknown notification is ignored.
        Ok(Some(Incoming::Notification(_)) | None) => None,
        Err(malformed) => {
            tracing::debug!(conn = peer.id().0, reason = %malformed.reason, "malformed message");
            // As the reference does it, an answer without a request is dropped, and a client that logs
            // what it did not ask for is left in peace.
            if malformed.id.is_some() {
                let mut buf = Vec::new();
                turnhost_jsonrpc::write_malformed(&mut buf, &malformed);
                peer.respond(Outgoing::response(Bytes::from(buf)));
            }
            None
        }
    }
}

fn on_request(
    services: &Arc<Services>,
    peer: &Arc<ClientPeer>,
    request: Request<'_>,
) -> Option<RequestFuture> {
    let (conn, method) = (peer.id().0, &request.method);
    tracing::debug!(conn, req = %request.id, %method, "request");
    let is_full = peer.requests_under_way() >= services.limits.requests_under_way
        || peer.is_full_of_answers();
    let trace = trace(peer, &request);
    let responder = Responder::new(Arc::clone(peer), request.id, trace);
    if is_full {
        responder.refuse(&CallError::Overloaded);
        return None;
    }
    dispatch(services, responder, &request.method, request.params)
}

/// Hands a client's answer to the thread that waits for it. One that none waits for is ignored.
fn on_response(services: &Services, peer: &ClientPeer, response: &Response<'_>) {
    answered(services, peer, &response.id, Some(response.result.get().to_owned()));
}

fn on_error(services: &Services, peer: &ClientPeer, error: &IncomingError) {
    if let Some(id) = &error.id {
        answered(services, peer, id, None);
    }
}

fn answered(services: &Services, peer: &ClientPeer, id: &RequestId, result: Option<String>) {
    let RequestId::Integer(number) = id else { return };
    if !services.threads.answered(*number, result) {
        tracing::warn!(
            conn = peer.id().0,
            req = number,
            "an answer to a request that is not pending"
        );
    }
}

/// Opens the request span. Free when tracing is off and the client sent no trace context.
fn trace(peer: &ClientPeer, request: &Request<'_>) -> Trace {
    let carrier = request.trace.as_ref().map_or_else(Carrier::default, |trace| Carrier {
        traceparent: trace.traceparent.as_deref(),
        tracestate: trace.tracestate.as_deref(),
    });
    let facts = turnhost_telemetry::Request {
        method: &request.method,
        id: &request.id,
        transport: peer.transport(),
        connection: peer.id(),
        client: peer.client().map(|client| (&*client.name, &*client.version)),
    };
    Trace::request(facts, carrier)
}
