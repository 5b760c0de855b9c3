//! A websocket as a link of frames.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Message as Frame, Utf8Bytes};
use turnhost_client::{Link, LinkEnd, LinkReceiver, LinkSender, ServerMessage};

use crate::stream::Stream;

/// An open websocket to a server.
#[derive(Debug)]
pub struct WebSocketLink {
    url: Arc<str>,
    socket: WebSocketStream<Stream>,
}

impl WebSocketLink {
    pub(crate) fn new(url: &str, socket: WebSocketStream<Stream>) -> Self {
        Self { url: url.into(), socket }
    }
}

impl Link for WebSocketLink {
    type Sender = WebSocketSender;
    type Receiver = WebSocketReceiver;

    fn split(self) -> (WebSocketSender, WebSocketReceiver) {
        let (sink, stream) = self.socket.split();
        let sender = WebSocketSender { url: Arc::clone(&self.url), sink };
        (sender, WebSocketReceiver { url: self.url, stream })
    }
}

/// The outbound side of a [`WebSocketLink`].
#[derive(Debug)]
pub struct WebSocketSender {
    url: Arc<str>,
    sink: SplitSink<WebSocketStream<Stream>, Frame>,
}

impl LinkSender for WebSocketSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        for frame in frames.drain(..) {
            let text = Utf8Bytes::try_from(frame)
                .map_err(|err| format!("a message to `{}` is not UTF-8: {err}", self.url))?;
            self.sink.feed(Frame::Text(text)).await.map_err(|err| failed(&self.url, &err))?;
        }
        self.sink.flush().await.map_err(|err| failed(&self.url, &err))
    }

    async fn close(mut self) {
        // A server that is gone needs no goodbye.
        let _gone = self.sink.close().await;
    }
}

/// The inbound side of a [`WebSocketLink`].
#[derive(Debug)]
pub struct WebSocketReceiver {
    url: Arc<str>,
    stream: SplitStream<WebSocketStream<Stream>>,
}

impl LinkReceiver for WebSocketReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        loop {
            match self.stream.next().await {
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
