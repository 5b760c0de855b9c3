//! The beginnings, items and ends of a thread's turns, from the newest to the oldest.
//!
//! An entry at place `p` has the position `2p`; the end of a turn, which has no entry of its
//! own, comes just before the next turn, or behind everything.

use rusqlite::{Connection, OptionalExtension as _, Row};
use turnhost_base::{ItemId, ThreadId};
use turnhost_ports::{ItemRecord, TimelineEvent, TurnRecord, TurnState};

use crate::bodies;
use crate::keys::{Kind, keys, number_of, turn_id};
use crate::row::turn_row;

/// Reads the place of the last entry of a thread; 0 if there is none.
pub(crate) fn length(connection: &Connection, id: ThreadId) -> rusqlite::Result<u64> {
    let Some(number) = number_of(connection, id)? else { return Ok(0) };
    let (first, last) = keys(number);
    let sql = "SELECT key FROM entries WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1";
    let found: Option<i64> =
        connection.prepare_cached(sql)?.query_row([first, last], |row| row.get(0)).optional()?;
    Ok(found.map_or(0, |key| (key - first).unsigned_abs()))
}

/// Reads up to `limit` events before the position `before`, newest first.
pub(crate) fn timeline(
    connection: &Connection,
    id: ThreadId,
    before: Option<u64>,
    limit: u32,
) -> rusqlite::Result<Vec<(u64, TimelineEvent)>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    let mut events = Events { before: before.unwrap_or(u64::MAX), found: Vec::new() };
    events.end_of(turn_before(connection, first, last + 1)?, 2 * length(connection, id)? + 1);
    let newest = i64::try_from(events.before / 2).unwrap_or(last - first).min(last - first);
    // The end of a turn precedes the beginning of the next one.
    let sql = "SELECT e.key, e.turn, e.id, e.state, e.started_at, e.completed_at, e.body, t.id
        FROM entries e LEFT JOIN entries t ON t.key = e.turn
        WHERE e.key BETWEEN ?1 AND ?2 AND e.kind <= ?3 ORDER BY e.key DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([first, first + newest, Kind::Item.stored()])?;
    while let Some(row) = rows.next()? {
        if events.found.len() >= limit as usize {
            break;
        }
        let key: i64 = row.get(0)?;
        let position = 2 * (key - first).unsigned_abs();
        if row.get::<_, Option<i64>>(1)?.is_some() {
            events.add(position, TimelineEvent::Item(item(connection, row)?));
        } else {
            events.add(position, TimelineEvent::TurnStarted(turn_row(row)?));
            events.end_of(turn_before(connection, first, key)?, position.saturating_sub(1));
        }
    }
    events.found.truncate(limit as usize);
    Ok(events.found)
}

/// The events before a position.
struct Events {
    before: u64,
    found: Vec<(u64, TimelineEvent)>,
}

impl Events {
    fn add(&mut self, position: u64, event: TimelineEvent) {
        if position < self.before {
            self.found.push((position, event));
        }
    }

    /// Adds the end of a turn, if it has one.
    fn end_of(&mut self, turn: Option<TurnRecord>, position: u64) {
        if let Some(turn) = turn.filter(|turn| turn.state != TurnState::Running) {
            self.add(position, TimelineEvent::TurnCompleted(turn));
        }
    }
}

fn turn_before(
    connection: &Connection,
    first: i64,
    key: i64,
) -> rusqlite::Result<Option<TurnRecord>> {
    let sql = "SELECT key, turn, id, state, started_at, completed_at, body FROM entries
        WHERE key >= ?1 AND key < ?2 AND kind = ?3 ORDER BY key DESC LIMIT 1";
    connection
        .prepare_cached(sql)?
        .query_row([first, key, Kind::Turn.stored()], turn_row)
        .optional()
}

fn item(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<ItemRecord> {
    let id = ItemId::new(row.get::<_, String>(2)?);
    Ok(ItemRecord { turn: turn_id(7, row.get(7)?)?, id, json: bodies::read(connection, row, 6)? })
}
