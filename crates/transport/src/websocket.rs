//! The websocket layer: an upgrade on any path, and two probes, over any kind
//! of listening socket.
//!
//! What differs between kinds is a [`DoorPolicy`]. There is no auth here yet,
//! so of TCP only loopback addresses are served.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{CloseFrame, Message as Frame, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use turnhost_task::Tasks;

use crate::connection::Reader;
use crate::outbox::{Limits, WhenFull, outbox};
use crate::streams::{Lasting, StreamListener, TcpStreams};
use crate::writer::{FrameSink, write_out};
use crate::{
    CloseReason, Connection, ConnectionIds, Inbound, Message, Readiness, TransportError,
    TransportKind,
};

/// 16 MiB: the largest frame taken from a peer, as the reference implementation has it.
pub const MAX_FRAME_BYTES: usize = 16 << 20;

/// 64 MiB: the largest message in fragments, as the reference implementation has it.
pub const MAX_MESSAGE_BYTES: usize = 64 << 20;

/// The header of an upgrade's answer that tells [`MAX_FRAME_BYTES`], so that a
/// client knows when it must fragment; named by the protocol.
pub const FRAME_LIMIT_HEADER: HeaderName =
    HeaderName::from_static("x-codex-websocket-max-unfragmented-message-bytes");

/// 16 KiB a connection: some 100 pipelined requests a read.
const READ_BUFFER_BYTES: usize = 16 << 10;

/// 1 s: how long requests that are no websocket may take to end at shutdown.
const HTTP_LINGER: Duration = Duration::from_secs(1);

/// Whom a listener lets in, and what else it answers.
#[derive(Clone, Debug)]
pub struct DoorPolicy {
    /// By what its connections are attached.
    pub kind: TransportKind,
    /// Whether `/readyz` and `/healthz` are answered instead of upgraded.
    pub probes: bool,
    /// What becomes of requests from web pages.
    pub origin: OriginRule,
    /// Whether the answer to an upgrade has the [`FRAME_LIMIT_HEADER`].
    pub tells_frame_limit: bool,
}

/// What becomes of a request with an `Origin` header, which is one from a web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginRule {
    /// It is answered with 403: any page could use the server of whoever looks at it.
    Refuse,
    /// It is served: no page can reach the socket.
    Allow,
}

impl DoorPolicy {
    /// The door of a TCP port: probes, and no web pages.
    pub fn tcp() -> Self {
        Self {
            kind: TransportKind::WebSocket,
            probes: true,
            origin: OriginRule::Refuse,
            tells_frame_limit: false,
        }
    }

    /// The door of a unix socket, whose permissions say who comes in.
    pub fn unix() -> Self {
        Self {
            kind: TransportKind::Unix,
            probes: false,
            origin: OriginRule::Allow,
            tells_frame_limit: true,
        }
    }
}

/// A bound listener that nobody has been accepted on yet.
#[derive(Debug)]
pub struct WebSocketListener<L = TcpStreams> {
    streams: L,
    policy: DoorPolicy,
    readiness: Readiness,
}

impl WebSocketListener {
    /// Binds a TCP address; port 0 picks a free one. Refuses addresses that other
    /// machines can reach.
    pub async fn bind(address: SocketAddr) -> Result<Self, TransportError> {
        refuse_strangers(address)?;
        Ok(Self::over(TcpStreams::bind(address).await?, DoorPolicy::tcp()))
    }

    /// Websockets over a TCP socket that was bound elsewhere, with the same rule.
    pub fn over_tcp(streams: TcpStreams) -> Result<Self, TransportError> {
        refuse_strangers(streams.local_addr())?;
        Ok(Self::over(streams, DoorPolicy::tcp()))
    }

    /// The address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.streams.local_addr()
    }
}

/// Anyone who can reach the address could use the server.
fn refuse_strangers(address: SocketAddr) -> Result<(), TransportError> {
    if address.ip().is_loopback() { Ok(()) } else { Err(TransportError::NotLoopback(address)) }
}

impl<L: StreamListener> WebSocketListener<L> {
    /// Websockets over the streams of any listening socket.
    pub fn over(streams: L, policy: DoorPolicy) -> Self {
        Self { streams, policy, readiness: Readiness::default() }
    }

    /// The same with a `/readyz` that tells this, with 503 once it has ended.
    #[must_use]
    pub fn telling(self, readiness: Readiness) -> Self {
        Self { readiness, ..self }
    }

    /// Serves until `tasks` is cancelled, with outboxes that disconnect a peer
    /// that reads too slowly. `accept` gets each new connection, whose tasks are
    /// a child of `tasks`, and must not block.
    pub fn serve<M: Message>(
        self,
        ids: ConnectionIds,
        tasks: &Tasks,
        accept: impl Fn(Connection<M>) + Send + Sync + 'static,
    ) {
        self.serve_with(ids, Limits::new(WhenFull::Disconnect), tasks, accept);
    }

    /// Like [`WebSocketListener::serve`], with outboxes of other bounds.
    pub fn serve_with<M: Message>(
        self,
        ids: ConnectionIds,
        limits: Limits,
        tasks: &Tasks,
        accept: impl Fn(Connection<M>) + Send + Sync + 'static,
    ) {
        let Self { streams, policy, readiness } = self;
        let door = Arc::new(Door { policy, readiness, ids, limits, tasks: tasks.clone(), accept });
        let router = Router::new().fallback(move |request| enter(Arc::clone(&door), request));
        let tasks = tasks.clone();
        let watch = tasks.clone();
        tasks.clone().spawn_to_end(async move {
            let ending = watch.clone();
            let serve = axum::serve(Lasting(streams), router)
                .with_graceful_shutdown(async move { ending.cancelled().await });
            tokio::select! {
                result = serve.into_future() => if let Err(err) = result {
                    tracing::warn!(%err, "the websocket listener ended");
                },
                () = async {
                    watch.cancelled().await;
                    tokio::time::sleep(HTTP_LINGER).await;
                } => {}
            }
        });
    }
}

/// What every request needs to become a connection.
struct Door<A> {
    policy: DoorPolicy,
    readiness: Readiness,
    ids: ConnectionIds,
    limits: Limits,
    tasks: Tasks,
    accept: A,
}

/// Answers one HTTP request.
async fn enter<M: Message, A>(door: Arc<Door<A>>, request: Request) -> Response
where
    A: Fn(Connection<M>) + Send + Sync + 'static,
{
    let policy = &door.policy;
    if policy.origin == OriginRule::Refuse && request.headers().contains_key(header::ORIGIN) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if policy.probes && matches!(request.uri().path(), "/readyz" | "/healthz") {
        let is_unready = request.uri().path() == "/readyz" && !door.readiness.is_ready();
        return match *request.method() {
            Method::GET | Method::HEAD if is_unready => {
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
            Method::GET | Method::HEAD => StatusCode::OK.into_response(),
            _ => (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET,HEAD")]).into_response(),
        };
    }
    let tells_frame_limit = policy.tells_frame_limit;
    let (mut parts, _body) = request.into_parts();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Err(rejection) => return rejection.into_response(),
        Ok(upgrade) => upgrade,
    };
    let mut response = upgrade
        .max_frame_size(MAX_FRAME_BYTES)
        .max_message_size(MAX_MESSAGE_BYTES)
        .read_buffer_size(READ_BUFFER_BYTES)
        .on_upgrade(async move |socket| door.attach(socket));
    if tells_frame_limit {
        response.headers_mut().insert(FRAME_LIMIT_HEADER, HeaderValue::from(MAX_FRAME_BYTES));
    }
    response
}

impl<A> Door<A> {
    fn attach<M: Message>(&self, socket: WebSocket)
    where
        A: Fn(Connection<M>),
    {
        let (sink, stream) = socket.split();
        let (outbox, drain) = outbox(self.limits);
        let tasks = self.tasks.child();
        self.tasks.spawn_to_end(write_out(drain, WebSocketSink { sink }, tasks.clone()));
        let reader = Reader::Frames(Box::new(FrameReader { stream }));
        let id = self.ids.next_id();
        (self.accept)(Connection { id, kind: self.policy.kind, reader, outbox, tasks });
    }
}

/// Frames from the peer.
#[derive(Debug)]
pub(crate) struct FrameReader {
    stream: SplitStream<WebSocket>,
}

impl FrameReader {
    pub(crate) async fn read(&mut self) -> Result<Option<Inbound>, CloseReason> {
        loop {
            return match self.stream.next().await {
                None | Some(Ok(Frame::Close(_))) => Ok(None),
                Some(Ok(Frame::Text(text))) => Ok(Some(Inbound::Frame(text.into()))),
                Some(Ok(Frame::Binary(_))) => {
                    Ok(Some(Inbound::Malformed("binary frames are not understood; send text")))
                }
                // The library has answered it.
                Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => continue,
                Some(Err(err)) => Err(CloseReason::Unreadable(err.to_string().into())),
            };
        }
    }
}

struct WebSocketSink {
    sink: SplitSink<WebSocket, Frame>,
}

impl<M: Message> FrameSink<M> for WebSocketSink {
    async fn write_batch(&mut self, batch: &mut Vec<M>) -> io::Result<()> {
        for message in batch.drain(..) {
            let text = Utf8Bytes::try_from(message.encode()).map_err(io::Error::other)?;
            self.sink.feed(Frame::Text(text)).await.map_err(io::Error::other)?;
        }
        self.sink.flush().await.map_err(io::Error::other)
    }

    async fn finish(mut self, reason: &CloseReason) -> io::Result<()> {
        let close = CloseFrame { code: reason.code(), reason: reason.to_string().into() };
        self.sink.send(Frame::Close(Some(close))).await.map_err(io::Error::other)?;
        self.sink.close().await.map_err(io::Error::other)
    }
}
