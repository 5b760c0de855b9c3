//! Threads, turns and items in SQLite: the port of `turnhost_ports`,
//! over one file in the server's home.
//!
//! Promises: what was answered `Ok` is there after the process is killed. A
//! loss of power may cost the last moments before it (`synchronous = NORMAL`
//! in WAL mode), never the database. Several processes may share a home.
//!
//! One thread writes and groups what waits into one transaction; another one
//! reads. Both start with their first job, so that a server that is asked for
//! nothing pays for nothing. Nothing here knows what the stored JSON means.

#![forbid(unsafe_code)]

mod append;
mod connection;
mod cursor;
mod fault;
mod files;
mod list;
mod migrations;
mod reader;
mod worker;
mod writer;

use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{
    Append, ItemRecord, ListQuery, Page, StoreError, StoreFuture, StorePort, ThreadRecord,
    TurnRecord,
};

pub use crate::files::{OpenError, file_names};

use crate::files::Files;
use crate::reader::Question;
use crate::worker::Worker;
use crate::writer::{Change, Message};

/// The stored threads of one home.
///
/// Dropping it ends its threads in the background, after what they were asked
/// for is done. Call from any runtime or none; the futures need no timer.
#[derive(Debug)]
pub struct Store {
    writer: Worker<Message>,
    reader: Worker<Question>,
}

impl Store {
    /// Checks that `home` can hold a store, making the directory if need be.
    ///
    /// Cheap: opens no database and starts no thread. The database is made or
    /// migrated on first use; see [`StorePort::prepare`].
    pub fn open(home: &AbsPath) -> Result<Self, OpenError> {
        let files = Files::of(home);
        files.check()?;
        Ok(Self {
            writer: Worker::new("store-writer", files.clone(), writer::run),
            reader: Worker::new("store-reader", files, reader::run),
        })
    }

    /// Waits for what was asked for, moves the write-ahead log into the
    /// database and closes it. The next use opens it again.
    ///
    /// Not needed for safety. Cancel safe: the work goes on without the waiting.
    pub fn close(&self) -> StoreFuture<()> {
        let reader = self.reader.has_started().then(|| self.reader.ask(Question::Close));
        let writer = self.writer.has_started().then(|| self.writer.ask(Message::Close));
        Box::pin(async move {
            if let Some(closed) = reader {
                closed.await?;
            }
            if let Some(closed) = writer {
                closed.await?;
            }
            Ok(())
        })
    }

    fn write(&self, thread: ThreadId, change: Change) -> StoreFuture<bool> {
        self.writer.ask(|reply| Message::Write { thread, change, reply })
    }
}

impl StorePort for Store {
    fn prepare(&self) {
        self.writer.tell(Message::Open);
    }

    fn append(&self, thread: ThreadId, batch: Vec<Append>) -> StoreFuture<()> {
        let written = self.write(thread, Change::Append(batch));
        Box::pin(async move { written.await.map(|_| ()) })
    }

    fn set_name(&self, thread: ThreadId, name: Option<String>) -> StoreFuture<bool> {
        self.write(thread, Change::Name(name))
    }

    fn set_archived(&self, thread: ThreadId, archived: bool) -> StoreFuture<bool> {
        self.write(thread, Change::Archived(archived))
    }

    fn thread(&self, thread: ThreadId) -> StoreFuture<Option<ThreadRecord>> {
        self.reader.ask(|reply| Question::Thread(thread, reply))
    }

    fn turns(&self, thread: ThreadId) -> StoreFuture<Vec<(TurnRecord, Vec<ItemRecord>)>> {
        self.reader.ask(|reply| Question::Turns(thread, reply))
    }

    fn history(&self, thread: ThreadId) -> StoreFuture<Vec<String>> {
        self.reader.ask(|reply| Question::History(thread, reply))
    }

    fn list(&self, query: ListQuery) -> StoreFuture<Page<ThreadRecord>> {
        match query.cursor.as_deref().map(cursor::Cursor::parse).transpose() {
            Ok(cursor) => self.reader.ask(|reply| Question::List(Box::new(query), cursor, reply)),
            Err(text) => Box::pin(std::future::ready(Err(StoreError::Cursor(text)))),
        }
    }
}
