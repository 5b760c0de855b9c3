//! Answers of the listener before there is a websocket.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use turnhost_task::Tasks;
use turnhost_transport::websocket::{HandshakePolicy, StaticFile, StaticFiles, WebSocketListener};
use turnhost_transport::{Connection, ConnectionIds, Readiness, TcpStreams, TransportError};

use crate::{Note, soon};

/// The headers of an upgrade.
pub(crate) const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

async fn listen(tasks: &Tasks) -> SocketAddr {
    let listener = WebSocketListener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let address = listener.local_addr();
    listener.serve(ConnectionIds::default(), tasks, |_: Connection<Note>| {});
    address
}

/// Status line and headers in lower case, and the body.
pub(crate) async fn ask(address: SocketAddr, request: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = request.replace("\r\n\r\n", "\r\nhost: t\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    soon(stream.read_to_string(&mut answer)).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_lowercase(), body.to_owned())
}

async fn check(address: SocketAddr, request: &str, status: u16, body: &str) -> String {
    let (head, got) = ask(address, request).await;
    assert!(head.starts_with(&format!("http/1.1 {status} ")), "{request}: {head}");
    assert_eq!(got, body, "{request}");
    head
}

#[tokio::test]
async fn probes_say_that_the_listener_is_up() {
    let tasks = Tasks::new();
    let address = listen(&tasks).await;
    for path in ["/readyz", "/healthz"] {
        check(address, &format!("GET {path} HTTP/1.1\r\n\r\n"), 200, "").await;
        check(address, &format!("HEAD {path} HTTP/1.1\r\n\r\n"), 200, "").await;
        let head = check(address, &format!("POST {path} HTTP/1.1\r\n\r\n"), 405, "").await;
        assert!(head.contains("allow: get,head"), "{head}");
    }
    tasks.cancel();
    soon(tasks.wait()).await;
}

#[tokio::test]
async fn a_server_that_takes_no_work_is_alive_but_not_ready() {
    let tasks = Tasks::new();
    let listener = WebSocketListener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let address = listener.local_addr();
    let readiness = Readiness::default();
    listener.with_readiness(readiness.clone()).serve(
        ConnectionIds::default(),
        &tasks,
        |_: Connection<Note>| {},
    );
    check(address, "GET /readyz HTTP/1.1\r\n\r\n", 200, "").await;
    readiness.end();
    check(address, "GET /readyz HTTP/1.1\r\n\r\n", 503, "").await;
    check(address, "HEAD /readyz HTTP/1.1\r\n\r\n", 503, "").await;
    check(address, "GET /healthz HTTP/1.1\r\n\r\n", 200, "").await;
}

#[tokio::test]
async fn what_is_no_upgrade_is_told_what_is_missing() {
    let tasks = Tasks::new();
    let address = listen(&tasks).await;
    let no_upgrade = "Connection header did not include 'upgrade'";
    check(address, "GET / HTTP/1.1\r\n\r\n", 400, no_upgrade).await;
    check(address, "POST / HTTP/1.1\r\n\r\n", 405, "Request method must be `GET`").await;
    let old = UPGRADE.replace("13", "12");
    let old = format!("GET /any HTTP/1.1\r\n{old}\r\n");
    check(address, &old, 400, "`Sec-WebSocket-Version` header did not include '13'").await;
}

#[tokio::test]
async fn web_pages_are_refused_on_every_path() {
    let tasks = Tasks::new();
    let address = listen(&tasks).await;
    for path in ["/", "/readyz", "/any?x=y"] {
        let request = format!("GET {path} HTTP/1.1\r\nOrigin: http://a.example\r\n{UPGRADE}\r\n");
        check(address, &request, 403, "").await;
    }
}

#[tokio::test]
async fn pages_are_served_and_may_connect_where_they_come_from() {
    let tasks = Tasks::new();
    let find = |name: &str| {
        (name == "a.txt").then_some(StaticFile { content_type: "text/plain", bytes: b"page" })
    };
    let pages =
        StaticFiles { prefix: "/p/", find, headers: &[("x-content-type-options", "nosniff")] };
    let policy = HandshakePolicy { pages: Some(pages), ..HandshakePolicy::tcp() };
    let streams = TcpStreams::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let listener = WebSocketListener::over_tcp(streams, policy).unwrap();
    let address = listener.local_addr();
    listener.serve(ConnectionIds::default(), &tasks, |_: Connection<Note>| {});
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\n\r\n");
    let head = check(address, &get("/p/a.txt"), 200, "page").await;
    assert!(head.contains("content-type: text/plain") && head.contains("nosniff"), "{head}");
    assert!(check(address, &get("/p"), 308, "").await.contains("location: /p/"));
    for path in ["/p/", "/p/b.txt", "/p/../a.txt"] {
        check(address, &get(path), 404, "").await;
    }
    check(address, "POST /p/a.txt HTTP/1.1\r\n\r\n", 405, "").await;
    // The first is the page's own address, the second another one of the same machine, the third a
    // name that was made to resolve to it.
    let port = address.port();
    for (host, origin, status) in [
        (format!("127.0.0.1:{port}"), format!("127.0.0.1:{port}"), "101"),
        (format!("127.0.0.1:{port}"), format!("localhost:{port}"), "403"),
        (format!("evil.example:{port}"), format!("evil.example:{port}"), "403"),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request =
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{origin}\r\n{UPGRADE}\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut start = [0; 12];
        soon(stream.read_exact(&mut start)).await.unwrap();
        assert_eq!(start, *format!("HTTP/1.1 {status}").as_bytes(), "{host} {origin}");
    }
}

#[tokio::test]
async fn an_address_that_others_can_reach_is_refused() {
    let all: SocketAddr = (Ipv4Addr::UNSPECIFIED, 4500).into();
    let err = WebSocketListener::bind(all).await.unwrap_err();
    let text = "refusing to start non-loopback websocket listener 0.0.0.0:4500 without auth; ";
    assert!(err.to_string().starts_with(text), "{err}");
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let first = WebSocketListener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let address = first.local_addr();
    assert_ne!(address.port(), 0);
    let err = WebSocketListener::bind(address).await.unwrap_err();
    assert!(matches!(&err, TransportError::Bind { address: named, .. } if *named == address));
    assert!(err.to_string().contains(&format!("`ws://{address}`")), "{err}");
}

#[tokio::test]
async fn a_cancelled_listener_takes_nobody_any_more() {
    let tasks = Tasks::new();
    let address = listen(&tasks).await;
    check(address, "GET /readyz HTTP/1.1\r\n\r\n", 200, "").await;
    tasks.cancel();
    soon(tasks.wait()).await;
    assert!(TcpStream::connect(address).await.is_err());
}
