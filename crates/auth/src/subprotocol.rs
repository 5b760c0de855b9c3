//! The token of a web page, which cannot set headers but can offer websocket
//! subprotocols (RFC 6455 section 1.9).
//!
//! A page offers [`NAME`] and, beside it, [`BEARER_PREFIX`] followed by its
//! token in base64url without padding (RFC 4648 section 5). The server selects
//! [`NAME`], so that the token is never sent back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::{Bearer, Denial};

/// The subprotocol itself: what is spoken after the handshake.
pub const NAME: &str = "turnhost";

/// Prefix of the token in the second name that a page offers.
pub const BEARER_PREFIX: &str = "turnhost.bearer.";

/// Returns the names in the values of `Sec-WebSocket-Protocol` headers.
fn names<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> impl Iterator<Item = &'a str> {
    let texts = values.into_iter().filter_map(|value| std::str::from_utf8(value).ok());
    texts.flat_map(|text| text.split(',')).map(str::trim)
}

/// Returns the token among what is offered, if there is one.
pub fn bearer<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> Option<Result<Bearer, Denial>> {
    let encoded = names(values).find_map(|name| name.strip_prefix(BEARER_PREFIX))?;
    let token =
        URL_SAFE_NO_PAD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    Some(token.ok_or(Denial::Header).and_then(|token| Bearer::from_text(&token)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(values: &[&str]) -> Option<Result<String, Denial>> {
        let bearer = bearer(values.iter().map(|value| value.as_bytes()))?;
        Some(bearer.map(|bearer| bearer.reveal().to_owned()))
    }

    #[test]
    fn the_token_is_found_beside_the_name() {
        // "tok/+=?" has characters that a subprotocol cannot have.
        let values = ["other, turnhost", "turnhost.bearer.dG9rLys9Pw"];
        assert_eq!(token(&values), Some(Ok("tok/+=?".to_owned())));
        assert_eq!(token(&["turnhost"]), None);
    }

    #[test]
    fn a_malformed_token_is_refused() {
        for value in [
            "turnhost.bearer.",
            "turnhost.bearer.dG9r=",
            "turnhost.bearer.!",
            "turnhost.bearer._w",
            "turnhost.bearer.IA",
        ] {
            assert_eq!(token(&[value]), Some(Err(Denial::Header)), "{value}");
        }
    }
}
