//! From a method's name to its handler, by the method table.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use turnhost_protocol::{ExperimentalFields, Method, Stability, client_methods, method};

use crate::errors::CallError;
use crate::handler::{Ctx, run_on_server, run_on_thread};
use crate::responder::Responder;
use crate::server::Server;
use crate::session::Session;

const NULL: &str = "null";

/// What is left of a request after it was dispatched.
pub(crate) type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

macro_rules! dispatch {
    ($($(#[$doc:meta])* $name:ident = $wire:literal, $stability:ident, at $place:ident $($unloaded:ident)?, $($mark:ident,)*
        ($params:ty) -> $response:ty;)*) => {
        /// Decodes a request, checks that the connection may ask it, and hands it to its handler.
        ///
        /// Gives back what still has to be run, if the handler is one that may wait.
        pub(crate) fn dispatch(
            server: &Arc<Server>,
            session: &Arc<Session>,
            responder: Responder,
            name: &str,
            params: Option<&RawValue>,
        ) -> Option<Work> {
            match name {
                $($wire => match admit::<method::$name>(server, session, params) {
                    Ok(params) => dispatch!(@run $place $name, server, session, responder, params),
                    Err(error) => {
                        responder.answer::<()>(Err(error));
                        None
                    }
                },)*
                _ => {
                    responder.answer::<()>(Err(unknown(name, &[$($wire),*])));
                    None
                }
            }
        }
    };
    (@run server $name:ident, $server:ident, $session:ident, $responder:ident, $params:ident) => {{
        let ctx = Ctx::new(Arc::clone($server), Arc::clone($session), $responder);
        Some(Box::pin(run_on_server::<method::$name>(ctx, $params)))
    }};
    (@run nowhere $name:ident, $server:ident, $session:ident, $responder:ident, $params:ident) => {{
        let _unused = $params;
        $responder.answer::<()>(Err(CallError::Unserved(method::$name::NAME)));
        None
    }};
    (@run thread $name:ident, $server:ident, $session:ident, $responder:ident, $params:ident) => {{
        run_on_thread::<method::$name>($server, $responder, $params);
        None
    }};
}
client_methods!(dispatch);

/// Decodes params and checks the gates, in the order that clients can observe:
/// words first, then `initialize`, then the experimental switch, then a drain.
fn admit<M: Method>(
    server: &Server,
    session: &Session,
    params: Option<&RawValue>,
) -> Result<M::Params, CallError> {
    let params: M::Params = decode(params)?;
    let Some(client) = session.client() else {
        return if M::NAME == method::Initialize::NAME {
            Ok(params)
        } else {
            Err(CallError::NotInitialized)
        };
    };
    if !client.experimental {
        if M::STABILITY == Stability::Experimental {
            return Err(CallError::Experimental(M::NAME.to_owned()));
        }
        if let Some(field) = params.experimental_field() {
            return Err(CallError::Experimental(format!("{}.{field}", M::NAME)));
        }
        if let Some(variant) = params.experimental_variant() {
            return Err(CallError::Experimental(variant.to_owned()));
        }
    }
    if server.drain.refuses::<M>() {
        return Err(CallError::Draining);
    }
    Ok(params)
}

/// Params that are left out are null, which some methods take.
fn decode<P: DeserializeOwned>(params: Option<&RawValue>) -> Result<P, CallError> {
    let params = params.map_or(NULL, RawValue::get);
    serde_json::from_str(params).map_err(|error| bad_params(params, &error))
}

fn bad_params(params: &str, error: &serde_json::Error) -> CallError {
    CallError::BadParams(match params {
        NULL => "missing field `params`".to_owned(),
        _ => without_position(error),
    })
}

/// The parser's words without its line and column, which count inside the params and would mislead.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

fn unknown(name: &str, known: &[&str]) -> CallError {
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    CallError::UnknownMethod(format!(
        "unknown variant `{name}`, expected one of {}",
        known.join(", ")
    ))
}
