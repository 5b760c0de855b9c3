//! The one thread that reads. It sees what was committed, and never waits for the writer.
//!
//! Ends when the store is dropped, after all that was queued.

use std::sync::mpsc::Receiver;

use rusqlite::{Connection, OptionalExtension};
use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_ports::{
    DocumentKind, ItemRecord, ListQuery, Page, PageQuery, StoreError, ThreadRecord,
};

use crate::append::blob;
use crate::connection::Opened;
use crate::cursor::Cursor;
use crate::documents;
use crate::error::Fault;
use crate::files::Files;
use crate::list;
use crate::pages::{self, Turn};
use crate::row::{COLUMNS, FROM, thread_row};
use crate::worker::Reply;

/// A job of the reader.
#[derive(Debug)]
pub(crate) enum ReadJob {
    Thread(ThreadId, Reply<Option<ThreadRecord>>),
    Turns(ThreadId, Reply<Vec<Turn>>),
    TurnPage(ThreadId, Box<PageQuery>, Reply<Page<Turn>>),
    ItemPage(ThreadId, Option<TurnId>, Box<PageQuery>, Reply<Page<ItemRecord>>),
    Items(ThreadId, TurnId, Vec<ItemId>, Reply<Vec<ItemRecord>>),
    Document(ThreadId, DocumentKind, Reply<Option<String>>),
    History(ThreadId, Reply<Vec<String>>),
    List(Box<ListQuery>, Option<Cursor>, Reply<Page<ThreadRecord>>),
    /// Closes the database, for now.
    Close(Reply<()>),
}

/// The body of the thread.
pub(crate) fn run(files: &Files, queue: &Receiver<ReadJob>) {
    let mut reader = Reader { files, connection: None };
    while let Ok(job) = queue.recv() {
        match job {
            ReadJob::Thread(id, reply) => {
                reader.answer(reply, |connection| Ok(thread(connection, id)?));
            }
            ReadJob::Turns(id, reply) => {
                reader.answer(reply, |connection| Ok(pages::turns(connection, id)?));
            }
            ReadJob::TurnPage(id, query, reply) => {
                reader.answer(reply, |connection| pages::turn_page(connection, id, &query));
            }
            ReadJob::ItemPage(id, turn, query, reply) => {
                reader.answer(reply, |connection| pages::item_page(connection, id, turn, &query));
            }
            ReadJob::Items(id, turn, ids, reply) => {
                reader.answer(reply, |connection| Ok(pages::items(connection, id, turn, &ids)?));
            }
            ReadJob::Document(id, kind, reply) => {
                reader.answer(reply, |connection| Ok(documents::read(connection, id, kind)?));
            }
            ReadJob::History(id, reply) => {
                reader.answer(reply, |connection| Ok(pages::history(connection, id)?));
            }
            ReadJob::List(query, cursor, reply) => {
                reader.answer(reply, |connection| Ok(list::page(connection, &query, cursor)?));
            }
            ReadJob::Close(reply) => {
                reader.connection = None;
                // Whoever asked may be gone; closing was what mattered.
                let _ = reply.send(Ok(()));
            }
        }
    }
}

struct Reader<'a> {
    files: &'a Files,
    connection: Option<Opened>,
}

impl Reader<'_> {
    fn answer<T>(&mut self, reply: Reply<T>, read: impl FnOnce(&Connection) -> Result<T, Fault>) {
        // A caller that stopped waiting is not worth the reading.
        if reply.is_closed() {
            return;
        }
        let outcome = self.read(read).map_err(|fault| -> StoreError {
            if !matches!(fault, Fault::Cursor(_)) {
                tracing::error!(err = %fault, "the store could not be read");
            }
            fault.into_store_error(self.files)
        });
        let _ = reply.send(outcome);
    }

    fn read<T>(&mut self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let kept = self.connection.take().filter(Opened::is_in_place);
        let opened = match kept {
            Some(opened) => opened,
            None => Opened::open(self.files)?,
        };
        read(self.connection.insert(opened).connection())
    }
}

fn thread(connection: &Connection, id: ThreadId) -> rusqlite::Result<Option<ThreadRecord>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM threads t {FROM} WHERE t.id = ?1"))?
        .query_row([blob(id.uuid())], thread_row)
        .optional()
}
