//! TLS, tokens, signs of life, and what ends a session permanently.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, frame::coding::CloseCode};
use turnhost_base::SystemWorld;
use turnhost_client::{Client, ClientEvent};
use turnhost_http::TlsAcceptor;
use turnhost_protocol::InitializeCapabilities;
use turnhost_remote_client::{
    Address, Backoff, KeepAlive, Options, RemoteError, Roots, Session, SessionConfig, SessionEvent,
    SessionEvents, connect, dial,
};
use turnhost_task::Tasks;

use crate::{info, listen, soon};

/// Returns a certificate for `localhost` in a directory, and its text.
fn certificate() -> (tempfile::TempDir, String) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(directory.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    (directory, made.cert.pem())
}

type Socket<S> = WebSocketStream<S>;

/// Answers `initialize`.
async fn introduce<S: AsyncRead + AsyncWrite + Unpin>(socket: &mut Socket<S>) {
    let Some(Ok(Frame::Text(text))) = socket.next().await else { panic!("an introduction") };
    let hello: Value = serde_json::from_str(&text).unwrap();
    let result = json!({
        "codexHome": "/h", "platformFamily": "unix", "platformOs": "linux", "userAgent": "u",
    });
    let answer = json!({"id": hello["id"], "result": result}).to_string();
    socket.send(Frame::text(answer)).await.unwrap();
}

#[tokio::test]
async fn wss_needs_a_certificate_that_is_trusted_and_carries_the_token() {
    let tasks = Tasks::new();
    let (directory, pem) = certificate();
    let (_, other_pem) = certificate();
    let (listener, address) = listen().await;
    let files = ["cert.pem", "key.pem"].map(|name| directory.path().join(name));
    let [cert, key] = files;
    let acceptor = TlsAcceptor::open(cert, key, Arc::new(SystemWorld)).unwrap();
    tasks.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            #[expect(clippy::result_large_err, reason = "the type is the library's")]
            let check = |request: &Request, response: Response| {
                assert_eq!(request.headers()["authorization"], "Bearer s3cret");
                Ok(response)
            };
            let stream = acceptor.accept(stream);
            // A client that does not trust us hangs up.
            if let Ok(mut socket) = tokio_tungstenite::accept_hdr_async(stream, check).await {
                introduce(&mut socket).await;
                while socket.next().await.is_some() {}
            }
        }
    });
    let url = format!("wss://localhost:{}", address.port());
    let address = Address::parse(&url, None).unwrap();
    let token = Some("s3cret".to_owned());
    let options = |pem: &str| Options {
        token: token.clone(),
        roots: Roots::from_pem(pem.as_bytes()).unwrap(),
        ..Options::default()
    };
    let refused = soon(connect(&address, &options(&other_pem), info(), None, &tasks)).await;
    assert!(matches!(refused, Err(RemoteError::Tls { .. })), "another certificate is trusted");
    let refused = soon(connect(
        &address,
        &Options { token: token.clone(), ..Options::default() },
        info(),
        None,
        &tasks,
    ))
    .await;
    assert!(matches!(refused, Err(RemoteError::Tls { .. })), "the system trusts it");
    let (client, _events, hello) =
        soon(connect(&address, &options(&pem), info(), None, &tasks)).await.unwrap();
    assert_eq!(hello.user_agent, "u");
    client.close().await;
    tasks.cancel();
}

#[tokio::test]
async fn what_is_no_certificate_is_said() {
    let err = Roots::from_pem(b"nothing").unwrap_err().to_string();
    assert!(err.contains("-----BEGIN CERTIFICATE-----"), "{err}");
}

/// Answers an HTTP request with a refusal.
async fn refuse(mut stream: TcpStream) {
    let mut head = [0; 4096];
    let _length = stream.read(&mut head).await.unwrap();
    let answer =
        "HTTP/1.1 401 Unauthorized\r\ncontent-length: 30\r\n\r\nmissing websocket bearer token";
    stream.write_all(answer.as_bytes()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_wants_a_token_says_so() {
    let (listener, address) = listen().await;
    let url = format!("ws://{address}");
    let address = Address::parse(&url, None).unwrap();
    let serve = async { refuse(listener.accept().await.unwrap().0).await };
    let options = Options::default();
    let (refused, ()) = tokio::join!(soon(dial(&address, &options)), serve);
    let expected = format!(
        "`{url}` refused the connection with status 401: missing websocket bearer token; check \
         the auth token"
    );
    let err = refused.unwrap_err();
    assert_eq!(err.to_string(), expected);
    assert!(!err.is_passing());
}

#[tokio::test]
async fn a_peer_that_gives_no_sign_of_life_is_given_up() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    let url = format!("ws://{address}");
    let address = Address::parse(&url, None).unwrap();
    let options = Options::default();
    let accept =
        async { tokio_tungstenite::accept_async(listener.accept().await.unwrap().0).await };
    let (link, socket) = tokio::join!(soon(dial(&address, &options)), accept);
    let (_client, mut events) = Client::new(link.unwrap(), &tasks);
    // This end is not read, so pings are not answered.
    let _mute = socket.unwrap();
    tokio::time::pause();
    let Some(ClientEvent::Disconnected { reason, .. }) = events.next().await else {
        panic!("the end")
    };
    assert_eq!(*reason, format!("the connection to `{url}` failed: no sign of life for 40 s"));
}

#[tokio::test]
async fn a_peer_that_answers_is_asked_again_and_again() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    let address = Address::parse(&format!("ws://{address}"), None).unwrap();
    let keep_alive = KeepAlive { interval: Duration::from_millis(5), ..KeepAlive::default() };
    let options = Options { keep_alive: Some(keep_alive), ..Options::default() };
    let accept =
        async { tokio_tungstenite::accept_async(listener.accept().await.unwrap().0).await };
    let (link, socket) = tokio::join!(soon(dial(&address, &options)), accept);
    let (_client, mut events) = Client::new(link.unwrap(), &tasks);
    let mut socket = socket.unwrap();
    let mut pings = 0;
    while pings < 3 {
        if matches!(soon(socket.next()).await, Some(Ok(Frame::Ping(_)))) {
            pings += 1;
        }
    }
    socket.send(Frame::text(r#"{"method":"later/news","params":{}}"#)).await.unwrap();
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Unknown { .. })));
}

async fn session(address: &str, tasks: &Tasks) -> (Session, SessionEvents) {
    let plan = SessionConfig {
        address: Address::parse(address, None).unwrap(),
        options: Options::default(),
        backoff: Backoff {
            base: Duration::from_millis(1),
            attempts: Some(3),
            ..Backoff::default()
        },
        client_info: info(),
        capabilities: InitializeCapabilities::default(),
    };
    let (session, events, _) =
        soon(Session::open(plan, Arc::new(SystemWorld), tasks)).await.unwrap();
    (session, events)
}

/// Returns the reason for the session's end, and how often it was dialled in between.
async fn ended(mut events: SessionEvents) -> (String, usize) {
    let mut waits = 0;
    loop {
        match soon(events.next()).await.expect("a reason") {
            SessionEvent::Ended { reason } => {
                assert!(soon(events.next()).await.is_none(), "the end is the last event");
                return (reason.to_string(), waits);
            }
            SessionEvent::Reconnecting { .. } => waits += 1,
            _ => {}
        }
    }
}

#[tokio::test]
async fn a_session_ends_when_its_token_is_refused() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    tasks.spawn(async move {
        let mut socket =
            tokio_tungstenite::accept_async(listener.accept().await.unwrap().0).await.unwrap();
        introduce(&mut socket).await;
        drop(socket);
        refuse(listener.accept().await.unwrap().0).await;
    });
    let (_session, events) = session(&format!("ws://{address}"), &tasks).await;
    let (reason, waits) = ended(events).await;
    assert!(reason.contains("status 401"), "{reason}");
    assert_eq!(waits, 1);
}

#[tokio::test]
async fn a_session_ends_when_the_server_does_not_want_it_and_after_its_attempts() {
    for (code, expected, expected_waits) in [
        (CloseCode::Policy, "closed the connection: enough (code 1008)", 0),
        (CloseCode::Normal, "closed the connection: enough (code 1000)", 0),
        (CloseCode::Restart, "gave up after 3 attempts: cannot connect to", 3),
    ] {
        let tasks = Tasks::new();
        let (listener, address) = listen().await;
        tasks.spawn(async move {
            let stream = listener.accept().await.unwrap().0;
            drop(listener);
            let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
            introduce(&mut socket).await;
            let close = CloseFrame { code, reason: "enough".into() };
            socket.close(Some(close)).await.unwrap();
            while socket.next().await.is_some() {}
        });
        let (session, events) = session(&format!("ws://{address}"), &tasks).await;
        let (reason, waits) = ended(events).await;
        assert!(reason.contains(expected), "{reason}");
        assert_eq!(waits, expected_waits, "{reason}");
        let params = turnhost_protocol::ThreadLoadedListParams::default();
        let late = session.call::<turnhost_protocol::method::ThreadLoadedList>(&params).await;
        assert!(matches!(late, Err(turnhost_client::RequestError::NotSent { .. })));
    }
}

#[tokio::test]
async fn closing_a_session_says_goodbye_and_is_not_undone() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    let serve = async {
        let stream = listener.accept().await.unwrap().0;
        let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
        introduce(&mut socket).await;
        let mut last = None;
        while let Some(Ok(frame)) = socket.next().await {
            last = Some(frame);
        }
        assert!(matches!(last, Some(Frame::Close(_))), "{last:?}");
    };
    let client = async {
        let (session, events) = session(&format!("ws://{address}"), &tasks).await;
        soon(session.close()).await;
        assert_eq!(ended(events).await.1, 0);
    };
    tokio::join!(serve, client);
}
