//! Carries one stream over as many sockets as it takes.
//!
//! A reader and a writer work side by side on a socket and never wait for each other. When the
//! socket is lost, another one takes the stream up, as long as the relay holds it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use turnhost_relay_protocol::RelayToClient;

use crate::RelayClientError;
use crate::shared::{Closing, Shared};
use crate::socket::{Dialer, Opened, Socket, TakenUp};
use crate::stream::StreamEnd;

/// A relay pings every 20 s; one that is silent for a minute is gone.
const SILENCE: Duration = Duration::from_mins(1);

/// The longest time until what came is acknowledged.
const ACKNOWLEDGE: Duration = Duration::from_secs(2);

/// A relay holds a stream for two minutes after its socket was lost.
const KEPT: Duration = Duration::from_mins(2);

/// Waits between attempts to take a stream up: from the first, doubled, to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// The close codes of the leg.
mod code {
    pub(super) const DONE: u16 = 1000;
    pub(super) const TAKEN_OVER: u16 = 4000;
    pub(super) const REVOKED: u16 = 4003;
    pub(super) const BROKEN: u16 = 4400;
    pub(super) const RESTART: u16 = 1012;
    pub(super) const LOST: u16 = 4001;
}

/// The end of one socket.
enum Cut {
    /// The network failed; the stream lives on at the relay.
    Lost(String),
    /// The stream is over.
    Over(StreamEnd),
}

/// Carries a stream from its first socket to its end; whole messages go to `messages`.
pub(crate) async fn carry(
    shared: Arc<Shared>,
    dialer: Dialer,
    first: Opened,
    messages: mpsc::Sender<Bytes>,
) -> StreamEnd {
    let stream = first.stream;
    let mut socket = first.socket;
    let end = loop {
        let reason = match attend(&shared, socket, &messages).await {
            Cut::Over(end) => break end,
            Cut::Lost(reason) => reason,
        };
        tracing::debug!(reason, "the socket to the relay was lost");
        socket = match again(&shared, &dialer, &stream, reason).await {
            Ok(socket) => socket,
            Err(end) => break end,
        };
    };
    shared.state().ended = Some(Arc::clone(&end.reason));
    shared.room.notify_waiters();
    end
}

/// Takes the stream up over another socket.
async fn again(
    shared: &Shared,
    dialer: &Dialer,
    stream: &str,
    mut reason: String,
) -> Result<Socket, StreamEnd> {
    let deadline = Instant::now() + KEPT;
    let mut wait = FIRST_WAIT;
    loop {
        if shared.state().closing != Closing::NotYet {
            return Err(StreamEnd::passing("the client is done"));
        }
        if Instant::now() + wait > deadline {
            return Err(StreamEnd::passing(reason));
        }
        sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
        let after = shared.state().numbers.taken();
        let taken_up = TakenUp { stream: stream.to_owned(), after };
        let opened = match dialer.take_up(&taken_up).await {
            Ok(opened) => opened,
            Err(RelayClientError::Status { status: 404, message, .. }) => {
                return Err(StreamEnd::passing(message));
            }
            Err(err) if err.is_passing() => {
                reason = err.to_string();
                continue;
            }
            Err(err) => return Err(StreamEnd::lasting(err.to_string())),
        };
        let reopened = shared.state().numbers.reopened(opened.taken);
        return match reopened {
            Ok(()) => Ok(opened.socket),
            Err(broken) => Err(StreamEnd::passing(broken.0)),
        };
    }
}

/// Serves one socket until its end.
async fn attend(shared: &Shared, socket: Socket, messages: &mpsc::Sender<Bytes>) -> Cut {
    let (sink, stream) = socket.split();
    tokio::select! {
        cut = read(shared, stream, messages) => cut,
        cut = write(shared, sink) => cut,
    }
}

async fn read(
    shared: &Shared,
    mut stream: SplitStream<Socket>,
    messages: &mpsc::Sender<Bytes>,
) -> Cut {
    let mut lost = None;
    loop {
        // Room first: what was counted as taken must not be dropped because the writer ends the socket.
        let Ok(room) = messages.reserve().await else {
            return Cut::Over(StreamEnd::passing("nobody listens"));
        };
        let text = match timeout(SILENCE, stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => text,
            Ok(Some(Ok(Message::Close(frame)))) => return closed(frame.as_ref(), lost),
            Ok(Some(Ok(_))) => continue,
            Ok(Some(Err(err))) => return Cut::Lost(err.to_string()),
            Ok(None) => return Cut::Lost("the relay closed the connection".to_owned()),
            Err(_) => return Cut::Lost(format!("no sign of life for {} s", SILENCE.as_secs())),
        };
        match take(shared, &text) {
            Ok(Taken::Nothing) => {}
            Ok(Taken::Lost(reason)) => lost = Some(reason),
            Ok(Taken::Message(message)) => room.send(message),
            Err(reason) => return Cut::Over(StreamEnd::passing(reason)),
        }
    }
}

/// The effect of a frame.
enum Taken {
    Nothing,
    Message(Bytes),
    Lost(String),
}

fn take(shared: &Shared, text: &str) -> Result<Taken, &'static str> {
    let frame = RelayToClient::read(text).ok_or("a frame of the relay is malformed")?;
    let mut state = shared.state();
    match &*frame.kind {
        "message" | "chunk" => {
            let message = state.numbers.take(&frame).map_err(|broken| broken.0)?;
            if state.numbers.is_ack_due() {
                shared.wake.notify_one();
            }
            Ok(message.map_or(Taken::Nothing, |message| Taken::Message(message.into())))
        }
        "ack" => {
            let seq = frame.seq.ok_or("an `ack` of the relay has no `seq`")?;
            state.numbers.acknowledged(seq).map_err(|broken| broken.0)?;
            shared.room.notify_waiters();
            shared.wake.notify_one();
            Ok(Taken::Nothing)
        }
        "lost" => Ok(Taken::Lost(frame.reason.unwrap_or_default().into_owned())),
        // `machine`: the stream lives on, and what is sent waits. Others are of a later version.
        _ => Ok(Taken::Nothing),
    }
}

fn closed(frame: Option<&CloseFrame>, lost: Option<String>) -> Cut {
    let Some(frame) = frame else { return Cut::Lost("the relay closed the socket".to_owned()) };
    let code = u16::from(frame.code);
    let reason = lost.unwrap_or_else(|| frame.reason.to_string());
    match code {
        code::REVOKED | code::TAKEN_OVER | code::BROKEN => Cut::Over(StreamEnd::lasting(reason)),
        code::DONE | code::LOST | code::RESTART => Cut::Over(StreamEnd::passing(reason)),
        _ => Cut::Lost(format!("the relay closed the socket: {reason} (code {code})")),
    }
}

async fn write(shared: &Shared, mut sink: SplitSink<Socket, Message>) -> Cut {
    let failed = |err: tokio_tungstenite::tungstenite::Error| Cut::Lost(err.to_string());
    let mut acknowledge_at = Instant::now() + ACKNOWLEDGE;
    let mut said_goodbye = false;
    loop {
        let (frames, is_done) = {
            let mut state = shared.state();
            if Instant::now() >= acknowledge_at {
                state.numbers.acknowledge();
                acknowledge_at = Instant::now() + ACKNOWLEDGE;
            }
            let is_done = match state.closing {
                Closing::NotYet => false,
                Closing::Behind => state.numbers.is_sent(),
                Closing::AtOnce => true,
            };
            (state.numbers.next(), is_done)
        };
        for frame in frames {
            if let Err(err) = sink.feed(Message::Text(frame)).await {
                return failed(err);
            }
        }
        if let Err(err) = sink.flush().await {
            return failed(err);
        }
        if is_done && !said_goodbye {
            said_goodbye = true;
            let done = CloseFrame { code: code::DONE.into(), reason: "".into() };
            if let Err(err) = sink.send(Message::Close(Some(done))).await {
                return failed(err);
            }
        }
        // A permit is kept if it is woken in between.
        _ = timeout_at(acknowledge_at, shared.wake.notified()).await;
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use tokio_tungstenite::WebSocketStream;
    use tokio_tungstenite::tungstenite::protocol::Role;

    use super::*;
    use crate::socket::ByteStream;

    #[tokio::test]
    async fn a_socket_that_ends_while_nobody_takes_messages_costs_none_of_those_that_count() {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let ours: Box<dyn ByteStream> = Box::new(ours);
        let socket = WebSocketStream::from_raw_socket(ours, Role::Client, None).await;
        let mut relay = WebSocketStream::from_raw_socket(theirs, Role::Server, None).await;
        for seq in 1..=3 {
            let text = format!(r#"{{"type":"message","seq":{seq},"message":{seq}}}"#);
            relay.send(Message::Text(text.into())).await.unwrap();
        }
        let shared = Shared::new();
        let (messages, mut received) = mpsc::channel(1);
        {
            let mut cut = pin!(attend(&shared, socket, &messages));
            tokio::select! {
                biased;
                _ = &mut cut => panic!("the socket is there"),
                () = tokio::task::yield_now() => {}
            }
            // What the client says next meets a socket that is gone.
            drop(relay);
            shared.state().numbers.send("{}").unwrap();
            shared.wake.notify_one();
            assert!(matches!(cut.await, Cut::Lost(_)));
        }
        drop(messages);
        let mut count = 0;
        while received.recv().await.is_some() {
            count += 1;
        }
        assert_eq!((count, shared.state().numbers.taken()), (1, 1));
    }
}
