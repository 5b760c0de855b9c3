//! The upgrade of an HTTP request to a websocket (RFC 6455 section 4.2).

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::upgrade::OnUpgrade;
use hyper::{Method, StatusCode};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use turnhost_auth::subprotocol;

use super::unfinished::{Metered, Share};
use crate::streams::ByteStream;

/// A request as the HTTP library gives it.
pub(super) type Request = hyper::Request<Incoming>;

/// An answer as the HTTP library takes it.
pub(super) type Response = hyper::Response<Full<Bytes>>;

/// An upgraded stream.
pub(super) type Socket = WebSocketStream<Metered<Box<dyn ByteStream>>>;

/// Makes an answer of plain text, or without a body if there is none.
pub(super) fn answer(status: StatusCode, text: impl Into<Bytes>) -> Response {
    let text = text.into();
    let has_text = !text.is_empty();
    let mut response = Response::new(Full::new(text));
    *response.status_mut() = status;
    if has_text {
        let plain = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, plain);
    }
    response
}

/// The reason why a request cannot become a websocket.
#[derive(Debug)]
pub(super) struct NoUpgrade(StatusCode, &'static str);

impl NoUpgrade {
    pub(super) fn into_response(self) -> Response {
        answer(self.0, self.1)
    }
}

/// A request that can become a websocket.
#[derive(Debug)]
pub(super) struct Upgrade {
    accept: HeaderValue,
    /// Returns true if the client offers the one subprotocol that is spoken.
    offers_subprotocol: bool,
}

impl Upgrade {
    /// Checks a request.
    pub(super) fn of(request: &mut Request) -> Result<Self, NoUpgrade> {
        let refused = |status, text| Err(NoUpgrade(status, text));
        let headers = request.headers();
        if request.method() != Method::GET {
            return refused(StatusCode::METHOD_NOT_ALLOWED, "Request method must be `GET`");
        }
        let upgrade = b"upgrade";
        let connection = value(headers, header::CONNECTION);
        if !connection.windows(upgrade.len()).any(|part| part.eq_ignore_ascii_case(upgrade)) {
            let text = "Connection header did not include 'upgrade'";
            return refused(StatusCode::BAD_REQUEST, text);
        }
        if !value(headers, header::UPGRADE).eq_ignore_ascii_case(b"websocket") {
            let text = "`Upgrade` header did not include 'websocket'";
            return refused(StatusCode::BAD_REQUEST, text);
        }
        let Some(key) = headers.get(header::SEC_WEBSOCKET_KEY) else {
            return refused(StatusCode::BAD_REQUEST, "`Sec-WebSocket-Key` header missing");
        };
        if value(headers, header::SEC_WEBSOCKET_VERSION) != b"13" {
            let text = "`Sec-WebSocket-Version` header did not include '13'";
            return refused(StatusCode::BAD_REQUEST, text);
        }
        let accept = HeaderValue::try_from(derive_accept_key(key.as_bytes()));
        let offers_subprotocol = headers
            .get_all(header::SEC_WEBSOCKET_PROTOCOL)
            .iter()
            .flat_map(|offered| offered.as_bytes().split(|byte| *byte == b','))
            .any(|offered| offered.trim_ascii() == subprotocol::NAME.as_bytes());
        // The library leaves it where the stream may become something else, which is then asked for by its parts.
        let is_possible = request.extensions_mut().remove::<OnUpgrade>().is_some();
        let (true, Ok(accept)) = (is_possible, accept) else {
            return refused(StatusCode::UPGRADE_REQUIRED, "this connection cannot be upgraded");
        };
        Ok(Self { accept, offers_subprotocol })
    }

    /// Makes the answer that ends the HTTP part of the stream.
    pub(super) fn into_response(self) -> Response {
        let mut response = answer(StatusCode::SWITCHING_PROTOCOLS, Bytes::new());
        let headers = response.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, self.accept);
        if self.offers_subprotocol {
            let name = HeaderValue::from_static(subprotocol::NAME);
            headers.insert(header::SEC_WEBSOCKET_PROTOCOL, name);
        }
        response
    }
}

/// An upgrade that was agreed to.
pub(super) struct Agreed {
    pub(super) config: WebSocketConfig,
    pub(super) share: Share,
    /// Takes the websocket.
    pub(super) attach: Box<dyn FnOnce(Socket) + Send>,
}

impl Agreed {
    /// Opens the websocket, once the answer is written. `read` came after the request.
    pub(super) async fn open(self, stream: Box<dyn ByteStream>, read: Bytes) {
        let Self { config, share, attach } = self;
        let stream = Metered::new(stream, share);
        let (read, role) = (read.into(), Role::Server);
        attach(WebSocketStream::from_partially_read(stream, read, role, Some(config)).await);
    }
}

/// Returns a header's value; empty if it is missing.
fn value(headers: &HeaderMap, name: HeaderName) -> &[u8] {
    headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default()
}
