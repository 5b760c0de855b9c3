//! TLS for those who serve: a certificate and its key, read again when their
//! files change.
//!
//! The handshake is driven by the reads and writes of the stream's user,
//! so that accepting a peer never waits for one, and a limit on the time of the
//! first request is one on the handshake too.

use std::fmt;
use std::fs::File;
use std::future::Future as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::{Accept, server};
use turnhost_base::{FileStamp, World};

use crate::clock::Clock;

/// 1 MiB: a larger file was named by mistake.
const MAX_BYTES: u64 = 1 << 20;

/// A certificate or key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file that cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A file without what it should have.
    #[error("`{}` has no {what} in PEM form", path.display())]
    Pem {
        /// The file.
        path: PathBuf,
        /// `certificate` or `private key`.
        what: &'static str,
        /// The content that was found.
        source: pem::Error,
    },
    /// A certificate and a key that do not belong together, or are of a kind
    /// that is not understood.
    #[error("the certificate in `{}` and the key in `{}` cannot be used together", cert.display(), key.display())]
    Pair {
        /// The file with the certificate.
        cert: PathBuf,
        /// The file with its key.
        key: PathBuf,
        /// The TLS library's error.
        source: rustls::Error,
    },
}

/// The serving side of TLS. Shared by all connections of a listener.
pub struct TlsAcceptor {
    files: Files,
    world: Arc<dyn World>,
    state: Mutex<State>,
}

struct State {
    config: Arc<ServerConfig>,
    /// The files' stamps when they were read last; `None` if one could not be.
    seen: Option<[FileStamp; 2]>,
    /// Set if equal stamps mean equal files.
    settled: bool,
    /// The last message about them, so that each is logged once.
    trouble: Option<String>,
}

impl TlsAcceptor {
    /// Reads a chain of certificates, the server's own first, and its private
    /// key, both in PEM form. Offers `http/1.1` (ALPN, RFC 7301).
    pub fn open(cert: PathBuf, key: PathBuf, world: Arc<dyn World>) -> Result<Self, TlsError> {
        let files = Files { cert, key };
        let (config, stamps) = files.read()?;
        let state = State {
            config: Arc::new(config),
            settled: stamps.iter().all(|stamp| stamp.is_settled(world.now())),
            seen: Some(stamps),
            trouble: None,
        };
        Ok(Self { files, world, state: Mutex::new(state) })
    }

    /// Puts TLS on a peer's stream, with the certificate that the files hold
    /// now; if they cannot be used, the one from before. Nothing is exchanged yet.
    pub fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> TlsStream<S> {
        let accept = tokio_rustls::TlsAcceptor::from(self.config()).accept(stream);
        TlsStream(Stage::Handshake(Box::new(accept)))
    }

    fn config(&self) -> Arc<ServerConfig> {
        // What a panic may leave behind is whole: the value is replaced in one step.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !(state.settled && state.seen.is_some() && state.seen == self.files.stamps()) {
            self.refresh(&mut state);
        }
        Arc::clone(&state.config)
    }

    fn refresh(&self, state: &mut State) {
        state.seen = self.files.stamps();
        let now = self.world.now();
        state.settled = state.seen.iter().flatten().all(|stamp| stamp.is_settled(now));
        match self.files.read() {
            Ok((config, stamps)) => {
                if state.trouble.take().is_some() {
                    tracing::info!("the TLS certificate can be used again");
                }
                state.seen = Some(stamps);
                state.config = Arc::new(config);
            }
            Err(err) => {
                let trouble = with_cause(&err);
                if state.trouble.as_ref() != Some(&trouble) {
                    tracing::warn!(err = %trouble, "the TLS certificate from before stays in use");
                    state.trouble = Some(trouble);
                }
            }
        }
    }
}

fn with_cause(err: &TlsError) -> String {
    match std::error::Error::source(err) {
        Some(cause) => format!("{err}: {cause}"),
        None => err.to_string(),
    }
}

impl fmt::Debug for TlsAcceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsAcceptor").field("cert", &self.files.cert).finish_non_exhaustive()
    }
}

struct Files {
    cert: PathBuf,
    key: PathBuf,
}

impl Files {
    fn stamps(&self) -> Option<[FileStamp; 2]> {
        let stamp = |path| std::fs::metadata(path).ok().map(|it| FileStamp::of(&it));
        Some([stamp(&self.cert)?, stamp(&self.key)?])
    }

    fn read(&self) -> Result<(ServerConfig, [FileStamp; 2]), TlsError> {
        let (cert_pem, cert_stamp) = read(&self.cert)?;
        let (key_pem, key_stamp) = read(&self.key)?;
        let no_cert = |source| no_pem(&self.cert, "certificate", source);
        let chain: Vec<_> =
            CertificateDer::pem_slice_iter(&cert_pem).collect::<Result<_, _>>().map_err(no_cert)?;
        if chain.is_empty() {
            return Err(no_cert(pem::Error::NoItemsFound));
        }
        let key = PrivateKeyDer::from_pem_slice(&key_pem)
            .map_err(|source| no_pem(&self.key, "private key", source))?;
        let config = configure(chain, key).map_err(|source| TlsError::Pair {
            cert: self.cert.clone(),
            key: self.key.clone(),
            source,
        })?;
        Ok((config, [cert_stamp, key_stamp]))
    }
}

fn no_pem(path: &Path, what: &'static str, source: pem::Error) -> TlsError {
    TlsError::Pem { path: path.to_owned(), what, source }
}

fn configure(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<ServerConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_details(provider, Arc::new(Clock))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn read(path: &Path) -> Result<(Vec<u8>, FileStamp), TlsError> {
    let open = || {
        FileStamp::of_regular(&std::fs::metadata(path)?)?;
        let file = File::open(path)?;
        let stamp = FileStamp::of(&file.metadata()?);
        let mut bytes = Vec::new();
        file.take(MAX_BYTES).read_to_end(&mut bytes)?;
        Ok((bytes, stamp))
    };
    open().map_err(|source| TlsError::Read { path: path.to_owned(), source })
}

/// A peer's stream under TLS. The first read or write performs the handshake.
pub struct TlsStream<S>(Stage<S>);

impl<S> TlsStream<S> {
    /// Returns the stream underneath, unless the handshake has failed.
    pub fn stream(&self) -> Option<&S> {
        match &self.0 {
            Stage::Handshake(accept) => accept.get_ref(),
            Stage::Open(stream) => Some(stream.get_ref().0),
        }
    }
}

enum Stage<S> {
    Handshake(Box<Accept<S>>),
    Open(Box<server::TlsStream<S>>),
}

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream<S> {
    /// Returns the stream after the handshake.
    fn poll_open(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<Pin<&mut server::TlsStream<S>>>> {
        if let Stage::Handshake(accept) = &mut self.0 {
            let open = ready!(Pin::new(&mut **accept).poll(cx))?;
            self.0 = Stage::Open(Box::new(open));
        }
        match &mut self.0 {
            Stage::Open(stream) => Poll::Ready(Ok(Pin::new(stream))),
            Stage::Handshake(_) => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for TlsStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(self.poll_open(cx))?.poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for TlsStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_open(cx))?.poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_open(cx))?.poll_write_vectored(cx, bufs)
    }

    /// Returns true: TLS takes several pieces at once and makes one record of them.
    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.0 {
            // Nothing was written yet.
            Stage::Handshake(_) => Poll::Ready(Ok(())),
            Stage::Open(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.0 {
            // No handshake has ended yet, so there is no alert to send; dropping the stream closes it.
            Stage::Handshake(_) => Poll::Ready(Ok(())),
            Stage::Open(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

impl<S> fmt::Debug for TlsStream<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Stage::Handshake(_) => "TlsStream(handshake)",
            Stage::Open(_) => "TlsStream(open)",
        })
    }
}
