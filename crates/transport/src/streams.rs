//! Listening sockets of any kind, and what happens when one fails to give a connection.

use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use turnhost_http::TlsAcceptor;

use crate::TransportError;

/// 1 s: how long a listener rests after an error that will not pass by itself,
/// such as too many open files; as long as the reference implementation does.
const REST: Duration = Duration::from_secs(1);

/// One peer's stream of bytes, of any kind.
pub trait ByteStream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> ByteStream for S {}

/// The judgement of a peer, which comes after a while: true if it is served.
pub type Judgement = Pin<Box<dyn Future<Output = bool> + Send>>;

/// A socket by which streams of bytes come in.
///
/// Its implementations can carry WebSockets: see [`crate::websocket::WebSocketListener::over`].
pub trait StreamListener: Send + 'static {
    /// Polls for the next peer. Must not wait for a peer that has connected to send something: the
    /// next one may be waiting behind it.
    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Accepted>>;
}

impl StreamListener for Box<dyn StreamListener> {
    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
        self.as_mut().poll_accept(cx)
    }
}

/// A peer that has connected.
pub struct Accepted {
    /// Its stream of bytes.
    pub stream: Box<dyn ByteStream>,
    /// Its network address; `None` where peers have none, as on a unix socket.
    pub address: Option<IpAddr>,
    /// Tells whether it is served at all; `None` if it is.
    pub judgement: Option<Judgement>,
}

impl Accepted {
    /// Makes a peer without an address, which is served.
    pub fn unnamed(stream: impl ByteStream + 'static) -> Self {
        Self { stream: Box::new(stream), address: None, judgement: None }
    }
}

impl std::fmt::Debug for Accepted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accepted").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Judges peers by their addresses and the one that they have connected to.
#[derive(Clone)]
pub struct PeerCheck(Arc<dyn PeerJudge>);

/// A judge of peers.
pub trait PeerJudge: Send + Sync + 'static {
    /// Returns true if there may be a peer to cut off. Called for each stream, so it must not block.
    fn has_suspects(&self) -> bool;

    /// Returns true if the peer with this address, which has connected to `ours`, is to be cut off.
    /// May block for some milliseconds.
    fn refuses(&self, peer: SocketAddr, ours: SocketAddr) -> bool;
}

impl PeerCheck {
    /// Wraps a judge.
    pub fn new(judge: impl PeerJudge) -> Self {
        Self(Arc::new(judge))
    }
}

impl std::fmt::Debug for PeerCheck {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PeerCheck").finish_non_exhaustive()
    }
}

/// A bound TCP socket.
#[derive(Debug)]
pub struct TcpStreams {
    listener: TcpListener,
    address: SocketAddr,
    check: Option<PeerCheck>,
}

impl TcpStreams {
    /// Binds the address; port 0 picks a free one.
    pub async fn bind(address: SocketAddr) -> Result<Self, TransportError> {
        let bind = |source| TransportError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(bind)?;
        Self::of(listener).map_err(bind)
    }

    /// Takes over a listening, non-blocking socket.
    pub fn adopt(listener: std::net::TcpListener) -> io::Result<Self> {
        Self::of(TcpListener::from_std(listener)?)
    }

    fn of(listener: TcpListener) -> io::Result<Self> {
        // Without it a small message may wait for the peer's acknowledgement of the last one. Streams
        // inherit it from the socket that accepts them, which spares each of them a system call.
        if let Err(err) = rustix::net::sockopt::set_tcp_nodelay(&listener, true) {
            tracing::debug!(%err, "the connections of a socket keep Nagle's algorithm");
        }
        Ok(Self { address: listener.local_addr()?, listener, check: None })
    }

    /// Returns the address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn set_check(&mut self, check: PeerCheck) {
        self.check = Some(check);
    }

    /// Polls for the next peer; `wrap` makes its stream what is served.
    fn poll_stream<S: ByteStream + 'static>(
        &mut self,
        cx: &mut Context<'_>,
        wrap: impl FnOnce(TcpStream) -> S,
    ) -> Poll<io::Result<Accepted>> {
        self.listener.poll_accept(cx).map_ok(|(stream, peer)| Accepted {
            address: Some(peer.ip()),
            judgement: self.judgement(&stream, peer),
            stream: Box::new(wrap(stream)),
        })
    }

    fn judgement(&self, stream: &TcpStream, peer: SocketAddr) -> Option<Judgement> {
        // Almost always there is no sandboxed peer to look for, and a thread of its own would cost more than the handshake.
        let check = self.check.as_ref().filter(|check| check.0.has_suspects())?.clone();
        let ours = stream.local_addr().ok()?;
        Some(Box::pin(async move {
            let refused = tokio::task::spawn_blocking(move || check.0.refuses(peer, ours)).await;
            let is_refused = refused.unwrap_or(true);
            if is_refused {
                tracing::warn!(%peer, "a peer that runs in a sandbox of this server was cut off");
            }
            !is_refused
        }))
    }
}

impl StreamListener for TcpStreams {
    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
        self.poll_stream(cx, |stream| stream)
    }
}

/// A bound TCP socket whose streams are under TLS.
#[derive(Debug)]
pub struct TlsStreams {
    tcp: TcpStreams,
    acceptor: Arc<TlsAcceptor>,
}

impl TlsStreams {
    /// Puts TLS on all that comes in.
    pub fn new(tcp: TcpStreams, acceptor: Arc<TlsAcceptor>) -> Self {
        Self { tcp, acceptor }
    }

    pub(crate) fn set_check(&mut self, check: PeerCheck) {
        self.tcp.set_check(check);
    }

    /// Returns the address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.tcp.address
    }
}

impl StreamListener for TlsStreams {
    fn poll_accept(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
        // The handshake is left to the reader of the stream.
        self.tcp.poll_stream(cx, |stream| self.acceptor.accept(stream))
    }
}

/// A listener that continues after errors.
pub(crate) struct RetryingAccept(pub(crate) Box<dyn StreamListener>);

impl RetryingAccept {
    /// Returns the next peer. Cancellation safe.
    pub(crate) async fn accept(&mut self) -> Accepted {
        loop {
            match poll_fn(|cx| self.0.poll_accept(cx)).await {
                Ok(accepted) => return accepted,
                Err(err) if passes(&err) => tracing::debug!(%err, "a peer left before it was in"),
                Err(err) => {
                    tracing::warn!(%err, "a connection could not be accepted; trying again in 1 s");
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }
}

/// Returns `true` if an error is about one peer, and the next one may be well.
fn passes(err: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(err.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::net::Ipv4Addr;

    use tokio::io::{DuplexStream, duplex};
    use tokio::time::Instant;

    use super::*;

    struct Scripted(VecDeque<io::Result<DuplexStream>>);

    impl StreamListener for Scripted {
        fn poll_accept(&mut self, _cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
            Poll::Ready(self.0.pop_front().unwrap().map(Accepted::unnamed))
        }
    }

    async fn pause_after(errors: &[io::ErrorKind]) -> Duration {
        let errors = errors.iter().map(|kind| Err(io::Error::from(*kind)));
        let script = errors.chain([Ok(duplex(1).0)]).collect();
        let before = Instant::now();
        let _accepted = RetryingAccept(Box::new(Scripted(script))).accept().await;
        before.elapsed()
    }

    #[tokio::test]
    async fn small_messages_of_accepted_streams_wait_for_no_acknowledgement() {
        let mut streams = TcpStreams::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
        let _client = TcpStream::connect(streams.local_addr()).await.unwrap();
        let mut has_nodelay = false;
        let accept = |cx: &mut Context<'_>| {
            streams.poll_stream(cx, |stream| {
                has_nodelay = stream.nodelay().unwrap();
                stream
            })
        };
        poll_fn(accept).await.unwrap();
        assert!(has_nodelay);
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_left_delays_nobody_and_other_errors_rest_a_second() {
        use io::ErrorKind::{ConnectionAborted, Interrupted, Other, OutOfMemory};
        assert_eq!(pause_after(&[ConnectionAborted, Interrupted]).await, Duration::ZERO);
        assert_eq!(pause_after(&[Other]).await, REST);
        assert_eq!(pause_after(&[OutOfMemory, ConnectionAborted, Other]).await, 2 * REST);
    }
}
