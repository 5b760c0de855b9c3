//! Lists by a term that names or previews hold, with titles inside and outside their index.

use std::sync::Arc;

use proptest::prelude::*;
use turnhost_base::{ThreadId, World as _};
use turnhost_ports::{
    Append, AttachedThreads, Direction, Hit, ListQuery, SearchPort as _, SearchQuery, SearchWatch,
    SortKey, StorePort as _, ThreadRecord,
};

use crate::support::{Fixture, item, newest_first, running, thread, wait};

struct Watch;

impl SearchWatch for Watch {
    fn is_cancelled(&self) -> bool {
        false
    }

    fn found(&self, _: &Hit) {}
}

/// Something that happens to titles.
#[derive(Clone, Debug)]
enum Happening {
    Add(Option<String>, String),
    Rename(usize, Option<String>),
    Delete(usize),
    /// Every title and message is added to its index.
    Index,
}

/// Pieces of titles in several scripts, cases and lengths, some of them awkward.
const PIECES: [&str; 12] = [
    "the ",
    "The",
    "quasar",
    "QUASAR",
    "検索",
    "索引の",
    "öße",
    "ÖSSE",
    "\"q",
    "%_",
    "\0x",
    "🦀ab",
];

fn title() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..4)
        .prop_map(|pieces| pieces.concat())
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        4 => (prop::option::of(title()), title()).prop_map(|(name, preview)| Happening::Add(name, preview)),
        2 => (0..8_usize, prop::option::of(title())).prop_map(|(at, name)| Happening::Rename(at, name)),
        1 => (0..8_usize).prop_map(Happening::Delete),
        2 => Just(Happening::Index),
    ]
}

/// Adds what waits to the indices, as a search of messages does, of which there has to be one.
fn index(fixture: &Fixture, talk: ThreadId) {
    let turn = fixture.world.turn_id();
    let message = item(turn, "a", r#"{"type":"agentMessage","id":"a","text":"hello"}"#);
    fixture.append(talk, vec![Append::Turn(running(turn, 1)), message]);
    let query = SearchQuery {
        term: "hello".into(),
        cursor: None,
        limit: 1,
        sort: SortKey::Created,
        direction: Direction::Descending,
        archived: false,
        sources: Vec::new(),
        attached: AttachedThreads::LeftOut,
    };
    assert_eq!(wait(fixture.store.search(query, Arc::new(Watch))).unwrap().data.len(), 1);
}

fn found(fixture: &Fixture, term: &str) -> Vec<ThreadId> {
    let query = ListQuery { search: Some(term.to_owned()), limit: 1_000, ..newest_first() };
    wait(fixture.store.list(query)).unwrap().data.iter().map(|record| record.id).collect()
}

/// Lets it happen, to the store and to the threads that are in it.
fn happen(fixture: &Fixture, threads: &mut Vec<ThreadRecord>, talk: ThreadId, it: Happening) {
    match it {
        Happening::Add(name, preview) => {
            let at = i64::try_from(threads.len()).unwrap();
            let record = ThreadRecord { name, preview, ..thread(fixture.world.thread_id(), at) };
            fixture.append(record.id, vec![Append::Thread(Box::new(record.clone()))]);
            threads.push(record);
        }
        Happening::Rename(at, name) => {
            if let Some(record) = threads.get_mut(at) {
                record.name.clone_from(&name);
                assert!(wait(fixture.store.set_name(record.id, name)).unwrap());
            }
        }
        Happening::Delete(at) => {
            if at < threads.len() {
                assert!(wait(fixture.store.delete(threads.remove(at).id)).unwrap());
            }
        }
        Happening::Index => index(fixture, talk),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_list_by_a_term_is_what_the_titles_say(
        happenings in prop::collection::vec(happening(), 0..24),
        terms in prop::collection::vec(title(), 1..6),
    ) {
        let fixture = Fixture::new();
        let talk = fixture.thread_at(0).id;
        let mut threads = Vec::new();
        for happening in happenings {
            happen(&fixture, &mut threads, talk, happening);
        }
        let short = ["qua", "索", "検索", "の", "ö", "SS", "e", "\"", "%", "_", "b", "ab", "x", " ", "re"];
        for term in terms.iter().cloned().chain(short.map(str::to_owned)) {
            let holds = |text: &str| text.contains(term.as_str());
            let mut expected: Vec<ThreadId> = threads
                .iter()
                .filter(|it| holds(&it.preview) || it.name.as_deref().is_some_and(holds))
                .map(|it| it.id)
                .collect();
            let mut found = found(&fixture, &term);
            found.retain(|id| *id != talk);
            expected.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, expected, "{:?}", term);
        }
    }
}

#[test]
fn many_titles_outside_the_index_are_found_and_added() {
    let fixture = Fixture::new();
    for at in 0..300 {
        fixture.thread_at(at);
    }
    // The first list has them added, and those after it see the same.
    for _ in 0..20 {
        assert_eq!(found(&fixture, "thread of 29").len(), 11);
    }
    assert_eq!(found(&fixture, "thread of 299").len(), 1);
    assert_eq!(found(&fixture, "Thread of 299").len(), 0, "titles are told apart by case");
}
