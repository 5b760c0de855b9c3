//! Shared by the parts of filing: the row of a thread, and pages.

use rusqlite::Connection;
use turnhost_ports::Page;

/// Makes sure that a thread has a row.
pub(super) fn begin(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let sql = "INSERT INTO filings (number) VALUES (?1) ON CONFLICT DO NOTHING";
    connection.prepare_cached(sql)?.execute([number])?;
    Ok(())
}

/// Files the thread `number` in a project.
pub(super) fn put_in_project(
    connection: &Connection,
    number: i64,
    project: i64,
) -> rusqlite::Result<()> {
    begin(connection, number)?;
    let sql = "UPDATE filings SET project = ?2 WHERE number = ?1 AND project IS NOT ?2";
    connection.prepare_cached(sql)?.execute([number, project])?;
    Ok(())
}

/// Takes the thread `number` out of its project.
pub(super) fn take_from_project(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE filings SET project = NULL WHERE number = ?1 AND project IS NOT NULL";
    connection.prepare_cached(sql)?.execute([number])?;
    Ok(())
}

/// Makes a page of rows of which one more than `limit` was read, with the cursor of each.
pub(super) fn page<T>(mut rows: Vec<(String, T)>, limit: u32) -> Page<T> {
    let is_cut = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().map(|(cursor, _)| cursor.clone()).filter(|_| is_cut);
    Page { data: rows.into_iter().map(|(_, row)| row).collect(), next, backwards: None }
}
