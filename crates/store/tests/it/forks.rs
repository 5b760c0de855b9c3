//! Forks, deletion, and pages of one thread's turns and items.

use turnhost_base::{ItemId, Millis, ThreadId, TurnId, World as _};
use turnhost_ports::{
    Append, Direction, DocumentKind, ForkOutcome, ForkPoint, PageQuery, PageStart, StoreError,
    StorePort as _, TurnRecord, TurnState,
};

use crate::support::{Fixture, item, newest_first, thread, wait};

fn turn(id: TurnId, state: TurnState) -> Append {
    let completed_at = (state != TurnState::Running).then_some(Millis(2));
    Append::Turn(TurnRecord {
        id,
        root: id,
        state,
        error: None,
        started_at: Millis(1),
        completed_at,
    })
}

/// A thread of three turns, the last of them running, which was compacted in the second.
struct Source {
    fixture: Fixture,
    thread: ThreadId,
    turns: [TurnId; 3],
}

impl Source {
    fn new() -> Self {
        let fixture = Fixture::new();
        let thread = fixture.thread_at(1).id;
        let turns = [(); 3].map(|()| fixture.world.turn_id());
        let [one, two, three] = turns;
        let history = |text: &str| Append::History(text.into());
        let batches = [
            vec![turn(one, TurnState::Completed), item(one, "a", "1"), history("\"one\"")],
            vec![turn(two, TurnState::Completed), item(two, "b", "2"), history("\"two\"")],
            vec![Append::HistoryReset, history("\"summary\""), item(two, "c", "3")],
            vec![turn(three, TurnState::Running), item(three, "d", "4"), history("\"three\"")],
            // A command of the first turn ends while the third runs.
            vec![item(one, "late", "5")],
        ];
        for batch in batches {
            fixture.append(thread, batch);
        }
        Self { fixture, thread, turns }
    }

    fn fork(&self, point: ForkPoint) -> Result<ThreadId, ForkOutcome> {
        let mut record = thread(self.fixture.world.thread_id(), 9);
        record.forked_from = Some(self.thread);
        let id = record.id;
        match wait(self.fixture.store.fork(self.thread, Box::new(record), point)).unwrap() {
            ForkOutcome::Forked => Ok(id),
            other => Err(other),
        }
    }

    fn fork_of(&self, thread_id: ThreadId, point: ForkPoint) -> ThreadId {
        let record = thread(self.fixture.world.thread_id(), 9);
        let id = record.id;
        let outcome = wait(self.fixture.store.fork(thread_id, Box::new(record), point)).unwrap();
        assert_eq!(outcome, ForkOutcome::Forked);
        id
    }

    fn has_forks(&self, thread: ThreadId) -> bool {
        wait(self.fixture.store.has_forks(thread)).unwrap()
    }

    fn delete(&self, thread: ThreadId) {
        assert!(wait(self.fixture.store.delete(thread)).unwrap());
    }

    fn history(&self, thread: ThreadId) -> Vec<String> {
        wait(self.fixture.store.history(thread)).unwrap()
    }

    fn page(&self, start: PageStart, limit: u32, direction: Direction) -> Vec<TurnId> {
        let query = PageQuery { start, limit, direction };
        let page = wait(self.fixture.store.turn_page(self.thread, query)).unwrap();
        page.data.into_iter().map(|(turn, _)| turn.id).collect()
    }
}

#[test]
fn a_fork_has_all_and_goes_its_own_way() {
    let source = Source::new();
    let fork = source.fork(ForkPoint::Latest).unwrap();
    let whole = ["Completed: a=1 late=5", "Completed: b=2 c=3"];
    assert_eq!(source.fixture.turns(fork), [&whole[..], &["Interrupted: d=4"]].concat());
    assert_eq!(source.history(fork), ["\"summary\"", "\"three\""]);
    let [one, _, three] = source.turns;
    source.fixture.append(fork, vec![item(three, "e", "6"), Append::History("\"fork\"".into())]);
    source.fixture.append(source.thread, vec![item(one, "a", "changed")]);
    let changed = ["Completed: a=changed late=5", "Completed: b=2 c=3", "Running: d=4"];
    assert_eq!(source.fixture.turns(source.thread), changed);
    assert_eq!(source.fixture.turns(fork), [&whole[..], &["Interrupted: d=4 e=6"]].concat());
    assert_eq!(source.history(source.thread), ["\"summary\"", "\"three\""]);
    let record = wait(source.fixture.store.thread(fork)).unwrap().unwrap();
    assert_eq!(record.forked_from, Some(source.thread));
}

#[test]
fn a_fork_before_a_compaction_has_the_history_of_then() {
    let source = Source::new();
    let [one, two, three] = source.turns;
    let first = source.fork(ForkPoint::Through(one)).unwrap();
    assert_eq!(source.fixture.turns(first), ["Completed: a=1 late=5"]);
    assert_eq!(source.history(first), ["\"one\""]);
    let none = source.fork(ForkPoint::Before(one)).unwrap();
    assert_eq!((source.fixture.turns(none), source.history(none)), (vec![], vec![]));
    let second = source.fork(ForkPoint::Before(three)).unwrap();
    assert_eq!(source.fixture.turns(second), ["Completed: a=1 late=5", "Completed: b=2 c=3"]);
    assert_eq!(source.history(second), ["\"summary\""]);
    assert_eq!(source.history(source.fork(ForkPoint::Through(two)).unwrap()), ["\"summary\""]);
    // Also of a copy, which took over what was superseded.
    let record = thread(source.fixture.world.thread_id(), 9);
    let id = record.id;
    wait(source.fixture.store.fork(second, Box::new(record), ForkPoint::Through(one))).unwrap();
    assert_eq!(source.history(id), ["\"one\""]);
}

#[test]
fn a_fork_of_nothing_makes_nothing() {
    let source = Source::new();
    let unknown = source.fixture.world.turn_id();
    let outcome = source.fork(ForkPoint::Before(unknown)).unwrap_err();
    assert_eq!(outcome, ForkOutcome::NoTurn(unknown));
    let nobody = source.fixture.world.thread_id();
    let record = Box::new(thread(source.fixture.world.thread_id(), 9));
    let outcome = wait(source.fixture.store.fork(nobody, record, ForkPoint::Latest)).unwrap();
    assert_eq!(outcome, ForkOutcome::NoThread);
    assert_eq!(wait(source.fixture.store.list(newest_first())).unwrap().data.len(), 1);
}

#[test]
fn a_deleted_thread_leaves_nothing_and_its_forks_stay() {
    let source = Source::new();
    let fork = source.fork(ForkPoint::Latest).unwrap();
    assert!(wait(source.fixture.store.delete(source.thread)).unwrap());
    assert!(!wait(source.fixture.store.delete(source.thread)).unwrap());
    assert_eq!(wait(source.fixture.store.thread(source.thread)).unwrap(), None);
    assert!(source.fixture.turns(source.thread).is_empty());
    assert_eq!(source.fixture.turns(fork).len(), 3);
    let unknown =
        wait(source.fixture.store.append(source.thread, vec![item(source.turns[0], "x", "1")]));
    assert!(unknown.unwrap_err().to_string().contains("is not stored"));
}

#[test]
fn a_number_that_is_used_again_belongs_to_its_new_thread_only() {
    let source = Source::new();
    let other = turnhost_store::Store::open(&source.fixture.home).unwrap();
    wait(other.delete(source.thread)).unwrap();
    let new = thread(source.fixture.world.thread_id(), 2);
    wait(other.append(new.id, vec![Append::Thread(Box::new(new.clone()))])).unwrap();
    // The first store still remembers where the deleted thread was.
    let late = vec![turn(source.fixture.world.turn_id(), TurnState::Running)];
    assert!(wait(source.fixture.store.append(source.thread, late)).is_err());
    assert!(source.fixture.turns(new.id).is_empty());
}

#[test]
fn the_room_of_deleted_threads_is_given_back() {
    let fixture = Fixture::new();
    let thread = fixture.thread_at(1).id;
    let id = fixture.world.turn_id();
    let big = "x".repeat(1_000_000);
    fixture.append(thread, vec![turn(id, TurnState::Completed)]);
    for number in 0..20 {
        fixture.append(thread, vec![item(id, &number.to_string(), &big)]);
    }
    let bytes = || std::fs::metadata(fixture.home.join("turnhost.sqlite").as_std()).unwrap().len();
    wait(fixture.store.close()).unwrap();
    assert!(bytes() > 20_000_000);
    wait(fixture.store.delete(thread)).unwrap();
    wait(fixture.store.close()).unwrap();
    assert!(bytes() < 1_000_000, "{} bytes", bytes());
}

#[test]
fn turns_are_paged_both_ways_from_any_of_them() {
    let source = Source::new();
    let [one, two, three] = source.turns;
    let cursor = |turn: TurnId| PageStart::Cursor(turn.to_string());
    let (oldest, newest) = (Direction::Ascending, Direction::Descending);
    assert_eq!(source.page(PageStart::Beginning, 2, newest), [three, two]);
    assert_eq!(source.page(PageStart::Beginning, 2, oldest), [one, two]);
    assert_eq!(source.page(cursor(two), 9, newest), [two, one]);
    assert_eq!(source.page(cursor(two), 9, oldest), [two, three]);
    let query = PageQuery { start: PageStart::Beginning, limit: 2, direction: newest };
    let page = wait(source.fixture.store.turn_page(source.thread, query)).unwrap();
    assert_eq!(
        (page.next, page.backwards),
        (Some(format!("after.{two}")), Some(three.to_string()))
    );
    assert_eq!(source.page(PageStart::Cursor(format!("after.{two}")), 9, newest), [one]);
    assert_eq!(source.page(PageStart::Cursor(format!("after.{two}")), 9, oldest), [three]);
    let items: Vec<_> = page.data[1].1.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(items, ["b", "c"]);
}

#[test]
fn items_are_paged_of_a_turn_or_all() {
    let source = Source::new();
    let [one, two, three] = source.turns;
    let read = |turn, start, limit, direction| {
        let query = PageQuery { start, limit, direction };
        let page = wait(source.fixture.store.item_page(source.thread, turn, query)).unwrap();
        let ids: Vec<_> = page.data.iter().map(|item| item.id.to_string()).collect();
        (ids.join(" "), page.next, page.backwards)
    };
    let (oldest, newest) = (Direction::Ascending, Direction::Descending);
    let (ids, next, back) = read(None, PageStart::Beginning, 3, oldest);
    assert_eq!(ids, "a b c");
    let next = PageStart::Cursor(next.unwrap());
    assert_eq!(read(None, next, 3, oldest).0, "d late");
    assert_eq!(read(None, PageStart::Cursor(back.unwrap()), 3, newest).0, "a");
    assert_eq!(read(Some(one), PageStart::Beginning, 9, newest).0, "late a");
    assert_eq!(read(None, PageStart::Item(ItemId::new("c")), 9, newest).0, "b a");
    assert_eq!(read(None, PageStart::Cursor(three.to_string()), 9, oldest).0, "d late");
    assert_eq!(read(None, PageStart::Cursor(two.to_string()), 9, newest).0, "c b a");
    assert_eq!(read(Some(source.fixture.world.turn_id()), PageStart::Beginning, 9, oldest).0, "");
    let some = wait(source.fixture.store.items(
        source.thread,
        two,
        ["c", "x", "b"].map(ItemId::new).into(),
    ));
    let some: Vec<_> = some.unwrap().iter().map(|item| item.id.to_string()).collect();
    assert_eq!(some, ["b", "c"]);
}

#[test]
fn cursors_of_others_are_refused() {
    let source = Source::new();
    let unknown = source.fixture.world.turn_id().to_string();
    for cursor in ["junk", "", "i-1", "i007", &unknown] {
        let query = PageQuery {
            start: PageStart::Cursor(cursor.into()),
            limit: 1,
            direction: Direction::Ascending,
        };
        for err in [
            wait(source.fixture.store.turn_page(source.thread, query.clone())).unwrap_err(),
            wait(source.fixture.store.item_page(source.thread, None, query.clone())).unwrap_err(),
        ] {
            assert!(matches!(err, StoreError::Cursor(ref text) if text == cursor), "{err}");
        }
    }
}

#[test]
fn a_revert_takes_turns_away_and_what_was_superseded_since_counts_again() {
    let Source { fixture, thread, turns: [one, two, _] } = Source::new();
    fixture.append(thread, vec![Append::Revert(two)]);
    assert_eq!(wait(fixture.store.history(thread)).unwrap(), ["\"one\""]);
    let left = wait(fixture.store.turns(thread)).unwrap();
    let [(turn, items)] = &left[..] else { panic!("{left:?}") };
    assert_eq!(turn.id, one);
    assert_eq!(items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a", "late"]);
    // The thread goes on behind what is left.
    let next = fixture.world.turn_id();
    fixture.append(thread, vec![self::turn(next, TurnState::Completed), item(next, "e", "6")]);
    assert_eq!(wait(fixture.store.turns(thread)).unwrap().len(), 2);
    let gone = wait(fixture.store.append(thread, vec![Append::Revert(two)])).unwrap_err();
    assert!(matches!(gone, StoreError::Failed(_)), "{gone}");
}

#[test]
fn documents_are_replaced_and_taken_away_with_their_thread() {
    let fixture = Fixture::new();
    let thread = fixture.thread_at(1).id;
    let read = |kind| wait(fixture.store.document(thread, kind)).unwrap();
    let write = |kind, text: Option<&str>| {
        fixture.append(thread, vec![Append::Document(kind, text.map(str::to_owned))]);
    };
    assert_eq!(read(DocumentKind::Goal), None);
    write(DocumentKind::Goal, Some("1"));
    write(DocumentKind::Queue, Some("2"));
    write(DocumentKind::Goal, Some("3"));
    assert_eq!(
        (read(DocumentKind::Goal), read(DocumentKind::Queue)),
        (Some("3".into()), Some("2".into()))
    );
    write(DocumentKind::Queue, None);
    assert_eq!(read(DocumentKind::Queue), None);
    assert!(wait(fixture.store.delete(thread)).unwrap());
    assert_eq!(read(DocumentKind::Goal), None);
}

#[test]
fn a_fork_notes_the_thread_that_its_history_came_from() {
    let source = Source::new();
    let thread = source.thread;
    let [one, two, _] = source.turns;
    assert!(!source.has_forks(thread));
    source.fork(ForkPoint::Before(one)).unwrap();
    assert!(!source.has_forks(thread), "a fork without history came from nowhere");
    let fork = source.fork(ForkPoint::Through(two)).unwrap();
    assert!(source.has_forks(thread));
    assert!(!source.has_forks(fork));

    // A fork of the fork at a turn of the first thread has its history from there; at the fork's end, from the fork.
    let early = source.fork_of(fork, ForkPoint::Through(one));
    assert!(!source.has_forks(fork));
    let late = source.fork_of(fork, ForkPoint::Latest);
    assert!(source.has_forks(fork));
    source.delete(late);
    assert!(!source.has_forks(fork));

    let own = source.fixture.world.turn_id();
    source.fixture.append(fork, vec![turn(own, TurnState::Completed), item(own, "own", "1")]);
    for point in [ForkPoint::Through(own), ForkPoint::Before(own)] {
        let later = source.fork_of(fork, point);
        assert!(source.has_forks(fork));
        source.delete(later);
    }
    source.delete(fork);
    assert!(source.has_forks(thread));
    source.delete(early);
    assert!(!source.has_forks(thread));
}
