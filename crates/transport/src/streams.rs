//! Listening sockets of any kind, and what happens when one fails to give a connection.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use turnhost_http::{TlsAcceptor, TlsStream};

use crate::TransportError;

/// 1 s: how long a listener rests after an error that will not pass by itself,
/// such as too many open files; as long as the reference implementation does.
const REST: Duration = Duration::from_secs(1);

/// One peer's stream of bytes, of whatever kind: what is done with it is the same code for all.
pub(crate) trait ByteStream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> ByteStream for S {}

/// The judgement of a peer, which comes after a while: true if it is served.
pub type Judgement = Pin<Box<dyn Future<Output = bool> + Send>>;

/// A socket by which streams of bytes come in.
///
/// Whatever implements it can carry websockets: see [`crate::websocket::WebSocketListener::over`].
pub trait StreamListener: Send + 'static {
    /// One peer's stream.
    type Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static;

    /// Returns the next peer. Must be cancellation safe, and must not wait for a peer that has come
    /// in to say something: the next one may be waiting behind it.
    fn accept(&mut self) -> impl Future<Output = io::Result<Self::Stream>> + Send;

    /// Returns the address of a peer, if it has one.
    fn address(_stream: &Self::Stream) -> Option<IpAddr> {
        None
    }

    /// Begins to judge whether a peer is served at all; `None` if it is.
    fn judge(&self, _stream: &Self::Stream) -> Option<Judgement> {
        None
    }
}

/// Judges peers by their addresses and the one that they have connected to.
#[derive(Clone)]
pub struct PeerCheck(Arc<dyn PeerJudge>);

/// A judge of peers.
pub trait PeerJudge: Send + Sync + 'static {
    /// Returns true if there may be a peer to cut off at all. Asked for each stream, so it must not block.
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
        let address = listener.local_addr().map_err(bind)?;
        Ok(Self { listener, address, check: None })
    }

    /// Takes over a listening, non-blocking socket.
    pub fn adopt(listener: std::net::TcpListener) -> io::Result<Self> {
        let listener = TcpListener::from_std(listener)?;
        Ok(Self { address: listener.local_addr()?, listener, check: None })
    }

    /// Returns the address in use, with the port that was picked.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn set_check(&mut self, check: PeerCheck) {
        self.check = Some(check);
    }

    fn judged(&self, stream: &TcpStream) -> Option<Judgement> {
        // Almost always there is no sandboxed peer to look for, and a thread of its own would cost more than the handshake.
        let check = self.check.as_ref().filter(|check| check.0.has_suspects())?.clone();
        let (peer, ours) = (stream.peer_addr().ok()?, stream.local_addr().ok()?);
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
    type Stream = TcpStream;

    fn address(stream: &TcpStream) -> Option<IpAddr> {
        stream.peer_addr().ok().map(|peer| peer.ip())
    }

    fn judge(&self, stream: &TcpStream) -> Option<Judgement> {
        self.judged(stream)
    }

    async fn accept(&mut self) -> io::Result<TcpStream> {
        let (stream, _peer) = self.listener.accept().await?;
        // Without it a small message may wait for the peer's acknowledgement of the last one.
        if let Err(err) = stream.set_nodelay(true) {
            tracing::debug!(%err, "a connection keeps Nagle's algorithm");
        }
        Ok(stream)
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
    type Stream = TlsStream<TcpStream>;

    fn address(stream: &Self::Stream) -> Option<IpAddr> {
        stream.stream().and_then(TcpStreams::address)
    }

    fn judge(&self, stream: &Self::Stream) -> Option<Judgement> {
        match stream.stream() {
            Some(stream) => self.tcp.judged(stream),
            None => Some(Box::pin(std::future::ready(false))),
        }
    }

    async fn accept(&mut self) -> io::Result<Self::Stream> {
        // The handshake is left to the reader of the stream.
        Ok(self.acceptor.accept(self.tcp.accept().await?))
    }
}

/// A listener that goes on after errors.
#[derive(Debug)]
pub(crate) struct RetryingAccept<L>(pub(crate) L);

impl<L: StreamListener> RetryingAccept<L> {
    /// Returns the next peer. Cancellation safe.
    pub(crate) async fn accept(&mut self) -> L::Stream {
        loop {
            match self.0.accept().await {
                Ok(stream) => return stream,
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

    use tokio::io::{DuplexStream, duplex};
    use tokio::time::Instant;

    use super::*;

    struct Scripted(VecDeque<io::Result<DuplexStream>>);

    impl StreamListener for Scripted {
        type Stream = DuplexStream;

        async fn accept(&mut self) -> io::Result<DuplexStream> {
            self.0.pop_front().unwrap()
        }
    }

    async fn pause_after(errors: &[io::ErrorKind]) -> Duration {
        let errors = errors.iter().map(|kind| Err(io::Error::from(*kind)));
        let script = errors.chain([Ok(duplex(1).0)]).collect();
        let before = Instant::now();
        let _stream = RetryingAccept(Scripted(script)).accept().await;
        before.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_left_delays_nobody_and_other_errors_rest_a_second() {
        use io::ErrorKind::{ConnectionAborted, Interrupted, Other, OutOfMemory};
        assert_eq!(pause_after(&[ConnectionAborted, Interrupted]).await, Duration::ZERO);
        assert_eq!(pause_after(&[Other]).await, REST);
        assert_eq!(pause_after(&[OutOfMemory, ConnectionAborted, Other]).await, 2 * REST);
    }
}
