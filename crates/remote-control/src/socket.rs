//! One socket to the relay, from its handshake to its end.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, interval, timeout, timeout_at};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::http::{HeaderName, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use turnhost_http::{Roots, connect_tls, retry_after};
use turnhost_relay_protocol::RelayUrl;

use crate::RemoteControlError;
use crate::api::{LEG, ServerToken, repeatable, traces};
use crate::installation::Installation;
use crate::stored::Enrolment;
use crate::streams::Streams;

/// The time that the connection and its handshake may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// The interval of pings, and the time without a pong after which the socket is dropped.
const PING: Duration = Duration::from_secs(10);
const PONG_TIMEOUT: Duration = Duration::from_mins(1);

/// 16 MiB a frame and 64 MiB a message, as the server's own listeners.
const FRAME_BYTES: usize = 16 << 20;
const MESSAGE_BYTES: usize = 64 << 20;

/// Bytes that are read at once. The buffer is cleared for each reading, so that a long one costs more
/// than what most messages take.
const READ_BYTES: usize = 16 << 10;

/// A stream of bytes of any kind.
pub(crate) trait ByteStream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> ByteStream for T {}

/// An open websocket to a relay.
pub(crate) type Socket = WebSocketStream<Box<dyn ByteStream>>;

/// The facts of a handshake.
pub(crate) struct Handshake<'a> {
    pub(crate) relay: &'a RelayUrl,
    pub(crate) roots: &'a Roots,
    pub(crate) installation: &'a Installation,
    pub(crate) enrolment: &'a Enrolment,
    pub(crate) token: &'a ServerToken,
    pub(crate) cursor: Option<String>,
}

impl Handshake<'_> {
    /// Connects.
    pub(crate) async fn connect(self) -> Result<Socket, RemoteControlError> {
        let url = self.url();
        let unreachable =
            |reason: String| RemoteControlError::Unreachable { url: url.clone(), reason };
        match timeout(CONNECT_TIMEOUT, self.open(&unreachable)).await {
            Ok(opened) => opened,
            Err(_) => Err(unreachable("no answer in time".to_owned())),
        }
    }

    async fn open(
        &self,
        unreachable: &(impl Fn(String) -> RemoteControlError + Sync),
    ) -> Result<Socket, RemoteControlError> {
        let RelayUrl { host, port, tls, .. } = self.relay;
        let stream = TcpStream::connect((host.as_str(), *port)).await;
        let stream = stream.map_err(|err| unreachable(err.to_string()))?;
        stream.set_nodelay(true).map_err(|err| unreachable(err.to_string()))?;
        let stream: Box<dyn ByteStream> = if *tls {
            let stream = connect_tls(stream, host, self.roots).await;
            Box::new(stream.map_err(|err| unreachable(err.to_string()))?)
        } else {
            Box::new(stream)
        };
        let request = self.request().map_err(|err| unreachable(err.to_string()))?;
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .max_frame_size(Some(FRAME_BYTES))
            .max_message_size(Some(MESSAGE_BYTES));
        match client_async_with_config(request, stream, Some(config)).await {
            Ok((socket, _)) => Ok(socket),
            Err(Error::Http(response)) => {
                let header = |name| response.headers().get(name)?.to_str().ok();
                let retry_after =
                    header("retry-after").and_then(|text| retry_after(text, header("date")));
                Err(RemoteControlError::Status {
                    url: self.url(),
                    status: response.status().as_u16(),
                    body: repeatable(response.body().as_deref().unwrap_or_default()),
                    traces: traces(header),
                    retry_after,
                })
            }
            Err(err) => Err(unreachable(err.to_string())),
        }
    }

    fn url(&self) -> String {
        self.relay.socket(&format!("{LEG}server"))
    }

    fn request(&self) -> Result<Request, Error> {
        let mut request = self.url().into_client_request()?;
        let name = STANDARD.encode(&self.installation.name);
        let bearer = format!("Bearer {}", self.token.text);
        let headers = [
            ("authorization", Some(bearer.as_str())),
            ("x-codex-server-id", Some(&self.enrolment.server_id)),
            ("x-codex-name", Some(&name)),
            ("x-codex-installation-id", Some(&self.installation.id)),
            ("x-codex-protocol-version", Some("3")),
            ("x-codex-subscribe-cursor", self.cursor.as_deref()),
        ];
        for (name, value) in headers {
            let Some(value) = value else { continue };
            let mut value =
                HeaderValue::from_str(value).map_err(|err| Error::HttpFormat(err.into()))?;
            value.set_sensitive(name == "authorization");
            request.headers_mut().insert(HeaderName::from_static(name), value);
        }
        Ok(request)
    }
}

/// Serves a socket until it ends. Returns why it did.
pub(crate) async fn run(socket: Socket, streams: &Arc<Streams>) -> String {
    let (sink, mut stream) = socket.split();
    let mut writing = pin!(write(sink, streams));
    // Text does not count: a relay that does not answer pings is taken to be gone.
    let mut last_pong = Instant::now();
    loop {
        let next = tokio::select! {
            reason = &mut writing => return reason,
            next = timeout_at(last_pong + PONG_TIMEOUT, stream.next()) => next,
        };
        match next {
            Err(_) => return format!("no sign of life for {} s", PONG_TIMEOUT.as_secs()),
            Ok(None | Some(Ok(Message::Close(_)))) => {
                return "the relay closed the socket".to_owned();
            }
            Ok(Some(Err(err))) => return err.to_string(),
            Ok(Some(Ok(Message::Pong(_)))) => last_pong = Instant::now(),
            Ok(Some(Ok(Message::Text(text)))) => {
                if let Err(reason) = take(streams, &text, writing.as_mut()).await {
                    return reason;
                }
            }
            Ok(Some(Ok(Message::Binary(_)))) => tracing::warn!("a binary frame was dropped"),
            Ok(Some(Ok(Message::Ping(_) | Message::Frame(_)))) => {}
        }
    }
}

/// Takes an envelope while the writer continues. If the writer ends, what was counted as taken is handed over
/// all the same: the relay's second copy of it is dropped.
async fn take(
    streams: &Arc<Streams>,
    text: &str,
    mut writing: Pin<&mut impl Future<Output = String>>,
) -> Result<(), String> {
    let mut taking = pin!(streams.take(text));
    tokio::select! {
        biased;
        taken = &mut taking => taken.map_err(str::to_owned),
        reason = &mut writing => {
            // The socket ends for the first of two reasons.
            _ = taking.await;
            Err(reason)
        }
    }
}

async fn write(mut sink: SplitSink<Socket, Message>, streams: &Arc<Streams>) -> String {
    let mut ping = interval(PING);
    loop {
        let wait = streams.written();
        for text in streams.next() {
            if let Err(err) = sink.feed(Message::Text(text)).await {
                return err.to_string();
            }
        }
        if let Err(err) = sink.flush().await {
            return err.to_string();
        }
        tokio::select! {
            () = wait => {}
            _ = ping.tick() => {
                if let Err(err) = sink.send(Message::Ping(Bytes::new())).await {
                    return err.to_string();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use tokio::sync::mpsc;
    use tokio::task::yield_now;
    use tokio_tungstenite::tungstenite::protocol::Role;
    use turnhost_base::{Millis, TestWorld};
    use turnhost_secure_channel::KeyPair;
    use turnhost_task::Tasks;

    use super::*;
    use crate::attach::{Attach, Attached};
    use crate::stored::Plain;
    use crate::vault::Vault;

    /// A server of one connection that takes one message at a time.
    #[derive(Default)]
    struct Slow(Mutex<Option<(mpsc::Receiver<Bytes>, mpsc::Sender<Bytes>)>>);

    impl Attach for Slow {
        fn attach(&self) -> Attached {
            let (to_server, received) = mpsc::channel(1);
            let (answers, from_server) = mpsc::channel(1);
            *self.0.lock().unwrap() = Some((received, answers));
            Attached { to_server, from_server }
        }
    }

    #[tokio::test]
    async fn a_socket_that_ends_while_the_server_is_slow_costs_no_message() {
        let (server, tasks) = (Arc::new(Slow::default()), Tasks::new());
        let attach = Arc::clone(&server) as Arc<dyn Attach>;
        let world = Arc::new(TestWorld::at(Millis(1_000_000)));
        let streams = Streams::new(attach, world, tasks.clone());
        streams.set_vault(Vault::new(KeyPair::generate().unwrap(), Plain::Allowed, &[]));
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let ours: Box<dyn ByteStream> = Box::new(ours);
        let socket = WebSocketStream::from_raw_socket(ours, Role::Client, None).await;
        let mut relay = WebSocketStream::from_raw_socket(theirs, Role::Server, None).await;
        for (seq, method) in [(1, "initialize"), (2, "initialized")] {
            let text = format!(
                r#"{{"type":"client_message","client_id":"c","stream_id":"s","seq_id":{seq},"cursor":"{seq}","message":{{"id":1,"method":"{method}","params":{{}}}}}}"#
            );
            relay.send(Message::Text(text.into())).await.unwrap();
        }
        let script = async {
            // Nothing here waits for anything outside: after some turns all is idle, before the second
            // message.
            settle().await;
            drop(relay);
            let (mut received, answers) = server.0.lock().unwrap().take().unwrap();
            answers.send(r#"{"id":1,"result":{}}"#.into()).await.unwrap();
            settle().await;
            for method in ["initialize", "initialized"] {
                let message = received.try_recv().unwrap();
                assert!(message.ends_with(format!(r#""{method}","params":{{}}}}"#).as_bytes()));
                settle().await;
            }
        };
        tokio::join!(run(socket, &streams), script);
        assert_eq!(streams.connected().as_deref(), Some("2"), "it need not be sent again");
        tasks.cancel();
    }

    async fn settle() {
        for _ in 0..100 {
            yield_now().await;
        }
    }
}
