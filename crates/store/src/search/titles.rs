//! The index of titles, which narrows lists to threads whose name or preview may hold a term.

use rusqlite::{Connection, params, params_from_iter};

use super::asked::{Asked, Index, indexed};
use super::index::Step;

/// Titles added in one step: some milliseconds, so that no turn waits for longer.
const STEP_TITLES: i64 = 256;

/// Titles outside the index from which it is worth while to add them: a list reads fewer in no time.
const MANY: i64 = 64;

/// Threads up to which the index narrows a list. A term that is in more titles is found among the
/// first threads of the list anyway.
const FREQUENT: i64 = 1_000;

/// Adds the next titles to the index.
pub(super) fn add_some(connection: &Connection) -> rusqlite::Result<Step> {
    let sql = "SELECT p.number, x.name, x.preview FROM titles_pending p
        LEFT JOIN thread_titles x ON x.number = p.number LIMIT ?1";
    let mut added = 0;
    let mut statement = connection.prepare_cached(sql)?;
    let pending: Vec<(i64, Option<String>, Option<String>)> = statement
        .query_map([STEP_TITLES], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (number, name, preview) in pending {
        added += 1;
        let title = format!("{}\n{}", name.unwrap_or_default(), preview.unwrap_or_default());
        let sql = "INSERT OR REPLACE INTO titles (rowid, body) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute(params![number, indexed(&title)])?;
        let sql = "DELETE FROM titles_pending WHERE number = ?1";
        connection.prepare_cached(sql)?.execute([number])?;
    }
    Ok(if added < STEP_TITLES { Step::Done } else { Step::More })
}

/// Returns whether so many titles are outside the index that they should be added.
pub(crate) fn wait(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM titles_pending LIMIT 1 OFFSET ?1)";
    connection.prepare_cached(sql)?.query_row([MANY], |row| row.get(0))
}

/// Returns the numbers of the threads whose title may hold the term; `None` if they are too many to
/// be of use, or if no index has such a term.
pub(crate) fn titled(connection: &Connection, term: &str) -> rusqlite::Result<Option<Vec<i64>>> {
    let Some(asked) = Asked::of(term) else { return Ok(None) };
    let (rows, values) = asked.rows(Index { table: "titles", terms: "titles_terms" });
    let sql = format!(
        "SELECT number FROM (SELECT number FROM titles_pending LIMIT {FREQUENT})
            UNION ALL SELECT row FROM ({rows} LIMIT {FREQUENT})"
    );
    let mut numbers: Vec<i64> = connection
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let is_frequent = i64::try_from(numbers.len()).is_ok_and(|found| found >= FREQUENT);
    numbers.sort_unstable();
    numbers.dedup();
    Ok((!is_frequent).then_some(numbers))
}
