//! A websocket as a link of frames.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::time::{Instant, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame as Part;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::{Message as Frame, Utf8Bytes};
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};

use crate::address::Address;
use crate::keep_alive::KeepAlive;
use crate::stream::Stream;

type Socket = WebSocketStream<Stream>;

/// An open websocket to a server.
pub struct WebSocketLink {
    url: Arc<str>,
    socket: Socket,
    max_frame_bytes: usize,
    keep_alive: Option<KeepAlive>,
}

impl WebSocketLink {
    pub(crate) fn new(
        address: &Address,
        socket: Socket,
        max_frame_bytes: usize,
        keep_alive: Option<KeepAlive>,
    ) -> Self {
        Self { url: address.to_string().into(), socket, max_frame_bytes, keep_alive }
    }
}

impl std::fmt::Debug for WebSocketLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebSocketLink({})", self.url)
    }
}

impl Link for WebSocketLink {
    type Sender = WebSocketSender;
    type Receiver = WebSocketReceiver;

    fn split(self) -> (WebSocketSender, WebSocketReceiver) {
        let (sink, stream) = self.socket.split();
        let keep_alive = self.keep_alive;
        let (url, max_frame_bytes) = (Arc::clone(&self.url), self.max_frame_bytes);
        let sender = WebSocketSender { url, sink, max_frame_bytes, keep_alive };
        let silence = keep_alive.map(|keep| keep.interval + keep.timeout);
        let receiver =
            WebSocketReceiver { url: self.url, stream, silence, last_heard: Instant::now() };
        (sender, receiver)
    }
}

/// The outbound side of a [`WebSocketLink`].
pub struct WebSocketSender {
    url: Arc<str>,
    sink: SplitSink<Socket, Frame>,
    /// Longer messages go in several frames.
    max_frame_bytes: usize,
    keep_alive: Option<KeepAlive>,
}

impl std::fmt::Debug for WebSocketSender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebSocketSender({})", self.url)
    }
}

impl LinkSender for WebSocketSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        for frame in frames.drain(..) {
            let text = Utf8Bytes::try_from(frame)
                .map_err(|err| format!("a message to `{}` is not UTF-8: {err}", self.url))?;
            for part in parts(text, self.max_frame_bytes) {
                self.sink.feed(part).await.map_err(|err| failed(&self.url, &err))?;
            }
        }
        self.sink.flush().await.map_err(|err| failed(&self.url, &err))
    }

    fn ping_interval(&self) -> Option<Duration> {
        self.keep_alive.map(|keep| keep.interval)
    }

    async fn ping(&mut self) -> Result<(), String> {
        let ping = Frame::Ping(Bytes::new());
        self.sink.send(ping).await.map_err(|err| failed(&self.url, &err))
    }

    async fn close(mut self) {
        // A server that is gone needs no goodbye.
        let _gone = self.sink.close().await;
    }
}

/// Returns a message as one frame, or as many as it takes for none to be longer than `max_bytes`
/// (RFC 6455 section 5.4). A character may be cut in two: the whole is what must be UTF-8.
fn parts(text: Utf8Bytes, max_bytes: usize) -> impl Iterator<Item = Frame> {
    let (whole, mut rest) =
        if text.len() <= max_bytes { (Some(text), Bytes::new()) } else { (None, text.into()) };
    let mut kind = Data::Text;
    let fragments = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let part = rest.split_to(rest.len().min(max_bytes));
        let part = Part::message(part, OpCode::Data(kind), rest.is_empty());
        kind = Data::Continue;
        Some(Frame::Frame(part))
    });
    whole.map(Frame::Text).into_iter().chain(fragments)
}

/// The inbound side of a [`WebSocketLink`].
pub struct WebSocketReceiver {
    url: Arc<str>,
    stream: SplitStream<Socket>,
    /// Longest silence of the other side.
    silence: Option<Duration>,
    last_heard: Instant,
}

impl std::fmt::Debug for WebSocketReceiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebSocketReceiver({})", self.url)
    }
}

impl WebSocketReceiver {
    async fn frame(
        &mut self,
    ) -> Result<Option<Result<Frame, tokio_tungstenite::tungstenite::Error>>, LinkEnd> {
        let Some(silence) = self.silence else { return Ok(self.stream.next().await) };
        let Ok(frame) = timeout_at(self.last_heard + silence, self.stream.next()).await else {
            let (url, silence) = (&self.url, silence.as_secs());
            let reason =
                format!("the connection to `{url}` failed: no sign of life for {silence} s");
            return Err(LinkEnd::new(reason));
        };
        self.last_heard = Instant::now();
        Ok(frame)
    }
}

impl LinkReceiver for WebSocketReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        loop {
            match self.frame().await? {
                Some(Ok(Frame::Text(text))) => return Ok(ServerMessage::Frame(text.into())),
                Some(Ok(Frame::Close(frame))) => return Err(closed(&self.url, frame.as_ref())),
                // The library answers pings; servers send no binary frames.
                Some(Ok(_)) => {}
                Some(Err(err)) => return Err(LinkEnd::new(failed(&self.url, &err))),
                None => return Err(closed(&self.url, None)),
            }
        }
    }
}

fn closed(url: &str, frame: Option<&CloseFrame>) -> LinkEnd {
    let reason = match frame {
        Some(frame) if !frame.reason.is_empty() => {
            format!("`{url}` closed the connection: {} (code {})", frame.reason, frame.code)
        }
        Some(frame) => format!("`{url}` closed the connection (code {})", frame.code),
        None => format!("`{url}` closed the connection without a reason"),
    };
    LinkEnd { reason: reason.into(), close_code: frame.map(|frame| frame.code.into()) }
}

fn failed(url: &str, err: &tokio_tungstenite::tungstenite::Error) -> String {
    format!("the connection to `{url}` failed: {err}")
}
