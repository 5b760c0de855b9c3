//! From a method's name to its handler, by the method table.

use std::sync::Arc;

use serde_json::value::RawValue;
use turnhost_protocol::{Method, client_methods, method};

use crate::request::errors::CallError;
use crate::request::gate::admit;
use crate::request::responder::Responder;
use crate::request::run::{self, RequestFuture};
use crate::services::Services;

/// The way of a method from its params to the end of its handler.
#[derive(Clone, Copy)]
struct Route {
    name: &'static str,
    /// Decodes a request, checks that the connection may ask it, and hands it to its handler.
    run: fn(&Arc<Services>, Responder, Option<&RawValue>) -> Option<RequestFuture>,
}

/// Hands a request to the handler of its method.
///
/// Returns what still has to be run, if the handler is one that may wait.
pub(crate) fn dispatch(
    services: &Arc<Services>,
    responder: Responder,
    name: &str,
    params: Option<&RawValue>,
) -> Option<RequestFuture> {
    let key = (name.len(), name);
    let place = ROUTES.binary_search_by(|route| (route.name.len(), route.name).cmp(&key));
    let Some(route) = place.ok().and_then(|place| ROUTES.get(place)) else {
        responder.refuse(&unknown(name));
        return None;
    };
    (route.run)(services, responder, params)
}

/// Sorts routes by the lengths of their names, which tell most of them apart without a look at the
/// text, then by the names. There are more methods than a search one by one is good for.
const fn sorted<const N: usize>(mut routes: [Route; N]) -> [Route; N] {
    let mut sorted = 1;
    while sorted < N {
        let mut place = sorted;
        while place > 0 && is_before(routes[place].name, routes[place - 1].name) {
            routes.swap(place, place - 1);
            place -= 1;
        }
        sorted += 1;
    }
    routes
}

/// Compares lengths, then texts as `str` does, which no constant can yet.
const fn is_before(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return one.len() < other.len();
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut place = 0;
    while place < one.len() {
        if one[place] != other[place] {
            return one[place] < other[place];
        }
        place += 1;
    }
    false
}

macro_rules! dispatch {
    ($($(#[$doc:meta])* $name:ident = $wire:literal, $stability:ident, at $place:ident $($unloaded:ident)?, $($mark:ident,)*
        ($params:ty) -> $response:ty;)*) => {
        /// The routes of all methods, in the order of [`is_before`].
        const ROUTES: &[Route] = &sorted([$(Route {
            name: $wire,
            run: |services, responder, params| {
                match admit::<method::$name>(&services.shutdown, responder.peer(), params) {
                    Ok(params) => dispatch!(@run $place $($unloaded)?: $name, services, responder, params),
                    Err(error) => {
                        responder.refuse(&error);
                        None
                    }
                }
            },
        }),*]);

        /// The names of all methods, in the order of the table.
        const NAMES: &[&str] = &[$($wire),*];
    };
    (@run nowhere $($reason:ident)?: $name:ident, $services:ident, $responder:ident, $params:ident) => {{
        let _unused = $params;
        $responder.refuse(&CallError::Unserved(method::$name::NAME));
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
    (@run thread made: $name:ident, $services:ident, $responder:ident, $params:ident) => {
        run::on_loaded_or_made::<method::$name>($services, $responder, $params)
    };
    (@run thread stored: $name:ident, $services:ident, $responder:ident, $params:ident) => {
        run::on_loaded_or_stored::<method::$name>($services, $responder, $params)
    };
}
client_methods!(dispatch);

fn unknown(name: &str) -> CallError {
    let known: Vec<_> = NAMES.iter().map(|name| format!("`{name}`")).collect();
    CallError::UnknownMethod(format!(
        "unknown variant `{name}`, expected one of {}",
        known.join(", ")
    ))
}
