//! Sections, in the order in which they were made.

use rusqlite::{Connection, OptionalExtension as _, params};
use turnhost_ports::{FieldChange, Page, SectionRecord};

use super::rows::page;

/// Returns the number of a section.
pub(super) fn number(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT number FROM sections WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

/// Lists sections. The cursor is the id of the last section before the page.
pub(crate) fn list(
    connection: &Connection,
    cursor: Option<&str>,
    limit: u32,
) -> rusqlite::Result<Page<SectionRecord>> {
    let sql = "SELECT id, name, appearance FROM sections
        WHERE ?1 IS NULL OR number > (SELECT number FROM sections WHERE id = ?1)
        ORDER BY number LIMIT ?2";
    let rows = connection
        .prepare_cached(sql)?
        .query_map(params![cursor, i64::from(limit) + 1], |row| {
            let section =
                SectionRecord { id: row.get(0)?, name: row.get(1)?, appearance: row.get(2)? };
            Ok((section.id.clone(), section))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(page(rows, limit))
}

/// Adds a section.
pub(crate) fn create(connection: &Connection, section: &SectionRecord) -> rusqlite::Result<()> {
    let SectionRecord { id, name, appearance } = section;
    let sql = "INSERT INTO sections (id, name, appearance) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute(params![id, name, appearance])?;
    Ok(())
}

/// Changes a section, and returns it as it is now.
pub(crate) fn update(
    connection: &Connection,
    id: &str,
    name: &str,
    appearance: &FieldChange<String>,
) -> rusqlite::Result<Option<SectionRecord>> {
    let sql = "SELECT appearance FROM sections WHERE id = ?1";
    let before: Option<Option<String>> =
        connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    let Some(before) = before else { return Ok(None) };
    let appearance = appearance.clone().apply(before);
    let sql = "UPDATE sections SET name = ?2, appearance = ?3 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![id, name, appearance])?;
    Ok(Some(SectionRecord { id: id.to_owned(), name: name.to_owned(), appearance }))
}

/// Deletes a section and takes its threads out of it. Returns whether there was one.
pub(crate) fn delete(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    let Some(number) = number(connection, id)? else { return Ok(false) };
    let sql =
        "UPDATE filings SET section = NULL, section_position = NULL, section_entered_at = NULL
        WHERE section = ?1";
    connection.prepare_cached(sql)?.execute([number])?;
    connection.prepare_cached("DELETE FROM sections WHERE number = ?1")?.execute([number])?;
    Ok(true)
}
