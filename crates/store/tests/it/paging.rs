//! Lists: order, filters, cursors in both directions, against a sorted `Vec`.

use proptest::collection::vec;
use proptest::prelude::*;
use turnhost_base::{AbsPath, Millis, ThreadId};
use turnhost_ports::{
    Append, Direction, ListQuery, Page, SortKey, StoreError, StorePort, ThreadRecord,
};

use crate::support::{Fixture, newest_first, thread, wait};

const EMPTY: Page<ThreadRecord> = Page { data: Vec::new(), next: None, backwards: None };

fn list(fixture: &Fixture, query: &ListQuery) -> Page<ThreadRecord> {
    wait(fixture.store.list(query.clone())).unwrap()
}

fn times(page: &Page<ThreadRecord>) -> Vec<i64> {
    page.data.iter().map(|record| record.created_at.0).collect()
}

fn keep(fixture: &Fixture, at: i64, change: impl FnOnce(&mut ThreadRecord)) -> ThreadId {
    let mut record = fixture.thread_at(at);
    change(&mut record);
    fixture.append(record.id, vec![Append::Thread(Box::new(record.clone()))]);
    record.id
}

#[test]
fn pages_follow_each_other_and_turn_back_before_their_first_entry() {
    let fixture = Fixture::new();
    for at in 1..=5 {
        fixture.thread_at(at);
    }
    let mut query = ListQuery { limit: 2, ..newest_first() };
    let first = list(&fixture, &query);
    assert_eq!(times(&first), [5, 4]);
    query.cursor.clone_from(&first.next);
    let second = list(&fixture, &query);
    assert_eq!(times(&second), [3, 2]);
    query.cursor.clone_from(&second.next);
    let third = list(&fixture, &query);
    assert_eq!((times(&third), third.next), (vec![1], None));

    let back = ListQuery {
        cursor: second.backwards,
        direction: Direction::Ascending,
        limit: 10,
        ..newest_first()
    };
    assert_eq!(times(&list(&fixture, &back)), [4, 5]);
}

#[test]
fn an_empty_page_has_no_cursors() {
    let fixture = Fixture::new();
    assert_eq!(list(&fixture, &newest_first()), EMPTY);
    fixture.thread_at(1);
    let end = ListQuery { archived: true, ..newest_first() };
    assert_eq!(list(&fixture, &end), EMPTY);
}

#[test]
fn a_cursor_of_another_list_is_taken_and_other_texts_are_not() {
    let fixture = Fixture::new();
    for at in 1..=3 {
        fixture.thread_at(at);
    }
    let cursor = list(&fixture, &ListQuery { limit: 1, ..newest_first() }).next;
    list(&fixture, &ListQuery { cursor, sort: SortKey::Updated, ..newest_first() });
    let query = ListQuery { cursor: Some("nonsense".into()), ..newest_first() };
    let err = wait(fixture.store.list(query)).unwrap_err();
    assert!(matches!(&err, StoreError::Cursor(text) if text == "nonsense"));
    assert_eq!(err.to_string(), "invalid cursor: nonsense");
}

#[test]
fn each_sort_key_sorts_by_its_own_time() {
    let fixture = Fixture::new();
    keep(&fixture, 1, |record| (record.updated_at, record.recency_at) = (Millis(30), Millis(200)));
    keep(&fixture, 2, |record| (record.updated_at, record.recency_at) = (Millis(10), Millis(300)));
    keep(&fixture, 3, |record| (record.updated_at, record.recency_at) = (Millis(20), Millis(100)));
    for (sort, expected) in [
        (SortKey::Created, [3, 2, 1]),
        (SortKey::Updated, [1, 3, 2]),
        (SortKey::Recency, [2, 1, 3]),
    ] {
        assert_eq!(times(&list(&fixture, &ListQuery { sort, ..newest_first() })), expected);
    }
}

#[test]
fn filters_leave_the_rest_out() {
    let fixture = Fixture::new();
    let first = keep(&fixture, 1, |record| record.cwd = AbsPath::new("/one").unwrap());
    keep(&fixture, 2, |record| record.model_provider = "o'ther".into());
    keep(&fixture, 3, |record| record.source = "cli".into());
    keep(&fixture, 4, |record| record.archived = true);
    let check = |change: fn(&mut ListQuery, ThreadId), expected: &[i64]| {
        let mut query = newest_first();
        change(&mut query, first);
        assert_eq!(times(&list(&fixture, &query)), expected);
    };
    check(|_, _| {}, &[3, 2, 1]);
    check(|query, _| query.cwds = vec!["/one".into(), "/none".into()], &[1]);
    check(|query, _| query.model_providers = vec!["o'ther".into()], &[2]);
    check(|query, _| query.sources = vec!["cli".into(), "vscode".into()], &[3, 2, 1]);
    check(|query, _| query.sources = vec!["cli".into()], &[3]);
    check(|query, _| query.archived = true, &[4]);
    check(|query, first| query.excluded = vec![first], &[3, 2]);
    check(|query, _| (query.cwds, query.sources) = (vec!["/one".into()], vec!["cli".into()]), &[]);
}

#[test]
fn searches_read_names_and_previews_letter_by_letter() {
    let fixture = Fixture::new();
    keep(&fixture, 1, |record| record.name = Some("Größe 100%".into()));
    keep(&fixture, 2, |record| (record.name, record.preview) = (None, "fix the parser".into()));
    keep(&fixture, 3, |record| (record.name, record.preview) = (None, "other".into()));
    let check = |text: &str, expected: &[i64]| {
        let query = ListQuery { search: Some(text.into()), ..newest_first() };
        assert_eq!(times(&list(&fixture, &query)), expected, "{text}");
    };
    check("öße", &[1]);
    check("0%", &[1]);
    check("parser", &[2]);
    check("Parser", &[]);
    check("_", &[]);
    check("the", &[3, 2]);
}

#[test]
fn lists_follow_an_index_and_sort_nothing() {
    let fixture = Fixture::new();
    fixture.thread_at(1);
    wait(fixture.store.close()).unwrap();
    let database =
        rusqlite::Connection::open(fixture.home.join("turnhost.sqlite").as_std()).unwrap();
    for column in ["created", "updated", "recency"] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT t.usage FROM threads t INDEXED BY threads_by_{column}
             WHERE t.archived = 0 AND (t.{column}_at, t.id) < (5, x'00')
             ORDER BY t.{column}_at DESC, t.id DESC LIMIT 5"
        );
        let mut statement = database.prepare(&sql).unwrap();
        let plan: Vec<String> =
            statement.query_map([], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(plan.len(), 1, "no sorting in {plan:?}");
        assert!(plan[0].starts_with("SEARCH t USING INDEX"), "{plan:?}");
    }
}

/// Computes the list by the plainest means: filter, sort, skip to the cursor, cut.
fn model(records: &[ThreadRecord], query: &ListQuery) -> Vec<ThreadId> {
    let key = |record: &ThreadRecord| match query.sort {
        SortKey::Created => (record.created_at, record.id),
        SortKey::Updated => (record.updated_at, record.id),
        SortKey::Recency => (record.recency_at, record.id),
        SortKey::Section => unreachable!("lists of one section have tests of their own"),
    };
    let mut kept: Vec<_> = records
        .iter()
        .filter(|record| record.archived == query.archived)
        .filter(|record| query.search.as_ref().is_none_or(|text| record.preview.contains(text)))
        .collect();
    kept.sort_by_key(|record| key(record));
    if query.direction == Direction::Descending {
        kept.reverse();
    }
    kept.into_iter().map(|record| record.id).collect()
}

fn ids(page: &Page<ThreadRecord>) -> Vec<ThreadId> {
    page.data.iter().map(|record| record.id).collect()
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Ascending => Direction::Descending,
        Direction::Descending => Direction::Ascending,
    }
}

prop_compose! {
    /// Generates few different times, so that there are many ties.
    fn record()(created in 0..4_i64, updated in 0..4_i64, recency in 0..4_i64, archived: bool, b: bool)
        -> (i64, i64, i64, bool, &'static str) {
        (created, updated, recency, archived, if b { "ab" } else { "ac" })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn pages_are_the_model_cut_into_pieces(
        rows in vec(record(), 0..30),
        limit in 1..6_u32,
        sort in prop::sample::select(vec![SortKey::Created, SortKey::Updated, SortKey::Recency]),
        direction in prop::sample::select(vec![Direction::Ascending, Direction::Descending]),
        search in prop::sample::select(vec![None, Some("b".to_owned())]),
    ) {
        let fixture = Fixture::new();
        let records: Vec<_> = rows.into_iter().map(|(created, updated, recency, archived, preview)| {
            let mut record = fixture.thread_at(0);
            (record.created_at, record.updated_at, record.recency_at) = (Millis(created), Millis(updated), Millis(recency));
            (record.archived, record.preview) = (archived, preview.into());
            fixture.append(record.id, vec![Append::Thread(Box::new(record.clone()))]);
            record
        }).collect();
        let mut query = ListQuery { limit, sort, direction, search, ..newest_first() };
        let expected = model(&records, &query);
        let counted = wait(fixture.store.count(query.clone())).unwrap();
        prop_assert_eq!(counted, expected.len() as u64);
        let mut seen = Vec::new();
        loop {
            let page = list(&fixture, &query);
            seen.extend(ids(&page));
            if let Some(backwards) = &page.backwards {
                // Back from this page's first entry lie all that came before it, nearest first,
                // behind that entry itself but in the list of all threads by creation.
                let is_plain = sort == SortKey::Created && direction == Direction::Descending;
                let upto = expected.iter().position(|id| *id == page.data[0].id).unwrap()
                    + usize::from(!is_plain || query.search.is_some());
                let back = ListQuery {
                    cursor: Some(backwards.clone()), direction: opposite(direction), limit: 100, ..query.clone()
                };
                let before: Vec<_> = expected[..upto].iter().rev().copied().collect();
                prop_assert_eq!(ids(&list(&fixture, &back)), before);
            }
            let Some(next) = page.next else { break };
            prop_assert_eq!(page.data.len(), limit as usize);
            query.cursor = Some(next);
        }
        prop_assert_eq!(seen, expected);
    }
}

#[test]
fn records_are_listed_whole() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(3);
    assert_eq!(list(&fixture, &newest_first()).data, [thread(record.id, 3)]);
}

#[test]
fn a_broken_row_costs_itself_and_not_the_list() {
    let fixture = Fixture::new();
    let broken = fixture.thread_at(2).id;
    for at in [1, 3] {
        fixture.thread_at(at);
    }
    wait(fixture.store.close()).unwrap();
    let database =
        rusqlite::Connection::open(fixture.home.join("turnhost.sqlite").as_std()).unwrap();
    let sql = "UPDATE thread_facts SET cwd = 'relative'
        WHERE number = (SELECT number FROM threads WHERE id = ?1)";
    assert_eq!(database.execute(sql, [Vec::from(broken.uuid())]).unwrap(), 1);
    let mut query = ListQuery { limit: 1, ..newest_first() };
    let mut seen = Vec::new();
    loop {
        let page = list(&fixture, &query);
        seen.extend(times(&page));
        let Some(next) = page.next else { break };
        query.cursor = Some(next);
    }
    assert_eq!(seen, [3, 1]);
}

#[test]
fn a_list_can_be_narrowed_to_some_threads() {
    let fixture = Fixture::new();
    let [one, two, _] = [1, 2, 3].map(|at| fixture.thread_at(at).id);
    let included = |ids: &[ThreadId]| ListQuery { included: Some(ids.into()), ..newest_first() };
    assert_eq!(times(&list(&fixture, &included(&[one, two, one]))), [2, 1]);
    assert_eq!(list(&fixture, &included(&[])), EMPTY);
    let excluded = ListQuery { excluded: vec![two], ..included(&[one, two]) };
    assert_eq!(times(&list(&fixture, &excluded)), [1]);
}
