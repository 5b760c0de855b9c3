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

use rusqlite::{Connection, OptionalExtension, params};
use turnhost_base::ThreadId;
use turnhost_ports::{Append, StoreError};

use crate::append::{Places, append, blob};
use crate::connection;
use crate::fault::Fault;
use crate::files::Files;
use crate::worker::Reply;

/// Changes of one transaction at most, so that the first of them is not kept waiting for long.
const GROUP: usize = 64;

/// Quiet time before the log is moved into the database: longer than the pauses
/// within a conversation, so that pages that change with each turn are copied once.
const IDLE: Duration = Duration::from_secs(20);

/// Commits after which the log is moved without waiting for quiet. A commit
/// writes about 4 kB, so the log stays at a few megabytes.
const BUSY_COMMITS: u32 = 1_000;

/// What the writer is asked for.
#[derive(Debug)]
pub(crate) enum Message {
    /// Opens the database ahead of the first change.
    Open,
    /// A change of one thread; the answer is whether there was anything to change.
    Write { thread: ThreadId, change: Change, reply: Reply<bool> },
    /// Closes the database, for now.
    Close(Reply<()>),
}

/// A change of one thread.
#[derive(Debug)]
pub(crate) enum Change {
    Append(Vec<Append>),
    Name(Option<String>),
    Archived(bool),
}

struct Waiting {
    thread: ThreadId,
    change: Change,
    reply: Reply<bool>,
}

struct Writer<'a> {
    files: &'a Files,
    connection: Option<Connection>,
    places: Places,
    /// Commits since the log was last moved.
    commits: u32,
}

/// The body of the thread.
pub(crate) fn run(files: &Files, queue: &Receiver<Message>) {
    let mut writer = Writer { files, connection: None, places: Places::default(), commits: 0 };
    while let Some(message) = writer.next(queue) {
        let mut next = Some(message);
        let mut group = Vec::new();
        while let Some(Message::Write { thread, change, reply }) = next {
            group.push(Waiting { thread, change, reply });
            next = if group.len() < GROUP { queue.try_recv().ok() } else { None };
        }
        if !group.is_empty() {
            writer.write(group);
        }
        match next {
            Some(Message::Open) => writer.warm_up(),
            Some(Message::Close(reply)) => {
                // Whoever asked may be gone; closing was what mattered.
                let _ = reply.send(writer.close());
            }
            Some(Message::Write { .. }) | None => {}
        }
    }
}

impl Writer<'_> {
    /// The next message; uses quiet moments to move the log. `None` at the end.
    fn next(&mut self, queue: &Receiver<Message>) -> Option<Message> {
        if self.commits >= BUSY_COMMITS {
            self.checkpoint();
        }
        if self.commits > 0 {
            match queue.recv_timeout(IDLE) {
                Ok(message) => return Some(message),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.checkpoint(),
            }
        }
        queue.recv().ok()
    }

    fn open(&mut self) -> Result<&mut Connection, Fault> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connection::open(self.files)?,
        };
        Ok(self.connection.insert(connection))
    }

    fn warm_up(&mut self) {
        if let Err(fault) = self.open() {
            tracing::warn!(err = %fault, "the store cannot be opened yet");
        }
    }

    fn write(&mut self, group: Vec<Waiting>) {
        match self.transact(&group) {
            Ok(outcomes) => {
                self.commits += 1;
                for (waiting, outcome) in group.into_iter().zip(outcomes) {
                    // A caller that stopped waiting needs no answer.
                    let _ = waiting.reply.send(outcome);
                }
            }
            Err(fault) => {
                self.places.forget();
                let err = fault.told(self.files);
                tracing::error!(%err, "the store could not be written");
                for waiting in group {
                    let _ = waiting.reply.send(Err(err.clone()));
                }
            }
        }
    }

    /// Makes all changes in one transaction. The inner errors are of single changes, the outer one is of them all.
    fn transact(&mut self, group: &[Waiting]) -> Result<Vec<Result<bool, StoreError>>, Fault> {
        let files = self.files;
        self.open()?;
        let (Some(connection), places) = (&mut self.connection, &mut self.places) else {
            return Ok(Vec::new());
        };
        // Rolls back when it is dropped before the commit.
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut outcomes = Vec::with_capacity(group.len());
        for waiting in group {
            run_cached(&transaction, "SAVEPOINT one")?;
            let outcome = match change(&transaction, places, waiting) {
                Ok(outcome) => Ok(outcome),
                // SQLite gave up the whole transaction, as it does when the disk is full.
                Err(fault) if transaction.is_autocommit() => return Err(fault),
                Err(fault) => {
                    places.forget();
                    run_cached(&transaction, "ROLLBACK TO one")?;
                    Err(fault.told(files))
                }
            };
            run_cached(&transaction, "RELEASE one")?;
            outcomes.push(outcome);
        }
        transaction.commit()?;
        Ok(outcomes)
    }

    /// Moves the log into the database as far as readers allow. A failure costs nothing but room.
    fn checkpoint(&mut self) {
        self.commits = 0;
        if let Some(connection) = &self.connection
            && let Err(err) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
        {
            tracing::warn!(%err, "the write-ahead log could not be moved into the database");
        }
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.commits = 0;
        self.places.forget();
        match self.connection.take().map(Connection::close) {
            Some(Err((_, err))) => Err(Fault::from(err).told(self.files)),
            Some(Ok(())) | None => Ok(()),
        }
    }
}

fn run_cached(connection: &Connection, sql: &str) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute([])
}

fn change(connection: &Connection, places: &mut Places, waiting: &Waiting) -> Result<bool, Fault> {
    let id = blob(waiting.thread.uuid());
    match &waiting.change {
        Change::Append(batch) => append(connection, places, waiting.thread, batch).map(|()| true),
        Change::Name(name) => {
            let number: Option<i64> = connection
                .prepare_cached("SELECT number FROM threads WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            let Some(number) = number else { return Ok(false) };
            let sql = "UPDATE thread_titles SET name = ?2 WHERE number = ?1 AND name IS NOT ?2";
            connection.prepare_cached(sql)?.execute(params![number, name])?;
            Ok(true)
        }
        Change::Archived(archived) => {
            let sql = "UPDATE threads SET archived = ?2 WHERE id = ?1 AND archived <> ?2";
            Ok(connection.prepare_cached(sql)?.execute(params![id, archived])? > 0)
        }
    }
}
