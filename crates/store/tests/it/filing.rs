//! The records that clients file about threads, through the port.

use turnhost_base::{Millis, World as _};
use turnhost_ports::{
    AttachOutcome, AttachmentRecord, CreateOutcome, DetachOutcome, Direction, FieldChange,
    FileOutcome, FiledIn, Filing, FilingPort as _, ListQuery, MetadataChange, MetadataOutcome,
    MoveOutcome, ProjectQuery, ProjectRecord, ProjectSort, SectionRecord, SortKey, StorePort as _,
};

use crate::support::{Fixture, newest_first, wait};

fn section(fixture: &Fixture, id: &str) -> String {
    let section = SectionRecord { id: id.into(), name: id.into(), appearance: None };
    wait(fixture.store.create_section(section)).unwrap();
    id.to_owned()
}

fn project(fixture: &Fixture, id: &str, at: i64) -> ProjectRecord {
    let new = ProjectRecord {
        id: id.into(),
        name: id.into(),
        roots: "[]".into(),
        metadata: "{}".into(),
        created_at: Millis(at),
        updated_at: Millis(at),
        recency_at: None,
    };
    match wait(fixture.store.create_project(format!("key of {id}"), new, Vec::new())).unwrap() {
        CreateOutcome::Created(project, _) => project,
        other => panic!("{other:?}"),
    }
}

/// Returns the threads of a section in their order.
fn placed(fixture: &Fixture, section: &str) -> Vec<i64> {
    let query = ListQuery {
        section: FiledIn::Only(section.to_owned()),
        sort: SortKey::Section,
        direction: Direction::Ascending,
        limit: 100,
        ..newest_first()
    };
    let page = wait(fixture.store.list(query)).unwrap();
    page.data.iter().map(|record| record.created_at.0).collect()
}

#[test]
fn threads_of_a_section_keep_the_order_that_people_give_them() {
    let mut fixture = Fixture::new();
    let section = section(&fixture, "s");
    let threads: Vec<_> = (1..=4).map(|at| fixture.thread_at(at).id).collect();
    let file = |thread, before| {
        wait(fixture.store.file(thread, Some(section.clone()), before, Millis(9))).unwrap()
    };
    for thread in &threads {
        assert_eq!(file(*thread, None), FileOutcome::Filed);
    }
    assert_eq!(placed(&fixture, "s"), [1, 2, 3, 4]);
    assert_eq!(file(threads[3], Some(threads[0])), FileOutcome::Filed);
    assert_eq!(file(threads[0], Some(threads[2])), FileOutcome::Filed);
    assert_eq!(placed(&fixture, "s"), [4, 2, 1, 3]);
    // More moves into one gap than it has room for.
    for _ in 0..60 {
        file(threads[2], Some(threads[1]));
        file(threads[0], Some(threads[1]));
    }
    assert_eq!(placed(&fixture, "s"), [4, 3, 1, 2]);
    fixture.reopen();
    assert_eq!(placed(&fixture, "s"), [4, 3, 1, 2]);
    assert!(wait(fixture.store.delete_section("s".into())).unwrap());
    assert_eq!(wait(fixture.store.filing(threads[0])).unwrap(), Some(Filing::default()));
}

#[test]
fn a_thread_is_filed_only_where_there_is_a_place() {
    let fixture = Fixture::new();
    let section = section(&fixture, "s");
    let (one, two) = (fixture.thread_at(1).id, fixture.thread_at(2).id);
    let unknown = fixture.world.thread_id();
    let file = |thread, section: Option<&str>, before| {
        let section = section.map(ToOwned::to_owned);
        wait(fixture.store.file(thread, section, before, Millis(9))).unwrap()
    };
    assert_eq!(file(unknown, Some(&section), None), FileOutcome::NoThread);
    assert_eq!(file(one, Some("nope"), None), FileOutcome::NoSection);
    assert_eq!(file(one, Some(&section), Some(two)), FileOutcome::NoBefore);
    assert_eq!(file(one, Some(&section), None), FileOutcome::Filed);
    assert_eq!(file(one, None, None), FileOutcome::Filed);
    assert_eq!(placed(&fixture, "s"), Vec::<i64>::new());
}

#[test]
fn projects_are_listed_by_place_or_by_their_newest_thread() {
    let fixture = Fixture::new();
    let [a, b, c] = ["a", "b", "c"].map(|id| project(&fixture, id, 1).id);
    let thread = fixture.thread_at(5).id;
    let change =
        MetadataChange { project: FieldChange::Set(b.clone()), ..MetadataChange::default() };
    let changed = wait(fixture.store.update_metadata(thread, change.clone())).unwrap();
    let MetadataOutcome::Changed { filing, moved: true } = changed else { panic!("{changed:?}") };
    assert_eq!(filing.project, Some(b.clone()));
    let again = wait(fixture.store.update_metadata(thread, change)).unwrap();
    assert_eq!(again, MetadataOutcome::Changed { filing, moved: false });
    let list = |sort, direction, limit| {
        let mut ids = Vec::new();
        let mut cursor = None;
        loop {
            let query = ProjectQuery { cursor, limit, sort, direction };
            let page = wait(fixture.store.projects(query)).unwrap();
            ids.extend(page.data.into_iter().map(|project| project.id));
            cursor = page.next;
            if cursor.is_none() {
                return ids.concat();
            }
        }
    };
    for limit in [1, 2, 10] {
        assert_eq!(list(ProjectSort::Position, Direction::Ascending, limit), "abc");
        assert_eq!(list(ProjectSort::Recency, Direction::Descending, limit), "bca");
        assert_eq!(list(ProjectSort::Recency, Direction::Ascending, limit), "bac");
    }
    let relocate = |id: &String, before: Option<&String>| {
        wait(fixture.store.move_project(id.clone(), before.cloned())).unwrap()
    };
    assert_eq!(relocate(&c, Some(&a)), MoveOutcome::Moved);
    assert_eq!(relocate(&c, Some(&a)), MoveOutcome::Same);
    assert_eq!(relocate(&a, None), MoveOutcome::Moved);
    assert_eq!(relocate(&a, Some(&"zz".into())), MoveOutcome::NoBefore);
    assert_eq!(list(ProjectSort::Position, Direction::Ascending, 1), "cba");
    assert_eq!(wait(fixture.store.delete_project(b.clone())).unwrap(), Some(vec![thread]));
    assert_eq!(wait(fixture.store.delete_project(b)).unwrap(), None);
    assert_eq!(wait(fixture.store.filing(thread)).unwrap(), Some(Filing::default()));
}

#[test]
fn a_deleted_thread_takes_along_what_was_attached_to_it() {
    let fixture = Fixture::new();
    let thread = fixture.thread_at(1).id;
    let attachment = AttachmentRecord {
        id: "i".into(),
        kind: "k".into(),
        key: "x".into(),
        payload: "1".into(),
        created_at: Millis(1),
    };
    let attach = || wait(fixture.store.attach(thread, attachment.clone())).unwrap();
    assert_eq!(attach(), AttachOutcome::Created);
    assert_eq!(attach(), AttachOutcome::Existing(attachment.clone()));
    assert!(wait(fixture.store.delete(thread)).unwrap());
    assert_eq!(attach(), AttachOutcome::NoThread);
    let detached = wait(fixture.store.detach(thread, "k".into(), "x".into())).unwrap();
    assert_eq!(detached, DetachOutcome::NoThread);
    // The next thread gets the same number in the tables, and nothing of the other one.
    let next = fixture.thread_at(2).id;
    assert_eq!(wait(fixture.store.attachments(next, None, 10)).unwrap().data, []);
}
