//! Lines over real pipes, sockets and files.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;

use futures_util::FutureExt;
use turnhost_base::ConnectionId;
use turnhost_task::Tasks;
use turnhost_transport::{Connection, Inbound, Limits, Offer, WhenFull, stdio};

use crate::{Note, soon};

fn attach(input: impl Into<OwnedFd>, output: impl Into<OwnedFd>) -> Connection<Note> {
    attach_with(input, output, Limits::new(WhenFull::Wait), &Tasks::new())
}

fn attach_with(
    input: impl Into<OwnedFd>,
    output: impl Into<OwnedFd>,
    limits: Limits,
    tasks: &Tasks,
) -> Connection<Note> {
    stdio::connect_with(ConnectionId(0), input.into(), output.into(), limits, tasks).unwrap()
}

fn null() -> File {
    File::options().read(true).write(true).open("/dev/null").unwrap()
}

/// Reads until the end of the input, as text.
async fn all(connection: &mut Connection<Note>) -> Vec<String> {
    let mut seen = Vec::new();
    while let Some(inbound) = soon(connection.recv()).await {
        seen.push(match inbound {
            Inbound::Frame(line) => String::from_utf8(line.to_vec()).unwrap(),
            other => format!("{other:?}"),
        });
    }
    seen
}

#[tokio::test]
async fn lines_come_in_and_go_out_over_pipes() {
    let (input, mut to_server) = std::io::pipe().unwrap();
    let (from_server, output) = std::io::pipe().unwrap();
    let mut connection = attach(input, output);
    to_server.write_all(b"one\ntwo\nthr").unwrap();
    to_server.write_all(b"ee\nunfinished").unwrap();
    drop(to_server);
    assert_eq!(all(&mut connection).await, ["one", "two", "three", "unfinished"]);
    assert_eq!(connection.outbox().offer(Note::plain("answer")), Offer::Queued);
    assert_eq!(connection.outbox().offer(Note::plain("x".repeat(100_000))), Offer::Queued);
    assert_eq!(connection.outbox().offer(Note::plain("last")), Offer::Queued);
    // What is queued when the session ends is still written, to the end of the stream.
    drop(connection);
    let lines = std::thread::spawn(move || {
        BufReader::new(from_server).lines().collect::<Result<Vec<_>, _>>().unwrap()
    });
    while !lines.is_finished() {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        lines.join().unwrap(),
        ["answer".to_owned(), "x".repeat(100_000), "last".to_owned()]
    );
}

#[tokio::test]
async fn socket_pairs_work_as_pipes_do() {
    let (input, mut to_server) = UnixStream::pair().unwrap();
    let (from_server, output) = UnixStream::pair().unwrap();
    let mut connection = attach(input, output);
    to_server.write_all(b"ping\n").unwrap();
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame("ping".into())));
    assert_eq!(connection.outbox().offer(Note::plain("pong")), Offer::Queued);
    let tasks = connection.tasks().clone();
    drop(connection);
    soon(tasks.wait()).await;
    let mut text = String::new();
    BufReader::new(from_server).read_to_string(&mut text).unwrap();
    assert_eq!(text, "pong\n");
}

#[tokio::test]
async fn files_are_passed_on_by_a_thread() {
    let dir = tempfile::tempdir().unwrap();
    let (input, output) = (dir.path().join("in"), dir.path().join("out"));
    std::fs::write(&input, "a\nb\n").unwrap();
    let mut connection = attach(File::open(&input).unwrap(), File::create(&output).unwrap());
    assert_eq!(all(&mut connection).await, ["a", "b"]);
    assert_eq!(connection.outbox().offer(Note::plain("written")), Offer::Queued);
    let tasks = connection.tasks().clone();
    drop(connection);
    soon(tasks.wait()).await;
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "written\n");
}

#[tokio::test]
async fn nothing_to_read_ends_the_input_at_once() {
    let mut connection = attach(null(), null());
    assert_eq!(soon(connection.recv()).await, None);
}

#[tokio::test]
async fn after_an_over_long_line_the_stream_goes_on() {
    let (input, mut to_server) = std::io::pipe().unwrap();
    let mut connection = attach(input, null());
    let long = turnhost_jsonrpc::MAX_LINE_BYTES + 1;
    let writer = std::thread::spawn(move || {
        let block = vec![b'x'; 1 << 20];
        for _ in 0..long / block.len() {
            to_server.write_all(&block).unwrap();
        }
        to_server.write_all(b"x\nnext\n").unwrap();
    });
    assert_eq!(
        soon(connection.recv()).await,
        Some(Inbound::TooLong {
            bytes: long as u64,
            limit_bytes: turnhost_jsonrpc::MAX_LINE_BYTES
        })
    );
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame("next".into())));
    writer.join().unwrap();
}

#[tokio::test]
async fn a_burst_of_3000_requests_is_answered_in_order() {
    let (input, mut to_server) = std::io::pipe().unwrap();
    let (from_server, output) = std::io::pipe().unwrap();
    let mut connection = attach(input, output);
    let client = std::thread::spawn(move || {
        let burst: Vec<String> = (0..3_000).map(|n| format!("request {n}\n")).collect();
        to_server.write_all(burst.concat().as_bytes()).unwrap();
        let lines = BufReader::new(from_server).lines().take(3_000);
        lines.collect::<Result<Vec<_>, _>>().unwrap()
    });
    while let Some(Inbound::Frame(line)) = soon(connection.recv()).await {
        let line = String::from_utf8(line.to_vec()).unwrap();
        assert_eq!(connection.outbox().offer(Note::plain(line)), Offer::Queued);
    }
    drop(connection);
    while !client.is_finished() {
        tokio::task::yield_now().await;
    }
    let expected: Vec<String> = (0..3_000).map(|n| format!("request {n}")).collect();
    assert_eq!(client.join().unwrap(), expected);
}

#[tokio::test]
async fn a_peer_that_does_not_read_makes_the_producer_wait() {
    let (input, _to_server) = std::io::pipe().unwrap();
    let (mut from_server, output) = std::io::pipe().unwrap();
    // No joining here, so that each note can be counted.
    let limits = Limits { budget_bytes: 256 << 10, ..Limits::new(WhenFull::Wait) };
    let connection = attach_with(input, output, limits, &Tasks::new());
    let outbox = connection.outbox().clone();
    let note = Note::plain("y".repeat(1022));
    let mut sent = 0_usize;
    loop {
        tokio::task::yield_now().await;
        sent += 1;
        if outbox.offer(note.clone()) == Offer::Full && outbox.ready().now_or_never().is_none() {
            break;
        }
        assert!(sent < 10_000, "the producer never had to wait");
    }
    let reader = std::thread::spawn(move || {
        let mut read = vec![0; sent * 1023];
        from_server.read_exact(&mut read).unwrap();
        read
    });
    soon(outbox.ready()).await;
    while !reader.is_finished() {
        tokio::task::yield_now().await;
    }
    let read = reader.join().unwrap();
    assert!(
        read.chunks(1023)
            .all(|line| line[..1022].iter().all(|b| *b == b'y') && line[1022] == b'\n')
    );
}

#[tokio::test]
async fn a_peer_that_stalls_gets_its_deltas_joined_and_complete() {
    let (input, _to_server) = std::io::pipe().unwrap();
    let (mut from_server, output) = std::io::pipe().unwrap();
    let connection = attach(input, output);
    let mut expected = String::new();
    let mut merged = 0;
    for n in 0..100_000 {
        let text = format!("{n},");
        expected.push_str(&text);
        match connection.outbox().offer(Note::piece(1, &text)) {
            Offer::Merged => merged += 1,
            offer => assert_eq!(offer, Offer::Queued),
        }
        if n % 100 == 0 {
            tokio::task::yield_now().await;
        }
    }
    assert!(merged > 10_000, "only {merged} were joined");
    drop(connection);
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        from_server.read_to_string(&mut text).unwrap();
        text
    });
    while !reader.is_finished() {
        tokio::task::yield_now().await;
    }
    let text = reader.join().unwrap();
    let pieces: String = text.lines().map(|line| line.strip_prefix("1:").unwrap()).collect();
    assert_eq!(pieces, expected);
}

#[tokio::test]
async fn a_peer_that_left_closes_the_outbox_and_ends_the_session() {
    let (input, _to_server) = std::io::pipe().unwrap();
    let (from_server, output) = std::io::pipe().unwrap();
    let mut connection = attach(input, output);
    drop(from_server);
    assert_eq!(connection.outbox().offer(Note::plain("unread")), Offer::Queued);
    assert_eq!(soon(connection.recv()).await, None);
    assert_eq!(connection.outbox().offer(Note::plain("more")), Offer::Closed);
}

#[tokio::test]
async fn shutting_the_server_down_ends_the_session() {
    let (input, _to_server) = std::io::pipe().unwrap();
    let (_from_server, output) = std::io::pipe().unwrap();
    let tasks = Tasks::new();
    let mut connection = attach_with(input, output, Limits::new(WhenFull::Wait), &tasks);
    tasks.cancel();
    assert_eq!(soon(connection.recv()).await, None);
    soon(connection.tasks().wait()).await;
}
