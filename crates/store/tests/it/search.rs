//! The search of messages, through the port.

use std::sync::{Arc, Mutex};

use turnhost_base::ThreadId;
use turnhost_ports::{
    AttachedThreads, Direction, Hit, OccurrenceQuery, SearchPort as _, SearchQuery, SearchWatch,
    SortKey, StorePort as _,
};

use crate::support::{Fixture, item, running, wait};
use turnhost_base::World as _;
use turnhost_ports::Append;

/// Watches a search to its end, and notes what it finds.
#[derive(Default)]
struct Watch(Mutex<Vec<ThreadId>>);

impl SearchWatch for Watch {
    fn is_cancelled(&self) -> bool {
        false
    }

    fn found(&self, hit: &Hit) {
        self.0.lock().unwrap().push(hit.record.id);
    }
}

fn query(term: &str) -> SearchQuery {
    SearchQuery {
        term: term.into(),
        cursor: None,
        limit: 10,
        sort: SortKey::Created,
        direction: Direction::Descending,
        archived: false,
        sources: Vec::new(),
        attached: AttachedThreads::LeftOut,
    }
}

/// Returns the times of the threads found, and the snippets.
fn found(fixture: &Fixture, term: &str) -> Vec<(i64, String)> {
    let page = wait(fixture.store.search(query(term), Arc::new(Watch::default()))).unwrap();
    page.data.into_iter().map(|hit| (hit.record.created_at.0, hit.snippet)).collect()
}

/// Stores a thread with one turn of a user's and an agent's message.
fn talk(fixture: &Fixture, at: i64, user: &str, agent: &str) -> ThreadId {
    let id = fixture.thread_at(at).id;
    let turn = fixture.world.turn_id();
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let user = format!(
        r#"{{"type":"userMessage","id":"u","content":[{{"type":"text","text":{}}}]}}"#,
        text(user)
    );
    let agent = format!(r#"{{"type":"agentMessage","id":"a","text":{}}}"#, text(agent));
    let other = r#"{"type":"commandExecution","id":"c","command":"needle"}"#;
    let batch = vec![
        Append::Turn(running(turn, at)),
        item(turn, "u", &user),
        item(turn, "c", other),
        item(turn, "a", &agent),
    ];
    fixture.append(id, batch);
    id
}

#[test]
fn messages_are_found_in_any_case_and_script_and_at_any_length() {
    let fixture = Fixture::new();
    talk(&fixture, 1, "Find the NEEDLE here", "done");
    talk(&fixture, 2, "日本語のテキストを検索する", "Straße ÄÖÜ");
    talk(&fixture, 3, "say \"quotes\" AND NOT this*", "a needle, 😀");
    let times = |term| found(&fixture, term).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    assert_eq!(times("needle"), [3, 1]);
    assert_eq!(times("検索"), [2]);
    assert_eq!(times("テキスト"), [2]);
    assert_eq!(times("äöü"), [2]);
    assert_eq!(times("\"quotes\" and not"), [3]);
    assert_eq!(times("this*"), [3]);
    assert_eq!(times("😀"), [3]);
    assert_eq!(times("e"), [3, 2, 1]);
    // At the beginning, at the end, in another case, and what other languages of queries mean by it.
    for (term, at) in [
        ("日", vec![2]),
        ("する", vec![2]),
        ("ÖÜ", vec![2]),
        ("öü", vec![2]),
        ("SS", vec![]),
        ("ß", vec![2]),
        ("*", vec![3]),
        ("\"q", vec![3]),
        ("%", vec![]),
        ("_", vec![]),
        ("E", vec![3, 2, 1]),
        ("😀", vec![3]),
        (", ", vec![3]),
        ("NE", vec![3, 1]),
        ("zz", vec![]),
    ] {
        assert_eq!(times(term), at, "{term}");
    }
    assert!(times("needles").is_empty());
    assert_eq!(found(&fixture, "needle")[1].1, "Find the NEEDLE here");
}

#[test]
fn what_was_stored_since_the_last_search_is_found_and_what_was_deleted_is_not() {
    let mut fixture = Fixture::new();
    let one = talk(&fixture, 1, "first needle", "");
    assert_eq!(found(&fixture, "needle").len(), 1);
    let turn = fixture.world.turn_id();
    let more = r#"{"type":"agentMessage","id":"z","text":"haystack"}"#;
    fixture.append(one, vec![Append::Turn(running(turn, 2)), item(turn, "z", more)]);
    talk(&fixture, 2, "second needle", "");
    assert_eq!(found(&fixture, "haystack").len(), 1);
    fixture.reopen();
    assert_eq!(found(&fixture, "needle").len(), 2);
    assert!(wait(fixture.store.delete(one)).unwrap());
    assert_eq!(found(&fixture, "needle"), [(2, "second needle".to_owned())]);
    // The next thread gets the number of the deleted one.
    talk(&fixture, 3, "third", "pin");
    assert_eq!(found(&fixture, "needle").len(), 1);
    assert_eq!(found(&fixture, "third").len(), 1);
}

#[test]
fn a_search_has_pages_and_tells_each_hit_as_it_is_found() {
    let fixture = Fixture::new();
    let threads: Vec<_> = (1..=5).map(|at| talk(&fixture, at, "needle", "x")).collect();
    let mut cursor = None;
    let mut seen = Vec::new();
    loop {
        let watch = Arc::new(Watch::default());
        let asked = SearchQuery { limit: 2, cursor, ..query("needle") };
        let page = wait(fixture.store.search(asked, Arc::<Watch>::clone(&watch))).unwrap();
        let ids: Vec<_> = page.data.iter().map(|hit| hit.record.id).collect();
        assert_eq!(*watch.0.lock().unwrap(), ids);
        seen.extend(ids);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    seen.reverse();
    assert_eq!(seen, threads);
}

#[test]
fn every_place_of_a_text_is_found_with_pages_in_the_middle_of_a_message() {
    let fixture = Fixture::new();
    let thread = talk(&fixture, 1, "one needle and a Needle", "😀 NEEDLE");
    let mut cursor = None;
    let mut ranges = Vec::new();
    loop {
        let asked = OccurrenceQuery { thread, term: "needle".into(), cursor, limit: 1 };
        let page = wait(fixture.store.occurrences(asked)).unwrap();
        ranges.extend(page.data.into_iter().map(|it| (it.item.to_string(), it.range)));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let expected = [("u", (4, 10)), ("u", (17, 23)), ("a", (3, 9))];
    assert_eq!(ranges, expected.map(|(id, range)| (id.to_owned(), range)));
    let asked =
        OccurrenceQuery { thread, term: "needle".into(), cursor: Some("junk".into()), limit: 1 };
    let refused = wait(fixture.store.occurrences(asked)).unwrap_err();
    assert_eq!(refused.to_string(), "invalid cursor: junk");
}
