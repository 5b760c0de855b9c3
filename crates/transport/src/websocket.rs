//! The websocket layer: an upgrade on any path, two probes, and pages where there are any,
//! over any kind of listening socket.
//!
//! Kinds differ in their [`HandshakePolicy`]. Tokens are checked before there is a
//! websocket, so a peer without one costs a handshake and no more.

mod crowd;
mod frames;
mod handshake;
mod http;
mod static_files;
mod unfinished;
mod upgrade;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame as RawFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use turnhost_auth::Identity;
use turnhost_base::ConnectionId;
use turnhost_task::Tasks;

pub(crate) use self::frames::FrameReader;
pub use self::handshake::{
    HANDSHAKE_TIMEOUT, HandshakeLimits, HandshakePolicy, MAX_CONNECTIONS, MAX_HANDSHAKES,
    OriginRule,
};
pub use self::http::MAX_HEAD_BYTES;
pub use self::static_files::{StaticFile, StaticFiles};
use self::unfinished::{Share, Unfinished};
use self::upgrade::{Agreed, Request, Response, Socket, Upgrade, answer};
use crate::connection::{Cancelled, Reader};
use crate::limits::{Limits, WhenFull};
use crate::outbox::outbox;
use crate::streams::{PeerCheck, RetryingAccept, StreamListener, TcpStreams, TlsStreams};
use crate::writer::{FrameSink, write_out};
use crate::{
    CloseReason, Connection, ConnectionIds, Message, Readiness, TransportError, TransportKind,
};

/// The header of an upgrade's answer with the largest frame, so that a
/// client knows when it must fragment; named by the protocol.
pub const FRAME_LIMIT_HEADER: HeaderName =
    HeaderName::from_static("x-codex-websocket-max-unfragmented-message-bytes");

/// 4 KiB a connection: some 50 pipelined requests a read. The library writes zeros there before each read.
const READ_BUFFER_BYTES: usize = 4 << 10;

/// 1 s: the time for sending a peer that sends too much the reason of its disconnection.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A bound listener that has not accepted a connection yet.
#[derive(Debug)]
pub struct WebSocketListener<L = TcpStreams> {
    streams: L,
    policy: HandshakePolicy,
    readiness: Readiness,
}

impl WebSocketListener {
    /// Binds a TCP address; port 0 picks a free one. Asks for no tokens, and so
    /// refuses addresses that other machines can reach.
    pub async fn bind(address: SocketAddr) -> Result<Self, TransportError> {
        let policy = HandshakePolicy::tcp();
        policy.guard(address)?;
        Self::over_tcp(TcpStreams::bind(address).await?, policy)
    }

    /// Serves websockets over a TCP socket. Refuses addresses that other machines can reach, unless
    /// tokens are asked for.
    pub fn over_tcp(streams: TcpStreams, policy: HandshakePolicy) -> Result<Self, TransportError> {
        policy.guard(streams.local_addr())?;
        Ok(Self::over(streams, policy))
    }

    /// Returns the address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.streams.local_addr()
    }

    /// Returns the same, but peers that `check` refuses are cut off unanswered.
    #[must_use]
    pub fn checking(mut self, check: PeerCheck) -> Self {
        self.streams.set_check(check);
        self
    }
}

impl WebSocketListener<TlsStreams> {
    /// Serves websockets over TLS, by the rule of [`WebSocketListener::over_tcp`].
    pub fn over_tls(streams: TlsStreams, policy: HandshakePolicy) -> Result<Self, TransportError> {
        policy.guard(streams.local_addr())?;
        Ok(Self::over(streams, policy))
    }

    /// Returns the address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.streams.local_addr()
    }

    /// Returns the same, but peers that `check` refuses are cut off unanswered.
    #[must_use]
    pub fn checking(mut self, check: PeerCheck) -> Self {
        self.streams.set_check(check);
        self
    }
}

impl<L: StreamListener> WebSocketListener<L> {
    /// Serves websockets over the streams of any listening socket.
    pub fn over(streams: L, policy: HandshakePolicy) -> Self {
        Self { streams, policy, readiness: Readiness::default() }
    }

    /// Returns the same as the one type of listeners of all kinds.
    pub fn boxed(self) -> WebSocketListener<Box<dyn StreamListener>> {
        let Self { streams, policy, readiness } = self;
        WebSocketListener { streams: Box::new(streams), policy, readiness }
    }

    /// Returns the pages that are served beside the websockets.
    pub fn pages(&self) -> Option<StaticFiles> {
        self.policy.pages
    }

    /// Returns the same with a `/readyz` that reports this readiness, with 503 once it has ended.
    #[must_use]
    pub fn with_readiness(self, readiness: Readiness) -> Self {
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

    /// Works like [`WebSocketListener::serve`], with outboxes of other bounds.
    pub fn serve_with<M: Message>(
        self,
        ids: ConnectionIds,
        limits: Limits,
        tasks: &Tasks,
        accept: impl Fn(Connection<M>) + Send + Sync + 'static,
    ) {
        let Self { streams, policy, readiness } = self;
        let (handshakes, kind) = (policy.handshakes, policy.kind);
        let slots = Arc::new(Semaphore::new(handshakes.connections.min(Semaphore::MAX_PERMITS)));
        let of_connections = tasks.clone();
        let acceptor = Arc::new(Acceptor {
            policy,
            readiness,
            slots,
            limits,
            unfinished: Unfinished::default(),
            attach: Box::new(move |opened| {
                accept(opened.connection(ids.next_id(), kind, limits, &of_connections));
            }),
        });
        let answer = Arc::new(move |request| respond(&acceptor, request));
        let serving =
            http::serve(RetryingAccept(Box::new(streams)), handshakes, tasks.clone(), answer);
        tasks.spawn_to_end(serving);
    }
}

/// Turns requests into connections, independent of what these carry and who takes them.
struct Acceptor {
    policy: HandshakePolicy,
    readiness: Readiness,
    /// One for each connection there may be.
    slots: Arc<Semaphore>,
    limits: Limits,
    unfinished: Unfinished,
    attach: Box<dyn Fn(Opened) + Send + Sync>,
}

/// Answers one HTTP request, and says what becomes of a stream that is upgraded.
fn respond(acceptor: &Arc<Acceptor>, mut request: Request) -> (Response, Option<Agreed>) {
    let policy = &acceptor.policy;
    let no_more = |response| (response, None);
    if policy.refuses_origin(request.headers()) {
        return no_more(answer(StatusCode::FORBIDDEN, ""));
    }
    if policy.probes && matches!(request.uri().path(), "/readyz" | "/healthz") {
        return no_more(probe(&request, &acceptor.readiness));
    }
    if let Some(response) = policy.pages.and_then(|pages| pages.respond(&request)) {
        return no_more(response);
    }
    let upgrade = match Upgrade::of(&mut request) {
        Err(refused) => return no_more(refused.into_response()),
        Ok(upgrade) => upgrade,
    };
    let identity = match policy.identify(request.headers()) {
        Err(refused) => return no_more(refused.into_response()),
        Ok(identity) => identity,
    };
    let Ok(slot) = Arc::clone(&acceptor.slots).try_acquire_owned() else {
        return no_more(full(policy.handshakes.connections));
    };
    let mut response = upgrade.into_response();
    let limits = acceptor.limits;
    if policy.tells_frame_limit {
        let limit = HeaderValue::from(limits.max_frame_bytes());
        response.headers_mut().insert(FRAME_LIMIT_HEADER, limit);
    }
    let config = WebSocketConfig::default()
        .max_frame_size(Some(limits.max_frame_bytes()))
        .max_message_size(Some(limits.max_message_bytes))
        .read_buffer_size(READ_BUFFER_BYTES);
    let (watch, share) = (Arc::clone(acceptor), acceptor.unfinished.share());
    let of_connection = share.clone();
    let attach = Box::new(move |socket| {
        (watch.attach)(Opened { socket, share: of_connection, identity, slot });
    });
    (response, Some(Agreed { config, share, attach }))
}

/// Answers `/readyz` and `/healthz`.
fn probe(request: &Request, readiness: &Readiness) -> Response {
    let is_unready = request.uri().path() == "/readyz" && !readiness.is_ready();
    match *request.method() {
        Method::GET | Method::HEAD if is_unready => answer(StatusCode::SERVICE_UNAVAILABLE, ""),
        Method::GET | Method::HEAD => answer(StatusCode::OK, ""),
        _ => {
            let mut response = answer(StatusCode::METHOD_NOT_ALLOWED, "");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
            response
        }
    }
}

fn full(connections: usize) -> Response {
    tracing::debug!(connections, "a websocket handshake was refused: there are enough");
    let text = format!("at most {connections} connections at a time; close one or try again later");
    answer(StatusCode::SERVICE_UNAVAILABLE, text)
}

/// A websocket that is not a connection yet.
struct Opened {
    socket: Socket,
    share: Share,
    identity: Option<Identity>,
    slot: OwnedSemaphorePermit,
}

impl Opened {
    /// Makes the connection, whose tasks are a child of `tasks` and whose writer is one of `tasks`.
    fn connection<M: Message>(
        self,
        id: ConnectionId,
        kind: TransportKind,
        limits: Limits,
        tasks: &Tasks,
    ) -> Connection<M> {
        let Self { socket, share, identity, slot } = self;
        let (sink, stream) = socket.split();
        let (outbox, receiver) = outbox(limits);
        let own = tasks.child();
        let writing = write_out(receiver, WebSocketSink { sink }, own.clone());
        tasks.spawn_to_end(async move {
            writing.await;
            drop(slot);
        });
        let reader = Reader::Frames(Box::new(FrameReader::new(stream, share, &limits)));
        if let Some(identity) = &identity {
            tracing::info!(conn = id.0, peer = %identity, "a token opened a connection");
        }
        let cancelled = Cancelled::of(&own);
        Connection { id, kind, identity, reader, outbox, tasks: own, cancelled }
    }
}

struct WebSocketSink {
    sink: SplitSink<Socket, Frame>,
}

impl FrameSink for WebSocketSink {
    async fn write_batch(&mut self, batch: &mut Vec<Bytes>) -> io::Result<()> {
        for message in batch.drain(..) {
            // Messages are UTF-8 by their type's word, so that the check of `Frame::Text` would find nothing.
            let text = RawFrame::message(message, OpCode::Data(Data::Text), true);
            self.sink.feed(Frame::Frame(text)).await.map_err(io::Error::other)?;
        }
        self.sink.flush().await.map_err(io::Error::other)
    }

    async fn ping(&mut self) -> io::Result<()> {
        self.sink.send(Frame::Ping(Bytes::new())).await.map_err(io::Error::other)
    }

    async fn finish(mut self, reason: &CloseReason) -> io::Result<()> {
        let close = CloseFrame { code: reason.code().into(), reason: reason.to_string().into() };
        self.sink.send(Frame::Close(Some(close))).await.map_err(io::Error::other)?;
        if matches!(reason, CloseReason::TooLarge { .. }) {
            // Closing on a peer that still sends resets the connection, and a
            // reset overtakes what was said.
            tokio::time::sleep(LAST_WORDS).await;
        }
        self.sink.close().await.map_err(io::Error::other)
    }
}
