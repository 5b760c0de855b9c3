//! The socket of a host: envelopes in both directions.
//!
//! A newer connection of the same machine takes over from the older one.

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::{Error, Message};
use turnhost_relay_protocol::FromHost;

use crate::caller::machine;
use crate::database::machines::{self, MachineRow, RESTARTED};
use crate::error::Refusal;
use crate::http::{Request, Response};
use crate::limits::{COMPANY, HOST_FRAME_BYTES, SILENCE};
use crate::machine::ForHost;
use crate::relay::{Relay, SharedMachine, lock};
use crate::sockets::{Socket, Upgrade, close, feed, pace, until};

/// The reason of a host that closed its socket, in any way.
const ENDED: &str = "the host ended, or remote control was switched off there";

/// The version of the protocol.
const VERSION: &str = "3";

/// Checks the handshake of a host.
pub(super) async fn upgrade(relay: &Relay, mut request: Request) -> Result<Response, Refusal> {
    let named = request.header("x-codex-server-id").unwrap_or_default().to_owned();
    let exists = {
        let named = named.clone();
        relay.0.database.call(move |db| machines::exists(db, &named)).await?
    };
    if !exists {
        return Err(Refusal::no_server());
    }
    let machine = machine(relay, &request).await?;
    if machine.server != named {
        return Err(Refusal::unauthorized());
    }
    let version = request.header("x-codex-protocol-version").unwrap_or_default();
    if version != VERSION {
        tracing::warn!(version, "a host speaks another version of the protocol");
    }
    let cursor = request.header("x-codex-subscribe-cursor").map(str::to_owned);
    let upgrade = Upgrade::of(&mut request)?;
    let (response, socket) = upgrade.begin(HOST_FRAME_BYTES, 4 * HOST_FRAME_BYTES);
    let relay = relay.clone();
    relay.0.ending.clone().spawn_to_end(async move {
        if let Some(socket) = socket.await {
            run(relay, machine, socket, cursor.as_deref()).await;
        }
    });
    Ok(response)
}

/// Serves a host until its socket ends.
async fn run(relay: Relay, row: MachineRow, socket: Socket, cursor: Option<&str>) {
    let machine = relay.machine(&row.environment);
    let (sink, stream) = socket.split();
    let generation = lock(&machine).host_connected(cursor);
    // A shutdown that began while this one was under way has cut all hosts already.
    if relay.is_ending() {
        lock(&machine).cut_host();
    }
    note(&relay, &row.environment, None).await;
    tracing::info!(machine = %row.environment, "a host connected");
    let reason = tokio::select! {
        reason = read(&relay, &machine, stream, generation) => reason,
        reason = write(&relay, &machine, sink, generation) => reason,
    };
    tracing::info!(machine = %row.environment, reason, "a host's connection ended");
    if lock(&machine).host_left(generation) {
        note(&relay, &row.environment, Some(reason)).await;
    }
}

async fn note(relay: &Relay, environment: &str, reason: Option<&'static str>) {
    let (environment, now) = (environment.to_owned(), relay.now());
    let seen = move |db: &rusqlite::Connection| machines::seen(db, &environment, now, reason);
    if let Err(err) = relay.0.database.call(seen).await {
        tracing::error!(%err, "the presence of a machine could not be stored");
    }
}

/// Reads envelopes. Returns why there are no more.
async fn read(
    relay: &Relay,
    machine: &SharedMachine,
    mut stream: SplitStream<Socket>,
    generation: u64,
) -> &'static str {
    loop {
        let next = match timeout(SILENCE, stream.next()).await {
            Err(_) => return "the host fell silent",
            Ok(None | Some(Ok(Message::Close(_)))) => return ENDED,
            Ok(Some(Err(err))) => {
                tracing::debug!(%err, "reading a host's socket failed");
                return if is_end(&err) { ENDED } else { "the connection broke" };
            }
            Ok(Some(Ok(next))) => next,
        };
        let mut machine = lock(machine);
        if !machine.is_current(generation) {
            // The writer says so.
            continue;
        }
        match next {
            Message::Text(text) => {
                relay.0.metrics.host_frames.count();
                if let Some(frame) = FromHost::read(&text) {
                    machine.take_from_host(&frame);
                } else {
                    tracing::warn!(bytes = text.len(), "a host's frame is malformed");
                }
            }
            Message::Pong(cursor) => {
                let cursor = std::str::from_utf8(&cursor).ok().and_then(|it| it.parse().ok());
                machine.confirm(cursor.unwrap_or_default());
            }
            Message::Binary(_) | Message::Ping(_) | Message::Close(_) | Message::Frame(_) => {}
        }
    }
}

/// Returns whether the other side closed the connection without a close frame, as hosts do that end or switch
/// remote control off; a network that is gone says nothing.
fn is_end(err: &Error) -> bool {
    match err {
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => true,
        // Under TLS.
        Error::Io(err) => err.kind() == std::io::ErrorKind::UnexpectedEof,
        _ => false,
    }
}

/// Returns the code and the reason of the close frame for a connection that is not the present one, and
/// what is noted of a machine that has no other.
fn farewell(
    relay: &Relay,
    machine: &SharedMachine,
    generation: u64,
) -> (u16, &'static str, &'static str) {
    if relay.is_ending() {
        (1012, "the relay restarts", RESTARTED)
    } else if lock(machine).is_replaced(generation) {
        let reason = "another connection of this machine took over";
        (4000, reason, reason)
    } else {
        let reason = "its host token was revoked or has expired";
        (4000, reason, reason)
    }
}

/// Writes what waits.
async fn write(
    relay: &Relay,
    machine: &SharedMachine,
    mut sink: SplitSink<Socket, Message>,
    generation: u64,
) -> &'static str {
    let wake = lock(machine).host_wake();
    let mut owed_at = None;
    loop {
        let wait = wake.notified();
        let pace = pace(owed_at);
        let next = {
            let mut machine = lock(machine);
            machine.is_current(generation).then(|| machine.next_for_host(pace))
        };
        let Some(ForHost { frames, ping, owes }) = next else {
            let (code, reason, noted) = farewell(relay, machine, generation);
            // The other side may be gone.
            _ = sink.send(close(code, reason)).await;
            return noted;
        };
        let ping = ping.map(|cursor| Message::Ping(cursor.to_string().into()));
        let messages = frames.into_iter().map(Message::Text).chain(ping);
        if !feed(&mut sink, messages).await {
            return "the connection broke";
        }
        owed_at = owes.then(|| owed_at.unwrap_or_else(|| Instant::now() + COMPANY));
        until(wait, owed_at).await;
    }
}
