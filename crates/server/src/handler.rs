//! What a handler is. The trait that it implements fixes what it can reach.

use std::future::Future;
use std::sync::Arc;

use tracing::{Instrument as _, Span};
use turnhost_base::ThreadId;
use turnhost_protocol::{Method, ServerNotification};

use crate::actor::{Actor, Step};
use crate::errors::CallError;
use crate::responder::Responder;
use crate::server::Server;
use crate::session::Session;

/// What a handler `at server` can reach: the server and the connection that asks.
pub(crate) struct Ctx {
    pub(crate) server: Arc<Server>,
    pub(crate) session: Arc<Session>,
    responder: Option<Responder>,
}

impl Ctx {
    pub(crate) fn new(server: Arc<Server>, session: Arc<Session>, responder: Responder) -> Self {
        Self { server, session, responder: Some(responder) }
    }

    /// Takes over the duty to answer; the handler then returns [`Answer::Late`].
    pub(crate) fn take_responder(&mut self) -> Option<Responder> {
        self.responder.take()
    }
}

/// What a handler `at server` comes to.
pub(crate) enum Answer<R> {
    /// The response, and what every initialised connection hears after it.
    Now(R, Vec<ServerNotification>),
    /// Somebody else has taken over the duty to answer.
    Late,
}

impl<R> From<R> for Answer<R> {
    fn from(response: R) -> Self {
        Self::Now(response, Vec::new())
    }
}

/// Runs beside other work; reaches no thread's state but by asking its actor.
///
/// It is polled once at its place in the connection's order. What it does
/// before its first await therefore keeps that order; the rest may be overtaken.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at server` but has no server handler",
    note = "implement `OnServer` in crates/server/src/methods/"
)]
pub(crate) trait OnServer: Method {
    fn call(
        ctx: &mut Ctx,
        params: Self::Params,
    ) -> impl Future<Output = Result<Answer<Self::Response>, CallError>> + Send;
}

/// Runs inside the actor of a loaded thread, alone with its state. Not async on purpose.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared `at thread` but has no thread handler",
    note = "implement `OnThread` in crates/server/src/methods/"
)]
pub(crate) trait OnThread: Method {
    /// The thread that the params name.
    fn thread(params: &Self::Params) -> Result<ThreadId, CallError>;

    /// Serves the request; what it causes goes into `step`, behind the response.
    fn call(
        actor: &mut Actor,
        step: &mut Step,
        params: Self::Params,
    ) -> Result<Self::Response, CallError>;
}

pub(crate) async fn run_on_server<M: OnServer>(mut ctx: Ctx, params: M::Params) {
    let span = ctx.responder.as_ref().map_or_else(Span::none, |it| it.trace().span().clone());
    let answer = M::call(&mut ctx, params).instrument(span).await;
    let Some(responder) = ctx.responder else { return };
    match answer {
        Ok(Answer::Now(response, then)) => {
            responder.answer(Ok(&response));
            for notification in then {
                ctx.server.broadcast(notification);
            }
        }
        // Dropping the responder says that this is a bug.
        Ok(Answer::Late) => drop(responder),
        Err(error) => responder.answer::<M::Response>(Err(error)),
    }
}

pub(crate) fn run_on_thread<M: OnThread>(server: &Server, responder: Responder, params: M::Params) {
    let handle = M::thread(&params)
        .and_then(|id| server.threads.get(id).ok_or(CallError::ThreadNotFound(id)));
    match handle {
        Ok(handle) => handle.call(responder, move |actor, step, responder| {
            step.trace = Some(responder.trace().clone());
            let result = responder.trace().span().in_scope(|| M::call(actor, step, params));
            step.trace = None;
            step.respond(responder, result);
        }),
        Err(error) => responder.answer::<M::Response>(Err(error)),
    }
}
