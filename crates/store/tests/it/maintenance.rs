//! Work on whole stores: exports, imports, copies, checks, and the room of what was deleted.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use turnhost_base::{AbsPath, Millis, ThreadId, TurnId, World as _};
use turnhost_ports::{
    Append, AttachmentRecord, DocumentKind, FilingPort as _, StorePort as _, TurnRecord, TurnState,
};
use turnhost_store::{
    ExportReader, ExportWriter, ImportCount, Maintenance, MaintenanceError, Missing, Progress,
    Store,
};

use crate::support::{Fixture, item, newest_first, running, wait};

fn open(home: &AbsPath) -> Maintenance {
    Maintenance::open(home, Missing::Refuse).unwrap()
}

/// Returns a thread with all there is: two turns, a history that was shortened, counts, documents,
/// an attachment.
fn rich(fixture: &Fixture) -> (ThreadId, [TurnId; 2]) {
    let id = fixture.thread_at(7).id;
    let turns = [fixture.world.turn_id(), fixture.world.turn_id()];
    let ended = TurnRecord {
        state: TurnState::Failed,
        error: Some(r#"{"message":"no"}"#.into()),
        completed_at: Some(Millis(9)),
        ..running(turns[0], 8)
    };
    let batch = vec![
        Append::Turn(running(turns[0], 8)),
        Append::History(r#"{"a":1}"#.into()),
        item(turns[0], "i1", "{\"text\":\n \"one\"}"),
        Append::History(r#"{"a":2}"#.into()),
        Append::Turn(ended),
        Append::Counts(turns[0], r#"{"total":5}"#.into()),
        Append::Turn(running(turns[1], 10)),
        Append::HistoryReset,
        Append::History(r#"{"a":3}"#.into()),
        item(turns[1], "i2", r#"{"text":"two"}"#),
        item(turns[0], "i3", r#"{"text":"late"}"#),
        Append::Document(DocumentKind::Goal, Some(r#"{"objective":"win"}"#.into())),
    ];
    fixture.append(id, batch);
    let attachment = AttachmentRecord {
        id: "at".into(),
        kind: "issue".into(),
        key: "1".into(),
        payload: r#"{"n":1}"#.into(),
        created_at: Millis(11),
    };
    wait(fixture.store.attach(id, attachment)).unwrap();
    (id, turns)
}

fn export(home: &AbsPath) -> String {
    let mut out = Vec::new();
    let mut writer = ExportWriter::new(&mut out).unwrap();
    open(home).export(None, &mut writer, &mut |_| {}).unwrap();
    writer.finish().unwrap();
    String::from_utf8(out).unwrap()
}

fn import(home: &AbsPath, text: &str) -> Result<ImportCount, MaintenanceError> {
    let mut store = Maintenance::open(home, Missing::Create).unwrap();
    store.import_export(&mut ExportReader::new(text.as_bytes())?, &mut |_| {})
}

#[test]
fn an_export_that_is_imported_is_the_same_store() {
    let fixture = Fixture::new();
    let (id, turns) = rich(&fixture);
    let other = fixture.thread_at(3).id;
    let text = export(&fixture.home);
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));

    let copy = Fixture::new();
    let count = import(&copy.home, &text).unwrap();
    assert_eq!(count, ImportCount { new: 2, existing: 0 });
    for id in [id, other] {
        assert_eq!(wait(copy.store.thread(id)).unwrap(), wait(fixture.store.thread(id)).unwrap());
    }
    let shown = copy.turns(id);
    assert_eq!(shown[0], "Failed: i1={\"text\":  \"one\"} i3={\"text\":\"late\"}");
    assert_eq!(shown[1], "Interrupted: i2={\"text\":\"two\"}");
    assert_eq!(wait(copy.store.history(id)).unwrap(), [r#"{"a":3}"#]);
    assert_eq!(wait(copy.store.counts(id)).unwrap(), [(turns[0], r#"{"total":5}"#.to_owned())]);
    let goal = wait(copy.store.document(id, DocumentKind::Goal)).unwrap();
    assert_eq!(goal.as_deref(), Some(r#"{"objective":"win"}"#));
    assert_eq!(wait(copy.store.attachments(id, None, 10)).unwrap().data.len(), 1);
    // What was superseded counts again where the thread goes back to before that.
    copy.append(id, vec![Append::Revert(turns[1])]);
    assert_eq!(wait(copy.store.history(id)).unwrap(), [r#"{"a":1}"#, r#"{"a":2}"#]);
    // The second import finds all of it.
    assert_eq!(import(&copy.home, &text).unwrap(), ImportCount { new: 0, existing: 2 });
}

#[test]
fn an_import_goes_on_where_it_was_cut_short() {
    let fixture = Fixture::new();
    for at in 1..=3 {
        fixture.thread_at(at);
    }
    rich(&fixture);
    let text = export(&fixture.home);
    let lines: Vec<&str> = text.lines().collect();
    let copy = Fixture::new();
    let cut = lines[..lines.len() - 1].join("\n");
    let error = import(&copy.home, &cut).unwrap_err().to_string();
    assert!(error.contains("was cut short"), "{error}");
    assert_eq!(wait(copy.store.list(newest_first())).unwrap().data.len(), 3);
    assert_eq!(import(&copy.home, &text).unwrap(), ImportCount { new: 1, existing: 3 });
    assert_eq!(export(&copy.home), text);
}

#[test]
fn what_is_no_export_is_refused_with_its_line() {
    let fixture = Fixture::new();
    for (text, expected) in [
        ("", "line 0: this is no export"),
        ("{\"turnhost\":{\"export\":9}}", "form 9"),
        (
            "{\"turnhost\":{\"export\":1}}\n{\"history\":{}}",
            "line 2: this line belongs to no thread",
        ),
        ("{\"turnhost\":{\"export\":1}}\nhello", "line 2: "),
    ] {
        let error = import(&fixture.home, text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    // A line of a kind that a later version added costs nothing.
    let later = "{\"turnhost\":{\"export\":1}}\n{\"somethingNew\":{\"a\":1}}\n";
    assert_eq!(import(&fixture.home, later).unwrap(), ImportCount::default());
}

#[test]
fn a_backup_is_a_store_for_its_owner_and_overwrites_nothing() {
    let fixture = Fixture::new();
    let (id, _) = rich(&fixture);
    let directory = tempfile::tempdir().unwrap();
    let target = directory.path().join("turnhost.sqlite");
    let mut steps: Vec<Progress> = Vec::new();
    let bytes = open(&fixture.home).backup(&target, &mut |it| steps.push(it)).unwrap();
    let metadata = fs::metadata(&target).unwrap();
    assert_eq!((metadata.len(), metadata.permissions().mode() & 0o777), (bytes, 0o600));
    assert!(steps.last().is_some_and(|it| it.done == it.total));
    let copy = Store::open(&AbsPath::from_std(directory.path()).unwrap()).unwrap();
    assert_eq!(wait(copy.thread(id)).unwrap(), wait(fixture.store.thread(id)).unwrap());
    let again = open(&fixture.home).backup(&target, &mut |_| {}).unwrap_err();
    assert!(matches!(again, MaintenanceError::Exists(_)), "{again}");
    let nowhere = directory.path().join("none/there");
    let error = open(&fixture.home).backup(&nowhere, &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("none/there"), "{error}");
}

#[test]
fn a_home_without_a_store_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let home = AbsPath::from_std(directory.path()).unwrap();
    let error = Maintenance::open(&home, Missing::Refuse).err().unwrap().to_string();
    assert!(error.contains("there is no store in") && error.contains("TURNHOST_HOME"), "{error}");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
}

#[test]
fn a_check_finds_what_is_broken() {
    let fixture = Fixture::new();
    let (id, _) = rich(&fixture);
    assert_eq!(open(&fixture.home).check(&mut |_| {}).unwrap(), Vec::<String>::new());
    wait(fixture.store.close()).unwrap();
    let path = fixture.home.join("turnhost.sqlite");
    let database = rusqlite::Connection::open(path.as_std()).unwrap();
    database
        .execute_batch(
            "UPDATE entries SET body = '{' WHERE kind = 2;
            UPDATE entries SET turn = 1 WHERE id = 'i2';
            INSERT INTO entries (key, kind, body) VALUES (99 << 32, 2, '{}');",
        )
        .unwrap();
    drop(database);
    let faults = open(&fixture.home).check(&mut |_| {}).unwrap().join("\n");
    assert!(faults.contains(&format!("thread {id}: 1 entries are no JSON")), "{faults}");
    assert!(faults.contains("1 items belong to no turn"), "{faults}");
    assert!(faults.contains("1 entries belong to no thread"), "{faults}");
    // Broken entries are left out of an export, and counted.
    let mut writer = ExportWriter::new(Vec::new()).unwrap();
    open(&fixture.home).export(None, &mut writer, &mut |_| {}).unwrap();
    assert_eq!(writer.finish().unwrap().damaged, 1);
}

#[test]
fn the_room_of_a_deleted_thread_is_given_back() {
    let fixture = Fixture::new();
    let keeps = fixture.thread_at(1).id;
    let big = fixture.thread_at(2).id;
    let turn = fixture.world.turn_id();
    fixture.append(big, vec![Append::Turn(running(turn, 1))]);
    let text = "x".repeat(64 * 1024);
    for number in 0..256 {
        let json = format!("{{\"text\":\"{number} {text}\"}}");
        fixture.append(big, vec![item(turn, &format!("i{number}"), &json)]);
    }
    let size = || {
        let files = ["turnhost.sqlite", "turnhost.sqlite-wal"];
        let sizes = files.map(|name| fs::metadata(fixture.home.join(name).as_std()));
        sizes.into_iter().flatten().map(|it| it.len()).sum::<u64>()
    };
    assert!(size() > 16 << 20);
    assert!(wait(fixture.store.delete(big)).unwrap());
    // As a server does when it ends, or has nothing to do for a while.
    wait(fixture.store.close()).unwrap();
    assert!(size() < 1 << 20, "{} bytes are left", size());
    assert!(wait(fixture.store.thread(keeps)).unwrap().is_some());
    let compacted = open(&fixture.home).compact(&mut |_| {}).unwrap();
    assert!(compacted.after_bytes <= compacted.before_bytes);
}
