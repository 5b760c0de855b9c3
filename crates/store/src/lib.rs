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
mod documents;
mod error;
mod files;
mod fork;
mod list;
mod migrations;
mod pages;
mod reader;
mod row;
mod version;
mod worker;
mod writer;

use turnhost_base::{AbsPath, ItemId, ThreadId, TurnId};
use turnhost_ports::{
    Append, DocumentKind, ForkOutcome, ForkPoint, ItemRecord, ListQuery, Page, PageQuery,
    StoreError, StoreFuture, StorePort, ThreadRecord, TurnRecord,
};

pub use crate::files::{OpenError, file_names};

use crate::files::Files;
use crate::reader::ReadJob;
use crate::worker::Worker;
use crate::writer::{Change, Changed, WriteJob};

/// The stored threads of one home.
///
/// Dropping it ends its threads in the background, after what they were asked
/// for is done. Call from any runtime or none; the futures need no timer.
#[derive(Debug)]
pub struct Store {
    writer: Worker<WriteJob>,
    reader: Worker<ReadJob>,
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
        let reader = self.reader.has_started().then(|| self.reader.ask(ReadJob::Close));
        let writer = self.writer.has_started().then(|| self.writer.ask(WriteJob::Close));
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

    fn write(&self, thread: ThreadId, change: Change) -> StoreFuture<Changed> {
        self.writer.ask(|reply| WriteJob::Write { thread, change, reply })
    }

    /// Writes a change of which the outcome is whether there was anything to change.
    fn change(&self, thread: ThreadId, change: Change) -> StoreFuture<bool> {
        let written = self.write(thread, change);
        Box::pin(async move { Ok(matches!(written.await?, Changed::Row(true))) })
    }
}

impl StorePort for Store {
    fn prepare(&self) {
        self.writer.tell(WriteJob::Open);
    }

    fn append(&self, thread: ThreadId, batch: Vec<Append>) -> StoreFuture<()> {
        let written = self.write(thread, Change::Append(batch));
        Box::pin(async move { written.await.map(|_| ()) })
    }

    fn set_name(&self, thread: ThreadId, name: Option<String>) -> StoreFuture<bool> {
        self.change(thread, Change::Name(name))
    }

    fn archive(&self, thread: ThreadId) -> StoreFuture<bool> {
        self.change(thread, Change::Archived(true))
    }

    fn unarchive(&self, thread: ThreadId) -> StoreFuture<bool> {
        self.change(thread, Change::Archived(false))
    }

    fn fork(
        &self,
        source: ThreadId,
        fork: Box<ThreadRecord>,
        point: ForkPoint,
    ) -> StoreFuture<ForkOutcome> {
        let written = self.write(source, Change::Fork(fork, point));
        Box::pin(async move {
            match written.await? {
                Changed::Fork(outcome) => Ok(outcome),
                Changed::Row(_) => Ok(ForkOutcome::NoThread),
            }
        })
    }

    fn delete(&self, thread: ThreadId) -> StoreFuture<bool> {
        self.change(thread, Change::Delete)
    }

    fn thread(&self, thread: ThreadId) -> StoreFuture<Option<ThreadRecord>> {
        self.reader.ask(|reply| ReadJob::Thread(thread, reply))
    }

    fn turns(&self, thread: ThreadId) -> StoreFuture<Vec<(TurnRecord, Vec<ItemRecord>)>> {
        self.reader.ask(|reply| ReadJob::Turns(thread, reply))
    }

    fn turn_page(
        &self,
        thread: ThreadId,
        query: PageQuery,
    ) -> StoreFuture<Page<(TurnRecord, Vec<ItemRecord>)>> {
        self.reader.ask(|reply| ReadJob::TurnPage(thread, Box::new(query), reply))
    }

    fn item_page(
        &self,
        thread: ThreadId,
        turn: Option<TurnId>,
        query: PageQuery,
    ) -> StoreFuture<Page<ItemRecord>> {
        self.reader.ask(|reply| ReadJob::ItemPage(thread, turn, Box::new(query), reply))
    }

    fn items(
        &self,
        thread: ThreadId,
        turn: TurnId,
        ids: Vec<ItemId>,
    ) -> StoreFuture<Vec<ItemRecord>> {
        self.reader.ask(|reply| ReadJob::Items(thread, turn, ids, reply))
    }

    fn document(&self, thread: ThreadId, kind: DocumentKind) -> StoreFuture<Option<String>> {
        self.reader.ask(|reply| ReadJob::Document(thread, kind, reply))
    }

    fn history(&self, thread: ThreadId) -> StoreFuture<Vec<String>> {
        self.reader.ask(|reply| ReadJob::History(thread, reply))
    }

    fn list(&self, query: ListQuery) -> StoreFuture<Page<ThreadRecord>> {
        match query.cursor.as_deref().map(cursor::Cursor::parse).transpose() {
            Ok(cursor) => self.reader.ask(|reply| ReadJob::List(Box::new(query), cursor, reply)),
            Err(text) => Box::pin(std::future::ready(Err(StoreError::Cursor(text)))),
        }
    }
}
