//! Attachments of clients to threads.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{AttachOutcome, AttachmentRecord, DetachOutcome, OwnerQuery, Page};

use super::rows::page;
use crate::error::Fault;
use crate::keys::{blob, number_of};
use crate::row::thread_id;

/// Attaches something, unless the thread has one with its kind and key.
pub(crate) fn attach(
    connection: &Connection,
    thread: ThreadId,
    new: &AttachmentRecord,
) -> rusqlite::Result<AttachOutcome> {
    let Some(number) = number_of(connection, thread)? else { return Ok(AttachOutcome::NoThread) };
    let AttachmentRecord { id, kind, key, payload, created_at } = new;
    let sql = "SELECT id, kind, key, payload, created_at FROM attachments
        WHERE thread = ?1 AND kind = ?2 AND key = ?3";
    let existing =
        connection.prepare_cached(sql)?.query_row(params![number, kind, key], record).optional()?;
    if let Some(existing) = existing {
        return Ok(AttachOutcome::Existing(existing));
    }
    let sql = "INSERT INTO attachments (thread, id, kind, key, payload, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = params![number, id, kind, key, payload, created_at.0];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(AttachOutcome::Created)
}

fn record(row: &Row<'_>) -> rusqlite::Result<AttachmentRecord> {
    Ok(AttachmentRecord {
        id: row.get(0)?,
        kind: row.get(1)?,
        key: row.get(2)?,
        payload: row.get(3)?,
        created_at: Millis(row.get(4)?),
    })
}

/// Takes an attachment off a thread.
pub(crate) fn detach(
    connection: &Connection,
    thread: ThreadId,
    kind: &str,
    key: &str,
) -> rusqlite::Result<DetachOutcome> {
    let Some(number) = number_of(connection, thread)? else { return Ok(DetachOutcome::NoThread) };
    let sql = "DELETE FROM attachments WHERE thread = ?1 AND kind = ?2 AND key = ?3 RETURNING id";
    let removed = connection
        .prepare_cached(sql)?
        .query_row(params![number, kind, key], |row| row.get(0))
        .optional()?;
    Ok(removed.map_or(DetachOutcome::None, DetachOutcome::Removed))
}

/// Lists what is attached to a thread. The cursor is the id of the last one before the page.
pub(crate) fn attachments(
    connection: &Connection,
    thread: ThreadId,
    cursor: Option<&str>,
    limit: u32,
) -> Result<Page<AttachmentRecord>, Fault> {
    let Some(number) = number_of(connection, thread)? else {
        // What is not stored has none, and no cursor of it was made.
        return cursor.map_or(Ok(Page::empty()), |it| Err(Fault::Cursor(it.to_owned())));
    };
    let after = match cursor {
        None => 0,
        Some(cursor) => {
            let sql = "SELECT number FROM attachments WHERE thread = ?1 AND id = ?2";
            let found: Option<i64> = connection
                .prepare_cached(sql)?
                .query_row(params![number, cursor], |row| row.get(0))
                .optional()?;
            found.ok_or_else(|| Fault::Cursor(cursor.to_owned()))?
        }
    };
    let sql = "SELECT id, kind, key, payload, created_at FROM attachments
        WHERE thread = ?1 AND number > ?2 ORDER BY number LIMIT ?3";
    let rows = connection
        .prepare_cached(sql)?
        .query_map([number, after, i64::from(limit) + 1], |row| {
            let attachment = record(row)?;
            Ok((attachment.id.clone(), attachment))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(page(rows, limit))
}

/// Lists the threads that have an attachment, by id; the cursor is the last one before the page.
pub(crate) fn owners(
    connection: &Connection,
    query: &OwnerQuery,
) -> Result<Page<(ThreadId, bool)>, Fault> {
    let after = query
        .cursor
        .as_deref()
        .map(|cursor| cursor.parse::<ThreadId>().map_err(|_| Fault::Cursor(cursor.to_owned())))
        .transpose()?;
    let sql = "SELECT t.id, t.archived FROM attachments a JOIN threads t ON t.number = a.thread
        WHERE a.kind = ?1 AND a.key = ?2 AND (?3 IS NULL OR t.archived = ?3)
            AND (?4 IS NULL OR t.id > ?4)
        ORDER BY t.id LIMIT ?5";
    let values = params![
        query.kind,
        query.key,
        query.archived,
        after.map(|id| blob(id.uuid())),
        i64::from(query.limit) + 1
    ];
    let rows = connection
        .prepare_cached(sql)?
        .query_map(values, |row| {
            let thread = thread_id(0, row.get(0)?)?;
            Ok((thread.to_string(), (thread, row.get(1)?)))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(page(rows, query.limit))
}
