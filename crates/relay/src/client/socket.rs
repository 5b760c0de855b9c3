//! The socket of a client's stream.
//!
//! Two halves in one task: one reads as long as the host takes what is read, the
//! other writes what the stream's spool has. Neither waits for the other.

use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::StatusCode;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Message;
use turnhost_relay_protocol::{CLIENT_FRAME_BYTES, FromClient, ToClient, encode};

use crate::caller::client;
use crate::database::clients;
use crate::error::Refusal;
use crate::http::{Request, Response};
use crate::limits::{COMPANY, PING, SILENCE};
use crate::machine::{Attachment, Lost, Missed, Next, NoStream, Opener};
use crate::owed::{Due, Owed, Pace};
use crate::push;
use crate::relay::{Relay, SharedMachine, lock};
use crate::sockets::{Socket, Upgrade, close, feed, pace, until};

/// The close code for a frame that breaks the rules.
const BROKEN: u16 = 4400;

/// Opens a stream or takes one up again, and upgrades.
pub(super) async fn upgrade(
    relay: &Relay,
    mut request: Request,
    environment: &str,
) -> Result<Response, Refusal> {
    let client = client(relay, &request).await?;
    let (id, of) = (client.id.clone(), environment.to_owned());
    if !relay.0.database.call(move |db| clients::is_paired(db, &id, &of)).await? {
        return Err(Refusal::not_paired());
    }
    let taken_up = match (request.query("stream"), request.query("after")) {
        (None, None) => None,
        (Some(stream), Some(after)) => {
            let after = after.parse::<u64>();
            Some((stream, after.map_err(|_| Refusal::invalid("`after` must be a number"))?))
        }
        _ => return Err(Refusal::invalid("`stream` and `after` are given together or not at all")),
    };
    let upgrade = Upgrade::of(&mut request)?;
    let machine = relay.machine(environment);
    let opener = Opener { client: client.id.as_str().into(), expires: client.expires };
    let held = match taken_up {
        Some((stream, after)) => lock(&machine).resume(&stream, &opener, after),
        None => lock(&machine).open(&relay.0.world.random_uuid().to_string(), opener),
    };
    let held = held.map_err(|no| match no {
        NoStream::Unknown => {
            Refusal::new(StatusCode::NOT_FOUND, "notFound", "the stream is over; open a new one")
        }
        NoStream::TooMany => {
            Refusal::new(StatusCode::CONFLICT, "tooMany", "too many streams are open; close one")
        }
    })?;
    let (response, socket) = upgrade.begin(CLIENT_FRAME_BYTES, CLIENT_FRAME_BYTES);
    let (relay, environment) = (relay.clone(), environment.to_owned());
    let attached = Attached { relay, machine, held, environment, client: client.id };
    attached.relay.0.ending.clone().spawn_to_end(async move {
        match socket.await {
            Some(socket) => run(&attached, socket).await,
            None => attached.detach(),
        }
    });
    Ok(response)
}

/// The stream of a client, attached to a socket.
struct Attached {
    relay: Relay,
    machine: SharedMachine,
    held: Attachment,
    environment: String,
    client: String,
}

impl Attached {
    /// Detaches the stream from its socket, and sends the wake-up that the client may have missed.
    fn detach(&self) {
        let missed = lock(&self.machine).detach(&self.held, self.relay.now());
        self.wake_if(missed);
    }

    fn wake_if(&self, missed: Missed) {
        match missed {
            Missed::Nothing => {}
            Missed::WakeUp => push::wake_late(&self.relay, &self.environment, &self.client),
        }
    }
}

/// The time for sending a client the reason for which its socket closes.
const GOODBYE: Duration = Duration::from_secs(1);

/// The end of a client's socket.
enum End {
    /// The client is done with the stream.
    Left,
    /// The socket is gone; the client may come back.
    Gone,
    Lost(Lost),
    Broken(&'static str),
}

async fn run(attached: &Attached, socket: Socket) {
    let Attached { relay, machine, held, .. } = attached;
    if relay.is_ending() {
        lock(machine).drop_all(Lost::ShuttingDown);
    }
    let (mut sink, stream) = socket.split();
    let received = Mutex::new(Received::default());
    let end = tokio::select! {
        biased;
        end = write(machine, held, &mut sink, &received) => end,
        end = read(attached, stream, &received) => end,
    };
    match end {
        End::Left => lock(machine).leave(held),
        End::Gone => attached.detach(),
        End::Lost(lost) => {
            relay.0.metrics.lost_streams.count();
            let (reason, code) = lost.words();
            let frame = encode(&ToClient::Lost { reason });
            let frames = vec![Message::Text(frame.into()), close(code, reason)];
            say_goodbye(&mut sink, frames).await;
            attached.detach();
        }
        End::Broken(rule) => {
            say_goodbye(&mut sink, vec![close(BROKEN, rule)]).await;
            lock(machine).leave(held);
        }
    }
}

/// The messages that came over this socket.
#[derive(Debug, Default)]
struct Received {
    last: u64,
    /// Those that are not acknowledged.
    owed: Owed,
}

/// Sends the last frames; the other side may be gone, or not read.
async fn say_goodbye(sink: &mut SplitSink<Socket, Message>, frames: Vec<Message>) {
    let goodbye = async {
        for frame in frames {
            sink.send(frame).await?;
        }
        Ok::<_, tokio_tungstenite::tungstenite::Error>(())
    };
    // An error means that the peer is gone.
    _ = timeout(GOODBYE, goodbye).await;
}

async fn read(
    attached: &Attached,
    mut stream: SplitStream<Socket>,
    received: &Mutex<Received>,
) -> End {
    let Attached { relay, machine, held, .. } = attached;
    loop {
        until_room(machine, held).await;
        let text = match timeout(SILENCE, stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => text,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)))) => {
                lock(machine).heard(held);
                continue;
            }
            Ok(Some(Ok(Message::Binary(_)))) => return End::Broken("frames must be text"),
            Ok(Some(Ok(Message::Close(frame)))) => {
                let is_done = frame.is_some_and(|frame| u16::from(frame.code) == 1000);
                return if is_done { End::Left } else { End::Gone };
            }
            Ok(Some(Err(tokio_tungstenite::tungstenite::Error::Capacity(_)))) => {
                return End::Broken("a frame has at most 140 KiB");
            }
            Ok(None | Some(Err(_))) | Err(_) => return End::Gone,
        };
        relay.0.metrics.client_frames.count();
        let Some(frame) = FromClient::read(&text) else {
            return End::Broken("a frame is malformed");
        };
        if &*frame.kind == "presence" {
            match lock(machine).take_presence(held, &frame) {
                Ok(missed) => attached.wake_if(missed),
                Err(broken) => return End::Broken(broken.0),
            }
            continue;
        }
        match lock(machine).take_from_client(held, &frame) {
            Err(broken) => return End::Broken(broken.0),
            Ok(None) => {}
            Ok(Some(seq)) => {
                let due = {
                    let mut received = lock(received);
                    received.last = received.last.max(seq);
                    received.owed.add(text.len())
                };
                if due != Due::Later {
                    held.wake.notify_waiters();
                }
            }
        }
    }
}

/// Waits until the host has taken enough. A stream that is over has room: the writer says so.
async fn until_room(machine: &SharedMachine, held: &Attachment) {
    loop {
        let wait = held.wake.notified();
        if lock(machine).has_room(held) != Some(false) {
            return;
        }
        wait.await;
    }
}

async fn write(
    machine: &SharedMachine,
    held: &Attachment,
    sink: &mut SplitSink<Socket, Message>,
    received: &Mutex<Received>,
) -> End {
    let mut position = held.position;
    let mut owed_at: Option<Instant> = None;
    let mut ping_at = Instant::now() + PING;
    if sink.send(Message::Text(held.open.clone().into())).await.is_err() {
        return End::Gone;
    }
    loop {
        let wait = held.wake.notified();
        let next = lock(machine).next_for_client(held, position);
        let mut batch = Vec::new();
        match next {
            Next::Over(lost) => return End::Lost(lost),
            Next::Nothing => {}
            Next::Frames(frames, last) => {
                position = last;
                batch.extend(frames.into_iter().map(Message::Text));
            }
        }
        let pace = if batch.is_empty() { pace(owed_at) } else { Pace::AtOnce };
        let owes = {
            let Received { last, owed } = &mut *lock(received);
            if owed.settle(pace) {
                batch.push(Message::Text(encode(&ToClient::Ack { seq: *last }).into()));
            }
            !owed.is_nothing()
        };
        owed_at = owes.then(|| owed_at.unwrap_or_else(|| Instant::now() + COMPANY));
        if Instant::now() >= ping_at {
            ping_at = Instant::now() + PING;
            batch.push(Message::Ping(Bytes::default()));
        }
        if !feed(sink, batch.into_iter()).await {
            return End::Gone;
        }
        until(wait, Some(owed_at.unwrap_or(ping_at))).await;
    }
}
