//! Images and long outputs: each is stored once, and gone when nothing holds it any more.

use proptest::prelude::*;
use rusqlite::Connection;
use turnhost_base::{ThreadId, TurnId, World as _};
use turnhost_ports::{Append, Direction, ForkPoint, PageQuery, PageStart, StorePort as _};
use turnhost_store::{ExportReader, ExportWriter, Maintenance, Missing, Store};

use crate::support::{Fixture, item, running, thread, wait};

/// Returns the number of long strings in the store, and their bytes.
fn blobs(fixture: &Fixture) -> (i64, i64) {
    let connection = Connection::open(fixture.home.join("turnhost.sqlite").as_std()).unwrap();
    let sql = "SELECT count(*), ifnull(sum(length(body)), 0) FROM blobs";
    connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

fn assert_well(fixture: &Fixture) {
    let mut store = Maintenance::open(&fixture.home, Missing::Refuse).unwrap();
    assert_eq!(store.check(&mut |_| {}).unwrap(), [] as [String; 0]);
}

/// Returns an item and an entry of the history that hold the same image.
fn image(turn: TurnId, id: &str, image: &str) -> Vec<Append> {
    vec![
        item(turn, id, &format!(r#"{{"type":"image","url":"data:{image}","n":1}}"#)),
        Append::History(format!(r#"{{"image_url":"data:{image}","text":"a \"quoted\" word"}}"#)),
    ]
}

fn with_image(fixture: &Fixture, at: i64, data: &str) -> (ThreadId, TurnId) {
    let thread = fixture.thread_at(at).id;
    let turn = fixture.world.turn_id();
    fixture.append(thread, vec![Append::Turn(running(turn, at))]);
    fixture.append(thread, image(turn, "i1", data));
    (thread, turn)
}

#[test]
fn an_image_is_stored_once_and_goes_with_its_last_user() {
    let mut fixture = Fixture::new();
    let data = "x".repeat(20_000);
    let (first, turn) = with_image(&fixture, 1, &data);
    let (second, _) = with_image(&fixture, 2, &data);
    assert_eq!(blobs(&fixture), (1, 20_005));
    let item = format!(r#"{{"type":"image","url":"data:{data}","n":1}}"#);
    let history = format!(r#"{{"image_url":"data:{data}","text":"a \"quoted\" word"}}"#);
    fixture.reopen();
    assert_eq!(fixture.turns(first), [format!("Running: i1={item}")]);
    assert_eq!(wait(fixture.store.history(second)).unwrap(), [history]);
    let start = PageStart::Beginning;
    let query = PageQuery { start, limit: 5, direction: Direction::Ascending };
    let page = wait(fixture.store.item_page(first, Some(turn), query)).unwrap();
    assert_eq!(page.data[0].json, item);
    let fork = thread(fixture.world.thread_id(), 3);
    wait(fixture.store.fork(first, Box::new(fork.clone()), ForkPoint::Latest)).unwrap();
    assert_eq!(blobs(&fixture).0, 1);
    for gone in [first, second] {
        wait(fixture.store.delete(gone)).unwrap();
        assert_eq!(blobs(&fixture).0, 1);
        assert_well(&fixture);
    }
    assert_eq!(fixture.turns(fork.id), [format!("Interrupted: i1={item}")]);
    wait(fixture.store.delete(fork.id)).unwrap();
    assert_eq!(blobs(&fixture), (0, 0));
}

#[test]
fn what_an_item_held_before_and_what_was_reverted_is_gone() {
    let fixture = Fixture::new();
    let (thread, turn) = with_image(&fixture, 1, &"a".repeat(5_000));
    let other = format!(r#"{{"output":"{}"}}"#, "b".repeat(6_000));
    fixture.append(thread, vec![item(turn, "i1", &other), item(turn, "i2", &other)]);
    assert_eq!(blobs(&fixture).0, 2, "the history has the first one");
    fixture.append(thread, vec![item(turn, "i2", r#"{"output":"short"}"#)]);
    assert_eq!(blobs(&fixture).0, 2, "the first item has the other one");
    let short = r#"{"output":"short"}"#;
    fixture.append(thread, vec![item(turn, "i1", short)]);
    assert_eq!(blobs(&fixture).0, 1);
    assert_eq!(fixture.turns(thread), [format!("Running: i1={short} i2={short}")]);
    fixture.append(thread, vec![Append::Revert(turn)]);
    assert_eq!(blobs(&fixture).0, 0);
    assert_well(&fixture);
}

#[test]
fn an_export_holds_the_whole_text_and_a_damaged_string_is_found() {
    let fixture = Fixture::new();
    let (thread, _) = with_image(&fixture, 1, &"é".repeat(4_000));
    let turns = fixture.turns(thread);
    let mut out = Vec::new();
    let mut writer = ExportWriter::new(&mut out).unwrap();
    let mut store = Maintenance::open(&fixture.home, Missing::Refuse).unwrap();
    store.export(None, &mut writer, &mut |_| {}).unwrap();
    writer.finish().unwrap();
    let other = Fixture::new();
    let mut target = Maintenance::open(&other.home, Missing::Create).unwrap();
    target.import_export(&mut ExportReader::new(&*out).unwrap(), &mut |_| {}).unwrap();
    assert_eq!(other.turns(thread), [turns[0].replace("Running", "Interrupted")]);
    assert_eq!(blobs(&other).0, 1);
    let file = fixture.home.join("turnhost.sqlite");
    let connection = Connection::open(file.as_std()).unwrap();
    connection.execute("UPDATE blobs SET body = 'else'", []).unwrap();
    assert_eq!(store.check(&mut |_| {}).unwrap(), ["long string 1 is not what was stored"]);
    connection.execute("DELETE FROM blobs", []).unwrap();
    let faults = store.check(&mut |_| {}).unwrap();
    assert_eq!(faults, [format!("thread {thread}: 2 entries lack a long string")]);
}

#[test]
fn compaction_takes_the_long_strings_of_an_earlier_version_apart() {
    let mut fixture = Fixture::new();
    let (thread, _) = with_image(&fixture, 1, "short");
    let long = format!(r#"{{"output":"{}"}}"#, "c".repeat(9_000));
    let file = fixture.home.join("turnhost.sqlite");
    let connection = Connection::open(file.as_std()).unwrap();
    connection.execute("UPDATE entries SET body = ?1 WHERE kind > 0", [&long]).unwrap();
    let mut store = Maintenance::open(&fixture.home, Missing::Refuse).unwrap();
    store.compact(&mut |_| {}).unwrap();
    assert_eq!(blobs(&fixture), (1, 9_000));
    fixture.reopen();
    assert_eq!(fixture.turns(thread), [format!("Running: i1={long}")]);
    assert_eq!(wait(fixture.store.history(thread)).unwrap(), [long]);
    assert_well(&fixture);
}

/// Generates JSON text with strings on both sides of the bound, with characters that are escaped.
fn json() -> impl Strategy<Value = String> {
    let string =
        (prop_oneof![Just("a"), Just("é"), Just("\\\"{}[],:"), Just("\u{1}\n")], 0..3_000_usize)
            .prop_map(|(piece, times)| serde_json::Value::from(piece.repeat(times)).to_string());
    prop::collection::vec(string, 0..5).prop_map(|strings| format!("[{}]", strings.join(" , ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_stored_is_read_as_it_was(bodies in prop::collection::vec(json(), 1..6)) {
        let mut fixture = Fixture::new();
        let thread = fixture.thread_at(1).id;
        let turn = fixture.world.turn_id();
        fixture.append(thread, vec![Append::Turn(running(turn, 1))]);
        for (at, body) in bodies.iter().enumerate() {
            // Each id comes twice, so that bodies are replaced too.
            let id = format!("i{}", at / 2);
            fixture.append(thread, vec![item(turn, &id, body), Append::History(body.clone())]);
        }
        fixture.store = Store::open(&fixture.home).unwrap();
        prop_assert_eq!(&wait(fixture.store.history(thread)).unwrap(), &bodies);
        let kept: Vec<String> = bodies.chunks(2).filter_map(|two| two.last().cloned()).collect();
        let turns = wait(fixture.store.turns(thread)).unwrap();
        let read: Vec<String> = turns[0].1.iter().map(|item| item.json.clone()).collect();
        prop_assert_eq!(read, kept);
        assert_well(&fixture);
    }
}
