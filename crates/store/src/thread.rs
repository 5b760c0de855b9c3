//! Changes of single values of a thread that is not loaded.

use rusqlite::{Connection, params};
use turnhost_base::ThreadId;

use crate::keys::{blob, number_of};

/// Names a thread. Returns whether it is stored.
pub(crate) fn set_name(
    connection: &Connection,
    thread: ThreadId,
    name: Option<&str>,
) -> rusqlite::Result<bool> {
    let Some(number) = number_of(connection, thread)? else { return Ok(false) };
    let sql = "UPDATE thread_titles SET name = ?2 WHERE number = ?1 AND name IS NOT ?2";
    connection.prepare_cached(sql)?.execute(params![number, name])?;
    Ok(true)
}

/// The lists that a thread can be in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    Ordinary,
    Archive,
}

/// Archives or unarchives a thread. Returns whether that changed anything.
pub(crate) fn move_shelf(
    connection: &Connection,
    thread: ThreadId,
    shelf: Shelf,
) -> rusqlite::Result<bool> {
    let archived = shelf == Shelf::Archive;
    let sql = "UPDATE threads SET archived = ?2 WHERE id = ?1 AND archived <> ?2";
    Ok(connection.prepare_cached(sql)?.execute(params![blob(thread.uuid()), archived])? > 0)
}

/// Replaces the read state if it is `expected`. Returns whether it was.
pub(crate) fn replace_read_state(
    connection: &Connection,
    thread: ThreadId,
    expected: Option<&str>,
    read_state: &str,
) -> rusqlite::Result<bool> {
    let sql = "UPDATE threads SET read_state = ?3 WHERE id = ?1 AND read_state IS ?2";
    let values = params![blob(thread.uuid()), expected, read_state];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}
