//! Copying a thread's history to another, and deleting one.

use rusqlite::{Connection, OptionalExtension as _, params};
use turnhost_base::{ThreadId, TurnId};
use turnhost_ports::{ForkOutcome, ForkPoint, ThreadRecord, TurnState};

use crate::append::{RowCache, write_thread};
use crate::error::Fault;
use crate::keys::{Kind, blob, keys, number_of, stored_state};
use crate::pages::turn_key;
use crate::{bodies, filing, search};

/// Stores `record` as a thread with the history of `source` up to `point`.
///
/// Turns and items keep their ids. The model's history is what it was sent at
/// that point, also if it was shortened later. A running turn reads as interrupted.
pub(crate) fn fork(
    connection: &Connection,
    cache: &mut RowCache,
    source: ThreadId,
    record: &ThreadRecord,
    point: ForkPoint,
) -> Result<ForkOutcome, Fault> {
    let Some(from) = number_of(connection, source)? else { return Ok(ForkOutcome::NoThread) };
    let cut = match cut(connection, from, point)? {
        Ok(cut) => cut,
        Err(turn) => return Ok(ForkOutcome::NoTurn(turn)),
    };
    let to = write_thread(connection, cache, record)?;
    let (first, last) = keys(from);
    let distance = keys(to).0 - first;
    // It was cached as a thread without turns.
    cache.remove(record.id);
    // A superseded entry counts again if what superseded it is not copied.
    let sql = "INSERT INTO entries (key, kind, turn, id, state, started_at, completed_at, body)
        SELECT key + ?1, iif(kind = ?2 AND state >= ?3, ?4, kind), turn + ?1, id,
            CASE WHEN kind = ?2 THEN iif(state >= ?3, NULL, state + ?1)
                WHEN kind = ?5 AND state = ?6 THEN ?7 ELSE state END,
            started_at, completed_at, body
        FROM entries WHERE key BETWEEN ?8 AND ?9 AND iif(kind = ?10, turn, key) < ?3";
    let copied = connection.prepare_cached(sql)?.execute(params![
        distance,
        Kind::Superseded.stored(),
        cut,
        Kind::History.stored(),
        Kind::Turn.stored(),
        stored_state(TurnState::Running),
        stored_state(TurnState::Interrupted),
        first,
        last,
        Kind::Item.stored(),
    ])?;
    bodies::copy_uses(connection, (first, last), distance)?;
    search::mark(connection, to)?;
    if copied > 0 {
        note_base(connection, to, owner(connection, from, point)?)?;
    }
    Ok(ForkOutcome::Forked)
}

/// Notes the thread that the history of a fork came from.
fn note_base(connection: &Connection, fork: i64, source: i64) -> rusqlite::Result<()> {
    let (first, last) = keys(fork);
    let sql = "INSERT INTO fork_bases (number, source, copied)
        SELECT ?1, ?2, max(key) FROM entries WHERE key BETWEEN ?3 AND ?4";
    connection.prepare_cached(sql)?.execute([fork, source, first, last])?;
    Ok(())
}

/// Returns the thread that the turn of a fork's point began in, which is `number` or, if that is a
/// fork and has the turn from elsewhere, one before it.
fn owner(connection: &Connection, mut number: i64, point: ForkPoint) -> rusqlite::Result<i64> {
    let (ForkPoint::Before(turn) | ForkPoint::Through(turn)) = point else { return Ok(number) };
    let sql = "SELECT source FROM fork_bases WHERE number = ?1 AND copied >= ?2";
    while let Some(key) = turn_key(connection, number, turn)? {
        let base = connection.prepare_cached(sql)?.query_row([number, key], |row| row.get(0));
        match base.optional()? {
            Some(source) => number = source,
            None => break,
        }
    }
    Ok(number)
}

/// Returns whether a fork has its history from this thread.
pub(crate) fn has_forks(connection: &Connection, thread: ThreadId) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM fork_bases
        WHERE source = (SELECT number FROM threads WHERE id = ?1))";
    connection.prepare_cached(sql)?.query_row([blob(thread.uuid())], |row| row.get(0))
}

/// Returns the key of the first turn that is not copied, or the turn that there is not.
fn cut(
    connection: &Connection,
    number: i64,
    point: ForkPoint,
) -> rusqlite::Result<Result<i64, TurnId>> {
    let (_, last) = keys(number);
    Ok(match point {
        ForkPoint::Latest => Ok(last + 1),
        ForkPoint::Before(turn) => turn_key(connection, number, turn)?.ok_or(turn),
        ForkPoint::Through(turn) => match turn_key(connection, number, turn)? {
            None => Err(turn),
            Some(key) => {
                let sql = "SELECT min(key) FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3";
                let values = [key + 1, last, Kind::Turn.stored()];
                let next: Option<i64> =
                    connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
                Ok(next.unwrap_or(last + 1))
            }
        },
    })
}

/// Deletes a thread with all that is stored of it. Returns whether there was one.
pub(crate) fn delete(
    connection: &Connection,
    cache: &mut RowCache,
    thread: ThreadId,
) -> Result<bool, Fault> {
    cache.remove(thread);
    let Some(number) = number_of(connection, thread)? else { return Ok(false) };
    let (first, last) = keys(number);
    connection
        .prepare_cached("DELETE FROM entries WHERE key BETWEEN ?1 AND ?2")?
        .execute([first, last])?;
    filing::forget(connection, number)?;
    search::forget(connection, number, first)?;
    connection.prepare_cached("DELETE FROM fork_bases WHERE source = ?1")?.execute([number])?;
    for table in [
        "fork_bases",
        "thread_documents",
        "search_pending",
        "search_done",
        "thread_titles",
        "thread_facts",
        "threads",
    ] {
        let sql = format!("DELETE FROM {table} WHERE number = ?1");
        connection.prepare_cached(&sql)?.execute([number])?;
    }
    Ok(true)
}
