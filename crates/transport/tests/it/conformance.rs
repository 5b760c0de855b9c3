//! The websocket protocol, byte by byte over a real socket: the cases of the
//! Autobahn test-suite by its numbers, against connections that echo text.
//!
//! The suite itself is run by hand against `examples/echo.rs`. Where it expects
//! something else than the server does, [`DEVIATIONS`] says so and why.

mod cases;
mod frame;

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};

use cases::{Case, cases};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{Connection, ConnectionIds, Inbound, Limits, Offer, WhenFull};

use crate::{Note, soon};

/// Cases of the suite that the server does not pass, with the reason.
const DEVIATIONS: &[(&str, &str)] = &[
    ("1.2", "binary messages are no JSON-RPC: they are reported and skipped, and not sent back"),
    (
        "7.1.1",
        "a close frame ends the conversation at once: what was asked in the same breath may not \
         be answered any more, so the cases close when they have their answers",
    ),
    ("6.4.3", "a frame is checked when it is complete; only its own sender waits for the answer"),
];

/// The way in which the bytes of a case reach the server.
#[derive(Clone, Copy, Debug)]
enum Chops {
    /// All in one write.
    Whole,
    /// Each frame in a write of its own.
    Frames,
    /// Each octet in a write of its own.
    Octets,
}

/// The frames that a client saw. Pongs and texts are apart: the one may overtake the other.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// The texts, in order.
    texts: Vec<String>,
    /// The payloads of the pongs, in order.
    pongs: Vec<Vec<u8>>,
    /// The close frame.
    close: Option<Goodbye>,
}

/// A close frame of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goodbye {
    /// Without a code.
    Bare,
    /// With this code.
    Code(u16),
}

async fn echo(mut connection: Connection<Note>) {
    while let Some(inbound) = connection.recv().await {
        let Inbound::Frame(frame) = inbound else { continue };
        let text = String::from_utf8(frame.to_vec()).unwrap();
        if connection.outbox().offer(Note::plain(text)) == Offer::Closed {
            return;
        }
    }
}

async fn listen(tasks: &Tasks) -> SocketAddr {
    let listener = WebSocketListener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
    let address = listener.local_addr();
    // Room for the largest message and its frame.
    let limits = Limits { budget_bytes: 32 << 20, ..Limits::new(WhenFull::Disconnect) };
    listener.serve_with(ConnectionIds::default(), limits, tasks, |connection| {
        connection.tasks().clone().spawn(echo(connection));
    });
    address
}

/// Opens a websocket, and returns the head of the answer to its handshake.
async fn open(address: SocketAddr) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let request = "GET / HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
        Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(soon(stream.read_u8()).await.unwrap());
    }
    (stream, String::from_utf8(head).unwrap().to_lowercase())
}

/// Sends the frames of `case`, closes if the server need not, and reads to the
/// end of the connection.
async fn play(address: SocketAddr, case: &Case, chops: Chops) -> Seen {
    let (stream, _head) = open(address).await;
    let (mut reader, mut writer) = stream.into_split();
    let send = async {
        let whole = case.frames.concat();
        let chunks: Vec<&[u8]> = match chops {
            Chops::Whole => vec![&whole],
            Chops::Frames => case.frames.iter().map(Vec::as_slice).collect(),
            Chops::Octets => whole.chunks(1).collect(),
        };
        for chunk in chunks {
            // The server may have closed already: on the first wrong octet it should.
            if writer.write_all(chunk).await.is_err() {
                break;
            }
            tokio::task::yield_now().await;
        }
        // The sending side stays open: it is the server that ends a connection.
        writer
    };
    let answers = case.seen.texts.len() + case.seen.pongs.len();
    let mut bytes = Vec::new();
    let receive = async {
        let closes = case.closes;
        while !closes || frame::read_all(&bytes).0.answers() < answers {
            // A reset after the goodbye is an end like any other.
            if reader.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                break;
            }
        }
    };
    let (mut writer, ()) = soon(async { tokio::join!(send, receive) }).await;
    if case.closes {
        writer.write_all(&frame::close(1000, b"")).await.unwrap();
        let _reset = soon(reader.read_to_end(&mut bytes)).await;
    }
    let (seen, rest) = frame::read_all(&bytes);
    assert_eq!(rest, 0, "half a frame at the end of case {}", case.id);
    seen
}

impl Seen {
    fn answers(&self) -> usize {
        self.texts.len() + self.pongs.len()
    }
}

#[tokio::test]
async fn every_case_is_answered_as_the_protocol_asks_however_it_is_chopped() {
    let tasks = Tasks::new();
    let address = listen(&tasks).await;
    let mut failures = Vec::new();
    for case in cases() {
        let small = case.frames.iter().map(Vec::len).sum::<usize>() < 2_000;
        let ways: &[Chops] =
            if small { &[Chops::Whole, Chops::Frames, Chops::Octets] } else { &[Chops::Whole] };
        for &chops in ways {
            let seen = play(address, &case, chops).await;
            if seen != case.seen {
                failures.push(format!(
                    "case {} ({}), {chops:?}:\n  saw      {}\n  expected {}",
                    case.id,
                    case.about,
                    short(&seen),
                    short(&case.seen)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    tasks.cancel();
    soon(tasks.wait()).await;
}

/// Long texts make no readable failure.
fn short(seen: &Seen) -> String {
    format!("{seen:?}").chars().take(300).collect()
}

#[test]
fn every_deviation_is_a_case_and_every_case_has_a_name_of_its_own() {
    let ids: Vec<_> =
        cases().into_iter().map(|case| format!("{} {}", case.id, case.about)).collect();
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    for (id, reason) in DEVIATIONS {
        assert!(cases().iter().any(|case| case.id == *id), "no case `{id}`: {reason}");
    }
}

/// Cases 12 and 13 are about compression, which is never agreed on.
#[tokio::test]
async fn compression_is_offered_and_not_chosen() {
    let tasks = Tasks::new();
    let (_stream, head) = open(listen(&tasks).await).await;
    assert!(head.starts_with("http/1.1 101 "), "{head}");
    assert!(!head.contains("sec-websocket-extensions"), "{head}");
    // The accept key of the sample nonce in RFC 6455 section 1.3.
    assert!(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="), "{head}");
    tasks.cancel();
}
