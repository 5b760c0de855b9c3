//! Looks for faults in a store.

use rusqlite::Connection;
use turnhost_base::ThreadId;

use super::{Maintenance, MaintenanceError, OnProgress, Progress};
use crate::bodies;
use crate::error::Fault;
use crate::keys::{Kind, keys};
use crate::row;

/// Faults of the file that are listed at most.
const MAX_PAGE_FAULTS: u32 = 100;

impl Maintenance {
    /// Looks for faults: of the file's pages and indexes, and of what threads are made of. Returns
    /// one line a fault, none if all is well. Changes nothing.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn check(&mut self, on_progress: OnProgress<'_>) -> Result<Vec<String>, MaintenanceError> {
        on_progress(Progress { step: "pages", done: 0, total: 1 });
        let mut faults = self.run(|connection| pages(connection))?;
        on_progress(Progress { step: "pages", done: 1, total: 1 });
        let threads = self.run(|connection| threads(connection))?;
        let total = u64::try_from(threads.len()).unwrap_or(u64::MAX);
        for (done, (number, id)) in (1..).zip(threads) {
            faults.extend(self.run(|connection| thread(connection, number, id))?);
            on_progress(Progress { step: "threads", done, total });
        }
        faults.extend(self.run(|connection| strays(connection))?);
        faults.extend(self.run(|connection| blobs(connection))?);
        Ok(faults)
    }
}

/// Runs SQLite's own check of every page, row and index.
fn pages(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut statement =
        connection.prepare(&format!("PRAGMA integrity_check({MAX_PAGE_FAULTS})"))?;
    let lines: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let is_fault = |line: &String| line != "ok";
    Ok(lines.into_iter().filter(is_fault).map(|line| format!("database: {line}")).collect())
}

fn threads(connection: &Connection) -> Result<Vec<(i64, ThreadId)>, Fault> {
    let mut statement = connection.prepare("SELECT number, id FROM threads ORDER BY number")?;
    let found =
        statement.query_map([], |row| Ok((row.get(0)?, row::thread_id(1, row.get(1)?)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Returns the faults of one thread.
fn thread(connection: &Connection, number: i64, id: ThreadId) -> Result<Vec<String>, Fault> {
    let mut faults = Vec::new();
    match row::thread(connection, id) {
        Ok(Some(_)) => {}
        Ok(None) => faults.push(format!("thread {id}: its title or its settings are missing")),
        Err(error) => faults.push(format!("thread {id}: {error}")),
    }
    let (first, last) = keys(number);
    let count = |sql: &str, kind: Kind| -> Result<i64, Fault> {
        let values = [first, last, kind.stored()];
        Ok(connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
    };
    let unreadable = count(
        "SELECT count(*) FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind >= ?3
            AND typeof(body) = 'text' AND NOT json_valid(body)",
        Kind::Turn,
    )?;
    if unreadable > 0 {
        faults.push(format!("thread {id}: {unreadable} entries are no JSON"));
    }
    let cut = cut_bodies(connection, first, last)?;
    if cut > 0 {
        faults.push(format!("thread {id}: {cut} entries lack a long string"));
    }
    let homeless = count(
        "SELECT count(*) FROM entries e WHERE key BETWEEN ?1 AND ?2 AND kind = ?3
            AND NOT EXISTS (SELECT 1 FROM entries t WHERE t.key = e.turn AND t.kind = 0)",
        Kind::Item,
    )?;
    if homeless > 0 {
        faults.push(format!("thread {id}: {homeless} items belong to no turn"));
    }
    Ok(faults)
}

/// Counts the entries that cannot be put together from the long strings kept apart, or are no JSON then.
fn cut_bodies(connection: &Connection, first: i64, last: i64) -> Result<u64, Fault> {
    let sql = "SELECT body FROM entries WHERE key BETWEEN ?1 AND ?2 AND typeof(body) = 'blob'";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([first, last])?;
    let mut cut = 0;
    while let Some(row) = rows.next()? {
        let is_whole = bodies::read(connection, row, 0)
            .is_ok_and(|json| serde_json::from_str::<serde::de::IgnoredAny>(&json).is_ok());
        cut += u64::from(!is_whole);
    }
    Ok(cut)
}

/// Returns the faults of the long strings that are kept apart.
fn blobs(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut faults = Vec::new();
    let mut statement = connection.prepare("SELECT number, hash, body FROM blobs")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let is_well = row.get_ref(2)?.as_str().is_ok_and(|body| {
            row.get_ref(1).is_ok_and(|hash| hash.as_blob().ok() == Some(&bodies::hash(body)))
        });
        if !is_well {
            faults.push(format!("long string {number} is not what was stored"));
        }
    }
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let sql = "SELECT count(*) FROM blobs WHERE number NOT IN (SELECT blob FROM blob_uses)";
    let unused = count(sql)?;
    if unused > 0 {
        faults.push(format!("{unused} long strings belong to no entry"));
    }
    let sql = "SELECT count(*) FROM blob_uses WHERE key NOT IN (SELECT key FROM entries)";
    let strays = count(sql)?;
    if strays > 0 {
        faults.push(format!("{strays} uses of long strings belong to no entry"));
    }
    Ok(faults)
}

/// Rows that belong to no thread.
fn strays(connection: &Connection) -> Result<Vec<String>, Fault> {
    let sql = "SELECT count(*) FROM entries WHERE key >> 32 NOT IN (SELECT number FROM threads)";
    let strays: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok((strays > 0).then(|| format!("{strays} entries belong to no thread")).into_iter().collect())
}
