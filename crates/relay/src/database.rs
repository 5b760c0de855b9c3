//! Accounts, tokens, machines, clients and the audit log, in SQLite.
//!
//! One thread owns the connection and runs what it is handed, in order; the
//! event loop never waits for the disk.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::error::RelayError;

pub(crate) mod accounts;
pub(crate) mod clients;
pub(crate) mod machines;
pub(crate) mod pushes;

/// 1,024 requests wait for the disk; more wait in their tasks.
const WAITING: usize = 1024;

/// The command line writes to the same database for a moment.
const BUSY: Duration = Duration::from_secs(5);

const VERSION: i64 = 3;

const SCHEMA: &str = "
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invite', 'host')),
    account_id TEXT REFERENCES accounts(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE TABLE machines (
    environment_id TEXT PRIMARY KEY,
    server_id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
    installation_id TEXT NOT NULL,
    enrolled_name TEXT NOT NULL,
    name TEXT NOT NULL,
    os TEXT NOT NULL,
    arch TEXT NOT NULL,
    version TEXT NOT NULL,
    host_key TEXT,
    last_seen_at INTEGER,
    offline_reason TEXT,
    UNIQUE (account_id, installation_id, enrolled_name)
) STRICT;
CREATE TABLE server_tokens (
    digest BLOB PRIMARY KEY,
    environment_id TEXT NOT NULL REFERENCES machines(environment_id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    device_type TEXT,
    platform TEXT,
    os_version TEXT,
    device_model TEXT,
    app_version TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_seen_at INTEGER
) STRICT;
CREATE TABLE pairings (
    client_id TEXT NOT NULL REFERENCES clients(id) ON DELETE CASCADE,
    environment_id TEXT NOT NULL REFERENCES machines(environment_id) ON DELETE CASCADE,
    paired_at INTEGER NOT NULL,
    PRIMARY KEY (client_id, environment_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    account_id TEXT,
    subject TEXT NOT NULL,
    address TEXT
) STRICT;
PRAGMA user_version = 1;
";

/// Changes of the schema, each to the version behind the one at its place: the first from 1 to 2.
const CHANGES: [&str; 2] = [
    "
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
CREATE TABLE subscriptions (
    client_id TEXT PRIMARY KEY REFERENCES clients(id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL,
    p256dh BLOB NOT NULL,
    auth BLOB NOT NULL
) STRICT;
ALTER TABLE accounts ADD COLUMN webhook TEXT;
PRAGMA user_version = 2;
",
    // The host token that a machine showed last; none if it was enrolled before this version.
    "
ALTER TABLE machines ADD COLUMN token_id TEXT;
PRAGMA user_version = 3;
",
];

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The database of one relay.
#[derive(Debug)]
pub(crate) struct Database {
    jobs: SyncSender<Job>,
}

impl Database {
    /// Opens or makes `relay.sqlite` in a directory that only its user may read, and reads what is
    /// wanted of it before anything else.
    pub(crate) fn open<T>(
        directory: &Path,
        read: impl FnOnce(&Connection) -> Result<T, RelayError>,
    ) -> Result<(Self, T), RelayError> {
        let mut connection = connect(directory)?;
        let found = read(&connection)?;
        let (jobs, waiting) = sync_channel::<Job>(WAITING);
        let thread = std::thread::Builder::new().name("relay-db".into());
        let run = move || waiting.into_iter().for_each(|job| job(&mut connection));
        thread
            .spawn(run)
            .map_err(|source| RelayError::Directory { path: directory.to_owned(), source })?;
        Ok((Self { jobs }, found))
    }

    /// Runs `work` in a transaction on the database's thread. What was begun is finished although the
    /// future is dropped.
    pub(crate) async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, RelayError> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let result = connection.transaction().and_then(|transaction| {
                let value = work(&transaction)?;
                transaction.commit()?;
                Ok(value)
            });
            // An error means that the caller is gone.
            drop(reply.send(result));
        });
        let mut job = job;
        loop {
            match self.jobs.try_send(job) {
                Ok(()) => break,
                Err(std::sync::mpsc::TrySendError::Full(back)) => {
                    job = back;
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                Err(std::sync::mpsc::TrySendError::Disconnected(_)) => {
                    return Err(RelayError::Closed);
                }
            }
        }
        Ok(answer.await.map_err(|_| RelayError::Closed)??)
    }
}

fn connect(directory: &Path) -> Result<Connection, RelayError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(directory);
    made.map_err(|source| RelayError::Directory { path: directory.to_owned(), source })?;
    let connection = Connection::open(directory.join("relay.sqlite"))?;
    connection.busy_timeout(BUSY)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;",
    )?;
    let mut found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found == 0 {
        connection.execute_batch(&format!("BEGIN IMMEDIATE; {SCHEMA} COMMIT;"))?;
        found = 1;
    }
    if !(1..=VERSION).contains(&found) {
        return Err(RelayError::Newer { found, known: VERSION });
    }
    for (from, change) in (1..).zip(CHANGES) {
        if found <= from {
            connection.execute_batch(&format!("BEGIN IMMEDIATE; {change} COMMIT;"))?;
        }
    }
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i64 {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_database_of_the_first_version_is_brought_up_and_a_newer_one_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let first = Connection::open(directory.path().join("relay.sqlite")).unwrap();
        first.execute_batch(SCHEMA).unwrap();
        first.execute("INSERT INTO accounts VALUES ('acct', 'ann', 1)", []).unwrap();
        assert_eq!(version(&first), 1);
        drop(first);
        for _ in 0..2 {
            let connection = connect(directory.path()).unwrap();
            assert_eq!(version(&connection), VERSION);
            pushes::set_webhook(&connection, "acct", Some("https://h.example/t")).unwrap();
            let kept = pushes::webhook(&connection, "acct").unwrap();
            assert_eq!(kept.as_deref(), Some("https://h.example/t"));
        }
        let newer = Connection::open(directory.path().join("relay.sqlite")).unwrap();
        newer.execute_batch("PRAGMA user_version = 4").unwrap();
        let refused = connect(directory.path());
        assert!(matches!(refused, Err(RelayError::Newer { found: 4, known: 3 })), "{refused:?}");
    }
}
