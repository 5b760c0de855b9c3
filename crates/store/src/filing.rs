//! Filing of clients about threads: their sections, their projects and what is known of their
//! repositories.

mod attachments;
mod places;
mod projects;
mod rows;
mod sections;

use rusqlite::{Connection, OptionalExtension as _, params};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{
    FieldChange, FileOutcome, Filing, GitRecord, MetadataChange, MetadataOutcome,
};

pub(crate) use attachments::{attach, attachments, detach, owners};
pub(crate) use projects::{
    create as create_project, delete as delete_project, list as projects, project,
    relocate as move_project, update as update_project,
};
pub(crate) use sections::{
    create as create_section, delete as delete_section, list as sections, update as update_section,
};

use self::places::Set;
use crate::keys::number_of;
use crate::row::filing_row;

/// Stores what is filed about a thread that is new. A section or project that is gone by now is left out.
pub(crate) fn insert(
    connection: &Connection,
    number: i64,
    filing: &Filing,
) -> rusqlite::Result<()> {
    if *filing == Filing::default() {
        return Ok(());
    }
    let Filing { section: _, project, git, daybreak } = filing;
    let sql = "INSERT INTO filings (number, project, git_branch, git_sha, git_origin_url, daybreak)
        VALUES (?1, (SELECT number FROM projects WHERE id = ?2), ?3, ?4, ?5, ?6)";
    connection.prepare_cached(sql)?.execute(params![
        number,
        project,
        git.branch,
        git.sha,
        git.origin_url,
        daybreak
    ])?;
    if let Some(filed) = &filing.section
        && let Some(section) = sections::number(connection, &filed.section.id)?
    {
        put(connection, number, section, None, filed.entered_at)?;
    }
    Ok(())
}

/// Reads what is filed about a thread.
pub(crate) fn filing(
    connection: &Connection,
    thread: ThreadId,
) -> rusqlite::Result<Option<Filing>> {
    let Some(number) = number_of(connection, thread)? else { return Ok(None) };
    filing_of(connection, number).map(Some)
}

fn filing_of(connection: &Connection, number: i64) -> rusqlite::Result<Filing> {
    let sql = "SELECT s.id, s.name, s.appearance, g.section_entered_at, p.id, g.git_branch,
            g.git_sha, g.git_origin_url, g.daybreak
        FROM filings g LEFT JOIN sections s ON s.number = g.section
            LEFT JOIN projects p ON p.number = g.project
        WHERE g.number = ?1";
    let found =
        connection.prepare_cached(sql)?.query_row([number], |row| filing_row(row, 0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// Changes what is filed about a thread, its section apart.
pub(crate) fn update_metadata(
    connection: &Connection,
    thread: ThreadId,
    change: &MetadataChange,
) -> rusqlite::Result<MetadataOutcome> {
    let Some(number) = number_of(connection, thread)? else { return Ok(MetadataOutcome::NoThread) };
    let before = filing_of(connection, number)?;
    let MetadataChange { project, branch, sha, origin_url, daybreak } = change.clone();
    match &project {
        FieldChange::Keep => {}
        FieldChange::Clear => rows::take_from_project(connection, number)?,
        FieldChange::Set(id) => {
            let Some(project) = projects::number(connection, id)? else {
                return Ok(MetadataOutcome::NoProject);
            };
            rows::put_in_project(connection, number, project)?;
        }
    }
    let git = GitRecord {
        branch: branch.apply(before.git.branch.clone()),
        sha: sha.apply(before.git.sha.clone()),
        origin_url: origin_url.apply(before.git.origin_url.clone()),
    };
    let daybreak = daybreak.apply(before.daybreak);
    rows::begin(connection, number)?;
    let sql = "UPDATE filings SET git_branch = ?2, git_sha = ?3, git_origin_url = ?4, daybreak = ?5
        WHERE number = ?1";
    connection.prepare_cached(sql)?.execute(params![
        number,
        git.branch,
        git.sha,
        git.origin_url,
        daybreak
    ])?;
    let filing = filing_of(connection, number)?;
    let moved = filing.project != before.project;
    Ok(MetadataOutcome::Changed { filing, moved })
}

/// Files a thread under a section, or under none.
pub(crate) fn file(
    connection: &Connection,
    thread: ThreadId,
    section: Option<&str>,
    before: Option<ThreadId>,
    at: Millis,
) -> rusqlite::Result<FileOutcome> {
    let Some(number) = number_of(connection, thread)? else { return Ok(FileOutcome::NoThread) };
    let Some(section) = section else {
        let sql = "UPDATE filings
            SET section = NULL, section_position = NULL, section_entered_at = NULL
            WHERE number = ?1 AND section IS NOT NULL";
        connection.prepare_cached(sql)?.execute([number])?;
        return Ok(FileOutcome::Filed);
    };
    let Some(section) = sections::number(connection, section)? else {
        return Ok(FileOutcome::NoSection);
    };
    let before = match before {
        None => None,
        Some(before) => match number_of(connection, before)? {
            Some(before) if section_of(connection, before)? == Some(section) => Some(before),
            _ => return Ok(FileOutcome::NoBefore),
        },
    };
    put(connection, number, section, before, at)?;
    Ok(FileOutcome::Filed)
}

fn section_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT section FROM filings WHERE number = ?1";
    let found = connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?;
    Ok(found.flatten())
}

/// Puts a thread into a section, at its end or before the thread `before`. The time at which
/// it entered stays as long as it stays in the section.
fn put(
    connection: &Connection,
    number: i64,
    section: i64,
    before: Option<i64>,
    at: Millis,
) -> rusqlite::Result<()> {
    rows::begin(connection, number)?;
    let position = places::free(connection, Set::Section(section), number, before.into())?;
    let sql = "UPDATE filings SET section = ?2, section_position = ?3,
            section_entered_at = iif(section = ?2, section_entered_at, ?4)
        WHERE number = ?1";
    connection.prepare_cached(sql)?.execute([number, section, position, at.0])?;
    Ok(())
}

/// Removes what is filed about and attached to a thread that is deleted.
pub(crate) fn forget(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    for sql in
        ["DELETE FROM filings WHERE number = ?1", "DELETE FROM attachments WHERE thread = ?1"]
    {
        connection.prepare_cached(sql)?.execute([number])?;
    }
    Ok(())
}
