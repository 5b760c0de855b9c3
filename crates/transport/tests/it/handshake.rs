//! Admission of peers: tokens, origins, limits, TLS.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use turnhost_auth::{Authenticator, Flags, Identity, Mode, Origins};
use turnhost_base::SystemWorld;
use turnhost_http::TlsAcceptor;
use turnhost_task::Tasks;
use turnhost_transport::websocket::{
    HandshakeLimits, HandshakePolicy, MAX_HEAD_BYTES, OriginRule, WebSocketListener,
};
use turnhost_transport::{
    Connection, ConnectionIds, Offer, StreamListener, TcpStreams, TlsStreams,
};

use crate::http::{UPGRADE, ask};
use crate::{Note, soon};

const LOCAL: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

struct Server {
    address: SocketAddr,
    connections: mpsc::Receiver<Connection<Note>>,
    tasks: Tasks,
    _dir: TempDir,
}

impl Server {
    /// Creates a server with the tokens `ann: one` and `bob: two`.
    async fn with_tokens(change: impl FnOnce(&mut HandshakePolicy)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tokens");
        fs::write(&path, "ann: one\nbob: two").unwrap();
        let flags =
            Flags { mode: Some(Mode::CapabilityToken), token_file: Some(path), ..Flags::default() };
        let auth = Authenticator::open(flags.policy().unwrap().unwrap(), Arc::new(SystemWorld));
        let mut policy =
            HandshakePolicy { auth: Some(Arc::new(auth.unwrap())), ..HandshakePolicy::tcp() };
        change(&mut policy);
        let streams = TcpStreams::bind(LOCAL).await.unwrap();
        let listener = WebSocketListener::over_tcp(streams, policy).unwrap();
        Self::serve(listener.local_addr(), listener, dir)
    }

    fn serve<L: StreamListener>(
        address: SocketAddr,
        listener: WebSocketListener<L>,
        dir: TempDir,
    ) -> Self {
        let tasks = Tasks::new();
        let (accepted, connections) = mpsc::channel(8);
        listener.serve(ConnectionIds::default(), &tasks, move |connection| {
            accepted.try_send(connection).unwrap();
        });
        Self { address, connections, tasks, _dir: dir }
    }

    /// Asks for an upgrade with more headers; gives status and body, or for an upgrade its head.
    async fn upgrade(&self, headers: &str) -> (u16, String) {
        let (status, rest, _stream) = self.open(headers).await;
        (status, rest)
    }

    async fn open(&self, headers: &str) -> (u16, String, TcpStream) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let request = format!("GET / HTTP/1.1\r\nhost: t\r\n{UPGRADE}{headers}\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        loop {
            let read = soon(stream.read_buf(&mut answer)).await.unwrap();
            let text = String::from_utf8_lossy(&answer).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            if head.starts_with("HTTP/1.1 101 ") {
                return (101, head.to_lowercase(), stream);
            }
            if read == 0 {
                return (head[9..12].parse().unwrap(), body.to_owned(), stream);
            }
        }
    }
}

#[tokio::test]
async fn a_token_opens_the_door_and_names_the_connection() {
    let mut server = Server::with_tokens(|_| {}).await;
    for (headers, body) in [
        ("", "missing websocket bearer token"),
        ("authorization: Basic one\r\n", "invalid authorization header"),
        ("authorization: Bearer three\r\n", "invalid websocket bearer token"),
        (
            "authorization: Bearer one\r\nauthorization: Bearer three\r\n",
            "invalid authorization header",
        ),
        // Others than web pages can set headers, and must.
        (
            "sec-websocket-protocol: turnhost, turnhost.bearer.b25l\r\n",
            "missing websocket bearer token",
        ),
    ] {
        assert_eq!(server.upgrade(headers).await, (401, body.to_owned()), "{headers}");
    }
    let (head, _) = ask(server.address, &format!("GET / HTTP/1.1\r\n{UPGRADE}\r\n")).await;
    assert!(head.contains("content-type: text/plain"), "{head}");
    assert!(head.contains("www-authenticate: bearer"), "{head}");
    for (token, name) in [("one", "ann"), ("two", "bob")] {
        let opened = server.open(&format!("authorization: Bearer {token}\r\n")).await;
        assert_eq!(opened.0, 101);
        let connection = soon(server.connections.recv()).await.unwrap();
        assert_eq!(connection.identity().map(Identity::as_str), Some(name));
    }
    // A request that is not an upgrade is refused first, and probes need no token.
    assert!(ask(server.address, "GET / HTTP/1.1\r\n\r\n").await.0.starts_with("http/1.1 400 "));
    assert!(
        ask(server.address, "GET /readyz HTTP/1.1\r\n\r\n").await.0.starts_with("http/1.1 200 ")
    );
}

#[tokio::test]
async fn a_listed_web_page_shows_its_token_as_a_subprotocol() {
    let listed = vec!["https://a.example".parse().unwrap()];
    let mut server = Server::with_tokens(|policy| {
        policy.origin = OriginRule::Listed(Origins::new(listed));
    })
    .await;
    let page = "origin: https://a.example\r\n";
    let offer = "sec-websocket-protocol: turnhost, turnhost.bearer.b25l\r\n";
    let (status, head) = server.upgrade(&format!("{page}{offer}")).await;
    assert_eq!(status, 101, "{head}");
    assert!(head.contains("sec-websocket-protocol: turnhost"), "{head}");
    assert!(!head.contains("b25l"), "the token came back: {head}");
    let connection = soon(server.connections.recv()).await.unwrap();
    assert_eq!(connection.identity().map(Identity::as_str), Some("ann"));
    for (headers, status, body) in [
        ("origin: https://b.example\r\n", 403, ""),
        ("origin: null\r\n", 403, ""),
        ("origin: https://a.example\r\norigin: https://b.example\r\n", 403, ""),
        (page, 401, "missing websocket bearer token"),
        (
            "origin: https://a.example\r\nsec-websocket-protocol: turnhost, turnhost.bearer.eA\r\n",
            401,
            "invalid websocket bearer token",
        ),
        (
            "origin: https://a.example\r\nsec-websocket-protocol: turnhost.bearer.=\r\n",
            401,
            "invalid authorization header",
        ),
    ] {
        assert_eq!(server.upgrade(headers).await, (status, body.to_owned()), "{headers}");
    }
    for (origin, status) in [("https://a.example", 200), ("https://b.example", 403)] {
        let probe = format!("GET /healthz HTTP/1.1\r\norigin: {origin}\r\n\r\n");
        let (head, _) = ask(server.address, &probe).await;
        assert!(head.starts_with(&format!("http/1.1 {status} ")), "{head}");
    }
}

#[tokio::test]
async fn an_upgrade_over_the_limit_is_told_so_until_somebody_leaves() {
    let mut server = Server::with_tokens(|policy| {
        policy.handshakes.connections = 1;
        policy.auth = None;
    })
    .await;
    let first = server.open("").await;
    let connection = soon(server.connections.recv()).await.unwrap();
    let body = "at most 1 connections at a time; close one or try again later";
    assert_eq!(server.upgrade("").await, (503, body.to_owned()));
    let (head, _) = ask(server.address, "GET /healthz HTTP/1.1\r\n\r\n").await;
    assert!(head.starts_with("http/1.1 200 "), "a full server is alive: {head}");
    let tasks = connection.tasks().clone();
    drop((first, connection));
    soon(tasks.cancelled()).await;
    // The room is given back by the writer, right after it has cancelled the rest.
    while server.upgrade("").await.0 == 503 {
        tokio::task::yield_now().await;
    }
    assert!(soon(server.connections.recv()).await.is_some());
}

#[tokio::test]
async fn who_says_nothing_or_too_little_is_cut_off() {
    let server = Server::with_tokens(|policy| {
        policy.handshakes.timeout = Duration::from_millis(50);
    })
    .await;
    for said in ["", "GET / HTT", "GET / HTTP/1.1\r\nhost: t\r\n"] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // A reset is as good an end.
        let _ended = soon(stream.read_to_end(&mut answer)).await;
        assert_eq!(String::from_utf8_lossy(&answer), "", "{said:?}");
    }
    server.tasks.cancel();
    soon(server.tasks.wait()).await;
}

#[tokio::test]
async fn a_websocket_outlives_the_time_of_its_handshake() {
    let mut server = Server::with_tokens(|policy| {
        policy.handshakes.timeout = Duration::from_secs(1);
    })
    .await;
    let stream = TcpStream::connect(server.address).await.unwrap();
    let (mut client, _) = soon(client_async(request(), stream)).await.unwrap();
    let connection = soon(server.connections.recv()).await.unwrap();
    // Another peer's time runs out after the first one's would have.
    let mut silent = TcpStream::connect(server.address).await.unwrap();
    let _ended = soon(silent.read_to_end(&mut Vec::new())).await;
    assert_eq!(connection.outbox().offer(Note::plain("still here")), Offer::Queued);
    assert_eq!(soon(client.next()).await.unwrap().unwrap(), Frame::text("still here"));
}

/// Returns an upgrade with a token.
fn request() -> Request {
    let mut request = "ws://t/".into_client_request().unwrap();
    request.headers_mut().insert("authorization", "Bearer one".parse().unwrap());
    request
}

#[tokio::test]
async fn headers_have_a_limit() {
    let server = &Server::with_tokens(|policy| policy.auth = None).await;
    let ask_with = |bytes: usize| async move {
        let bare = "GET /healthz HTTP/1.1\r\nx: \r\nhost: t\r\nconnection: close\r\n\r\n".len();
        let padding = "x".repeat(bytes - bare);
        ask(server.address, &format!("GET /healthz HTTP/1.1\r\nx: {padding}\r\n\r\n")).await.0
    };
    assert!(ask_with(MAX_HEAD_BYTES).await.starts_with("http/1.1 200 "));
    assert!(ask_with(MAX_HEAD_BYTES + 1).await.starts_with("http/1.1 431 "));
}

#[tokio::test]
async fn addresses_that_others_can_reach_want_a_token() {
    let all: SocketAddr = (Ipv4Addr::UNSPECIFIED, 0).into();
    let err = HandshakePolicy::tcp().guard(all).unwrap_err();
    assert_eq!(
        err.to_string(),
        "refusing to start non-loopback websocket listener 0.0.0.0:0 without auth; configure \
         `--ws-auth capability-token` or `--ws-auth signed-bearer-token`"
    );
    let server = Server::with_tokens(|policy| policy.guard(all).unwrap()).await;
    drop(server);
}

/// Writes a self-signed certificate for `localhost`, and trusts it.
fn certificate(dir: &Path) -> TlsConnector {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    fs::write(dir.join("cert.pem"), made.cert.pem()).unwrap();
    fs::write(dir.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn tls(
    address: SocketAddr,
    connector: &TlsConnector,
) -> std::io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(address).await.unwrap();
    let name = rustls::pki_types::ServerName::try_from("localhost").unwrap();
    soon(connector.connect(name, stream)).await
}

/// Returns a server behind the certificate in a directory.
async fn tls_server(dir: &Path, handshakes: HandshakeLimits) -> Server {
    let [cert, key] = ["cert.pem", "key.pem"].map(|name| dir.join(name));
    let acceptor = TlsAcceptor::open(cert, key, Arc::new(SystemWorld)).unwrap();
    let streams = TlsStreams::new(TcpStreams::bind(LOCAL).await.unwrap(), Arc::new(acceptor));
    let policy = HandshakePolicy { handshakes, ..HandshakePolicy::tcp() };
    let listener = WebSocketListener::over_tls(streams, policy).unwrap();
    let address = listener.local_addr();
    Server::serve(address, listener, tempfile::tempdir().unwrap())
}

#[tokio::test]
async fn websockets_go_over_tls_beside_peers_that_say_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let connector = certificate(dir.path());
    let mut server = tls_server(dir.path(), HandshakeLimits::default()).await;
    let silent = TcpStream::connect(server.address).await.unwrap();
    let mut plain = TcpStream::connect(server.address).await.unwrap();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: t\r\n\r\n").await.unwrap();

    let stream = tls(server.address, &connector).await.unwrap();
    let (mut client, _) = soon(Box::pin(client_async(request(), stream))).await.unwrap();
    let connection = soon(server.connections.recv()).await.unwrap();
    let long = "z".repeat(1 << 20);
    assert_eq!(connection.outbox().offer(Note::plain(long.clone())), Offer::Queued);
    assert_eq!(soon(client.next()).await.unwrap().unwrap(), Frame::text(long));
    let mut answer = Vec::new();
    let _ended = soon(plain.read_to_end(&mut answer)).await;
    assert!(!answer.starts_with(b"HTTP"), "an answer in clear");

    // Peers that connect after a renewal see the new certificate; open connections stay.
    let renewed = certificate(dir.path());
    assert!(tls(server.address, &connector).await.is_err());
    assert!(tls(server.address, &renewed).await.is_ok());
    assert_eq!(connection.outbox().offer(Note::plain("on")), Offer::Queued);
    assert_eq!(soon(client.next()).await.unwrap().unwrap(), Frame::text("on"));
    fs::write(dir.path().join("cert.pem"), "broken").unwrap();
    assert!(tls(server.address, &renewed).await.is_ok());
    drop(silent);
}

#[tokio::test]
async fn a_handshake_of_tls_has_the_same_time() {
    let dir = tempfile::tempdir().unwrap();
    drop(certificate(dir.path()));
    let timeout = Duration::from_millis(50);
    let server =
        tls_server(dir.path(), HandshakeLimits { timeout, ..HandshakeLimits::default() }).await;
    let mut silent = TcpStream::connect(server.address).await.unwrap();
    let _ended = soon(silent.read_to_end(&mut Vec::new())).await;
}
