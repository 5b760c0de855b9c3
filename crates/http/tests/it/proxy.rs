//! Requests through a proxy on the loopback address.

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use turnhost_http::{HttpClient, HttpErrorKind, Proxies};

use super::get;

/// Returns a proxy that answers its one request so, and the request.
async fn proxy(answer: &'static str) -> (HttpClient, oneshot::Receiver<String>, JoinSet<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://user:pass@{}", listener.local_addr().unwrap());
    let (tell, asked) = oneshot::channel();
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut stream = BufReader::new(listener.accept().await.unwrap().0);
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            assert!(stream.read_until(b'\n', &mut head).await.unwrap() > 0);
        }
        tell.send(String::from_utf8(head).unwrap()).unwrap();
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let proxies = Proxies::from_variables(|name| (name == "ALL_PROXY").then(|| address.clone()));
    (HttpClient::with_proxies(proxies), asked, tasks)
}

#[tokio::test]
async fn a_proxy_is_asked_for_the_whole_address_and_named_in_the_answer() {
    let answer = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
    let (client, asked, _tasks) = proxy(answer).await;
    let response = client.request(get("http://model.test/v1?x=y")).await.unwrap();
    assert_eq!((response.status(), response.proxy()), (502, Some("127.0.0.1")));
    let asked = asked.await.unwrap();
    assert!(asked.starts_with("GET http://model.test/v1?x=y HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("host: model.test\r\n"), "{asked}");
    assert!(asked.contains("proxy-authorization: Basic dXNlcjpwYXNz\r\n"), "{asked}");
}

#[tokio::test]
async fn a_proxy_that_makes_no_tunnel_is_named() {
    let (client, asked, _tasks) = proxy("HTTP/1.1 502 Bad Gateway\r\n\r\n").await;
    let err = client.request(get("https://model.test/v1")).await.unwrap_err();
    assert_eq!(err.kind(), HttpErrorKind::Connect);
    let expected =
        "the proxy 127.0.0.1 answered `502 Bad Gateway` when it was asked for model.test:443";
    assert_eq!(err.to_string(), expected);
    let asked = asked.await.unwrap();
    assert!(asked.starts_with("CONNECT model.test:443 HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n"), "{asked}");
}

#[tokio::test]
async fn a_tunnel_carries_tls_to_the_server_behind_it() {
    // What comes through is no TLS, which the client can only find out by speaking it.
    let answer = "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n";
    let (client, _asked, _tasks) = proxy(answer).await;
    let err = client.request(get("https://model.test/v1")).await.unwrap_err();
    assert_eq!(err.kind(), HttpErrorKind::Tls);
}
