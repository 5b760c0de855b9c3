//! The index of messages, which follows what is stored.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::asked::indexed;
use super::{message, titles};
use crate::keys::{Kind, keys};

/// Items looked at in one step: some milliseconds, so that no turn waits for longer.
const STEP_ITEMS: i64 = 256;

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// There may be more to add.
    More,
    /// Every message is in the index.
    Done,
}

/// Notes that a thread has messages that are not in the index yet.
pub(crate) fn mark(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let sql = "INSERT INTO search_pending (number) VALUES (?1) ON CONFLICT DO NOTHING";
    connection.prepare_cached(sql)?.execute([number])?;
    Ok(())
}

/// Returns whether there are messages that are not in the index yet, or many titles.
pub(crate) fn is_behind(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM search_pending)";
    let messages = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(messages || titles::wait(connection)?)
}

/// Adds the next titles to their index, or else the next messages to theirs.
pub(crate) fn add_some(connection: &Connection) -> rusqlite::Result<Step> {
    if titles::add_some(connection)? == Step::More {
        return Ok(Step::More);
    }
    let mut left = STEP_ITEMS;
    while left > 0 {
        let sql = "SELECT number FROM search_pending LIMIT 1";
        let next: Option<i64> =
            connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
        let Some(number) = next else { return Ok(Step::Done) };
        let looked_at = add_of(connection, number, left)?;
        if looked_at < left {
            let sql = "DELETE FROM search_pending WHERE number = ?1";
            connection.prepare_cached(sql)?.execute([number])?;
        }
        // A thread costs something too.
        left -= looked_at.max(1);
    }
    Ok(Step::More)
}

/// Adds the next messages of a thread, and returns how many items were looked at.
fn add_of(connection: &Connection, number: i64, limit: i64) -> rusqlite::Result<i64> {
    let (first, last) = keys(number);
    let sql = "SELECT through FROM search_done WHERE number = ?1";
    let done: Option<i64> =
        connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?;
    let sql = "SELECT key, body FROM entries WHERE key > ?1 AND key <= ?2 AND kind = ?3
        ORDER BY key LIMIT ?4";
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![done.unwrap_or(first), last, Kind::Item.stored(), limit];
    let mut rows = statement.query(values)?;
    let (mut looked_at, mut through) = (0, done);
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        looked_at += 1;
        through = Some(key);
        // A broken row costs its own place in the index only.
        let Some(text) = message::of(connection, row.get_ref(1)?) else { continue };
        let sql = "INSERT INTO search (rowid, body) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute(params![key, indexed(&text)])?;
    }
    if through != done {
        let sql = "INSERT INTO search_done (number, through) VALUES (?1, ?2)
            ON CONFLICT (number) DO UPDATE SET through = ?2";
        connection.prepare_cached(sql)?.execute(params![number, through])?;
    }
    Ok(looked_at)
}

/// Removes the messages of a thread from `key` on from the index, before they are removed themselves.
pub(crate) fn forget(connection: &Connection, number: i64, key: i64) -> rusqlite::Result<()> {
    let (_, last) = keys(number);
    let sql = "DELETE FROM search WHERE rowid BETWEEN ?1 AND ?2";
    connection.prepare_cached(sql)?.execute([key, last])?;
    let sql = "UPDATE search_done SET through = min(through, ?2 - 1) WHERE number = ?1";
    connection.prepare_cached(sql)?.execute([number, key])?;
    Ok(())
}
