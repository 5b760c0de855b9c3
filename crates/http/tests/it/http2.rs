//! HTTP/2 with servers that choose it.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use tokio::net::TcpListener;
use tokio::sync::{Barrier, Notify, mpsc};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use turnhost_http::{HttpClient, Request, Roots};

use super::get;

/// A body that a test sends piece by piece.
struct Pieces(mpsc::Receiver<Bytes>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// A server that speaks what its handshake says, `h2` first.
struct Server {
    url: String,
    client: HttpClient,
    connections: Arc<AtomicUsize>,
    /// Cuts every connection.
    cut: Arc<Notify>,
    _tasks: JoinSet<()>,
}

async fn server<F>(
    protocols: &[&[u8]],
    answer: impl Fn(hyper::Request<Incoming>) -> F + Clone + Send + 'static,
) -> Server
where
    F: Future<Output = Answer> + Send + 'static,
{
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let client = HttpClient::trusting(Roots::from_pem(made.cert.pem().as_bytes()).unwrap());
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    config.alpn_protocols = protocols.iter().map(|it| it.to_vec()).collect();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("localhost:0").await.unwrap();
    let url = format!("https://localhost:{}/x", listener.local_addr().unwrap().port());
    let connections = Arc::new(AtomicUsize::new(0));
    let cut = Arc::new(Notify::new());
    let (seen, cuts) = (Arc::clone(&connections), Arc::clone(&cut));
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut open = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            seen.fetch_add(1, Ordering::SeqCst);
            let (acceptor, answer, cuts) = (acceptor.clone(), answer.clone(), Arc::clone(&cuts));
            open.spawn(async move {
                let stream = acceptor.accept(stream).await.unwrap();
                let is_h2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                let service = service_fn(move |request| {
                    let answered = answer(request);
                    async move { Ok::<_, Infallible>(answered.await) }
                });
                let served = async {
                    // It ends with the connection, in whatever way that ends.
                    if is_h2 {
                        let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                        let _ = server.serve_connection(TokioIo::new(stream), service).await;
                    } else {
                        let server = hyper::server::conn::http1::Builder::new();
                        let _ = server.serve_connection(TokioIo::new(stream), service).await;
                    }
                };
                tokio::select! {
                    () = served => {}
                    () = cuts.notified() => {}
                }
            });
        }
    });
    Server { url, client, connections, cut, _tasks: tasks }
}

type Answer = hyper::Response<Pieces>;

/// Returns an answer of one piece.
fn whole(text: String) -> Answer {
    let (pieces, body) = mpsc::channel(1);
    pieces.try_send(text.into()).unwrap();
    hyper::Response::new(Pieces(body))
}

/// Starts a server whose answers are sent by the test. Each request brings the way to do so.
async fn by_pieces() -> (Server, mpsc::Receiver<mpsc::Sender<Bytes>>) {
    let (opened, open) = mpsc::channel(2);
    let server = server(&[b"h2"], move |_| {
        let opened = opened.clone();
        async move {
            let (pieces, body) = mpsc::channel(1);
            opened.send(pieces).await.unwrap();
            hyper::Response::new(Pieces(body))
        }
    })
    .await;
    (server, open)
}

impl Server {
    async fn text(&self, request: Request) -> String {
        let response = self.client.request(request).await.unwrap();
        assert_eq!(response.status(), 200);
        String::from_utf8(response.into_body().read(1 << 10).await.unwrap()).unwrap()
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// Says what arrived of a request.
async fn describe(request: hyper::Request<Incoming>) -> Answer {
    let host = request.headers().get("host").is_some();
    let authority = request.uri().authority().map_or("none", |it| it.host()).to_owned();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    whole(format!("{method} {path} {:?} host {host} authority {authority}", request.version()))
}

#[tokio::test]
async fn requests_at_the_same_time_share_a_connection() {
    const REQUESTS: usize = 8;
    let all_are_here = Arc::new(Barrier::new(REQUESTS));
    let server = server(&[b"h2", b"http/1.1"], move |request| {
        let all_are_here = Arc::clone(&all_are_here);
        async move {
            if request.uri().path() == "/x" {
                all_are_here.wait().await;
            }
            describe(request).await
        }
    })
    .await;
    let first = get(&server.url.replace("/x", "/first"));
    let said = server.text(first).await;
    assert_eq!(said, "GET /first HTTP/2.0 host false authority localhost");
    let mut asked = JoinSet::new();
    for _ in 0..REQUESTS {
        let (client, request) = (server.client.clone(), get(&server.url));
        asked.spawn(async move {
            client.request(request).await.unwrap().into_body().read(1 << 10).await.unwrap()
        });
    }
    assert_eq!(asked.join_all().await.len(), REQUESTS);
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_server_that_chooses_the_older_version_gets_it() {
    let server = server(&[b"http/1.1"], describe).await;
    for _ in 0..2 {
        let said = server.text(get(&server.url)).await;
        assert_eq!(said, "GET /x HTTP/1.1 host true authority none");
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn pieces_are_heard_one_by_one_and_a_dropped_body_ends_its_request_alone() {
    let (server, mut open) = by_pieces().await;
    let first = server.client.request(get(&server.url)).await.unwrap();
    let second = server.client.request(get(&server.url)).await.unwrap();
    let (to_first, to_second) = (open.recv().await.unwrap(), open.recv().await.unwrap());
    drop(first);
    to_first.closed().await;
    let mut body = second.into_body();
    for word in ["one", "two"] {
        to_second.send(word.into()).await.unwrap();
        assert_eq!(body.chunk().await.unwrap().unwrap(), word);
    }
    drop(to_second);
    assert!(body.chunk().await.is_none());
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_connection_that_ended_is_replaced() {
    let (server, mut open) = by_pieces().await;
    for number in 1..=3 {
        let mut body = server.client.request(get(&server.url)).await.unwrap().into_body();
        let _pieces = open.recv().await.unwrap();
        assert_eq!(server.connections(), number);
        server.cut.notify_waiters();
        assert!(body.chunk().await.unwrap().is_err());
    }
}
