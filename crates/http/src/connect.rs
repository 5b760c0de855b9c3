//! Streams to servers, through proxies and with TLS where they are asked for.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::Uri;
use hyper::header::HeaderValue;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::proxy::matcher::Intercept;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;
use tower_service::Service;

use crate::destinations::{Destinations, is_public};
use crate::error::{HttpError, HttpErrorKind, root_cause};
use crate::proxy::Route;
use crate::target::{Target, bare_host};
use crate::tls_client::Roots;

/// 1 min: the kernel's probes find out about a peer that vanished in the middle of a long answer.
const KEEPALIVE: Duration = Duration::from_mins(1);

/// 8 KiB: more is not an answer of a proxy.
const MAX_PROXY_HEAD_BYTES: usize = 8 << 10;

/// The version of HTTP that is spoken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// One request after the other.
    Http1,
    /// Many requests at once. Chosen by servers alone, in the handshake of TLS.
    #[cfg(feature = "http2")]
    Http2,
}

/// A stream to a server, and what is spoken over it.
pub(crate) struct Connected {
    pub(crate) stream: Box<dyn Stream>,
    pub(crate) version: Version,
}

/// A stream of bytes over any transport.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// The TLS of a client: made by the first connection that needs it.
#[derive(Default)]
pub(crate) struct Tls {
    roots: Roots,
    configs: OnceCell<Configs>,
}

/// The protocols that handshakes offer.
struct Configs {
    server: Arc<ClientConfig>,
    /// A proxy is asked to pass bytes on, which is done in HTTP/1.1.
    proxy: Arc<ClientConfig>,
}

/// The protocols that servers choose from, the preferred one first.
const PROTOCOLS: &[&[u8]] = &[
    #[cfg(feature = "http2")]
    b"h2",
    b"http/1.1",
];

impl Tls {
    pub(crate) fn trusting(roots: Roots) -> Self {
        Self { roots, configs: OnceCell::new() }
    }

    async fn configs(&self) -> Result<&Configs, HttpError> {
        let configs = self.configs.get_or_try_init(|| async {
            let mut server = self.roots.config().await?;
            server.alpn_protocols = PROTOCOLS.iter().map(|it| it.to_vec()).collect();
            let mut proxy = server.clone();
            proxy.alpn_protocols = vec![b"http/1.1".to_vec()];
            Ok::<_, HttpError>(Configs { server: Arc::new(server), proxy: Arc::new(proxy) })
        });
        configs.await
    }
}

/// Connects to `target`. The caller limits the time.
pub(crate) async fn connect(
    target: &Target,
    route: &Route,
    destinations: Destinations,
    tls: &Tls,
) -> Result<Connected, HttpError> {
    let stream = match route.proxy() {
        None if destinations == Destinations::Public => dial_outside(target).await?,
        None => dial(target.uri()).await?,
        Some(proxy) => {
            let stream = dial(proxy).await?;
            if proxy.scheme_str() == Some("https") {
                encrypt(stream, bare_host(proxy), &tls.configs().await?.proxy).await?.stream
            } else {
                stream
            }
        }
    };
    let stream = match route {
        Route::Direct | Route::Forward(_) => stream,
        Route::Tunnel(proxy) => tunnel(stream, proxy, &target.host_and_port()).await?,
    };
    if !target.is_encrypted() {
        return Ok(Connected { stream, version: Version::Http1 });
    }
    encrypt(stream, target.host(), &tls.configs().await?.server).await
}

async fn dial(uri: &Uri) -> Result<Box<dyn Stream>, HttpError> {
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector.set_keepalive(Some(KEEPALIVE));
    let stream = connector
        .call(uri.clone())
        .await
        .map_err(|err| HttpError::new(HttpErrorKind::Connect, root_cause(&err).to_string()))?;
    Ok(Box::new(stream.into_inner()))
}

/// Connects to an address that was looked at, and not to a name that could resolve to another one meanwhile.
async fn dial_outside(target: &Target) -> Result<Box<dyn Stream>, HttpError> {
    let failed = |err: std::io::Error| HttpError::new(HttpErrorKind::Connect, err.to_string());
    let host = target.host();
    let found = tokio::net::lookup_host((host, target.port())).await.map_err(failed)?;
    let addresses: Vec<SocketAddr> = found.collect();
    if let Some(inside) = addresses.iter().find(|it| !is_public(it.ip())) {
        let message = format!("`{host}` leads to {}, which is not a public address", inside.ip());
        return Err(HttpError::new(HttpErrorKind::Invalid, message));
    }
    let stream = TcpStream::connect(addresses.as_slice()).await.map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    Ok(Box::new(stream))
}

async fn encrypt(
    stream: Box<dyn Stream>,
    host: &str,
    config: &Arc<ClientConfig>,
) -> Result<Connected, HttpError> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| {
        let text = format!("`{host}` is no name that a certificate could have");
        HttpError::new(HttpErrorKind::Invalid, text)
    })?;
    let connector = TlsConnector::from(Arc::clone(config));
    let stream = connector.connect(name, stream).await.map_err(|err| HttpError::from_tls(&err))?;
    let version = match stream.get_ref().1.alpn_protocol() {
        #[cfg(feature = "http2")]
        Some(b"h2") => Version::Http2,
        _ => Version::Http1,
    };
    Ok(Connected { stream: Box::new(stream), version })
}

/// Asks a proxy to pass bytes on to `host` (RFC 9110 section 9.3.6).
async fn tunnel(
    mut stream: Box<dyn Stream>,
    proxy: &Intercept,
    host: &str,
) -> Result<Box<dyn Stream>, HttpError> {
    let mut request = format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n").into_bytes();
    if let Some(credentials) = proxy.basic_auth().map(HeaderValue::as_bytes) {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(credentials);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    let name = bare_host(proxy.uri());
    let broken =
        |what: &str| HttpError::new(HttpErrorKind::Connect, format!("the proxy {name} {what}"));
    let io = |err: std::io::Error| broken(&format!("broke the connection: {err}"));
    stream.write_all(&request).await.map_err(io)?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == MAX_PROXY_HEAD_BYTES {
            return Err(broken("gave an answer that is not HTTP"));
        }
        // Byte by byte: what follows the head belongs to the server behind the proxy.
        head.push(stream.read_u8().await.map_err(io)?);
    }
    let head = String::from_utf8_lossy(&head);
    let status = head.lines().next().and_then(|line| line.split_once(' ')).unwrap_or_default();
    if status.0.starts_with("HTTP/1.") && status.1.starts_with('2') {
        return Ok(stream);
    }
    Err(broken(&format!("answered `{}` when it was asked for {host}", status.1)))
}
