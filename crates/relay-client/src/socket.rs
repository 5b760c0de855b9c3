//! Dialling: from the access to a machine to an open socket of one of its streams.

use std::fmt;
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use turnhost_http::{Roots, connect_tls};
use turnhost_relay_protocol::{RelayToClient, RelayUrl};

use crate::RelayClientError;
use crate::cover::Protection;
use crate::escape::segment;

/// 16 MiB: hosts that do not cut their messages may send frames of that length.
const FRAME_BYTES: usize = 16 << 20;

/// Bytes that are read at once. The buffer is cleared for each reading, so that a long one costs more
/// than what most messages take.
const READ_BYTES: usize = 16 << 10;

/// Everything that reaching a machine takes. Its `Debug` form leaves out token and keys.
#[derive(Clone)]
pub struct MachineAccess {
    /// The relay.
    pub relay: RelayUrl,
    /// The token of this client.
    pub token: String,
    /// The machine's id.
    pub id: String,
    /// The machine's name, for people.
    pub name: String,
    /// The protection of what goes there.
    pub protection: Protection,
    /// The certificates that are trusted for the relay, in place of those that the program trusts.
    pub roots: Option<Roots>,
}

impl fmt::Debug for MachineAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MachineAccess")
            .field("relay", &self.relay.base())
            .field("id", &self.id)
            .field("name", &self.name)
            .field("protection", &self.protection)
            .finish_non_exhaustive()
    }
}

impl PartialEq for MachineAccess {
    /// Compares what is reached, and as whom.
    fn eq(&self, other: &Self) -> bool {
        (&self.relay, &self.id, &self.token) == (&other.relay, &other.id, &other.token)
    }
}

impl Eq for MachineAccess {}

/// A stream of bytes of any kind.
pub(crate) trait ByteStream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> ByteStream for T {}

/// An open websocket to a relay.
pub(crate) type Socket = WebSocketStream<Box<dyn ByteStream>>;

/// A stream that is taken up again.
#[derive(Clone, Debug)]
pub(crate) struct TakenUp {
    pub(crate) stream: String,
    /// The last whole message that came.
    pub(crate) after: u64,
}

/// A socket after its first frame.
pub(crate) struct Opened {
    pub(crate) socket: Socket,
    pub(crate) stream: String,
    /// The last message that the relay has.
    pub(crate) taken: u64,
    pub(crate) is_online: bool,
}

/// Dials sockets of one machine.
#[derive(Clone, Debug)]
pub(crate) struct Dialer {
    pub(crate) access: MachineAccess,
    pub(crate) roots: Roots,
    pub(crate) timeout: Duration,
}

impl Dialer {
    /// Opens a new stream.
    pub(crate) async fn open(&self) -> Result<Opened, RelayClientError> {
        self.within(self.dial("")).await
    }

    /// Takes a stream up again.
    pub(crate) async fn take_up(&self, it: &TakenUp) -> Result<Opened, RelayClientError> {
        let query = format!("?stream={}&after={}", segment(&it.stream), it.after);
        self.within(self.dial(&query)).await
    }

    async fn within(
        &self,
        dial: impl Future<Output = Result<Opened, RelayClientError>>,
    ) -> Result<Opened, RelayClientError> {
        match timeout(self.timeout, dial).await {
            Ok(opened) => opened,
            Err(_) => {
                Err(self.unreachable(&format!("no answer within {} s", self.timeout.as_secs())))
            }
        }
    }

    fn unreachable(&self, reason: &dyn fmt::Display) -> RelayClientError {
        let url = self.access.relay.base().to_owned();
        RelayClientError::Unreachable { url, reason: reason.to_string() }
    }

    async fn dial(&self, query: &str) -> Result<Opened, RelayClientError> {
        let RelayUrl { host, port, tls, .. } = &self.access.relay;
        let stream = TcpStream::connect((host.as_str(), *port)).await;
        let stream = stream.map_err(|err| self.unreachable(&err))?;
        stream.set_nodelay(true).map_err(|err| self.unreachable(&err))?;
        let stream: Box<dyn ByteStream> = if *tls {
            let stream = connect_tls(stream, host, &self.roots).await;
            Box::new(stream.map_err(|err| self.unreachable(&err))?)
        } else {
            Box::new(stream)
        };
        let request = self.request(query).map_err(|err| self.unreachable(&err))?;
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .max_frame_size(Some(FRAME_BYTES))
            .max_message_size(Some(FRAME_BYTES));
        match client_async_with_config(request, stream, Some(config)).await {
            Ok((socket, _)) => self.first_frame(socket).await,
            Err(Error::Http(response)) => Err(RelayClientError::status(
                self.access.relay.base(),
                response.status().as_u16(),
                response.body().as_deref().unwrap_or_default(),
            )),
            Err(err) => Err(self.unreachable(&err)),
        }
    }

    fn request(&self, query: &str) -> Result<Request, Error> {
        let path = format!("v1/machines/{}/socket{query}", segment(&self.access.id));
        let mut request = self.access.relay.socket(&path).into_client_request()?;
        let bearer = HeaderValue::from_str(&format!("Bearer {}", self.access.token));
        let mut bearer = bearer.map_err(|err| Error::HttpFormat(err.into()))?;
        bearer.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, bearer);
        Ok(request)
    }

    async fn first_frame(&self, mut socket: Socket) -> Result<Opened, RelayClientError> {
        loop {
            match socket.next().await {
                Some(Ok(Message::Text(text))) => {
                    let unusable = || RelayClientError::Answer(self.access.relay.base().to_owned());
                    let frame = RelayToClient::read(&text).ok_or_else(unusable)?;
                    let (Some(stream), Some(taken), Some(is_online)) =
                        (frame.stream, frame.taken, frame.online)
                    else {
                        return Err(unusable());
                    };
                    let stream = stream.into_owned();
                    return Ok(Opened { socket, stream, taken, is_online });
                }
                Some(Ok(Message::Close(frame))) => {
                    let reason = frame.map(|frame| frame.reason.to_string()).unwrap_or_default();
                    return Err(self.unreachable(&format!("it closed the socket: {reason}")));
                }
                Some(Ok(_)) => {}
                Some(Err(err)) => return Err(self.unreachable(&err)),
                None => return Err(self.unreachable(&"it closed the socket")),
            }
        }
    }
}
