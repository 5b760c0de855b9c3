//! Checks that run before a handler: initialisation, experimental marks, shutdown.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use turnhost_protocol::{ExperimentalFields, Method, Stability, method};

use crate::connection::peer::ClientPeer;
use crate::request::errors::CallError;
use crate::shutdown::GracefulShutdown;

const NULL: &str = "null";

/// Decodes params and checks the gates, in the order that clients can observe:
/// syntax first, then `initialize`, then the experimental switch, then a drain.
pub(crate) fn admit<M: Method>(
    shutdown: &GracefulShutdown,
    peer: &ClientPeer,
    params: Option<&RawValue>,
) -> Result<M::Params, CallError> {
    let params: M::Params = decode(params)?;
    let method =
        Facts { name: M::NAME, stability: M::STABILITY, is_refused: shutdown.refuses::<M>() };
    method.check(peer, &params)?;
    Ok(params)
}

/// The facts about a method and the moment by which it is admitted.
struct Facts {
    name: &'static str,
    stability: Stability,
    /// True if a drain has begun, and the method would begin work.
    is_refused: bool,
}

impl Facts {
    /// Checks the gates behind the syntax. The same code for all methods.
    fn check(&self, peer: &ClientPeer, params: &dyn ExperimentalFields) -> Result<(), CallError> {
        let name = self.name;
        let Some(client) = peer.client() else {
            let introduces = name == method::Initialize::NAME;
            return if introduces { Ok(()) } else { Err(CallError::NotInitialized) };
        };
        if !client.experimental {
            if self.stability == Stability::Experimental {
                return Err(CallError::Experimental(name.to_owned()));
            }
            if let Some(field) = params.experimental_field() {
                return Err(CallError::Experimental(format!("{name}.{field}")));
            }
            if let Some(variant) = params.experimental_variant() {
                return Err(CallError::Experimental(variant.to_owned()));
            }
        }
        if self.is_refused { Err(CallError::Draining) } else { Ok(()) }
    }
}

/// Decodes params. Those that are left out are null, which some methods take.
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

/// Returns the parser's text without its line and column, which count inside the params and would mislead.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::ThreadMemoryModeSetParams;

    use super::*;

    #[test]
    fn what_stands_in_the_place_of_a_word_is_named() {
        let text = |params: &str| {
            let params = RawValue::from_string(params.to_owned()).unwrap();
            decode::<ThreadMemoryModeSetParams>(Some(&params)).unwrap_err().to_string()
        };
        assert_eq!(
            text(r#"{"threadId":"t","mode":5}"#),
            "Invalid request: invalid type: integer `5`, expected string or map"
        );
        assert_eq!(
            text(r#"{"threadId":"t","mode":{}}"#),
            "Invalid request: invalid value: map, expected map with a single key"
        );
        assert_eq!(text("{}"), "Invalid request: missing field `threadId`");
    }
}
