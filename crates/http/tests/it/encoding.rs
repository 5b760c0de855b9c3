//! Compressed bodies over a connection.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;
use turnhost_http::HttpClient;

use super::body::{CHUNKED, head, server};
use super::get;

fn gzip_head() -> String {
    CHUNKED.replace("\r\n\r\n", "\r\ncontent-encoding: gzip\r\n\r\n")
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

#[tokio::test]
async fn each_flush_is_heard_before_the_next_and_the_connection_is_kept() {
    let (heard, said) = mpsc::channel::<()>(1);
    let said = std::sync::Arc::new(tokio::sync::Mutex::new(said));
    let (url, connections, _tasks) = server(move |mut stream| {
        let said = said.clone();
        async move {
            while head(&mut stream).await {
                stream.write_all(gzip_head().as_bytes()).await.unwrap();
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                for word in ["one", "two", "three"] {
                    encoder.write_all(word.as_bytes()).unwrap();
                    encoder.flush().unwrap();
                    let flushed = chunk(&std::mem::take(encoder.get_mut()));
                    stream.write_all(&flushed).await.unwrap();
                    said.lock().await.recv().await.unwrap();
                }
                let rest = chunk(&encoder.finish().unwrap());
                stream.write_all(&[&rest[..], b"0\r\n\r\n"].concat()).await.unwrap();
            }
        }
    })
    .await;
    let client = HttpClient::new();
    for _ in 0..2 {
        let response = client.request(get(&url)).await.unwrap();
        assert_eq!(response.unknown_encoding(), None);
        let mut body = response.into_body();
        for word in ["one", "two", "three"] {
            assert_eq!(body.chunk().await.unwrap().unwrap(), word);
            heard.send(()).await.unwrap();
        }
        assert!(body.chunk().await.is_none());
    }
    assert_eq!(connections.load(std::sync::atomic::Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_unfolds_without_end_stops_at_the_limit() {
    let (url, _, _tasks) = server(async |mut stream| {
        head(&mut stream).await;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b'x'; 100 << 20]).unwrap();
        let body = chunk(&encoder.finish().unwrap());
        // The client goes away before all is written.
        let _ = stream.write_all(&[gzip_head().as_bytes(), &body].concat()).await;
    })
    .await;
    let body = HttpClient::new().request(get(&url)).await.unwrap().into_body();
    assert_eq!(body.read(1 << 20).await.unwrap(), vec![b'x'; 1 << 20]);
}
