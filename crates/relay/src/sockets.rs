//! Websockets on the server's side (RFC 6455 section 4.2).

use bytes::Bytes;
use futures_util::SinkExt as _;
use futures_util::stream::SplitSink;
use http_body_util::Full;
use hyper::StatusCode;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use crate::error::Refusal;
use crate::http::{Request, Response};
use crate::limits::SILENCE;
use crate::owed::Pace;

pub(crate) type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// The subprotocol of clients that cannot set headers.
pub(crate) const SUBPROTOCOL: &str = "turnhost.v1";
const BEARER_PREFIX: &str = "turnhost.bearer.";

/// A request that is about to be a websocket.
#[derive(Debug)]
pub(crate) struct Upgrade {
    stream: OnUpgrade,
    response: Response,
}

fn value(headers: &HeaderMap, name: HeaderName) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_ascii_lowercase()
}

/// Returns the subprotocols that a client offers.
fn offered(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let all = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let texts = all.filter_map(|value| value.to_str().ok());
    texts.flat_map(|value| value.split(',')).map(str::trim)
}

/// Returns the token that a browser offers among the subprotocols.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    offered(headers).find_map(|name| name.strip_prefix(BEARER_PREFIX))
}

impl Upgrade {
    /// Checks a request.
    pub(crate) fn of(request: &mut Request) -> Result<Self, Refusal> {
        let headers = request.http.headers();
        let is_upgrade = value(headers, header::CONNECTION).contains("upgrade")
            && value(headers, header::UPGRADE) == "websocket"
            && value(headers, header::SEC_WEBSOCKET_VERSION) == "13";
        let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| is_upgrade);
        let Some(key) = key else {
            let message = "this path takes websocket upgrades of version 13 alone";
            return Err(Refusal::new(StatusCode::UPGRADE_REQUIRED, "upgradeRequired", message));
        };
        let accept = HeaderValue::from_str(&derive_accept_key(key.as_bytes()));
        let has_subprotocol = offered(headers).any(|name| name == SUBPROTOCOL);
        let stream = request.http.extensions_mut().remove::<OnUpgrade>();
        let (Some(stream), Ok(accept)) = (stream, accept) else {
            return Err(Refusal::invalid("this connection cannot be upgraded"));
        };
        let mut response = Response::new(Full::new(Bytes::new()));
        *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = response.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
        if has_subprotocol {
            let name = HeaderValue::from_static(SUBPROTOCOL);
            headers.insert(header::SEC_WEBSOCKET_PROTOCOL, name);
        }
        Ok(Self { stream, response })
    }

    /// Returns the answer, and what becomes the websocket once it is written.
    pub(crate) fn begin(
        self,
        max_frame_bytes: usize,
        max_message_bytes: usize,
    ) -> (Response, impl Future<Output = Option<Socket>> + Send) {
        let config = WebSocketConfig::default()
            .max_frame_size(Some(max_frame_bytes))
            .max_message_size(Some(max_message_bytes))
            .read_buffer_size(16 << 10);
        let stream = self.stream;
        let socket = async move {
            let upgraded = stream.await.ok()?;
            let stream = TokioIo::new(upgraded);
            Some(WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await)
        };
        (self.response, socket)
    }
}

/// Makes a close frame.
pub(crate) fn close(code: u16, reason: &str) -> Message {
    Message::Close(Some(CloseFrame { code: code.into(), reason: reason.into() }))
}

/// Writes messages and flushes them. Returns whether the socket took them; nothing is written if there are none.
///
/// A peer that reads nothing for [`SILENCE`] is gone, even if it sends: otherwise it would
/// keep what waits for it, also after it was revoked.
pub(crate) async fn feed(
    sink: &mut SplitSink<Socket, Message>,
    messages: impl Iterator<Item = Message>,
) -> bool {
    let mut is_empty = true;
    for message in messages {
        is_empty = false;
        if !matches!(timeout(SILENCE, sink.feed(message)).await, Ok(Ok(()))) {
            return false;
        }
    }
    is_empty || matches!(timeout(SILENCE, sink.flush()).await, Ok(Ok(())))
}

/// Returns the pace for what has to go by a moment.
pub(crate) fn pace(owed_at: Option<Instant>) -> Pace {
    let is_over = owed_at.is_some_and(|at| Instant::now() >= at);
    if is_over { Pace::AtOnce } else { Pace::InCompany }
}

/// Waits for a wake-up, at most until a moment.
pub(crate) async fn until(wake: impl Future<Output = ()>, at: Option<Instant>) {
    match at {
        // Late or early, what there is to do is looked for.
        Some(at) => drop(timeout_at(at, wake).await),
        None => wake.await,
    }
}
