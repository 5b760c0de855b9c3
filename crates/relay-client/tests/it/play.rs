//! A relay and the host behind it, of which tests have every frame in their hands.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use turnhost_http::Roots;
use turnhost_relay_client::{MachineAccess, Protection, RelayClientError, RelayStream, RelayUrl};
use turnhost_secure_channel::{Channel, Hello, KeyPair, PublicKey, Responder};

/// A time by which everything has long happened.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);

pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(TIMEOUT, future).await.expect("it should not take this long")
}

/// A relay that listens.
pub(crate) struct Play {
    listener: TcpListener,
    pub(crate) host: KeyPair,
    pub(crate) client: KeyPair,
}

/// The relay's end of one socket.
pub(crate) struct Peer {
    socket: WebSocketStream<TcpStream>,
    /// The query with which the client came.
    pub(crate) query: String,
    seq: u64,
}

impl Play {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (host, client) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        Self { listener, host, client }
    }

    pub(crate) fn sealed(&self) -> Protection {
        self.sealed_for(*self.host.public())
    }

    pub(crate) fn sealed_for(&self, host: PublicKey) -> Protection {
        Protection::Sealed { own: self.client.clone(), host, pairing: None }
    }

    pub(crate) async fn open(
        &self,
        protection: Protection,
    ) -> Result<RelayStream, RelayClientError> {
        let url = format!("http://{}", self.listener.local_addr().unwrap());
        let access = MachineAccess {
            relay: RelayUrl::parse(&url).unwrap(),
            token: "a-token".to_owned(),
            id: "env 1".to_owned(),
            name: "box".to_owned(),
            protection,
            roots: None,
        };
        soon(RelayStream::open(&access, &Roots::System, TIMEOUT)).await
    }

    /// Takes the next socket.
    pub(crate) async fn accept(&self) -> Peer {
        let (stream, _) = soon(self.listener.accept()).await.unwrap();
        let mut query = String::new();
        #[expect(clippy::result_large_err, reason = "the type is the library's")]
        let check = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
            assert_eq!(request.uri().path(), "/v1/machines/env%201/socket");
            assert_eq!(request.headers()["authorization"], "Bearer a-token");
            request.uri().query().unwrap_or_default().clone_into(&mut query);
            Ok(response)
        };
        let socket = tokio_tungstenite::accept_hdr_async(stream, check).await.unwrap();
        Peer { socket, query, seq: 0 }
    }

    /// Refuses the next socket.
    pub(crate) async fn refuse(&self, status: u16) {
        let (stream, _) = soon(self.listener.accept()).await.unwrap();
        #[expect(clippy::result_large_err, reason = "the type is the library's")]
        let refuse = |_: &Request, _: Response| -> Result<Response, ErrorResponse> {
            let body = r#"{"error":{"kind":"k","message":"not you"}}"#.to_owned();
            let mut refusal = ErrorResponse::new(Some(body));
            *refusal.status_mut() = status.try_into().unwrap();
            Err(refusal)
        };
        assert!(tokio_tungstenite::accept_hdr_async(stream, refuse).await.is_err());
    }

    /// Takes the next socket and opens a stream on it.
    pub(crate) async fn accept_open(&self) -> Peer {
        let mut peer = self.accept().await;
        peer.say(json!({"type": "open", "stream": "s 1", "taken": 0, "online": true})).await;
        peer
    }

    /// Takes the next socket, opens a stream on it, and does the host's part of the handshake.
    pub(crate) async fn greet(&self) -> (Peer, Channel) {
        let mut peer = self.accept_open().await;
        let hello = peer.next_of("message").await;
        let hello = hello["message"]["params"]["hello"].as_str().unwrap();
        let hello = STANDARD.decode(hello).unwrap();
        let hello = Hello::parse(&hello).unwrap();
        let responder = Responder::read(&self.host, &hello, None).unwrap();
        assert_eq!(responder.client(), self.client.public());
        let (channel, welcome) = responder.welcome().unwrap();
        peer.tell(sealed("welcome", &welcome)).await;
        (peer, channel)
    }
}

/// Makes a message of the secure channel.
pub(crate) fn sealed(member: &str, bytes: &[u8]) -> Value {
    json!({"method": "turnhost/sealed", "params": {member: STANDARD.encode(bytes)}})
}

impl Peer {
    pub(crate) async fn say(&mut self, frame: Value) {
        self.socket.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// Sends a message under the next number.
    pub(crate) async fn tell(&mut self, message: Value) {
        self.seq += 1;
        self.say(json!({"type": "message", "seq": self.seq, "message": message})).await;
    }

    /// Returns the next frame, or the close frame's code.
    pub(crate) async fn next(&mut self) -> Result<Value, Option<u16>> {
        loop {
            match soon(self.socket.next()).await {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => return Err(frame.map(|it| it.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }

    pub(crate) async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await.expect("a frame");
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    /// Closes the socket with a code.
    pub(crate) async fn close(mut self, code: u16, reason: &str) {
        let frame = CloseFrame { code: code.into(), reason: reason.to_owned().into() };
        self.socket.send(Message::Close(Some(frame))).await.unwrap();
        while self.next().await.is_ok() {}
    }
}
