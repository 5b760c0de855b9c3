//! Every place of a text in the messages of one thread.

use rusqlite::{Connection, params};
use turnhost_base::ItemId;
use turnhost_ports::{Occurrence, OccurrenceQuery, Page};

use super::asked::Asked;
use super::message::{self, Folded};
use crate::error::Fault;
use crate::keys::{Kind, keys, number_of, turn_id};

/// Reads a page of places. The cursor is the place of the next message in the thread and the
/// character of it from which to continue.
pub(crate) fn occurrences(
    connection: &Connection,
    query: &OccurrenceQuery,
) -> Result<Page<Occurrence>, Fault> {
    let Some(number) = number_of(connection, query.thread)? else { return Ok(Page::empty()) };
    let (first, last) = keys(number);
    let (start, mut from) = match &query.cursor {
        None => (first, 0),
        Some(cursor) => {
            let (place, from) = parse(cursor).ok_or_else(|| Fault::Cursor(cursor.clone()))?;
            (first + i64::from(place), from)
        }
    };
    let term = message::folded(&query.term);
    let asked = if is_indexed(connection, number)? { Asked::of(&query.term) } else { None };
    let parts = asked.as_ref().and_then(Asked::parts);
    let sql = if parts.is_some() {
        "SELECT i.key, t.id, i.id, i.body FROM search
            JOIN entries i ON i.key = search.rowid JOIN entries t ON t.key = i.turn
            WHERE search MATCH ?4 AND search.rowid BETWEEN ?1 AND ?2 AND i.kind = ?3
            ORDER BY search.rowid"
    } else {
        "SELECT i.key, t.id, i.id, i.body FROM entries i JOIN entries t ON t.key = i.turn
            WHERE i.key BETWEEN ?1 AND ?2 AND i.kind = ?3 AND ?4 IS NULL ORDER BY i.key"
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![start, last, Kind::Item.stored(), parts])?;
    let mut page = Page::empty();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        let from = std::mem::take(&mut from);
        let Some(text) = message::of(connection, row.get_ref(3)?) else { continue };
        let text = Folded::new(&text);
        let mut at = text.find(&term, from);
        while let Some(found) = at {
            if page.data.len() >= query.limit as usize {
                page.next = Some(format!("{}.{found}", key - first));
                return Ok(page);
            }
            let (snippet, range) = text.excerpt(found, term.len());
            page.data.push(Occurrence {
                turn: turn_id(1, row.get(1)?)?,
                item: ItemId::new(row.get::<_, String>(2)?),
                snippet,
                range,
            });
            at = text.find(&term, found + term.len().max(1));
        }
    }
    Ok(page)
}

/// Returns whether the index knows all messages of a thread. It follows with the next search.
fn is_indexed(connection: &Connection, number: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM search_pending WHERE number = ?1)";
    connection.prepare_cached(sql)?.query_row([number], |row| row.get(0))
}

fn parse(cursor: &str) -> Option<(u32, usize)> {
    let (place, from) = cursor.split_once('.')?;
    Some((place.parse().ok()?, from.parse().ok()?))
}
