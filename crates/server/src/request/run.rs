//! Runs a handler of each kind in its place, and answers with its outcome.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use tracing::Instrument as _;
use turnhost_base::ThreadId;
use turnhost_protocol::{Method, method};
use turnhost_threads::{Call, LoadedThread, ThreadError, ThreadHandle};

use crate::request::errors::CallError;
use crate::request::handler::{
    Caller, OnConnection, OnNewThread, OnServer, OnSnapshot, OnStoredThread, OnThread, OwnedBy,
    Reply,
};
use crate::request::needs::{Part, ThreadNeed};
use crate::request::responder::Responder;
use crate::services::Services;

/// The rest of a request after dispatch.
pub(crate) type RequestFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

pub(crate) fn on_server<M: OnServer>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) -> RequestFuture {
    let services = Arc::clone(services);
    Box::pin(async move {
        let caller = Caller::new(&responder);
        let span = responder.trace().span().clone();
        let reply = M::call(M::Needs::of(&services), &caller, params).instrument(span).await;
        if M::NAME == method::Initialize::NAME {
            name_client(&responder);
        }
        answer::<M>(&services, responder, reply);
    })
}

/// Names the client in the span of the request that introduced it; the others have it already.
fn name_client(responder: &Responder) {
    if let Some(client) = responder.peer().client() {
        responder.trace().is_from(&client.name, &client.version);
    }
}

pub(crate) fn on_connection<M: OnConnection>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) -> RequestFuture {
    let services = Arc::clone(services);
    Box::pin(async move {
        let owned = OwnedBy::new(Arc::clone(responder.peer()));
        let caller = Caller::new(&responder);
        let span = responder.trace().span().clone();
        let reply = M::call(M::Needs::of(&services), owned, &caller, params).instrument(span).await;
        answer::<M>(&services, responder, reply);
    })
}

fn answer<M: Method>(
    services: &Services,
    responder: Responder,
    reply: Result<Reply<M::Response>, CallError>,
) {
    match reply {
        Ok(Reply { response, broadcast, then }) => {
            responder.answer(&response);
            for notification in broadcast {
                services.connections.notify_all(notification);
            }
            if let Some(run) = then {
                run();
            }
        }
        Err(error) => responder.refuse(&error),
    }
}

/// Reads the published state of a loaded thread.
pub(crate) fn on_snapshot<M: OnSnapshot>(
    services: &Services,
    responder: Responder,
    params: M::Params,
) {
    let result = M::thread(&params).and_then(|id| {
        let snapshot = services.threads.snapshot(id).ok_or(CallError::ThreadNotFound(id))?;
        M::call(&snapshot, params)
    });
    match result {
        Ok(response) => responder.answer(&response),
        Err(error) => responder.refuse(&error),
    }
}

/// Runs `at thread loaded`: a thread that is not loaded is an error.
pub(crate) fn on_loaded_thread<M: OnThread>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) {
    let handle = M::thread(&params)
        .and_then(|id| services.threads.get(id).ok_or(CallError::ThreadNotFound(id)));
    match handle {
        Ok(handle) => call_thread::<M>(services, &handle, responder, params),
        Err(error) => responder.refuse(&error),
    }
}

/// Runs `at thread load`: a stored thread is loaded, unless the server ends soon.
pub(crate) fn on_thread<M: OnThread>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) {
    let handle = M::thread(&params).and_then(|id| match services.threads.get(id) {
        Some(handle) => Ok(handle),
        None if services.shutdown.has_begun() => Err(CallError::Draining),
        None => Ok(services.threads.get_or_load(id)),
    });
    match handle {
        Ok(handle) => call_thread::<M>(services, &handle, responder, params),
        Err(error) => responder.refuse(&error),
    }
}

/// Runs `at thread made`: like `at thread load`, or on a thread that it makes, unless the server ends soon.
pub(crate) fn on_loaded_or_made<M: OnNewThread>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) -> Option<RequestFuture> {
    if !M::makes_thread(&params) {
        match refuse_to_load::<M>(services, &params) {
            Ok(()) => on_thread::<M>(services, responder, params),
            Err(error) => responder.refuse(&error),
        }
        return None;
    }
    if services.shutdown.has_begun() {
        responder.refuse(&CallError::Draining);
        return None;
    }
    let services = Arc::clone(services);
    Some(Box::pin(async move {
        let caller = Caller::new(&responder);
        let span = responder.trace().span().clone();
        let needs = M::NewNeeds::of(&services);
        let reply = M::call_new(needs, &caller, params).instrument(span).await;
        answer::<M>(&services, responder, reply);
    }))
}

/// Asks the method about params for a thread that is not loaded. One that is takes what it understands.
fn refuse_to_load<M: OnNewThread>(
    services: &Arc<Services>,
    params: &M::Params,
) -> Result<(), CallError> {
    if services.threads.get(M::thread(params)?).is_some() {
        return Ok(());
    }
    M::refuse_to_load(&M::NewNeeds::of(services), params)
}

fn call_thread<M: OnThread>(
    services: &Arc<Services>,
    handle: &ThreadHandle,
    responder: Responder,
    params: M::Params,
) {
    let services = Arc::clone(services);
    let caller = Caller::new(&responder);
    handle.call(Call::new(caller.id(), M::read(&params), move |thread| match thread {
        Ok(mut thread) => in_thread::<M>(&services, &mut thread, &caller, responder, params),
        Err(ThreadError::NotStored(id)) => responder.refuse(&M::missing(id)),
        Err(error) => responder.refuse(&error.into()),
    }));
}

/// Runs `at thread stored`: in the actor of a loaded thread, else on what is stored.
pub(crate) fn on_loaded_or_stored<M: OnStoredThread>(
    services: &Arc<Services>,
    responder: Responder,
    params: M::Params,
) -> Option<RequestFuture> {
    let id = match M::thread(&params) {
        Ok(id) => id,
        Err(error) => {
            responder.refuse(&error);
            return None;
        }
    };
    let Some(handle) = services.threads.get(id) else {
        return Some(on_stored::<M>(Arc::clone(services), responder, id, params));
    };
    let services = Arc::clone(services);
    let caller = Caller::new(&responder);
    handle.call(Call::new(caller.id(), M::read(&params), move |thread| match thread {
        Ok(mut thread) => in_thread::<M>(&services, &mut thread, &caller, responder, params),
        // It has just left memory, and everything of it is stored.
        Err(ThreadError::Closing(_)) => {
            let requests = services.requests.clone();
            requests.spawn(on_stored::<M>(services, responder, id, params));
        }
        Err(error) => responder.refuse(&error.into()),
    }));
    None
}

fn on_stored<M: OnStoredThread>(
    services: Arc<Services>,
    responder: Responder,
    id: ThreadId,
    params: M::Params,
) -> RequestFuture {
    Box::pin(async move {
        let span = responder.trace().span().clone();
        let needs = M::StoredNeeds::of(&services);
        let reply = M::call_stored(needs, id, params).instrument(span).await;
        answer::<M>(&services, responder, reply);
    })
}

/// Runs a handler inside the actor, and puts its answer into its place.
fn in_thread<M: OnThread>(
    services: &Services,
    thread: &mut LoadedThread<'_>,
    caller: &Caller,
    responder: Responder,
    params: M::Params,
) {
    let needs = M::Needs::of(services, thread);
    thread.attribute_to(responder.trace().clone());
    let result = responder.trace().span().in_scope(|| M::call(thread, needs, caller, params));
    thread.end_attribution();
    thread.respond(move |stored| match (result, stored) {
        (Ok(response), Ok(())) => responder.answer(&response),
        (Err(error), _) => responder.refuse(&error),
        // What is acknowledged has to be there after a crash.
        (Ok(_), Err(error)) => responder.refuse(&error.into()),
    });
}
