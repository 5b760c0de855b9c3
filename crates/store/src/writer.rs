//! The one thread that writes.
//!
//! It takes all that waits into one transaction; each caller's change is a
//! savepoint in it, so that one that fails takes nothing with it. Replies go
//! out after the commit. The write-ahead log is moved into the database when
//! nothing else is to do, or when it has grown large.
//!
//! Ends when the store is dropped, after all that was queued.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use rusqlite::Connection;
use turnhost_ports::StoreError;

use crate::append::RowCache;
use crate::change::Change;
use crate::connection::Opened;
use crate::error::Fault;
use crate::files::Files;
use crate::search::{self, Step};
use crate::worker::Reply;

/// Changes of one transaction at most, so that the first of them is not kept waiting for long.
const GROUP: usize = 64;

/// Quiet time before the log is moved into the database: longer than the pauses
/// within a conversation, so that pages that change with each turn are copied once.
const IDLE: Duration = Duration::from_secs(20);

/// Free bytes from which a database is made smaller: less is soon used again.
const MIN_FREE_BYTES: i64 = 8 * 1024 * 1024;

/// Commits after which the log is moved without waiting for quiet. A commit
/// writes about 4 kB, so the log stays at a few megabytes.
const BUSY_COMMITS: u32 = 1_000;

/// A job of the writer.
pub(crate) enum WriteJob {
    /// Opens the database ahead of the first change.
    Open,
    /// A change of the database.
    Write(Box<dyn Change>),
    /// Adds titles and messages to their indices until all are there or another job comes.
    Index,
    /// Closes the database, for now.
    Close(Reply<()>),
}

struct Writer<'a> {
    files: &'a Files,
    connection: Option<Opened>,
    cache: RowCache,
    /// Commits since the log was last moved.
    commits: u32,
    /// A job that came while the indices were brought up to date.
    next: Option<WriteJob>,
}

/// Runs as the body of the thread.
pub(crate) fn run(files: &Files, queue: &Receiver<WriteJob>) {
    let mut writer =
        Writer { files, connection: None, cache: RowCache::default(), commits: 0, next: None };
    while let Some(job) = writer.next(queue) {
        let mut next = Some(job);
        let mut group = Vec::new();
        while let Some(WriteJob::Write(change)) = next {
            group.push(change);
            next = if group.len() < GROUP { queue.try_recv().ok() } else { None };
        }
        if !group.is_empty() {
            writer.write(group);
        }
        match next {
            Some(WriteJob::Open) => writer.warm_up(),
            Some(WriteJob::Index) => writer.next = writer.index(queue),
            Some(WriteJob::Close(reply)) => {
                // The caller may be gone; closing was what mattered.
                let _ = reply.send(writer.close());
            }
            Some(WriteJob::Write(_)) | None => {}
        }
    }
}

impl Writer<'_> {
    /// Returns the next job; uses quiet moments to move the log. `None` at the end.
    fn next(&mut self, queue: &Receiver<WriteJob>) -> Option<WriteJob> {
        if let Some(job) = self.next.take() {
            return Some(job);
        }
        if self.commits >= BUSY_COMMITS {
            self.checkpoint();
        }
        if self.commits > 0 {
            match queue.recv_timeout(IDLE) {
                Ok(job) => return Some(job),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(job) = self.index(queue) {
                        return Some(job);
                    }
                    self.compact();
                    self.checkpoint();
                }
            }
        }
        queue.recv().ok()
    }

    /// Adds messages to the index until all are in it or a job comes, which is returned. A
    /// failure costs nothing: the next search tries again.
    fn index(&mut self, queue: &Receiver<WriteJob>) -> Option<WriteJob> {
        loop {
            match self.index_some() {
                Ok(Step::More) => {}
                Ok(Step::Done) => return None,
                Err(fault) => {
                    tracing::warn!(err = %fault, "messages could not be added to the index");
                    return None;
                }
            }
            if let Ok(job) = queue.try_recv() {
                return Some(job);
            }
        }
    }

    fn index_some(&mut self) -> Result<Step, Fault> {
        self.open()?;
        self.cache.unmark();
        let Some(opened) = &mut self.connection else { return Ok(Step::Done) };
        let transaction = opened
            .connection()
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let step = search::add_some(&transaction)?;
        transaction.commit()?;
        opened.note_log();
        Ok(step)
    }

    /// Opens the database if it is not open. Fails once if its files were replaced.
    fn open(&mut self) -> Result<&mut Opened, Fault> {
        let opened = match self.connection.take() {
            Some(opened) if opened.is_in_place() => opened,
            Some(_) => {
                self.cache.forget();
                return Err(Fault::Replaced(self.files.database.clone()));
            }
            None => Opened::open(self.files)?,
        };
        Ok(self.connection.insert(opened))
    }

    /// Opens the database and begins its log, so that the first change need not wait for the disk.
    fn warm_up(&mut self) {
        let opened = self.open().and_then(|opened| Ok(opened.begin_log()?));
        if let Err(fault) = opened {
            tracing::warn!(err = %fault, "the store cannot be opened yet");
        }
    }

    fn write(&mut self, mut group: Vec<Box<dyn Change>>) {
        match self.transact(&mut group) {
            Ok(failures) => {
                self.commits += 1;
                for (change, failure) in group.into_iter().zip(failures) {
                    change.answer(failure);
                }
            }
            Err(fault) => {
                self.cache.forget();
                let err = fault.into_store_error(self.files);
                tracing::error!(%err, "the store could not be written");
                for change in group {
                    change.answer(Some(err.clone()));
                }
            }
        }
    }

    /// Makes all changes in one transaction, and returns the failure of each that failed alone.
    fn transact(
        &mut self,
        group: &mut [Box<dyn Change>],
    ) -> Result<Vec<Option<StoreError>>, Fault> {
        let files = self.files;
        self.open()?;
        let (Some(opened), cache) = (&mut self.connection, &mut self.cache) else {
            return Ok(Vec::new());
        };
        let transaction = Transaction::begin(opened.connection())?;
        let connection = transaction.connection;
        // One alone needs no savepoint, for which SQLite copies each page that changes.
        let is_alone = group.len() == 1;
        let mut failures = Vec::with_capacity(group.len());
        for change in group {
            if !is_alone {
                run_cached(connection, "SAVEPOINT one")?;
            }
            let failure = match change.make(connection, cache) {
                Ok(()) => None,
                // SQLite gave up the whole transaction, as it does when the disk is full.
                Err(fault) if connection.is_autocommit() => return Err(fault),
                Err(fault) if is_alone => {
                    cache.forget();
                    drop(transaction);
                    return Ok(vec![Some(fault.into_store_error(files))]);
                }
                Err(fault) => {
                    cache.forget();
                    run_cached(connection, "ROLLBACK TO one")?;
                    Some(fault.into_store_error(files))
                }
            };
            if !is_alone {
                run_cached(connection, "RELEASE one")?;
            }
            failures.push(failure);
        }
        transaction.commit()?;
        opened.note_log();
        Ok(failures)
    }

    /// Moves the log into the database as far as readers allow. A failure costs nothing but room.
    fn checkpoint(&mut self) {
        self.commits = 0;
        let Some(opened) = &mut self.connection else { return };
        let moved = opened.connection().query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        if let Err(err) = moved {
            tracing::warn!(%err, "the write-ahead log could not be moved into the database");
        }
    }

    /// Gives the room of deleted threads back to the file system, if it is much. A failure
    /// costs nothing but room.
    fn compact(&mut self) {
        let Some(opened) = &mut self.connection else { return };
        if let Err(err) = compact(opened.connection()) {
            tracing::warn!(%err, "the database could not be made smaller");
        }
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.compact();
        self.commits = 0;
        self.cache.forget();
        match self.connection.take().map(Opened::close) {
            Some(Err(err)) => Err(Fault::from(err).into_store_error(self.files)),
            Some(Ok(())) | None => Ok(()),
        }
    }
}

/// Rewrites the database where at least half of it, and 8 MiB, is free. Writers wait meanwhile,
/// for about a second each 100 MB, which is why it is left to quiet times.
fn compact(connection: &Connection) -> rusqlite::Result<()> {
    let pragma = |name: &str| -> rusqlite::Result<i64> {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
    };
    let (free, all, page_bytes) =
        (pragma("freelist_count")?, pragma("page_count")?, pragma("page_size")?);
    if free * 2 >= all && free * page_bytes >= MIN_FREE_BYTES {
        connection.execute_batch("VACUUM")?;
    }
    Ok(())
}

/// A transaction that writes. Dropping it before the commit takes everything back.
///
/// The library's own function parses its statements each time.
struct Transaction<'a> {
    connection: &'a Connection,
}

impl<'a> Transaction<'a> {
    fn begin(connection: &'a Connection) -> rusqlite::Result<Self> {
        run_cached(connection, "BEGIN IMMEDIATE")?;
        Ok(Self { connection })
    }

    fn commit(self) -> rusqlite::Result<()> {
        run_cached(self.connection, "COMMIT")?;
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // After a commit, and where SQLite gave it up by itself, there is none any more.
        if !self.connection.is_autocommit()
            && let Err(err) = run_cached(self.connection, "ROLLBACK")
        {
            tracing::error!(%err, "a transaction could not be taken back");
        }
    }
}

fn run_cached(connection: &Connection, sql: &str) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute([])
}
