//! Threads with a message that holds a term.

use rusqlite::{Connection, params, params_from_iter};
use turnhost_ports::{Hit, ListQuery, Page, SearchQuery, SearchWatch, ThreadRecord};

use super::asked::{Asked, Index};
use super::message::{self, Folded};
use crate::error::Fault;
use crate::keys::{Kind, keys, number_of};
use crate::list;

/// Threads that are looked at between two questions for whether the search is cancelled.
const STRIDE: u32 = 64;

/// Messages with the parts of a term up to which the index narrows a search. A term that is
/// more frequent is found among the first threads of the list anyway.
const FREQUENT: usize = 20_000;

/// The same for terms of one or two characters, of which more is read for each message.
const FREQUENT_SHORT: usize = 4_000;

/// Finds a page of threads, in the order of the list.
pub(crate) fn threads(
    connection: &Connection,
    query: &SearchQuery,
    watch: &dyn SearchWatch,
) -> Result<Page<Hit>, Fault> {
    let term = message::folded(&query.term);
    let asked = Asked::of(&query.term);
    let among = match &asked {
        None => None,
        Some(asked) => candidates(connection, asked)?,
    };
    let mut listed = list_query(query);
    let mut page = Page::empty();
    let mut last: Option<String> = None;
    while !watch.is_cancelled() {
        let part = list::page_among(connection, &listed, among.as_deref())?;
        for record in part.data {
            let parts = asked.as_ref().and_then(Asked::parts);
            let Some(snippet) = first_match(connection, &record, &term, parts)? else {
                continue;
            };
            if page.data.len() >= query.limit as usize {
                page.next = last;
                return Ok(page);
            }
            let cursor = list::cursor(&record, query.sort);
            page.backwards.get_or_insert_with(|| list::beside(cursor, query.direction).text());
            last = Some(cursor.text());
            let hit = Hit { record, snippet };
            watch.found(&hit);
            page.data.push(hit);
        }
        match part.next {
            None => break,
            next => listed.cursor = next,
        }
    }
    Ok(page)
}

fn list_query(query: &SearchQuery) -> ListQuery {
    ListQuery {
        cursor: query.cursor.clone(),
        sort: query.sort,
        direction: query.direction,
        archived: query.archived,
        sources: query.sources.clone(),
        attached: query.attached,
        ..ListQuery::newest(STRIDE)
    }
}

/// Returns the numbers of the threads that the index names; `None` if they are too many to be of use.
fn candidates(connection: &Connection, asked: &Asked) -> rusqlite::Result<Option<Vec<i64>>> {
    let frequent = match asked {
        Asked::Parts(_) => FREQUENT,
        Asked::Beginnings(_) => FREQUENT_SHORT,
    };
    let (rows, values) = asked.rows(Index { table: "search", terms: "search_terms" });
    let sql = format!("SELECT row >> 32 FROM ({rows} LIMIT {frequent})");
    let mut numbers: Vec<i64> = connection
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let is_frequent = numbers.len() >= frequent;
    numbers.sort_unstable();
    numbers.dedup();
    Ok((!is_frequent).then_some(numbers))
}

/// Returns the text around the first place of the term in the messages of a thread.
fn first_match(
    connection: &Connection,
    record: &ThreadRecord,
    term: &[char],
    asked: Option<&str>,
) -> rusqlite::Result<Option<String>> {
    let Some(number) = number_of(connection, record.id)? else { return Ok(None) };
    let (first, last) = keys(number);
    let sql = if asked.is_some() {
        "SELECT e.body FROM search JOIN entries e ON e.key = search.rowid
            WHERE search MATCH ?3 AND search.rowid BETWEEN ?1 AND ?2 AND e.kind = ?4
            ORDER BY search.rowid"
    } else {
        "SELECT body FROM entries WHERE key BETWEEN ?1 AND ?2 AND ?3 IS NULL AND kind = ?4
            ORDER BY key"
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![first, last, asked, Kind::Item.stored()])?;
    while let Some(row) = rows.next()? {
        let Some(text) = message::of(connection, row.get_ref(0)?) else { continue };
        let text = Folded::new(&text);
        if let Some(at) = text.find(term, 0) {
            return Ok(Some(text.snippet(at, term.len())));
        }
    }
    Ok(None)
}
