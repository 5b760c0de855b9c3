//! The one thread that reads. It sees what was committed, and never waits for the writer.
//!
//! Ends when the store is dropped, after all that was queued.

use std::sync::mpsc::Receiver;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};
use turnhost_base::{AbsPath, ItemId, Millis, ThreadId};
use turnhost_ports::{
    ItemRecord, ListQuery, Page, StoreError, ThreadRecord, TurnRecord, TurnState,
};

use crate::append::{Kind, NOT_COMPLETED, blob, keys, number_of, stored_state, turn_id};
use crate::connection;
use crate::cursor::Cursor;
use crate::fault::Fault;
use crate::files::Files;
use crate::list;
use crate::worker::Reply;

/// A turn and its items.
pub(crate) type Turn = (TurnRecord, Vec<ItemRecord>);

/// What the reader is asked for.
#[derive(Debug)]
pub(crate) enum Question {
    Thread(ThreadId, Reply<Option<ThreadRecord>>),
    Turns(ThreadId, Reply<Vec<Turn>>),
    History(ThreadId, Reply<Vec<String>>),
    List(Box<ListQuery>, Option<Cursor>, Reply<Page<ThreadRecord>>),
    /// Closes the database, for now.
    Close(Reply<()>),
}

/// The body of the thread.
pub(crate) fn run(files: &Files, queue: &Receiver<Question>) {
    let mut reader = Reader { files, connection: None };
    while let Ok(question) = queue.recv() {
        match question {
            Question::Thread(id, reply) => {
                reader.answer(reply, |connection| thread(connection, id));
            }
            Question::Turns(id, reply) => reader.answer(reply, |connection| turns(connection, id)),
            Question::History(id, reply) => {
                reader.answer(reply, |connection| history(connection, id));
            }
            Question::List(query, cursor, reply) => {
                reader.answer(reply, |connection| list::page(connection, &query, cursor));
            }
            Question::Close(reply) => {
                reader.connection = None;
                // Whoever asked may be gone; closing was what mattered.
                let _ = reply.send(Ok(()));
            }
        }
    }
}

struct Reader<'a> {
    files: &'a Files,
    connection: Option<Connection>,
}

impl Reader<'_> {
    fn answer<T>(
        &mut self,
        reply: Reply<T>,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) {
        // A caller that stopped waiting is not worth the reading.
        if reply.is_closed() {
            return;
        }
        let outcome = self.read(read).map_err(|fault| -> StoreError {
            tracing::error!(err = %fault, "the store could not be read");
            fault.told(self.files)
        });
        let _ = reply.send(outcome);
    }

    fn read<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Fault> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connection::open(self.files)?,
        };
        Ok(read(self.connection.insert(connection))?)
    }
}

/// The columns that [`thread_row`] reads, of the tables as [`FROM`] names them.
pub(crate) const COLUMNS: &str = "t.id, t.created_at, t.updated_at, t.recency_at, t.archived, t.usage, \
    t.read_state, x.name, x.preview, f.cwd, f.model_provider, f.source, f.originator, f.forked_from, \
    f.server_version, f.settings";

/// The tables of a thread's record. `CROSS` keeps SQLite from choosing another order.
pub(crate) const FROM: &str = "CROSS JOIN thread_titles x ON x.number = t.number \
    CROSS JOIN thread_facts f ON f.number = t.number";

fn thread(connection: &Connection, id: ThreadId) -> rusqlite::Result<Option<ThreadRecord>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM threads t {FROM} WHERE t.id = ?1"))?
        .query_row([blob(id.uuid())], thread_row)
        .optional()
}

/// Makes a record from a row of [`COLUMNS`].
pub(crate) fn thread_row(row: &Row<'_>) -> rusqlite::Result<ThreadRecord> {
    let forked_from: Option<Vec<u8>> = row.get(13)?;
    Ok(ThreadRecord {
        id: thread_id(0, row.get(0)?)?,
        created_at: Millis(row.get(1)?),
        updated_at: Millis(row.get(2)?),
        recency_at: Millis(row.get(3)?),
        archived: row.get(4)?,
        usage: row.get(5)?,
        read_state: row.get(6)?,
        name: row.get(7)?,
        preview: row.get(8)?,
        cwd: AbsPath::new(row.get::<_, String>(9)?).map_err(|err| wrong(9, Type::Text, err))?,
        model_provider: row.get(10)?,
        source: row.get(11)?,
        originator: row.get(12)?,
        forked_from: forked_from.map(|id| thread_id(13, id)).transpose()?,
        server_version: row.get(14)?,
        settings: row.get(15)?,
    })
}

fn thread_id(column: usize, bytes: Vec<u8>) -> rusqlite::Result<ThreadId> {
    bytes.try_into().map(ThreadId::new).map_err(|err| wrong(column, Type::Blob, err))
}

fn wrong(
    column: usize,
    kind: Type,
    err: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(err))
}

fn history(connection: &Connection, id: ThreadId) -> rusqlite::Result<Vec<String>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    connection
        .prepare_cached(
            "SELECT body FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 ORDER BY key",
        )?
        .query_map([first, last, Kind::History.stored()], |row| row.get(0))?
        .collect()
}

fn turns(connection: &Connection, id: ThreadId) -> rusqlite::Result<Vec<Turn>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    let sql = "SELECT key, turn, id, state, started_at, completed_at, body FROM entries
        WHERE key BETWEEN ?1 AND ?2 AND kind <> ?3 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([first, last, Kind::History.stored()])?;
    let mut turn_keys: Vec<i64> = Vec::new();
    let mut turns: Vec<Turn> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(turn) = row.get::<_, Option<i64>>(1)? else {
            turn_keys.push(row.get(0)?);
            turns.push((turn_row(row)?, Vec::new()));
            continue;
        };
        // Nearly always the last one.
        let place = turn_keys.iter().rposition(|key| *key == turn);
        if let Some((record, items)) = place.and_then(|place| turns.get_mut(place)) {
            let id = ItemId::new(row.get::<_, String>(2)?);
            items.push(ItemRecord { turn: record.id, id, json: row.get(6)? });
        }
    }
    Ok(turns)
}

fn turn_row(row: &Row<'_>) -> rusqlite::Result<TurnRecord> {
    let state: i64 = row.get(3)?;
    let completed_at: i64 = row.get(5)?;
    let state = STATES.into_iter().find(|known| stored_state(*known) == state);
    Ok(TurnRecord {
        id: turn_id(2, row.get(2)?)?,
        state: state.ok_or(rusqlite::Error::InvalidColumnType(3, "state".into(), Type::Integer))?,
        started_at: Millis(row.get(4)?),
        completed_at: (completed_at != NOT_COMPLETED).then_some(Millis(completed_at)),
        error: row.get(6)?,
    })
}

const STATES: [TurnState; 4] =
    [TurnState::Running, TurnState::Completed, TurnState::Interrupted, TurnState::Failed];
