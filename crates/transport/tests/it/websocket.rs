//! Websocket connections with real clients.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::Frame as RawFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::{WebSocketStream, client_async};
use turnhost_base::ConnectionId;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{
    CloseReason, Connection, ConnectionIds, Inbound, Limits, MAX_FRAME_BYTES, Offer, TransportKind,
    WhenFull,
};

use crate::{Note, soon};

struct Server {
    address: SocketAddr,
    connections: mpsc::Receiver<Connection<Note>>,
    tasks: Tasks,
}

impl Server {
    async fn start(limits: Limits) -> Self {
        let tasks = Tasks::new();
        let listener = WebSocketListener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.unwrap();
        let address = listener.local_addr();
        let (accepted, connections) = mpsc::channel(8);
        listener.serve_with(ConnectionIds::default(), limits, &tasks, move |connection| {
            accepted.try_send(connection).unwrap();
        });
        Self { address, connections, tasks }
    }

    async fn attach(&mut self) -> (Connection<Note>, WebSocketStream<TcpStream>) {
        let stream = TcpStream::connect(self.address).await.unwrap();
        self.attach_by(stream).await
    }

    async fn attach_by(
        &mut self,
        stream: TcpStream,
    ) -> (Connection<Note>, WebSocketStream<TcpStream>) {
        let (client, _) = soon(client_async("ws://t/any/path?query", stream)).await.unwrap();
        (soon(self.connections.recv()).await.unwrap(), client)
    }
}

async fn text(client: &mut WebSocketStream<TcpStream>) -> String {
    match soon(client.next()).await.unwrap().unwrap() {
        Frame::Text(text) => text.to_string(),
        other => panic!("expected text, not {other:?}"),
    }
}

/// Reads to the close frame.
async fn goodbye(client: &mut WebSocketStream<TcpStream>) -> (usize, CloseFrame) {
    let mut texts = 0;
    loop {
        match soon(client.next()).await.expect("a close frame before the end").unwrap() {
            Frame::Close(Some(frame)) => return (texts, frame),
            Frame::Text(_) => texts += 1,
            other => panic!("unexpected {other:?}"),
        }
    }
}

#[tokio::test]
async fn text_goes_both_ways_on_numbered_connections() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, mut client) = server.attach().await;
    assert_eq!((connection.id(), connection.kind()), (ConnectionId(0), TransportKind::WebSocket));
    client.send(Frame::text("hello")).await.unwrap();
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame("hello".into())));
    for note in ["one", "two"] {
        assert_eq!(connection.outbox().offer(Note::plain(note)), Offer::Queued);
    }
    assert_eq!([text(&mut client).await, text(&mut client).await], ["one", "two"]);
    let (second, _client) = server.attach().await;
    assert_eq!(second.id(), ConnectionId(1));
}

#[tokio::test]
async fn binary_frames_are_malformed_and_pings_are_answered() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, mut client) = server.attach().await;
    client.send(Frame::binary(vec![1, 2])).await.unwrap();
    assert!(matches!(soon(connection.recv()).await, Some(Inbound::Malformed(_))));
    client.send(Frame::Ping("p".into())).await.unwrap();
    client.send(Frame::text("after")).await.unwrap();
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame("after".into())));
    assert_eq!(connection.outbox().offer(Note::plain("answer")), Offer::Queued);
    let mut seen = vec![soon(client.next()).await.unwrap().unwrap()];
    seen.push(soon(client.next()).await.unwrap().unwrap());
    assert!(seen.contains(&Frame::Pong("p".into())), "{seen:?}");
    assert!(seen.contains(&Frame::text("answer")), "{seen:?}");
}

#[tokio::test]
async fn a_burst_of_3000_messages_arrives_both_ways() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, client) = server.attach().await;
    let (mut sink, mut stream) = client.split();
    let send = async {
        for n in 0..3_000 {
            sink.feed(Frame::text(n.to_string())).await.unwrap();
        }
        sink.flush().await.unwrap();
    };
    let answer = async {
        for _ in 0..3_000 {
            let Some(Inbound::Frame(frame)) = connection.recv().await else { panic!("a frame") };
            let text = String::from_utf8(frame.to_vec()).unwrap();
            assert_eq!(connection.outbox().offer(Note::plain(text)), Offer::Queued);
        }
    };
    let receive = async {
        for n in 0..3_000 {
            assert_eq!(stream.next().await.unwrap().unwrap(), Frame::text(n.to_string()));
        }
    };
    soon(async { tokio::join!(send, answer, receive) }).await;
}

#[tokio::test]
async fn a_reader_that_never_reads_is_cut_off_with_a_reason_and_the_others_get_all() {
    let budget_bytes = 1 << 20;
    let mut server =
        Server::start(Limits { budget_bytes, ..Limits::new(WhenFull::Disconnect) }).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4 << 10).unwrap();
    let stream = socket.connect(server.address).await.unwrap();
    let (stalled, mut stalled_client) = server.attach_by(stream).await;
    let (reading, mut client) = server.attach().await;
    let note = Note::plain("z".repeat(1_000));
    let mut sent = 0;
    while stalled.outbox().offer(note.clone()) == Offer::Queued {
        assert_eq!(reading.outbox().offer(note.clone()), Offer::Queued);
        sent += 1;
        assert!(sent < 100_000, "the stalled reader was never cut off");
        assert_eq!(text(&mut client).await.len(), 1_000);
    }
    assert_eq!(stalled.outbox().waiting_bytes() / budget_bytes, 0);
    assert_eq!(stalled.outbox().close_reason(), Some(CloseReason::TooSlow { budget_bytes }));
    assert_eq!(reading.outbox().offer(note), Offer::Queued);
    assert_eq!(text(&mut client).await.len(), 1_000);
    // When it does read, it gets whole frames up to the goodbye.
    let (texts, frame) = goodbye(&mut stalled_client).await;
    assert!(texts < sent, "{texts} of {sent}");
    assert_eq!(frame.code, CloseCode::Again);
    assert_eq!(frame.reason, CloseReason::TooSlow { budget_bytes }.to_string());
}

#[tokio::test]
async fn a_stalled_reader_gets_its_deltas_joined() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (connection, mut client) = server.attach().await;
    let mut expected = String::new();
    let mut merged = 0;
    // Twice the socket buffers that loopback may have.
    for n in 0..2_000_000 {
        let text = format!("{n:016}");
        match connection.outbox().offer(Note::piece(1, &text)) {
            Offer::Merged => merged += 1,
            offer => assert_eq!(offer, Offer::Queued),
        }
        expected.push_str(&text);
        if n % 1_000 == 0 {
            tokio::task::yield_now().await;
        }
        if merged > 100_000 {
            break;
        }
    }
    assert!(merged > 100_000, "only {merged} were joined");
    let mut pieces = String::new();
    while pieces.len() < expected.len() {
        pieces.push_str(text(&mut client).await.strip_prefix("1:").unwrap());
    }
    assert_eq!(pieces, expected);
}

#[tokio::test]
async fn the_end_of_a_session_is_a_close_frame_after_the_last_message() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (connection, mut client) = server.attach().await;
    assert_eq!(connection.outbox().offer(Note::plain("last")), Offer::Queued);
    drop(connection);
    assert_eq!(text(&mut client).await, "last");
    let (_, frame) = goodbye(&mut client).await;
    assert_eq!(frame.code, CloseCode::Normal);
}

#[tokio::test]
async fn shutdown_says_goodbye_to_everyone() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, mut client) = server.attach().await;
    let (restarting, mut other) = server.attach().await;
    restarting.outbox().close(CloseReason::Restart);
    assert_eq!(goodbye(&mut other).await.1.code, CloseCode::Restart);
    server.tasks.cancel();
    assert_eq!(soon(connection.recv()).await, None);
    let (_, frame) = goodbye(&mut client).await;
    assert_eq!(
        (frame.code, frame.reason.as_str()),
        (CloseCode::Away, "the server is shutting down")
    );
    drop((connection, restarting, client, other));
    soon(server.tasks.wait()).await;
}

#[tokio::test]
async fn a_client_that_closes_ends_the_session() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, mut client) = server.attach().await;
    client.close(None).await.unwrap();
    assert_eq!(soon(connection.recv()).await, None);
    let tasks = connection.tasks().clone();
    drop(connection);
    soon(tasks.cancelled()).await;

    let (mut connection, client) = server.attach().await;
    drop(client);
    assert_eq!(soon(connection.recv()).await, None);
}

/// Returns small limits, so that tests stay quick: what is enforced is the same.
fn small() -> Limits {
    Limits { max_message_bytes: 100_000, ..Limits::new(WhenFull::Disconnect) }
}

#[tokio::test]
async fn a_message_at_the_limit_passes_and_one_over_it_ends_the_connection_with_a_reason() {
    let mut server = Server::start(small()).await;
    for fragments in [1, 4] {
        let (mut connection, mut client) = server.attach().await;
        let fits = "x".repeat(100_000);
        send_in(&mut client, &fits, fragments).await;
        assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame(fits.into())));
        send_in(&mut client, &"x".repeat(100_001), fragments).await;
        assert_eq!(soon(connection.recv()).await, None);
        drop(connection);
        let (_, frame) = goodbye(&mut client).await;
        assert_eq!(frame.code, CloseCode::Size);
        assert_eq!(frame.reason, "a message is over the limit of 100000 bytes");
    }
}

/// Sends a text in this many frames.
async fn send_in(client: &mut WebSocketStream<TcpStream>, text: &str, fragments: usize) {
    let chunks: Vec<&[u8]> = text.as_bytes().chunks(text.len().div_ceil(fragments)).collect();
    for (at, chunk) in chunks.iter().enumerate() {
        let code = OpCode::Data(if at == 0 { Data::Text } else { Data::Continue });
        let frame = RawFrame::message(chunk.to_vec(), code, at + 1 == chunks.len());
        client.send(Frame::Frame(frame)).await.unwrap();
    }
}

#[tokio::test]
async fn the_default_limits_are_those_of_the_reference() {
    let mut server = Server::start(Limits::new(WhenFull::Disconnect)).await;
    let (mut connection, client) = server.attach().await;
    let (mut sink, mut stream) = client.split();
    let sending = tokio::task::LocalSet::new();
    // What is cut off never finishes sending.
    sending.spawn_local(async move {
        for bytes in [MAX_FRAME_BYTES, MAX_FRAME_BYTES + 1] {
            let _cut_off = sink.send(Frame::text("x".repeat(bytes))).await;
        }
        std::future::pending::<()>().await;
    });
    soon(sending.run_until(async {
        let Some(Inbound::Frame(frame)) = connection.recv().await else { panic!("a frame") };
        assert_eq!(frame.len(), MAX_FRAME_BYTES);
        assert_eq!(connection.recv().await, None);
        drop(connection);
        let Frame::Close(Some(frame)) = stream.next().await.unwrap().unwrap() else {
            panic!("a close frame")
        };
        assert_eq!(frame.code, CloseCode::Size);
    }))
    .await;
}

/// Pings soon: intervals are real here, since the sockets are.
fn pinging() -> Limits {
    let soon = Duration::from_millis(50);
    Limits { ping_interval: soon, ping_timeout: soon, ..Limits::new(WhenFull::Disconnect) }
}

#[tokio::test]
async fn a_peer_that_does_not_answer_pings_is_cut_off_and_its_work_ends() {
    let mut server = Server::start(pinging()).await;
    // The peer upgrades, and then is as good as gone: it reads nothing and says nothing.
    let (mut connection, mut silent) = server.attach().await;
    let work = connection.tasks().clone();
    work.spawn(std::future::pending());
    assert_eq!(soon(connection.recv()).await, None);
    assert_eq!(connection.outbox().close_reason(), Some(CloseReason::Silent));
    drop(connection);
    soon(work.wait()).await;
    let mut frames = Vec::new();
    while let Some(Ok(frame)) = soon(silent.next()).await {
        frames.push(frame);
    }
    assert!(matches!(frames.first(), Some(Frame::Ping(_))), "{frames:?}");
    let Some(Frame::Close(Some(close))) = frames.last() else { panic!("{frames:?}") };
    assert_eq!(close.code, CloseCode::Error);
    assert_eq!(close.reason, "no answer to a ping; reconnect and resume");
}

#[tokio::test]
async fn a_peer_that_stopped_reading_is_found_behind_what_it_does_not_read() {
    let mut server = Server::start(pinging()).await;
    let (mut connection, silent) = server.attach().await;
    // More than the socket takes, so that no ping comes through.
    for _ in 0..7 {
        let note = Note::plain("x".repeat(1_000_000));
        assert_eq!(connection.outbox().offer(note), Offer::Queued);
    }
    assert_eq!(soon(connection.recv()).await, None);
    assert_eq!(connection.outbox().close_reason(), Some(CloseReason::Silent));
    assert_eq!(connection.outbox().waiting_bytes() / 1_000_000 / 7, 0, "what waits is given back");
    drop(silent);
}

#[tokio::test]
async fn a_peer_that_answers_pings_stays() {
    let mut server = Server::start(pinging()).await;
    let (mut connection, mut client) = server.attach().await;
    let mut pings = 0;
    soon(async {
        tokio::select! {
            inbound = connection.recv() => panic!("{inbound:?}"),
            () = async {
                // Reading is what answers them.
                while pings < 5 {
                    let Frame::Ping(_) = client.next().await.unwrap().unwrap() else {
                        panic!("a ping")
                    };
                    pings += 1;
                }
            } => {}
        }
    })
    .await;
    assert_eq!(connection.outbox().close_reason(), None);
}
