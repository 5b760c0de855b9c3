//! The queue by itself: order, budget, waiting, closing. Joining needs a peer
//! that stalls and is tested over one.

use std::time::Duration;

use futures_util::FutureExt;
use turnhost_transport::{CloseReason, Limits, Offer, Outbox, RESERVE_BYTES, WhenFull, outbox};

use crate::{Note, soon};

/// Ten bytes, as notes are counted.
const TEN: &str = "12345678";

fn limits(budget_bytes: usize, when_full: WhenFull) -> Limits {
    Limits { budget_bytes, grace: Duration::ZERO, ..Limits::new(when_full) }
}

/// Fills an outbox of this budget to the byte.
fn fill(outbox: &Outbox<Note>, budget_bytes: usize) {
    for _ in 0..budget_bytes / 10 {
        assert_eq!(outbox.offer(Note::plain(TEN)), Offer::Queued);
    }
}

#[tokio::test]
async fn everything_comes_out_in_order_and_at_once() {
    let (outbox, mut receiver) = outbox(Limits::new(WhenFull::Disconnect));
    let notes: Vec<Note> = (0..3_000).map(|n| Note::plain(format!("note {n}"))).collect();
    for note in &notes {
        assert_eq!(outbox.offer(note.clone()), Offer::Queued);
    }
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch, notes);
    assert!(receiver.next_batch(&mut batch).now_or_never().is_none());
    assert_eq!(outbox.waiting_bytes(), 0);
}

#[tokio::test]
async fn deltas_stay_apart_while_the_peer_keeps_up() {
    let (outbox, mut receiver) =
        outbox(Limits { merge_above_bytes: 0, ..Limits::new(WhenFull::Wait) });
    for text in ["a", "b", "c"] {
        assert_eq!(outbox.offer(Note::piece(1, text)), Offer::Queued);
    }
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch.len(), 3);
}

#[tokio::test]
async fn beyond_the_budget_a_socket_is_closed_and_its_queue_given_back() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Disconnect));
    fill(&outbox, 40);
    assert_eq!(outbox.offer(Note::plain("9")), Offer::Full);
    assert_eq!(outbox.offer(Note::plain("9")), Offer::Closed);
    assert_eq!(outbox.waiting_bytes(), 0);
    let reason = CloseReason::TooSlow { budget_bytes: 40 };
    assert_eq!(soon(receiver.next_batch(&mut Vec::new())).await, Err(reason.clone()));
    assert_eq!(soon(outbox.closed()).await, reason);
    soon(outbox.ready()).await;
}

#[tokio::test]
async fn what_is_being_written_counts_against_the_budget() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Disconnect));
    fill(&outbox, 40);
    soon(receiver.next_batch(&mut Vec::new())).await.unwrap();
    assert_eq!(outbox.offer(Note::plain("9")), Offer::Full);
}

#[tokio::test]
async fn no_message_is_refused_for_its_own_size_and_what_follows_it_fits() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Disconnect));
    for _ in 0..3 {
        assert_eq!(outbox.offer(Note::plain("x".repeat(1_000))), Offer::Queued);
        assert_eq!(outbox.offer(Note::plain("")), Offer::Queued);
    }
    assert_eq!(outbox.waiting_bytes(), 3 * (10 + 2), "one message counts for a quarter");
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch.len(), 6);
}

#[tokio::test(start_paused = true)]
async fn a_reader_may_be_over_its_budget_for_a_while() {
    let limits = Limits { grace: Duration::from_secs(5), ..limits(40, WhenFull::Disconnect) };
    let (outbox, mut receiver) = outbox(limits);
    let offer = || outbox.offer(Note::plain(TEN));
    for _ in 0..3 {
        fill(&outbox, 40);
        assert_eq!(offer(), Offer::Queued, "50 of 40");
        tokio::time::advance(Duration::from_secs(4)).await;
        assert_eq!(offer(), Offer::Queued);
        // It reads everything, and with that has kept up.
        soon(receiver.next_batch(&mut Vec::new())).await.unwrap();
        assert!(receiver.next_batch(&mut Vec::new()).now_or_never().is_none());
        tokio::time::advance(Duration::from_secs(4)).await;
    }
    fill(&outbox, 50);
    tokio::time::advance(Duration::from_millis(5_001)).await;
    assert_eq!(offer(), Offer::Full);
}

#[tokio::test(start_paused = true)]
async fn four_times_the_budget_is_too_much_at_any_time() {
    let limits = Limits { grace: Duration::from_secs(5), ..limits(40, WhenFull::Disconnect) };
    let (outbox, _drain) = outbox(limits);
    fill(&outbox, 160);
    assert_eq!(outbox.offer(Note::plain(TEN)), Offer::Full);
}

#[tokio::test]
async fn a_waiting_producer_goes_on_once_there_is_room() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Wait));
    fill(&outbox, 30);
    soon(outbox.ready()).await;
    assert_eq!(outbox.offer(Note::plain(TEN)), Offer::Full);
    assert_eq!(outbox.offer(Note::plain(TEN)), Offer::Full);
    let mut ready = Box::pin(outbox.ready());
    assert!(ready.as_mut().now_or_never().is_none());
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch.len(), 5, "what exceeded the budget was queued all the same");
    assert!(ready.as_mut().now_or_never().is_none(), "taken is not written");
    assert!(receiver.next_batch(&mut batch).now_or_never().is_none());
    soon(ready).await;
}

#[tokio::test]
async fn closing_delivers_what_is_queued_and_frees_producers() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Wait));
    fill(&outbox, 30);
    assert_eq!(outbox.offer(Note::plain(TEN)), Offer::Full);
    let mut ready = Box::pin(outbox.ready());
    assert!(ready.as_mut().now_or_never().is_none());
    outbox.close(CloseReason::Restart);
    outbox.close(CloseReason::Finished);
    soon(ready).await;
    assert_eq!(outbox.offer(Note::plain("5")), Offer::Closed);
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch, [Note::plain(TEN), Note::plain(TEN), Note::plain(TEN), Note::plain(TEN)]);
    assert_eq!(soon(receiver.next_batch(&mut batch)).await, Err(CloseReason::Restart));
}

#[tokio::test]
async fn a_writer_that_is_gone_closes_the_outbox() {
    let (outbox, receiver) = outbox::<Note>(Limits::new(WhenFull::Wait));
    drop(receiver);
    assert_eq!(outbox.offer(Note::plain("1")), Offer::Closed);
    assert_eq!(soon(outbox.closed()).await, CloseReason::PeerLeft);
}

fn shedding(
    budget_bytes: usize,
) -> (turnhost_transport::Outbox<Note>, turnhost_transport::OutboxReceiver<Note>) {
    let (outbox, receiver) = outbox(limits(budget_bytes, WhenFull::Disconnect));
    outbox.shed_when_full();
    (outbox, receiver)
}

#[tokio::test]
async fn a_peer_that_understands_it_loses_all_but_its_answers() {
    let (outbox, mut receiver) = shedding(40);
    assert_eq!(outbox.offer(Note::answer("answer")), Offer::Queued);
    fill(&outbox, 30);
    assert_eq!(outbox.offer(Note::plain("1")), Offer::Queued);
    assert_eq!(outbox.offer(Note::piece(2, TEN)), Offer::Shed);
    assert_eq!(outbox.waiting_bytes(), 8, "all but the answer is gone, the last one too");
    assert_eq!(outbox.offer(Note::piece(1, TEN)), Offer::Queued);
    assert_eq!(outbox.offer(Note::answer("second answer")), Offer::Queued);
    assert_eq!(outbox.close_reason(), None);
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    let expected = [Note::answer("answer"), Note::piece(1, TEN), Note::answer("second answer")];
    assert_eq!(batch, expected);
}

#[tokio::test]
async fn a_long_answer_leaves_room_for_what_happens_meanwhile() {
    let (outbox, mut receiver) = outbox(limits(40, WhenFull::Disconnect));
    assert_eq!(outbox.offer(Note::answer("x".repeat(1_000))), Offer::Queued);
    soon(receiver.next_batch(&mut Vec::new())).await.unwrap();
    fill(&outbox, 40);
    assert_eq!(outbox.offer(Note::plain("1")), Offer::Full);
}

#[tokio::test]
async fn answers_beyond_their_budget_close_even_a_peer_that_understands() {
    let (outbox, _drain) = shedding(100);
    let answer = Note::answer("x".repeat(98));
    for waiting in 1..=4 {
        assert_eq!(outbox.offer(answer.clone()), Offer::Queued);
        assert_eq!(outbox.is_full_of_answers(), waiting > 2);
    }
    assert_eq!(outbox.offer(answer), Offer::Full);
    assert_eq!(outbox.close_reason(), Some(CloseReason::TooSlow { budget_bytes: 400 }));
}

#[tokio::test]
async fn there_is_room_for_the_word_that_there_is_none() {
    let (outbox, _drain) = outbox(limits(40, WhenFull::Disconnect));
    fill(&outbox, 40);
    for _ in 0..RESERVE_BYTES / 10 {
        assert_eq!(outbox.offer_reserved(Note::plain(TEN)), Offer::Queued);
    }
    assert_eq!(outbox.offer_reserved(Note::plain(TEN)), Offer::Full);
    assert_eq!(outbox.close_reason(), Some(CloseReason::TooSlow { budget_bytes: 40 }));
}

#[tokio::test]
async fn the_budget_is_kept_to_the_byte() {
    for (budget_bytes, last) in [(20, Offer::Queued), (19, Offer::Full)] {
        let (outbox, _drain) = outbox(limits(budget_bytes, WhenFull::Disconnect));
        for _ in 0..9 {
            assert_eq!(outbox.offer(Note::plain("")), Offer::Queued);
        }
        assert_eq!(outbox.offer(Note::plain("")), last, "20 of {budget_bytes}");
    }
}

/// Takes what may be written now.
fn written(receiver: &mut turnhost_transport::OutboxReceiver<Note>) -> Vec<Note> {
    let mut batch = Vec::new();
    while receiver.next_batch(&mut batch).now_or_never().is_some() {}
    batch
}

#[tokio::test(start_paused = true)]
async fn what_nobody_asked_for_waits_a_moment_after_a_write_for_what_follows() {
    let (outbox, mut receiver) = outbox(Limits::new(WhenFull::Disconnect));
    let [first, second, third] = ["1", "2", "3"].map(Note::plain);
    assert_eq!(outbox.offer_gathered(first.clone()), Offer::Queued);
    assert_eq!(written(&mut receiver), std::slice::from_ref(&first), "nothing was written before");
    assert_eq!(outbox.offer_gathered(second.clone()), Offer::Queued);
    assert_eq!(outbox.offer_gathered(third.clone()), Offer::Queued);
    assert_eq!(written(&mut receiver), []);
    let mut batch = Vec::new();
    let began = tokio::time::Instant::now();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch, [second, third]);
    assert!(began.elapsed() <= Duration::from_millis(11), "{:?}", began.elapsed());
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(outbox.offer_gathered(first.clone()), Offer::Queued);
    assert_eq!(written(&mut receiver), [first], "the last write is long ago");
}

#[tokio::test(start_paused = true)]
async fn what_was_asked_for_takes_what_was_gathered_along_in_order() {
    let (outbox, mut receiver) = outbox(Limits::new(WhenFull::Disconnect));
    let [first, gathered, answer] = [Note::plain("1"), Note::plain("2"), Note::answer("3")];
    assert_eq!(outbox.offer(first.clone()), Offer::Queued);
    assert_eq!(written(&mut receiver), [first]);
    let mut batch = Vec::new();
    let offers = async {
        tokio::task::yield_now().await;
        assert_eq!(outbox.offer_gathered(gathered.clone()), Offer::Queued);
        // The writer has gone to wait for more.
        tokio::task::yield_now().await;
        assert_eq!(outbox.offer(answer.clone()), Offer::Queued);
    };
    let began = tokio::time::Instant::now();
    let (taken, ()) = tokio::join!(receiver.next_batch(&mut batch), offers);
    taken.unwrap();
    assert_eq!((batch, began.elapsed()), (vec![gathered, answer], Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn an_outbox_that_closes_keeps_nothing_back() {
    let (outbox, mut receiver) = outbox(Limits::new(WhenFull::Disconnect));
    assert_eq!(outbox.offer(Note::plain("1")), Offer::Queued);
    assert_eq!(written(&mut receiver).len(), 1);
    assert_eq!(outbox.offer_gathered(Note::plain("2")), Offer::Queued);
    assert_eq!(written(&mut receiver), []);
    outbox.close(CloseReason::Finished);
    let mut batch = Vec::new();
    soon(receiver.next_batch(&mut batch)).await.unwrap();
    assert_eq!(batch, [Note::plain("2")]);
    assert_eq!(soon(receiver.next_batch(&mut batch)).await, Err(CloseReason::Finished));
}
