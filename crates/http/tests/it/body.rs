//! Bodies as they arrive, and what becomes of their connections.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use turnhost_http::{HttpClient, Method, Request};

use super::get;

/// Gives each connection to `serve`; returns the address and how many there were.
pub(super) async fn server<F>(
    serve: impl Fn(BufReader<TcpStream>) -> F + Send + 'static,
) -> (String, Arc<AtomicUsize>, JoinSet<()>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&connections);
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut open = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            seen.fetch_add(1, Ordering::SeqCst);
            open.spawn(serve(BufReader::new(stream)));
        }
    });
    (url, connections, tasks)
}

/// Reads the head of a request; `false` at the end of the connection.
pub(super) async fn head(stream: &mut BufReader<TcpStream>) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_until(b'\n', &mut head).await.unwrap_or(0) == 0 {
            return false;
        }
    }
    true
}

pub(super) const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

#[tokio::test]
async fn chunks_that_have_arrived_are_all_there_at_once() {
    const CHUNKS: usize = 200;
    let (url, _, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        let chunks = "3\r\nabc\r\n".repeat(CHUNKS);
        stream.write_all(format!("{CHUNKED}{chunks}0\r\n\r\n").as_bytes()).await.unwrap();
    })
    .await;
    let mut body = HttpClient::new().request(get(&url)).await.unwrap().into_body();
    let mut text = body.chunk().await.unwrap().unwrap().to_vec();
    let mut cx = Context::from_waker(Waker::noop());
    while text.len() < 3 * CHUNKS {
        let Poll::Ready(piece) = body.poll_chunk(&mut cx) else {
            panic!("what follows {} bytes waits for another task", text.len());
        };
        text.extend_from_slice(&piece.unwrap().unwrap());
    }
    assert_eq!(text, b"abc".repeat(CHUNKS));
    assert!(matches!(body.poll_chunk(&mut cx), Poll::Ready(None)));
}

#[tokio::test]
async fn an_answer_may_come_before_the_whole_request_is_taken() {
    const BYTES: usize = 16 << 20;
    let (url, _, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        stream.write_all(b"HTTP/1.1 413 Too Large\r\ncontent-length: 4\r\n\r\nmore").await.unwrap();
        let mut taken = 0;
        while taken < BYTES {
            let there = stream.fill_buf().await.unwrap().len();
            assert!(there > 0, "the request ends after {taken} bytes");
            stream.consume(there);
            taken += there;
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
    })
    .await;
    let mut request = Request::new(Method::Post, &url);
    request.body = vec![b'x'; BYTES].into();
    let answer = HttpClient::new().request(request).await.unwrap();
    assert_eq!(answer.status(), 413);
    assert_eq!(answer.into_body().read(10).await.unwrap(), b"more");
}

#[tokio::test]
async fn an_answer_is_read_also_if_the_server_takes_no_more_of_the_request() {
    let (url, _, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\nno").await.unwrap();
        // What it did not read is no reason for the kernel to take the answer back.
        stream.shutdown().await.unwrap();
        while stream.fill_buf().await.is_ok_and(|there| !there.is_empty()) {
            let there = stream.buffer().len();
            stream.consume(there);
        }
    })
    .await;
    let mut request = Request::new(Method::Post, &url);
    request.body = vec![b'x'; 4 << 20].into();
    let answer = HttpClient::new().request(request).await.unwrap();
    assert_eq!(answer.status(), 403);
    assert_eq!(answer.into_body().read(10).await.unwrap(), b"no");
}

#[tokio::test]
async fn a_kept_connection_that_its_server_closed_is_replaced() {
    let (url, connections, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
    })
    .await;
    let client = HttpClient::new();
    for number in 1..=5 {
        let response = client.request(get(&url)).await.unwrap();
        assert_eq!(response.into_body().read(10).await.unwrap(), b"ok");
        assert_eq!(connections.load(Ordering::SeqCst), number);
    }
}

#[tokio::test]
async fn a_body_that_is_cut_off_is_an_error_and_its_connection_is_not_used_again() {
    let (url, connections, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        stream.write_all(format!("{CHUNKED}3\r\nabc\r\n").as_bytes()).await.unwrap();
    })
    .await;
    let client = HttpClient::new();
    for _ in 0..2 {
        let mut body = client.request(get(&url)).await.unwrap().into_body();
        assert_eq!(body.chunk().await.unwrap().unwrap(), "abc");
        assert!(body.chunk().await.unwrap().is_err());
    }
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_body_dropped_before_its_end_closes_its_connection() {
    let (ended, mut ends) = tokio::sync::mpsc::channel(1);
    let (url, _, _tasks) = server(move |mut stream| {
        let ended = ended.clone();
        async move {
            head(&mut stream).await;
            stream.write_all(format!("{CHUNKED}3\r\nabc\r\n").as_bytes()).await.unwrap();
            assert!(!head(&mut stream).await, "another request on the same connection");
            ended.send(()).await.unwrap();
        }
    })
    .await;
    drop(HttpClient::new().request(get(&url)).await.unwrap().into_body());
    ends.recv().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_unused_connection_is_closed_after_a_while() {
    let (ended, mut ends) = tokio::sync::mpsc::channel(1);
    let (url, _, _tasks) = server(move |mut stream| {
        let ended = ended.clone();
        async move {
            head(&mut stream).await;
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
            assert!(!head(&mut stream).await, "another request on the same connection");
            ended.send(()).await.unwrap();
        }
    })
    .await;
    let client = HttpClient::new();
    let response = client.request(get(&url)).await.unwrap();
    assert_eq!(response.into_body().read(10).await.unwrap(), b"ok");
    ends.recv().await.unwrap();
}
