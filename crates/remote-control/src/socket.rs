//! One socket to the relay, from its handshake to its end.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, interval, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::http::{HeaderName, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use turnhost_http::{Roots, connect_tls, retry_after};
use turnhost_relay_protocol::RelayUrl;

use crate::RemoteControlError;
use crate::api::{LEG, ServerToken, repeatable, traces};
use crate::installation::Installation;
use crate::stored::Enrolment;
use crate::streams::Streams;

/// The time that the connection and its handshake may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// The interval of pings, and the time without a pong after which the socket is dropped.
const PING: Duration = Duration::from_secs(10);
const PONG_TIMEOUT: Duration = Duration::from_mins(1);

/// 16 MiB a frame and 64 MiB a message, as the server's own listeners.
const FRAME_BYTES: usize = 16 << 20;
const MESSAGE_BYTES: usize = 64 << 20;

/// Bytes that are read at once. The buffer is cleared for each reading, so that a long one costs more
/// than what most messages take.
const READ_BYTES: usize = 16 << 10;

/// A stream of bytes of any kind.
pub(crate) trait ByteStream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> ByteStream for T {}

/// An open websocket to a relay.
pub(crate) type Socket = WebSocketStream<Box<dyn ByteStream>>;

/// The facts of a handshake.
pub(crate) struct Handshake<'a> {
    pub(crate) relay: &'a RelayUrl,
    pub(crate) roots: &'a Roots,
    pub(crate) installation: &'a Installation,
    pub(crate) enrolment: &'a Enrolment,
    pub(crate) token: &'a ServerToken,
    pub(crate) cursor: Option<String>,
}

impl Handshake<'_> {
    /// Connects.
    pub(crate) async fn connect(self) -> Result<Socket, RemoteControlError> {
        let url = self.url();
        let unreachable =
            |reason: String| RemoteControlError::Unreachable { url: url.clone(), reason };
        match timeout(CONNECT_TIMEOUT, self.open(&unreachable)).await {
            Ok(opened) => opened,
            Err(_) => Err(unreachable("no answer in time".to_owned())),
        }
    }

    async fn open(
        &self,
        unreachable: &(impl Fn(String) -> RemoteControlError + Sync),
    ) -> Result<Socket, RemoteControlError> {
        let RelayUrl { host, port, tls, .. } = self.relay;
        let stream = TcpStream::connect((host.as_str(), *port)).await;
        let stream = stream.map_err(|err| unreachable(err.to_string()))?;
        stream.set_nodelay(true).map_err(|err| unreachable(err.to_string()))?;
        let stream: Box<dyn ByteStream> = if *tls {
            let stream = connect_tls(stream, host, self.roots).await;
            Box::new(stream.map_err(|err| unreachable(err.to_string()))?)
        } else {
            Box::new(stream)
        };
        let request = self.request().map_err(|err| unreachable(err.to_string()))?;
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .max_frame_size(Some(FRAME_BYTES))
            .max_message_size(Some(MESSAGE_BYTES));
        match client_async_with_config(request, stream, Some(config)).await {
            Ok((socket, _)) => Ok(socket),
            Err(Error::Http(response)) => {
                let header = |name| response.headers().get(name)?.to_str().ok();
                let retry_after =
                    header("retry-after").and_then(|text| retry_after(text, header("date")));
                Err(RemoteControlError::Status {
                    url: self.url(),
                    status: response.status().as_u16(),
                    body: repeatable(response.body().as_deref().unwrap_or_default()),
                    traces: traces(header),
                    retry_after,
                })
            }
            Err(err) => Err(unreachable(err.to_string())),
        }
    }

    fn url(&self) -> String {
        self.relay.socket(&format!("{LEG}server"))
    }

    fn request(&self) -> Result<Request, Error> {
        let mut request = self.url().into_client_request()?;
        let name = STANDARD.encode(&self.installation.name);
        let bearer = format!("Bearer {}", self.token.text);
        let headers = [
            ("authorization", Some(bearer.as_str())),
            ("x-codex-server-id", Some(&self.enrolment.server_id)),
            ("x-codex-name", Some(&name)),
            ("x-codex-installation-id", Some(&self.installation.id)),
            ("x-codex-protocol-version", Some("3")),
            ("x-codex-subscribe-cursor", self.cursor.as_deref()),
        ];
        for (name, value) in headers {
            let Some(value) = value else { continue };
            let mut value =
                HeaderValue::from_str(value).map_err(|err| Error::HttpFormat(err.into()))?;
            value.set_sensitive(name == "authorization");
            request.headers_mut().insert(HeaderName::from_static(name), value);
        }
        Ok(request)
    }
}

/// Serves a socket until it ends. Returns why it did.
pub(crate) async fn run(socket: Socket, streams: &Arc<Streams>) -> String {
    let (sink, stream) = socket.split();
    tokio::select! {
        reason = read(stream, streams) => reason,
        reason = write(sink, streams) => reason,
    }
}

async fn read(mut stream: SplitStream<Socket>, streams: &Arc<Streams>) -> String {
    // Text does not count: a relay that does not answer pings is taken to be gone.
    let mut last_pong = Instant::now();
    loop {
        let next = tokio::time::timeout_at(last_pong + PONG_TIMEOUT, stream.next()).await;
        match next {
            Err(_) => return format!("no sign of life for {} s", PONG_TIMEOUT.as_secs()),
            Ok(None | Some(Ok(Message::Close(_)))) => {
                return "the relay closed the socket".to_owned();
            }
            Ok(Some(Err(err))) => return err.to_string(),
            Ok(Some(Ok(Message::Pong(_)))) => last_pong = Instant::now(),
            Ok(Some(Ok(Message::Text(text)))) => {
                if let Err(reason) = streams.take(&text).await {
                    return reason.to_owned();
                }
            }
            Ok(Some(Ok(Message::Binary(_)))) => tracing::warn!("a binary frame was dropped"),
            Ok(Some(Ok(Message::Ping(_) | Message::Frame(_)))) => {}
        }
    }
}

async fn write(mut sink: SplitSink<Socket, Message>, streams: &Arc<Streams>) -> String {
    let mut ping = interval(PING);
    loop {
        let wait = streams.written();
        for text in streams.next() {
            if let Err(err) = sink.feed(Message::Text(text)).await {
                return err.to_string();
            }
        }
        if let Err(err) = sink.flush().await {
            return err.to_string();
        }
        tokio::select! {
            () = wait => {}
            _ = ping.tick() => {
                if let Err(err) = sink.send(Message::Ping(Bytes::new())).await {
                    return err.to_string();
                }
            }
        }
    }
}
