//! Projects, in an order that people arrange.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{
    CreateOutcome, Direction, MoveOutcome, Page, ProjectChange, ProjectQuery, ProjectRecord,
    ProjectSort, UpdateOutcome,
};

use super::places::{self, Place, Set};
use super::rows::{page, put_in_project};
use crate::error::Fault;
use crate::keys::number_of;
use crate::row::thread_id;

/// The columns of a record; a project is as recent as its newest thread that is not archived.
const SELECT: &str = "SELECT id, name, roots, metadata, created_at, updated_at,
        (SELECT max(t.recency_at) FROM filings g JOIN threads t ON t.number = g.number
            WHERE g.project = p.number AND t.archived = 0) AS recency_at, position
    FROM projects p";

/// Returns the number of a project.
pub(super) fn number(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT number FROM projects WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

fn record(row: &Row<'_>) -> rusqlite::Result<ProjectRecord> {
    Ok(ProjectRecord {
        id: row.get(0)?,
        name: row.get(1)?,
        roots: row.get(2)?,
        metadata: row.get(3)?,
        created_at: Millis(row.get(4)?),
        updated_at: Millis(row.get(5)?),
        recency_at: row.get::<_, Option<i64>>(6)?.map(Millis),
    })
}

/// Reads a project.
pub(crate) fn project(
    connection: &Connection,
    id: &str,
) -> rusqlite::Result<Option<ProjectRecord>> {
    let sql = format!("{SELECT} WHERE id = ?1");
    connection.prepare_cached(&sql)?.query_row([id], record).optional()
}

/// Lists projects. A cursor names the sort key, the direction and the last entry before the
/// page with its value, and is refused by a list that is sorted in another way.
pub(crate) fn list(
    connection: &Connection,
    query: &ProjectQuery,
) -> Result<Page<ProjectRecord>, Fault> {
    let (sort, word) = match query.sort {
        ProjectSort::Position => ("position", "position"),
        // Those without a thread come last in both directions.
        ProjectSort::Recency => match query.direction {
            Direction::Ascending => ("ifnull(recency_at, 1 << 62)", "recency"),
            Direction::Descending => ("ifnull(recency_at, 0)", "recency"),
        },
    };
    let (order, beyond) = match query.direction {
        Direction::Ascending => ("ASC", ">"),
        Direction::Descending => ("DESC", "<"),
    };
    let kind = format!("{word}.{}", order.to_ascii_lowercase());
    let after = query
        .cursor
        .as_deref()
        .map(|cursor| parse(cursor, &kind).ok_or_else(|| Fault::Cursor(cursor.to_owned())))
        .transpose()?;
    let (value, id) = after.unzip();
    let sql = format!(
        "SELECT *, {sort} AS value FROM ({SELECT})
        WHERE ?1 IS NULL OR ({sort}, id) {beyond} (?1, ?2)
        ORDER BY {sort} {order}, id {order} LIMIT ?3"
    );
    let rows = connection
        .prepare_cached(&sql)?
        .query_map(params![value, id, i64::from(query.limit) + 1], |row| {
            let project = record(row)?;
            let value: i64 = row.get("value")?;
            Ok((format!("{kind}.{value}.{}", project.id), project))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(page(rows, query.limit))
}

/// Reads the value and the id of a cursor of this kind.
fn parse(cursor: &str, kind: &str) -> Option<(i64, String)> {
    let (value, id) = cursor.strip_prefix(kind)?.strip_prefix('.')?.split_once('.')?;
    Some((value.parse().ok()?, id.to_owned()))
}

/// Adds a project at the end of the list, unless there is one with this key.
pub(crate) fn create(
    connection: &Connection,
    key: &str,
    new: &ProjectRecord,
    threads: &[ThreadId],
) -> rusqlite::Result<CreateOutcome> {
    let sql = format!("{SELECT} WHERE key = ?1");
    let existing = connection.prepare_cached(&sql)?.query_row([key], record).optional()?;
    if let Some(existing) = existing {
        return Ok(CreateOutcome::Existing(existing));
    }
    let mut numbers = Vec::with_capacity(threads.len());
    for thread in threads {
        match number_of(connection, *thread)? {
            Some(number) => numbers.push(number),
            None => return Ok(CreateOutcome::NoThread(*thread)),
        }
    }
    let position = places::free(connection, Set::Projects, 0, Place::End)?;
    let ProjectRecord { id, name, roots, metadata, created_at, updated_at, recency_at: _ } = new;
    let sql = "INSERT INTO projects
            (id, key, position, name, roots, metadata, created_at, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let number = connection.prepare_cached(sql)?.insert(params![
        id,
        key,
        position,
        name,
        roots,
        metadata,
        created_at.0,
        updated_at.0
    ])?;
    for thread in numbers {
        put_in_project(connection, thread, number)?;
    }
    let created = project(connection, id)?.unwrap_or_else(|| new.clone());
    Ok(CreateOutcome::Created(created, threads.to_vec()))
}

/// Changes a project.
pub(crate) fn update(
    connection: &Connection,
    id: &str,
    change: &ProjectChange,
    at: Millis,
) -> rusqlite::Result<UpdateOutcome> {
    let Some(before) = project(connection, id)? else { return Ok(UpdateOutcome::NoProject) };
    let ProjectChange { name, roots, metadata } = change.clone();
    let mut after = ProjectRecord {
        name: name.unwrap_or_else(|| before.name.clone()),
        roots: roots.unwrap_or_else(|| before.roots.clone()),
        metadata: metadata.unwrap_or_else(|| before.metadata.clone()),
        ..before.clone()
    };
    if after == before {
        return Ok(UpdateOutcome::Same(after));
    }
    after.updated_at = at;
    let sql = "UPDATE projects SET name = ?2, roots = ?3, metadata = ?4, updated_at = ?5
        WHERE id = ?1";
    let ProjectRecord { name, roots, metadata, .. } = &after;
    connection.prepare_cached(sql)?.execute(params![id, name, roots, metadata, at.0])?;
    Ok(UpdateOutcome::Updated(after))
}

/// Moves a project before another one, or to the end of the list.
pub(crate) fn relocate(
    connection: &Connection,
    id: &str,
    before: Option<&str>,
) -> rusqlite::Result<MoveOutcome> {
    let Some(moved) = number(connection, id)? else { return Ok(MoveOutcome::NoProject) };
    let before = match before {
        None => None,
        Some(before) => match number(connection, before)? {
            Some(before) => Some(before),
            None => return Ok(MoveOutcome::NoBefore),
        },
    };
    if next(connection, moved)? == before {
        return Ok(MoveOutcome::Same);
    }
    let position = places::free(connection, Set::Projects, moved, before.into())?;
    let sql = "UPDATE projects SET position = ?2 WHERE number = ?1";
    connection.prepare_cached(sql)?.execute([moved, position])?;
    Ok(MoveOutcome::Moved)
}

/// Returns the number of the project behind another one in the list.
fn next(connection: &Connection, number: i64) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT number FROM projects
        WHERE position > (SELECT position FROM projects WHERE number = ?1)
        ORDER BY position LIMIT 1";
    connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()
}

/// Deletes a project. Returns the threads that it had, oldest first.
pub(crate) fn delete(connection: &Connection, id: &str) -> rusqlite::Result<Option<Vec<ThreadId>>> {
    let Some(number) = number(connection, id)? else { return Ok(None) };
    let sql = "SELECT t.id FROM filings g JOIN threads t ON t.number = g.number
        WHERE g.project = ?1 ORDER BY t.id";
    let threads = connection
        .prepare_cached(sql)?
        .query_map([number], |row| thread_id(0, row.get(0)?))?
        .collect::<rusqlite::Result<_>>()?;
    let sql = "UPDATE filings SET project = NULL WHERE project = ?1";
    connection.prepare_cached(sql)?.execute([number])?;
    connection.prepare_cached("DELETE FROM projects WHERE number = ?1")?.execute([number])?;
    Ok(Some(threads))
}
