//! The client against real sockets on the loopback address.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod body;
mod destinations;
mod encoding;
#[cfg(feature = "http2")]
mod http2;
mod proxy;
mod tls;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use turnhost_http::{HttpClient, HttpError, HttpErrorKind, Method, Request};

/// Answers each request with its first line and its `content-length`.
struct Echo {
    url: String,
    connections: Arc<AtomicUsize>,
    _tasks: JoinSet<()>,
}

async fn echo() -> Echo {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/x", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let seen = connections.clone();
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut open = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            seen.fetch_add(1, Ordering::SeqCst);
            open.spawn(answer_all(stream));
        }
    });
    Echo { url, connections, _tasks: tasks }
}

async fn answer_all(stream: TcpStream) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            if stream.read_until(b'\n', &mut head).await.unwrap_or(0) == 0 {
                return;
            }
        }
        let head = String::from_utf8(head).unwrap();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length = length.map_or(0, |text| text.parse().unwrap());
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await.unwrap();
        let said = format!("{} {length}", head.lines().next().unwrap());
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nx-Test: yes\r\n\r\n{said}",
            said.len()
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

fn get(url: &str) -> Request {
    Request::new(Method::Get, url)
}

async fn failure(request: Request) -> HttpError {
    HttpClient::new().request(request).await.map(|answer| answer.status()).unwrap_err()
}

#[tokio::test]
async fn one_connection_serves_many_requests() {
    let server = echo().await;
    let client = HttpClient::new();
    for _ in 0..20 {
        let response = client.request(get(&server.url)).await.unwrap();
        assert_eq!(response.into_body().read(1 << 20).await.unwrap(), b"GET /x HTTP/1.1 0");
    }
    assert_eq!(server.connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn query_headers_and_body_arrive() {
    let server = echo().await;
    let mut request = Request::new(Method::Post, &server.url).header("accept", "text/plain");
    request.query.push(("a b".into(), "1&2".into()));
    request.body = "12345".into();
    let response = HttpClient::new().request(request).await.unwrap();
    assert_eq!((response.status(), response.reason()), (200, "OK"));
    assert_eq!(response.header("X-Test"), Some("yes"));
    let body = response.into_body().read(1 << 20).await.unwrap();
    assert_eq!(String::from_utf8(body).unwrap(), "POST /x?a+b=1%262 HTTP/1.1 5");
}

#[tokio::test]
async fn a_body_is_read_up_to_its_limit() {
    let server = echo().await;
    let response = HttpClient::new().request(get(&server.url)).await.unwrap();
    assert_eq!(response.into_body().read(3).await.unwrap(), b"GET");
}

#[tokio::test]
async fn nobody_listening_is_a_failure_to_connect() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let err = failure(get(&url)).await;
    assert_eq!(err.kind(), HttpErrorKind::Connect);
    assert!(err.to_string().starts_with("Connection refused"), "{err}");
}

#[tokio::test]
async fn a_server_without_tls_is_told_apart_from_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.read_u8().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
    });
    assert_eq!(failure(get(&url)).await.kind(), HttpErrorKind::Tls);
}

#[tokio::test]
async fn a_silent_server_runs_into_the_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut request = get(&format!("http://{}/", listener.local_addr().unwrap()));
    request.head_timeout = Some(Duration::from_millis(20));
    assert_eq!(failure(request).await.kind(), HttpErrorKind::Timeout);
}

#[tokio::test]
async fn a_closed_connection_is_broken() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.read_u8().await.unwrap();
    });
    assert_eq!(failure(get(&url)).await.kind(), HttpErrorKind::Broken);
}

#[tokio::test]
async fn malformed_requests_are_told_apart() {
    for url in ["nonsense", "ftp://127.0.0.1/"] {
        assert_eq!(failure(get(url)).await.kind(), HttpErrorKind::Invalid, "{url}");
    }
    let err = failure(get("http://127.0.0.1:1/").header("x-key", "secret\n")).await;
    assert_eq!(err.kind(), HttpErrorKind::Invalid);
    assert!(err.to_string().contains("x-key") && !err.to_string().contains("secret"));
}

#[test]
fn secrets_stay_out_of_debug_output() {
    let request = get("http://127.0.0.1/").header("authorization", "Bearer secret");
    let shown = format!("{request:?}");
    assert!(shown.contains("authorization") && !shown.contains("secret"), "{shown}");
}
