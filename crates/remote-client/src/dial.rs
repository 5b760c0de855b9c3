//! Dialling: from an address to an open websocket, and to a client that is introduced.

use std::fmt;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::client_async_with_config;
use tokio_tungstenite::tungstenite::Error as WebSocketError;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::{Request, Response};
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use turnhost_client::{Client, Events};
use turnhost_http::{Roots, connect_tls};
use turnhost_protocol::{ClientInfo, InitializeCapabilities, InitializeResponse};
use turnhost_relay_client::RelayStream;
use turnhost_task::Tasks;

use crate::address::{Address, Place};
use crate::error::RemoteError;
use crate::keep_alive::KeepAlive;
use crate::link::WebSocketLink;
use crate::relay::RelayLink;
use crate::remote_link::RemoteLink;
use crate::stream::{Stream, connect_unix};

/// 10 s each for the connection and for the answer to `initialize`: a server
/// that is there takes milliseconds.
const TIMEOUT: Duration = Duration::from_secs(10);

/// 256 MiB: a server may send the whole history of a thread in one message.
const MAX_MESSAGE_BYTES: usize = 256 << 20;

/// 16 MiB: the longest frame that is sent where the server does not tell what it
/// takes, which is what the reference implementation takes.
const MAX_FRAME_BYTES: usize = 16 << 20;

/// Header with the longest frame that a server takes; named by the protocol.
const FRAME_LIMIT_HEADER: &str = "x-codex-websocket-max-unfragmented-message-bytes";

/// Options of every connection. The `Debug` form leaves out the token.
#[derive(Clone)]
pub struct Options {
    /// Sent as `Authorization: Bearer`; see [`RemoteError::TokenInClear`].
    pub token: Option<String>,
    /// The certificates trusted for `wss://`.
    pub roots: Roots,
    /// Time-out of connecting, websocket and TLS included.
    pub connect_timeout: Duration,
    /// Time-out of the answer to `initialize`.
    pub initialize_timeout: Duration,
    /// `None` sends no pings and waits for signs of life without end.
    pub keep_alive: Option<KeepAlive>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            token: None,
            roots: Roots::System,
            connect_timeout: TIMEOUT,
            initialize_timeout: TIMEOUT,
            keep_alive: Some(KeepAlive::default()),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("has_token", &self.token.is_some())
            .field("roots", &self.roots)
            .field("connect_timeout", &self.connect_timeout)
            .field("initialize_timeout", &self.initialize_timeout)
            .field("keep_alive", &self.keep_alive)
            .finish()
    }
}

/// Dials the server and introduces the client, for one connection's life.
///
/// The client's tasks are a child of `tasks`.
pub async fn connect(
    address: &Address,
    options: &Options,
    client_info: ClientInfo,
    capabilities: Option<InitializeCapabilities>,
    tasks: &Tasks,
) -> Result<(Client, Events, InitializeResponse), RemoteError> {
    let (client, events) = Client::new(reach(address, options).await?, tasks);
    let response = introduce(&client, address, options, client_info, capabilities).await?;
    Ok((client, events, response))
}

/// Sends `initialize` and waits for its answer.
pub(crate) async fn introduce(
    client: &Client,
    address: &Address,
    options: &Options,
    client_info: ClientInfo,
    capabilities: Option<InitializeCapabilities>,
) -> Result<InitializeResponse, RemoteError> {
    let (url, after) = (address.to_string(), options.initialize_timeout);
    match timeout(after, client.initialize(client_info, capabilities)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(source)) => Err(RemoteError::Initialize { url, source }),
        Err(_) => Err(RemoteError::Silent { url, after }),
    }
}

/// Opens a connection to a server of any kind.
pub(crate) async fn reach(address: &Address, options: &Options) -> Result<RemoteLink, RemoteError> {
    match &address.place {
        Place::Tcp { .. } | Place::Unix(_) => {
            Ok(RemoteLink::WebSocket(Box::new(dial(address, options).await?)))
        }
        Place::Relay(access) => {
            if options.token.is_some() {
                address.check_token()?;
            }
            let stream = RelayStream::open(access, &options.roots, options.connect_timeout).await?;
            Ok(RemoteLink::Relay(Box::new(RelayLink(stream))))
        }
    }
}

/// Opens a websocket to the server. One behind a relay is refused: [`connect`] reaches it.
///
/// A [`Client`] sends the pings of `keep_alive`. A program that drives the link by
/// hand sends them too, or sets it to `None`.
pub async fn dial(address: &Address, options: &Options) -> Result<WebSocketLink, RemoteError> {
    let request = request(address, options)?;
    let after = options.connect_timeout;
    match timeout(after, open(address, options, request)).await {
        Ok(link) => link,
        Err(_) => Err(RemoteError::Unreachable { url: address.to_string(), after }),
    }
}

/// Returns the handshake's request. A unix socket has no host; the name is for the header alone.
fn request(address: &Address, options: &Options) -> Result<Request, RemoteError> {
    let url = match &address.place {
        Place::Tcp { .. } => address.to_string(),
        Place::Unix(_) => "ws://localhost/".to_owned(),
        Place::Relay(_) => return Err(RemoteError::BehindRelay(address.to_string())),
    };
    let mut request = url.into_client_request().map_err(|source| RemoteError::Handshake {
        url: address.to_string(),
        source: source.into(),
    })?;
    if let Some(token) = &options.token {
        address.check_token()?;
        let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
            .map_err(|_| RemoteError::TokenCharacters)?;
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    Ok(request)
}

async fn open(
    address: &Address,
    options: &Options,
    request: Request,
) -> Result<WebSocketLink, RemoteError> {
    let stream = stream(address, options).await?;
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_MESSAGE_BYTES))
        .max_frame_size(Some(MAX_MESSAGE_BYTES));
    let opened = client_async_with_config(request, stream, Some(config)).await;
    let (socket, response) = opened.map_err(|source| refused(address, source))?;
    let max_frame_bytes = max_frame_bytes(&response);
    Ok(WebSocketLink::new(address, socket, max_frame_bytes, options.keep_alive))
}

/// Returns the longest frame that the server takes.
fn max_frame_bytes(response: &Response) -> usize {
    let told = response.headers().get(FRAME_LIMIT_HEADER).and_then(|value| value.to_str().ok());
    let told = told.and_then(|value| value.trim().parse().ok());
    told.filter(|bytes| *bytes > 0).unwrap_or(MAX_FRAME_BYTES)
}

async fn stream(address: &Address, options: &Options) -> Result<Stream, RemoteError> {
    let url = || address.to_string();
    let connect = |source| RemoteError::Connect { url: url(), source };
    match &address.place {
        Place::Relay(_) => Err(RemoteError::BehindRelay(url())),
        Place::Unix(path) => Ok(Box::new(connect_unix(path).await.map_err(connect)?)),
        Place::Tcp { host, port, tls } => {
            let stream = TcpStream::connect((host.as_str(), *port)).await.map_err(connect)?;
            stream.set_nodelay(true).map_err(connect)?;
            if !tls {
                return Ok(Box::new(stream));
            }
            let stream = connect_tls(stream, host, &options.roots).await;
            Ok(Box::new(stream.map_err(|source| RemoteError::Tls { url: url(), source })?))
        }
    }
}

fn refused(address: &Address, source: WebSocketError) -> RemoteError {
    let url = address.to_string();
    match source {
        WebSocketError::Http(response) if matches!(response.status().as_u16(), 401 | 403) => {
            RemoteError::Unauthorized {
                url,
                status: response.status().as_u16(),
                body: body(&response),
            }
        }
        source => RemoteError::Handshake { url, source: source.into() },
    }
}

fn body(response: &Response) -> String {
    let body = response.body().as_deref().unwrap_or_default();
    let text = String::from_utf8_lossy(body).trim().to_owned();
    if text.is_empty() { "no reason given".to_owned() } else { text }
}
