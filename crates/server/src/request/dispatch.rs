//! From a method's name to its handler, by the method table.

use std::sync::Arc;

use serde_json::value::RawValue;
use turnhost_protocol::{Method, client_methods, method};

use crate::request::errors::CallError;
use crate::request::gate::admit;
use crate::request::responder::Responder;
use crate::request::run::{self, Work};
use crate::services::Services;

macro_rules! dispatch {
    ($($(#[$doc:meta])* $name:ident = $wire:literal, $stability:ident, at $place:ident $($unloaded:ident)?, $($mark:ident,)*
        ($params:ty) -> $response:ty;)*) => {
        /// Decodes a request, checks that the connection may ask it, and hands it to its handler.
        ///
        /// Returns what still has to be run, if the handler is one that may wait.
        pub(crate) fn dispatch(
            services: &Arc<Services>,
            responder: Responder,
            name: &str,
            params: Option<&RawValue>,
        ) -> Option<Work> {
            match name {
                $($wire => match admit::<method::$name>(&services.shutdown, responder.peer(), params) {
                    Ok(params) => dispatch!(@run $place $($unloaded)?: $name, services, responder, params),
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
    (@run nowhere $($reason:ident)?: $name:ident, $services:ident, $responder:ident, $params:ident) => {{
        let _unused = $params;
        $responder.answer::<()>(Err(CallError::Unserved(method::$name::NAME)));
        None
    }};
    (@run server: $name:ident, $services:ident, $responder:ident, $params:ident) => {
        Some(run::on_server::<method::$name>($services, $responder, $params))
    };
    (@run connection: $name:ident, $services:ident, $responder:ident, $params:ident) => {
        Some(run::on_connection::<method::$name>($services, $responder, $params))
    };
    (@run snapshot: $name:ident, $services:ident, $responder:ident, $params:ident) => {{
        run::on_snapshot::<method::$name>($services, $responder, $params);
        None
    }};
    (@run thread loaded: $name:ident, $services:ident, $responder:ident, $params:ident) => {{
        run::on_loaded_thread::<method::$name>($services, $responder, $params);
        None
    }};
    (@run thread load: $name:ident, $services:ident, $responder:ident, $params:ident) => {{
        run::on_thread::<method::$name>($services, $responder, $params);
        None
    }};
    (@run thread stored: $name:ident, $services:ident, $responder:ident, $params:ident) => {
        run::on_loaded_or_stored::<method::$name>($services, $responder, $params)
    };
}
client_methods!(dispatch);

fn unknown(name: &str, known: &[&str]) -> CallError {
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    CallError::UnknownMethod(format!(
        "unknown variant `{name}`, expected one of {}",
        known.join(", ")
    ))
}
