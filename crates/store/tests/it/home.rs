//! Homes that can be used and homes that cannot.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use turnhost_base::{AbsPath, SystemWorld, World};
use turnhost_ports::{Append, StorePort};
use turnhost_store::{OpenError, Store};

use crate::support::{Fixture, newest_first, thread, wait};

/// Returns the names and contents of all files in a directory.
fn contents(home: &AbsPath) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(home.as_std()).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn directory() -> (tempfile::TempDir, AbsPath) {
    let directory = tempfile::tempdir().unwrap();
    let path = AbsPath::from_std(directory.path()).unwrap();
    (directory, path)
}

#[test]
fn a_fresh_home_is_made_for_its_owner_only_and_without_a_database() {
    let (_directory, base) = directory();
    let home = base.join("a/b");
    let store = Store::open(&home).unwrap();
    assert_eq!(fs::metadata(home.as_std()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(contents(&home).into_keys().collect::<Vec<_>>(), ["turnhost.lock"]);
    assert_eq!(wait(store.list(newest_first())).unwrap().data, []);
    let database = fs::metadata(home.join("turnhost.sqlite").as_std()).unwrap();
    assert_eq!(database.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_pipe_or_a_device_in_the_place_of_a_file_is_refused_by_name_and_not_waited_for() {
    for name in turnhost_store::file_names() {
        let (_directory, home) = directory();
        let path = home.join(name);
        let made = std::process::Command::new("mkfifo").arg(path.as_std()).status().unwrap();
        assert!(made.success());
        let refused = |home| Store::open(home).unwrap_err().to_string();
        let expected = format!("cannot write `{path}`: it is not a regular file; ");
        assert!(refused(&home).starts_with(&expected), "{}", refused(&home));
        fs::remove_file(path.as_std()).unwrap();
        std::os::unix::fs::symlink("/dev/zero", path.as_std()).unwrap();
        assert!(refused(&home).starts_with(&expected), "{}", refused(&home));
    }
}

#[test]
fn a_store_of_a_newer_version_is_refused_and_not_touched() {
    let fixture = Fixture::new();
    fixture.thread_at(1);
    wait(fixture.store.close()).unwrap();
    let path = fixture.home.join("turnhost.sqlite");
    let database = rusqlite::Connection::open(path.as_std()).unwrap();
    database.execute_batch("PRAGMA user_version = 1000").unwrap();
    drop(database);
    let before = contents(&fixture.home);

    let err = Store::open(&fixture.home).unwrap_err();
    let expected = format!(
        "the store `{path}` has version 1000, and this program knows versions up to 9; \
         run a newer turnhost, or set TURNHOST_HOME to another directory"
    );
    assert_eq!(err.to_string(), expected);
    assert_eq!(contents(&fixture.home), before);
}

#[test]
fn a_newer_version_that_is_still_in_the_log_is_refused_on_first_use() {
    let fixture = Fixture::new();
    fixture.thread_at(1);
    let path = fixture.home.join("turnhost.sqlite");
    let newer = rusqlite::Connection::open(path.as_std()).unwrap();
    newer.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 1000").unwrap();
    let store = Store::open(&fixture.home).unwrap();
    let err = wait(store.list(newest_first())).unwrap_err().to_string();
    assert!(err.contains("has version 1000"), "{err}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_not_touched() {
    for bytes in [b"hello".as_slice(), &[0; 4096]] {
        let (_directory, home) = directory();
        let path = home.join("turnhost.sqlite");
        fs::write(path.as_std(), bytes).unwrap();
        let before = contents(&home);
        let err = Store::open(&home).unwrap_err();
        assert!(matches!(&err, OpenError::NotADatabase { path: named } if *named == path), "{err}");
        assert_eq!(contents(&home), before);
    }
}

#[test]
fn a_home_that_cannot_be_made_is_refused_with_its_path() {
    let (_directory, base) = directory();
    fs::write(base.join("file").as_std(), "").unwrap();
    for home in [base.join("file/home"), base.join("file")] {
        let err = Store::open(&home).unwrap_err().to_string();
        let start = format!("cannot make the home directory `{home}`: ");
        assert!(err.starts_with(&start) && err.contains("TURNHOST_HOME"), "{err}");
    }
    assert_eq!(contents(&base).len(), 1);
}

#[test]
fn a_database_that_cannot_be_written_is_refused_with_its_path() {
    let (_directory, home) = directory();
    // A directory stands in for a file without permission, which would not stop root.
    fs::create_dir(home.join("turnhost.sqlite").as_std()).unwrap();
    let err = Store::open(&home).unwrap_err();
    assert!(
        matches!(&err, OpenError::NotWritable { path, .. } if *path == home.join("turnhost.sqlite")),
        "{err}"
    );
}

#[test]
fn a_home_that_goes_away_fails_its_jobs_and_the_store_recovers() {
    let fixture = Fixture::new();
    let aside = fixture.home.join("../aside");
    fs::rename(fixture.home.as_std(), aside.as_std()).unwrap();
    let record = thread(fixture.world.thread_id(), 1);
    let batch = vec![Append::Thread(Box::new(record.clone()))];
    let err = wait(fixture.store.append(record.id, batch.clone())).unwrap_err().to_string();
    assert!(err.contains(fixture.home.as_str()) && err.contains("writable"), "{err}");
    fs::rename(aside.as_std(), fixture.home.as_std()).unwrap();
    fixture.append(record.id, batch);
    assert_eq!(wait(fixture.store.thread(record.id)).unwrap(), Some(record));
}

#[test]
fn twenty_may_open_a_fresh_home_at_once() {
    let (_directory, base) = directory();
    let home = base.join("home");
    std::thread::scope(|scope| {
        for at in 0..20 {
            let home = &home;
            scope.spawn(move || {
                let store = Store::open(home).unwrap();
                let record = thread(SystemWorld.thread_id(), at);
                wait(store.append(record.id, vec![Append::Thread(Box::new(record))])).unwrap();
                wait(store.list(newest_first())).unwrap();
                wait(store.close()).unwrap();
            });
        }
    });
    let mut all = newest_first();
    all.limit = 100;
    assert_eq!(wait(Store::open(&home).unwrap().list(all)).unwrap().data.len(), 20);
}

#[test]
fn files_that_are_removed_while_it_is_open_are_an_error_and_not_a_loss_without_a_word() {
    let fixture = Fixture::new();
    let record = fixture.thread_at(1);
    for name in ["turnhost.sqlite", "turnhost.sqlite-wal", "turnhost.sqlite-shm"] {
        std::fs::remove_file(fixture.home.join(name).as_std()).unwrap();
    }
    let batch = || vec![Append::Thread(Box::new(record.clone()))];
    let err = wait(fixture.store.append(record.id, batch())).unwrap_err();
    assert!(err.to_string().contains("was removed or replaced while the server ran"), "{err}");
    fixture.append(record.id, batch());
    assert_eq!(wait(fixture.store.thread(record.id)).unwrap(), Some(record));
}

#[test]
fn what_is_left_of_a_database_that_is_gone_does_not_get_into_a_new_one() {
    let mut fixture = Fixture::new();
    fixture.thread_at(1);
    let log = fixture.home.join("turnhost.sqlite-wal");
    let kept = fs::read(log.as_std()).unwrap();
    wait(fixture.store.close()).unwrap();
    fs::remove_file(fixture.home.join("turnhost.sqlite").as_std()).unwrap();
    fs::write(log.as_std(), kept).unwrap();
    // As a process leaves it that is killed while it makes the database.
    fs::write(fixture.home.join("turnhost.sqlite-new").as_std(), "SQLite format 3").unwrap();

    fixture.reopen();
    assert_eq!(wait(fixture.store.list(newest_first())).unwrap().data, []);
    let record = fixture.thread_at(2);
    assert_eq!(wait(fixture.store.list(newest_first())).unwrap().data, [record]);
    wait(fixture.store.close()).unwrap();
    assert_eq!(
        contents(&fixture.home).into_keys().collect::<Vec<_>>(),
        ["turnhost.lock", "turnhost.sqlite"]
    );
}
