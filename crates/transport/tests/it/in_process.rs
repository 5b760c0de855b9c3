//! The in-process connection.

use bytes::Bytes;
use turnhost_base::ConnectionId;
use turnhost_task::Tasks;
use turnhost_transport::{
    CloseReason, Inbound, Limits, Offer, TransportKind, WhenFull, in_process,
};

use crate::{Note, soon};

fn connect(
    limits: Limits,
) -> (turnhost_transport::Connection<Note>, in_process::ChannelLink<Note>) {
    in_process::connect_with(ConnectionId(7), limits, &Tasks::new())
}

#[tokio::test]
async fn frames_go_in_and_values_come_out() {
    let (mut connection, mut link) = connect(Limits::new(WhenFull::Wait));
    assert_eq!((connection.id(), connection.kind()), (ConnectionId(7), TransportKind::InProcess));
    link.send(Bytes::from_static(b"{}")).await.unwrap();
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame(Bytes::from_static(b"{}"))));
    assert_eq!(connection.outbox().offer(Note::piece(1, "a")), Offer::Queued);
    assert_eq!(soon(link.recv()).await, Ok(Note::piece(1, "a")));
}

#[tokio::test]
async fn deltas_of_one_item_are_joined_while_the_client_is_behind() {
    let limits = Limits { merge_above_bytes: 8, ..Limits::new(WhenFull::Wait) };
    let (connection, mut link) = connect(limits);
    let offer = |note| connection.outbox().offer(note);
    let queued =
        [Note::plain("a fact"), Note::piece(1, "a"), Note::piece(2, "x"), Note::plain("b")];
    assert_eq!(offer(queued[0].clone()), Offer::Queued);
    assert_eq!(offer(queued[1].clone()), Offer::Queued, "not above the threshold yet");
    assert_eq!(offer(queued[2].clone()), Offer::Queued, "another item");
    assert_eq!(offer(Note::piece(1, "b")), Offer::Merged, "past the other item's delta");
    assert_eq!(offer(queued[3].clone()), Offer::Queued);
    assert_eq!(offer(Note::piece(1, "c")), Offer::Queued, "never past a fact");
    assert_eq!(offer(Note::piece(1, "d")), Offer::Merged);
    drop(connection);
    let mut notes = Vec::new();
    while let Ok(note) = soon(link.recv()).await {
        notes.push(note);
    }
    let [fact, _, other, plain] = queued;
    assert_eq!(notes, [fact, Note::piece(1, "ab"), other, plain, Note::piece(1, "cd")]);
}

#[tokio::test]
async fn a_joined_message_stops_growing() {
    let limits = Limits { merge_above_bytes: 0, ..Limits::new(WhenFull::Wait) };
    let (connection, mut link) = connect(limits);
    let text: String = ('a'..='z').cycle().take(10_000).collect();
    for piece in text.as_bytes().chunks(10) {
        let piece = std::str::from_utf8(piece).unwrap();
        assert_ne!(connection.outbox().offer(Note::piece(1, piece)), Offer::Full);
    }
    drop(connection);
    let mut received = Vec::new();
    while let Ok(Note::Piece { text, .. }) = soon(link.recv()).await {
        assert!(text.len() <= 4096);
        received.push(text);
    }
    assert_eq!(received.concat(), text);
    assert!(received.len() < 10, "{} messages", received.len());
}

#[tokio::test]
async fn each_side_notices_that_the_other_left() {
    let (mut connection, link) = connect(Limits::new(WhenFull::Wait));
    drop(link);
    assert_eq!(soon(connection.recv()).await, None);
    assert_eq!(connection.outbox().offer(Note::plain("1")), Offer::Closed);
    assert!(connection.tasks().is_cancelled());

    let (connection, mut link) = connect(Limits::new(WhenFull::Wait));
    connection.outbox().close(CloseReason::GoingAway);
    drop(connection);
    assert_eq!(soon(link.recv()).await, Err(CloseReason::GoingAway));
    assert!(link.send(Bytes::new()).await.is_err());
}
