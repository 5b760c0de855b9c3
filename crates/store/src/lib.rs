//! Threads, turns and items in SQLite: the port of `turnhost_ports`,
//! over one file in the server's home.
//!
//! Writes that were acknowledged with `Ok` survive a kill of the process. A
//! loss of power may cost the last moments before it (`synchronous = NORMAL`
//! in WAL mode), never the database. Several processes may share a home.
//!
//! One system thread writes, and groups waiting writes into one transaction; another one
//! reads, and a third one searches. They start with their first job, so that an unused store costs
//! nothing. The stored JSON is not interpreted, except for the text of messages, which is searched.
//!
//! ```
//! use turnhost_base::{AbsPath, SystemWorld, World as _};
//! use turnhost_ports::{Append, Filing, ListQuery, StorePort as _, ThreadRecord};
//! use turnhost_store::Store;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = tempfile::tempdir()?;
//! let home = AbsPath::from_std(directory.path())?;
//! let store = Store::open(&home)?;
//! let (id, now) = (SystemWorld.thread_id(), SystemWorld.now());
//! let thread = ThreadRecord {
//!     id,
//!     created_at: now,
//!     updated_at: now,
//!     recency_at: now,
//!     archived: false,
//!     name: None,
//!     preview: "What is in this directory?".to_owned(),
//!     cwd: home,
//!     model_provider: "scripted".to_owned(),
//!     source: "cli".to_owned(),
//!     originator: "example".to_owned(),
//!     forked_from: None,
//!     parent: None,
//!     attached_to: None,
//!     thread_source: None,
//!     server_version: "1".to_owned(),
//!     settings: "{}".to_owned(),
//!     usage: None,
//!     read_state: None,
//!     filing: Filing::default(),
//! };
//! store.append(id, vec![Append::Thread(Box::new(thread))]).await?;
//! store.set_name(id, Some("A first look".to_owned())).await?;
//! let page = store.list(ListQuery::newest(10)).await?;
//! assert_eq!(page.data[0].name.as_deref(), Some("A first look"));
//! store.close().await?;
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod append;
mod bodies;
mod change;
mod connection;
mod cursor;
mod documents;
mod error;
mod files;
mod filing;
mod filing_port;
mod fork;
mod keys;
mod list;
mod maintenance;
mod migrations;
mod pages;
mod reader;
mod row;
mod search;
mod search_port;
mod thread;
mod timeline;
mod version;
mod worker;
mod writer;

use std::sync::Arc;

use rusqlite::Connection;
use turnhost_base::{AbsPath, ItemId, ThreadId, TurnId};
use turnhost_ports::{
    Append, DocumentKind, ForkOutcome, ForkPoint, ItemRecord, ListQuery, Page, PageQuery,
    StoreFuture, StorePort, ThreadRecord, TimelineEvent, TurnRecord,
};

pub use crate::files::{OpenError, file_names};
pub use crate::maintenance::{
    Compacted, ExportReader, ExportWriter, Exported, ImportCount, Imported, Maintenance,
    MaintenanceError, Missing, OnProgress, Progress,
};

use crate::append::RowCache;
use crate::change::change;
use crate::error::Fault;
use crate::files::Files;
use crate::reader::ReadJob;
use crate::thread::Shelf;
use crate::worker::Worker;
use crate::writer::WriteJob;

/// The stored threads of one home.
///
/// Dropping it ends its threads in the background, after what they were asked
/// for is done. Call from any runtime or none; the futures need no timer.
#[derive(Debug)]
pub struct Store {
    writer: Arc<Worker<WriteJob>>,
    reader: Worker<ReadJob>,
    /// Reads too; apart, since a search may take long.
    searcher: Arc<Worker<ReadJob>>,
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
            writer: Arc::new(Worker::new("store-writer", files.clone(), writer::run)),
            reader: Worker::new("store-reader", files.clone(), reader::run),
            searcher: Arc::new(Worker::new("store-search", files, reader::run)),
        })
    }

    /// Waits for what was asked for, moves the write-ahead log into the
    /// database and closes it. The next use opens it again.
    ///
    /// Not needed for safety. If it is cancelled, the log may stay beside the database.
    pub fn close(&self) -> StoreFuture<()> {
        let readers = [&self.reader, &self.searcher]
            .map(|reader| reader.has_started().then(|| reader.ask(ReadJob::Close)));
        let writer = Arc::clone(&self.writer);
        Box::pin(async move {
            for closed in readers.into_iter().flatten() {
                closed.await?;
            }
            // The log goes with the last connection, which has to be the one that may write.
            if writer.has_started() {
                writer.ask(WriteJob::Close).await?;
            }
            Ok(())
        })
    }

    /// Makes a change on the writer's thread, in the order in which changes are asked for.
    fn change<T: Send + 'static>(
        &self,
        make: impl FnMut(&Connection, &mut RowCache) -> Result<T, Fault> + Send + 'static,
    ) -> StoreFuture<T> {
        self.writer.ask(|reply| WriteJob::Write(change(make, reply)))
    }

    /// Reads something on the reader's thread.
    fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> StoreFuture<T> {
        self.reader.ask(|reply| ReadJob::of(read, reply))
    }
}

impl StorePort for Store {
    fn prepare(&self) {
        if !self.writer.has_started() {
            self.writer.post(WriteJob::Open);
        }
    }

    fn append_shared(&self, id: ThreadId, batch: Arc<Vec<Append>>) -> StoreFuture<()> {
        self.change(move |connection, cache| append::append(connection, cache, id, &batch))
    }

    fn set_name(&self, id: ThreadId, name: Option<String>) -> StoreFuture<bool> {
        self.change(move |connection, _| Ok(thread::set_name(connection, id, name.as_deref())?))
    }

    fn archive(&self, id: ThreadId) -> StoreFuture<bool> {
        self.change(move |connection, _| Ok(thread::move_shelf(connection, id, Shelf::Archive)?))
    }

    fn unarchive(&self, id: ThreadId) -> StoreFuture<bool> {
        self.change(move |connection, _| Ok(thread::move_shelf(connection, id, Shelf::Ordinary)?))
    }

    fn replace_read_state(
        &self,
        id: ThreadId,
        expected: Option<String>,
        read_state: String,
    ) -> StoreFuture<bool> {
        self.change(move |connection, _| {
            let expected = expected.as_deref();
            Ok(thread::replace_read_state(connection, id, expected, &read_state)?)
        })
    }

    fn fork(
        &self,
        source: ThreadId,
        fork: Box<ThreadRecord>,
        point: ForkPoint,
    ) -> StoreFuture<ForkOutcome> {
        self.change(move |connection, cache| fork::fork(connection, cache, source, &fork, point))
    }

    fn has_forks(&self, id: ThreadId) -> StoreFuture<bool> {
        self.change(move |connection, _| Ok(fork::has_forks(connection, id)?))
    }

    fn delete(&self, id: ThreadId) -> StoreFuture<bool> {
        self.change(move |connection, cache| fork::delete(connection, cache, id))
    }

    fn thread(&self, id: ThreadId) -> StoreFuture<Option<ThreadRecord>> {
        self.read(move |connection| Ok(row::thread(connection, id)?))
    }

    fn turns(&self, id: ThreadId) -> StoreFuture<Vec<(TurnRecord, Vec<ItemRecord>)>> {
        self.read(move |connection| Ok(pages::turns(connection, id)?))
    }

    fn counts(&self, id: ThreadId) -> StoreFuture<Vec<(TurnId, String)>> {
        self.read(move |connection| Ok(pages::counts(connection, id)?))
    }

    fn turn_page(
        &self,
        id: ThreadId,
        query: PageQuery,
    ) -> StoreFuture<Page<(TurnRecord, Vec<ItemRecord>)>> {
        self.read(move |connection| pages::turn_page(connection, id, &query))
    }

    fn item_page(
        &self,
        id: ThreadId,
        turn: Option<TurnId>,
        query: PageQuery,
    ) -> StoreFuture<Page<ItemRecord>> {
        self.read(move |connection| pages::item_page(connection, id, turn, &query))
    }

    fn items(&self, id: ThreadId, turn: TurnId, ids: Vec<ItemId>) -> StoreFuture<Vec<ItemRecord>> {
        self.read(move |connection| Ok(pages::items(connection, id, turn, &ids)?))
    }

    fn document(&self, id: ThreadId, kind: DocumentKind) -> StoreFuture<Option<String>> {
        self.read(move |connection| Ok(documents::read(connection, id, kind)?))
    }

    fn timeline(
        &self,
        id: ThreadId,
        before: Option<u64>,
        limit: u32,
    ) -> StoreFuture<Vec<(u64, TimelineEvent)>> {
        self.read(move |connection| Ok(timeline::timeline(connection, id, before, limit)?))
    }

    fn length(&self, id: ThreadId) -> StoreFuture<u64> {
        self.read(move |connection| Ok(timeline::length(connection, id)?))
    }

    fn history(&self, id: ThreadId) -> StoreFuture<Vec<String>> {
        self.read(move |connection| Ok(pages::history(connection, id)?))
    }

    fn count(&self, query: ListQuery) -> StoreFuture<u64> {
        self.read(move |connection| list::count(connection, &query))
    }

    /// Returns a page of threads. A search that finds many titles outside their index has them added for
    /// the next one.
    fn list(&self, query: ListQuery) -> StoreFuture<Page<ThreadRecord>> {
        if query.search.is_none() {
            return self.read(move |connection| list::page(connection, &query));
        }
        let listed = self.read(move |connection| {
            Ok((list::page(connection, &query)?, search::titles_wait(connection)?))
        });
        let writer = Arc::clone(&self.writer);
        Box::pin(async move {
            let (page, titles_wait) = listed.await?;
            if titles_wait {
                // The list is complete without.
                writer.post(WriteJob::Index);
            }
            Ok(page)
        })
    }
}
