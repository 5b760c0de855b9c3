//! Rows of the tables as records.

use rusqlite::Row;
use rusqlite::types::Type;
use turnhost_base::{AbsPath, Millis, ThreadId};
use turnhost_ports::{ThreadRecord, TurnRecord, TurnState};

use crate::append::{NOT_COMPLETED, stored_state, turn_id};

/// The columns that [`thread_row`] reads, of the tables as [`FROM`] names them.
pub(crate) const COLUMNS: &str = "t.id, t.created_at, t.updated_at, t.recency_at, t.archived, t.usage, \
    t.read_state, x.name, x.preview, f.cwd, f.model_provider, f.source, f.originator, f.forked_from, \
    f.server_version, f.settings";

/// The tables of a thread's record. `CROSS` keeps SQLite from choosing another order.
pub(crate) const FROM: &str = "CROSS JOIN thread_titles x ON x.number = t.number \
    CROSS JOIN thread_facts f ON f.number = t.number";

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

/// Reads the id of a thread from the bytes in `column`.
pub(crate) fn thread_id(column: usize, bytes: Vec<u8>) -> rusqlite::Result<ThreadId> {
    bytes.try_into().map(ThreadId::new).map_err(|err| wrong(column, Type::Blob, err))
}

fn wrong(
    column: usize,
    kind: Type,
    err: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(err))
}

/// Makes a record from a row of `key, turn, id, state, started_at, completed_at, body`.
pub(crate) fn turn_row(row: &Row<'_>) -> rusqlite::Result<TurnRecord> {
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
