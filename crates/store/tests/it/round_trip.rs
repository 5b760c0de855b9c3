//! Records are read as they were written, in order, also after a restart.

use turnhost_base::{AbsPath, Millis, World};
use turnhost_ports::{Append, StorePort, ThreadRecord, TurnRecord, TurnState};
use turnhost_store::Store;

use crate::support::{Fixture, item, running, thread, wait};

#[test]
fn a_record_comes_back_as_it_went_in_and_is_replaced_as_a_whole() {
    let mut fixture = Fixture::new();
    let first = fixture.thread_at(5);
    assert_eq!(wait(fixture.store.thread(first.id)).unwrap(), Some(first.clone()));

    let second = ThreadRecord {
        created_at: Millis(-1),
        updated_at: Millis(7),
        recency_at: Millis(8),
        archived: true,
        name: None,
        preview: "é 'quoted' \u{1f600}".into(),
        cwd: AbsPath::new("/elsewhere").unwrap(),
        model_provider: "other".into(),
        source: "cli".into(),
        originator: String::new(),
        forked_from: None,
        server_version: "0.2.0".into(),
        settings: "x".repeat(100_000),
        usage: None,
        read_state: None,
        parent: Some(first.id),
        attached_to: Some(first.id),
        thread_source: None,
        filing: first.filing.clone(),
        id: first.id,
    };
    fixture.append(first.id, vec![Append::Thread(Box::new(second.clone()))]);
    fixture.reopen();
    assert_eq!(wait(fixture.store.thread(first.id)).unwrap(), Some(second));
    assert_eq!(wait(fixture.store.thread(fixture.world.thread_id())).unwrap(), None);
}

#[test]
fn turns_items_and_history_keep_their_order() {
    let mut fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let (one, two) = (fixture.world.turn_id(), fixture.world.turn_id());
    fixture.append(
        record.id,
        vec![
            Append::Turn(running(one, 1)),
            item(one, "b", "1"),
            Append::History("h1".into()),
            item(one, "a", "2"),
        ],
    );
    fixture.append(
        record.id,
        vec![Append::Turn(running(two, 2)), item(two, "a", "3"), Append::History("h2".into())],
    );
    // An item of the first turn that comes late belongs to it all the same.
    fixture.append(record.id, vec![item(one, "late", "4")]);
    let expected = ["Running: b=1 a=2 late=4", "Running: a=3"];
    assert_eq!(fixture.turns(record.id), expected);
    fixture.reopen();
    assert_eq!(fixture.turns(record.id), expected);
    assert_eq!(wait(fixture.store.history(record.id)).unwrap(), ["h1", "h2"]);
}

#[test]
fn a_replaced_item_keeps_its_place_also_after_a_restart() {
    let mut fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let turn = fixture.world.turn_id();
    fixture.append(
        record.id,
        vec![Append::Turn(running(turn, 1)), item(turn, "a", "1"), item(turn, "b", "2")],
    );
    fixture.append(record.id, vec![item(turn, "a", "one")]);
    fixture.reopen();
    fixture.append(record.id, vec![item(turn, "b", "two"), item(turn, "c", "3")]);
    assert_eq!(fixture.turns(record.id), ["Running: a=one b=two c=3"]);
}

#[test]
fn a_turn_that_ends_keeps_its_place_and_says_how() {
    let mut fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let ended = [
        (TurnState::Completed, None),
        (TurnState::Interrupted, None),
        (TurnState::Failed, Some(r#"{"message":"cut"}"#.to_owned())),
        (TurnState::Failed, Some(r#"{"message":"cut"}"#.to_owned())),
    ];
    let mut expected = Vec::new();
    for (place, (state, error)) in (10..).zip(ended) {
        let turn = fixture.world.turn_id();
        fixture.append(record.id, vec![Append::Turn(running(turn, place)), item(turn, "i", "1")]);
        let completed_at = Some(Millis(place + 1));
        // One turn of each two ran on behalf of another.
        let root = if place % 2 == 0 { turn } else { fixture.world.turn_id() };
        let started_at = Millis(place);
        let turn = TurnRecord { id: turn, root, state, error, started_at, completed_at };
        fixture.append(record.id, vec![Append::Turn(turn.clone())]);
        expected.push(turn);
    }
    let last = running(fixture.world.turn_id(), 20);
    fixture.append(record.id, vec![Append::Turn(last.clone())]);
    expected.push(last);
    fixture.reopen();
    let turns = wait(fixture.store.turns(record.id)).unwrap();
    assert_eq!(turns.into_iter().map(|(turn, _)| turn).collect::<Vec<_>>(), expected);
}

#[test]
fn a_reset_forgets_the_history_of_its_thread_only() {
    let fixture = Fixture::new();
    let (one, two) = (fixture.thread_at(1).id, fixture.thread_at(2).id);
    for thread in [one, two] {
        let turn = fixture.world.turn_id();
        fixture.append(
            thread,
            vec![
                Append::Turn(running(turn, 1)),
                Append::History("old".into()),
                item(turn, "i", "1"),
            ],
        );
    }
    fixture.append(one, vec![Append::HistoryReset, Append::History("new".into())]);
    assert_eq!(wait(fixture.store.history(one)).unwrap(), ["new"]);
    assert_eq!(wait(fixture.store.history(two)).unwrap(), ["old"]);
    assert_eq!(fixture.turns(one), ["Running: i=1"]);
}

#[test]
fn a_fork_may_hold_the_same_turns_as_its_source() {
    let fixture = Fixture::new();
    let (source, fork) = (fixture.thread_at(1).id, fixture.thread_at(2).id);
    let turn = fixture.world.turn_id();
    for (thread, json) in [(source, "1"), (fork, "2")] {
        fixture.append(thread, vec![Append::Turn(running(turn, 1)), item(turn, "i", json)]);
    }
    assert_eq!(fixture.turns(source), ["Running: i=1"]);
    assert_eq!(fixture.turns(fork), ["Running: i=2"]);
}

#[test]
fn names_and_the_archive_say_what_they_found() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let unknown = fixture.world.thread_id();
    assert!(wait(fixture.store.set_name(record.id, Some("new".into()))).unwrap());
    assert!(wait(fixture.store.set_name(record.id, Some("new".into()))).unwrap());
    assert!(!wait(fixture.store.set_name(unknown, None)).unwrap());
    assert!(wait(fixture.store.archive(record.id)).unwrap());
    assert!(!wait(fixture.store.archive(record.id)).unwrap());
    assert!(!wait(fixture.store.archive(unknown)).unwrap());
    let expected = ThreadRecord { name: Some("new".into()), archived: true, ..record };
    assert_eq!(wait(fixture.store.thread(expected.id)).unwrap(), Some(expected));
}

#[test]
fn a_batch_that_fails_leaves_nothing_and_the_others_of_its_group_stay() {
    let fixture = Fixture::new();
    let known = fixture.thread_at(1).id;
    let unknown = fixture.world.thread_id();
    let turn = fixture.world.turn_id();
    // All are queued before the first is waited for, so that they meet in a group.
    let batches = [
        fixture.store.append(known, vec![Append::History("first".into())]),
        fixture.store.append(known, vec![Append::History("lost".into()), item(turn, "i", "1")]),
        fixture.store.append(unknown, vec![Append::History("lost".into())]),
        fixture.store.append(known, vec![Append::History("last".into())]),
    ];
    let outcomes: Vec<_> =
        batches.into_iter().map(|batch| wait(batch).map_err(|err| err.to_string())).collect();
    let no_turn = format!("turn `{turn}` is not stored; its record comes before its items");
    let no_thread = format!("thread `{unknown}` is not stored; its record comes before its turns");
    assert_eq!(outcomes, [Ok(()), Err(no_turn), Err(no_thread), Ok(())]);
    assert_eq!(wait(fixture.store.history(known)).unwrap(), ["first", "last"]);
}

#[test]
fn what_another_server_wrote_is_not_taken_for_what_was_written_last() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let other = Store::open(&fixture.home).unwrap();
    let changed = ThreadRecord { settings: "others".into(), ..record.clone() };
    wait(other.append(record.id, vec![Append::Thread(Box::new(changed))])).unwrap();
    fixture.append(record.id, vec![Append::Thread(Box::new(record.clone()))]);
    assert_eq!(wait(fixture.store.thread(record.id)).unwrap(), Some(record.clone()));

    // The same number goes to the next thread; nothing of it may end in that.
    wait(other.delete(record.id)).unwrap();
    let next = thread(fixture.world.thread_id(), 2);
    wait(other.append(next.id, vec![Append::Thread(Box::new(next.clone()))])).unwrap();
    let late = wait(fixture.store.append(record.id, vec![Append::History("late".into())]));
    assert!(late.is_err(), "{late:?}");
    assert_eq!(wait(fixture.store.history(next.id)).unwrap(), [""; 0]);
}

#[test]
fn writes_keep_the_order_in_which_they_were_asked_for() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(1).id;
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let writes: Vec<_> = (0..2_000)
            .map(|count| fixture.store.append(record, vec![Append::History(count.to_string())]))
            .collect();
        // Waited for the other way round: the order must not come from the waiting.
        for write in writes.into_iter().rev() {
            write.await.unwrap();
        }
    });
    let expected: Vec<_> = (0..2_000).map(|count| count.to_string()).collect();
    assert_eq!(wait(fixture.store.history(record)).unwrap(), expected);
}

#[test]
fn a_closed_store_leaves_no_log_and_opens_again_by_itself() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(1);
    let log = fixture.home.join("turnhost.sqlite-wal");
    assert!(wait(fixture.store.thread(record.id)).unwrap().is_some());
    assert!(log.as_std().exists());
    wait(fixture.store.close()).unwrap();
    assert!(!log.as_std().exists());
    fixture.append(record.id, vec![Append::Thread(Box::new(thread(record.id, 2)))]);
    assert_eq!(wait(fixture.store.thread(record.id)).unwrap(), Some(thread(record.id, 2)));
}
