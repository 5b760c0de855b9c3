//! The laws of the queue, against a plain list.

use std::time::Duration;

use proptest::prelude::*;
use turnhost_queue::{Bounds, Class, Mergeable, MergingQueue, Reach};

/// A message of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Note {
    /// Must be delivered as it is.
    Fact(u16),
    /// Must be delivered, and has a budget of its own.
    Answer(u16),
    /// A piece of a text.
    Piece { of: u8, text: String, reach: Reach },
}

impl Mergeable for Note {
    type Key<'a> = u8;

    fn bytes(&self) -> usize {
        match self {
            Self::Fact(bytes) | Self::Answer(bytes) => usize::from(*bytes),
            Self::Piece { text, .. } => text.len(),
        }
    }

    fn merge_key(&self) -> Option<u8> {
        match self {
            Self::Piece { of, .. } => Some(*of),
            Self::Fact(_) | Self::Answer(_) => None,
        }
    }

    fn absorb(&mut self, next: Self) {
        if let (Self::Piece { text, .. }, Self::Piece { text: more, .. }) = (self, next) {
            text.push_str(&more);
        }
    }

    fn class(&self) -> Class {
        if matches!(self, Self::Answer(_)) { Class::Answer } else { Class::Event }
    }

    fn reach(&self) -> Reach {
        match self {
            Self::Piece { reach, .. } => *reach,
            Self::Fact(_) | Self::Answer(_) => Reach::Near,
        }
    }
}

const MERGED_BYTES: usize = 40;

fn queue(event_bytes: usize) -> MergingQueue<Note> {
    MergingQueue::new(Bounds {
        event_bytes,
        answer_bytes: event_bytes,
        grace: Duration::ZERO,
        merged_bytes: MERGED_BYTES,
    })
}

fn never() -> std::time::Instant {
    panic!("without grace nobody asks for the time")
}

fn notes() -> impl Strategy<Value = Vec<Note>> {
    let reach = prop_oneof![Just(Reach::Near), Just(Reach::Last)];
    let piece = (0_u8..3, "[a-z]{0,6}", reach).prop_map(|(of, text, reach)| Note::Piece {
        of,
        text,
        reach,
    });
    let note = prop_oneof![
        1 => (0_u16..200).prop_map(Note::Fact),
        1 => (0_u16..200).prop_map(Note::Answer),
        6 => piece,
    ];
    prop::collection::vec(note, 0..80)
}

/// Joins each text between two messages that are delivered as they are.
fn told(notes: &[Note]) -> Vec<(Option<Note>, [String; 3])> {
    let mut told = vec![(None, <[String; 3]>::default())];
    for note in notes {
        match note {
            Note::Piece { of, text, .. } => {
                if let Some((_, texts)) = told.last_mut() {
                    texts[usize::from(*of)].push_str(text);
                }
            }
            fence => told.push((Some(fence.clone()), <[String; 3]>::default())),
        }
    }
    told
}

proptest! {
    /// For any joining, a reader that joins the pieces itself receives the same, and every
    /// message that must be delivered is there, in its place.
    #[test]
    fn joining_is_what_a_reader_would_do(
        notes in notes(), takes in prop::collection::vec(0_usize..300, 0..40),
    ) {
        let (mut queue, mut heard) = (queue(usize::MAX), Vec::new());
        let mut takes = takes.into_iter();
        for note in &notes {
            if let Err(note) = queue.merge(note.clone()) {
                queue.push(note);
            }
            if let Some(max_bytes) = takes.next().filter(|bytes| *bytes < 30) {
                queue.release();
                queue.take_batch(&mut heard, max_bytes);
            }
        }
        while let Some(note) = queue.pop() {
            heard.push(note);
        }
        queue.release();
        prop_assert_eq!(queue.waiting_bytes(), 0);
        prop_assert_eq!(told(&heard), told(&notes));
    }

    /// Counts add up at any time, and what waits never exceeds the budget.
    #[test]
    fn the_budget_is_kept(notes in notes(), budget in 1_usize..400) {
        let mut queue = queue(budget);
        let mut waiting: Vec<Note> = Vec::new();
        for (at, note) in notes.into_iter().enumerate() {
            let weight = |note: &Note| note.bytes().min((budget / 4).max(1));
            let before: usize =
                waiting.iter().filter(|it| it.class() == note.class()).map(weight).sum();
            let fits = before == 0 || before + weight(&note) <= budget;
            prop_assert_eq!(queue.admit(&note, 0, never).is_ok(), fits);
            if fits {
                queue.push(note.clone());
                waiting.push(note);
            }
            prop_assert_eq!(queue.waiting_bytes(), waiting.iter().map(weight).sum::<usize>());
            prop_assert!(queue.waiting_of(Class::Event) <= budget);
            if at % 7 == 6 {
                drop(queue.shed());
                waiting.retain(|it| it.class() == Class::Answer);
            } else if at % 5 == 4 && !waiting.is_empty() {
                prop_assert_eq!(queue.pop(), Some(waiting.remove(0)));
            }
        }
    }

    /// A joined message stops growing, so joining costs a bounded copy.
    #[test]
    fn joined_messages_stop_growing(texts in prop::collection::vec("[a-z]{0,9}", 1..60)) {
        let mut queue = queue(usize::MAX);
        for text in &texts {
            let piece = Note::Piece { of: 0, text: text.clone(), reach: Reach::Near };
            if let Err(piece) = queue.merge(piece) {
                queue.push(piece);
            }
        }
        let mut heard = Vec::new();
        queue.take_batch(&mut heard, usize::MAX);
        prop_assert!(heard.iter().all(|it| it.bytes() <= MERGED_BYTES));
        prop_assert!(heard.len() <= 1 + texts.concat().len() / (MERGED_BYTES - 9));
    }
}

#[test]
fn an_ordered_message_is_joined_to_the_last_one_only() {
    let piece = |of, text: &str, reach| Note::Piece { of, text: text.to_owned(), reach };
    for (reach, expected) in [(Reach::Near, "13"), (Reach::Last, "1")] {
        let mut queue = queue(100);
        for note in [piece(0, "1", reach), piece(1, "2", reach), piece(0, "3", reach)] {
            if let Err(note) = queue.merge(note) {
                queue.push(note);
            }
        }
        assert_eq!(queue.pop(), Some(piece(0, expected, reach)));
    }
}
