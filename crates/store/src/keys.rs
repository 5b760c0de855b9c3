//! Keys and the numbers that stand for words, as the tables have them.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension};
use turnhost_base::{ThreadId, TurnId};
use turnhost_ports::TurnState;

/// Bits of a key that count the entries of one thread.
const PLACE_BITS: u32 = 32;

/// Returns the 16 bytes of an id as SQLite takes them.
pub(crate) fn blob(id: impl Into<Vec<u8>>) -> Vec<u8> {
    id.into()
}

/// Returns the first and the last key that entries of thread `number` can have.
pub(crate) fn keys(number: i64) -> (i64, i64) {
    let base = number << PLACE_BITS;
    (base, base | ((1 << PLACE_BITS) - 1))
}

/// Returns the number of the thread that an entry with this key belongs to.
pub(crate) fn thread_number(key: i64) -> u64 {
    (key >> PLACE_BITS).unsigned_abs()
}

/// `kind` of an entry.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Turn = 0,
    Item = 1,
    /// The history that the model is sent.
    History = 2,
    /// The history that the model was sent before a compaction; `state` is the key at which that was. Kept
    /// for forks at an earlier point.
    Superseded = 3,
    /// The thread's token counts at the end of the turn with the key `turn`.
    Counts = 4,
}

impl Kind {
    /// Returns the number in the table.
    pub(crate) const fn stored(self) -> i64 {
        self as i64
    }
}

/// Returns the id of a turn from the bytes in `column`.
pub(crate) fn turn_id(column: usize, bytes: Vec<u8>) -> rusqlite::Result<TurnId> {
    bytes
        .try_into()
        .map(TurnId::new)
        .map_err(|err| rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, Box::new(err)))
}

/// Returns the number that stands for a thread in other tables.
pub(crate) fn number_of(
    connection: &Connection,
    thread: ThreadId,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT number FROM threads WHERE id = ?1")?
        .query_row([blob(thread.uuid())], |row| row.get(0))
        .optional()
}

/// `completed_at` of a turn that has none: the largest number of the length that times have.
pub(crate) const NOT_COMPLETED: i64 = (1 << 47) - 1;

/// Returns the number for a state; see the table for why they begin at 2.
pub(crate) const fn stored_state(state: TurnState) -> i64 {
    match state {
        TurnState::Running => 2,
        TurnState::Completed => 3,
        TurnState::Interrupted => 4,
        TurnState::Failed => 5,
    }
}
