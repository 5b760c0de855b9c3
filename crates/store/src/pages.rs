//! Turns, items and the model's history of one thread: whole, or a page at a time.
//!
//! A page begins at the entry that its cursor names, in either direction, or behind it. The
//! cursor of a turn is its id; that of an item is its place in the thread. The one that goes on
//! names the last entry of its page, so that it leads back to those before that one.

use rusqlite::{Connection, OptionalExtension, Row, params};
use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_ports::{Direction, ItemRecord, Page, PageQuery, PageStart, TurnRecord};

use crate::bodies;
use crate::error::Fault;
use crate::keys::{Kind, blob, keys, number_of, turn_id};
use crate::row::turn_row;

/// A turn and its items.
pub(crate) type Turn = (TurnRecord, Vec<ItemRecord>);

/// Reads what the model was sent so far.
pub(crate) fn history(connection: &Connection, id: ThreadId) -> rusqlite::Result<Vec<String>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    connection
        .prepare_cached(
            "SELECT body FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 ORDER BY key",
        )?
        .query_map([first, last, Kind::History.stored()], |row| bodies::read(connection, row, 0))?
        .collect()
}

/// Reads all turns of a thread with their items.
pub(crate) fn turns(connection: &Connection, id: ThreadId) -> rusqlite::Result<Vec<Turn>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    let sql = "SELECT key, turn, id, state, started_at, completed_at, body FROM entries
        WHERE key BETWEEN ?1 AND ?2 AND kind <= ?3 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([first, last, Kind::Item.stored()])?;
    let mut turn_keys: Vec<i64> = Vec::new();
    let mut turns: Vec<Turn> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(turn) = row.get::<_, Option<i64>>(1)? else {
            turn_keys.push(row.get(0)?);
            turns.push((turn_row(row)?, Vec::new()));
            continue;
        };
        // Nearly always the last one.
        let place = turn_keys.iter().rposition(|key| *key == turn);
        if let Some((record, items)) = place.and_then(|place| turns.get_mut(place)) {
            let id = ItemId::new(row.get::<_, String>(2)?);
            let json = bodies::read(connection, row, 6)?;
            items.push(ItemRecord { turn: record.id, id, json });
        }
    }
    Ok(turns)
}

/// Reads the token counts at the ends of the thread's turns, oldest first.
pub(crate) fn counts(
    connection: &Connection,
    id: ThreadId,
) -> rusqlite::Result<Vec<(TurnId, String)>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let (first, last) = keys(number);
    let sql = "SELECT t.id, e.body FROM entries e JOIN entries t ON t.key = e.turn
        WHERE e.key BETWEEN ?1 AND ?2 AND e.kind = ?3 ORDER BY e.key";
    connection
        .prepare_cached(sql)?
        .query_map([first, last, Kind::Counts.stored()], |row| {
            Ok((turn_id(0, row.get(0)?)?, row.get(1)?))
        })?
        .collect()
}

/// Reads a page of turns with all of their items.
pub(crate) fn turn_page(
    connection: &Connection,
    id: ThreadId,
    query: &PageQuery,
) -> Result<Page<Turn>, Fault> {
    let Some(number) = number_of(connection, id)? else { return Ok(Page::empty()) };
    let range = Range::of(keys(number), query.direction, |range| {
        let PageStart::Cursor(cursor) = &query.start else { return Ok(range.beginning()) };
        let unknown = || Fault::Cursor(cursor.clone());
        let (behind, turn) = behind(cursor);
        let turn = turn_key(connection, number, turn.parse().map_err(|_| unknown())?)?;
        Ok((turn.ok_or_else(unknown)?, behind))
    })?;
    let sql = format!(
        "SELECT key, turn, id, state, started_at, completed_at, body FROM entries
        WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 ORDER BY key {} LIMIT ?4",
        range.order
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let values = params![range.first, range.last, Kind::Turn.stored(), i64::from(query.limit) + 1];
    let mut turns: Vec<(i64, Turn)> = statement
        .query_map(values, |row| Ok((row.get(0)?, (turn_row(row)?, Vec::new()))))?
        .collect::<rusqlite::Result<_>>()?;
    let has_more = turns.len() > query.limit as usize;
    turns.truncate(query.limit as usize);
    let last = turns.last().filter(|_| has_more);
    let next = last.map(|(_, (turn, _))| format!("{BEHIND}{}", turn.id));
    fill(connection, number, &mut turns)?;
    let data: Vec<Turn> = turns.into_iter().map(|(_, turn)| turn).collect();
    Ok(Page { backwards: data.first().map(|(turn, _)| turn.id.to_string()), data, next })
}

/// Adds the items of each turn. They lie behind their turns, perhaps behind later ones too.
fn fill(connection: &Connection, number: i64, turns: &mut [(i64, Turn)]) -> rusqlite::Result<()> {
    let sql = "SELECT id, body FROM entries
        WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 AND turn = ?4 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let (_, last) = keys(number);
    for (key, (turn, items)) in turns {
        let values = [*key, last, Kind::Item.stored(), *key];
        for item in statement.query_map(values, |row| item_row(connection, row, turn.id, 0))? {
            items.push(item?);
        }
    }
    Ok(())
}

/// Makes a record from a row with the item's id and body in columns `column` and the next.
fn item_row(
    connection: &Connection,
    row: &Row<'_>,
    turn: TurnId,
    column: usize,
) -> rusqlite::Result<ItemRecord> {
    let id = ItemId::new(row.get::<_, String>(column)?);
    Ok(ItemRecord { turn, id, json: bodies::read(connection, row, column + 1)? })
}

/// Reads a page of items, of one turn if it is given.
pub(crate) fn item_page(
    connection: &Connection,
    id: ThreadId,
    turn: Option<TurnId>,
    query: &PageQuery,
) -> Result<Page<ItemRecord>, Fault> {
    let Some(number) = number_of(connection, id)? else { return Ok(Page::empty()) };
    let only = match turn {
        None => None,
        Some(turn) => match turn_key(connection, number, turn)? {
            Some(key) => Some(key),
            None => match &query.start {
                PageStart::Item(item) => return Err(Fault::Cursor(item.to_string())),
                PageStart::Beginning | PageStart::Cursor(_) => return Ok(Page::empty()),
            },
        },
    };
    let range = Range::of(keys(number), query.direction, |range| {
        item_start(connection, number, (query, only), range)
    })?;
    let sql = format!(
        "SELECT i.key, t.id, i.id, i.body FROM entries i JOIN entries t ON t.key = i.turn
        WHERE i.key BETWEEN ?1 AND ?2 AND i.kind = ?3 AND (?4 IS NULL OR i.turn = ?4)
        ORDER BY i.key {} LIMIT ?5",
        range.order
    );
    let limit = i64::from(query.limit) + 1;
    let values = params![range.first, range.last, Kind::Item.stored(), only, limit];
    let mut items: Vec<(i64, ItemRecord)> = connection
        .prepare_cached(&sql)?
        .query_map(values, |row| {
            Ok((row.get(0)?, item_row(connection, row, turn_id(1, row.get(1)?)?, 2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let cursor = |(key, _): &(i64, ItemRecord)| item_cursor(number, *key);
    let has_more = items.len() > query.limit as usize;
    items.truncate(query.limit as usize);
    let next = items.last().filter(|_| has_more).map(|it| format!("{BEHIND}{}", cursor(it)));
    let backwards = items.first().map(cursor);
    Ok(Page { data: items.into_iter().map(|(_, item)| item).collect(), next, backwards })
}

/// Reads the items of a turn that have one of these ids, in their own order.
pub(crate) fn items(
    connection: &Connection,
    id: ThreadId,
    turn: TurnId,
    ids: &[ItemId],
) -> rusqlite::Result<Vec<ItemRecord>> {
    let Some(number) = number_of(connection, id)? else { return Ok(Vec::new()) };
    let Some(key) = turn_key(connection, number, turn)? else { return Ok(Vec::new()) };
    let ids: Vec<&str> = ids.iter().map(ItemId::as_str).collect();
    let ids = serde_json::Value::from(ids).to_string();
    let (_, last) = keys(number);
    let sql = "SELECT id, body FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3
        AND turn = ?1 AND id IN (SELECT value FROM json_each(?4)) ORDER BY key";
    connection
        .prepare_cached(sql)?
        .query_map(params![key, last, Kind::Item.stored(), ids], |row| {
            item_row(connection, row, turn, 0)
        })?
        .collect()
}

/// Returns the key of a turn of thread `number`.
pub(crate) fn turn_key(
    connection: &Connection,
    number: i64,
    turn: TurnId,
) -> rusqlite::Result<Option<i64>> {
    let (first, last) = keys(number);
    let sql = "SELECT key FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 AND id = ?4";
    connection
        .prepare_cached(sql)?
        .query_row(params![first, last, Kind::Turn.stored(), blob(turn.uuid())], |row| row.get(0))
        .optional()
}

/// The keys that a page may have, and their order.
struct Range {
    first: i64,
    last: i64,
    order: &'static str,
}

impl Range {
    /// Narrows the keys of a thread to those from `start` on, or behind it.
    fn of(
        (first, last): (i64, i64),
        direction: Direction,
        start: impl FnOnce(&Self) -> Result<(i64, Place), Fault>,
    ) -> Result<Self, Fault> {
        let order = match direction {
            Direction::Ascending => "ASC",
            Direction::Descending => "DESC",
        };
        let whole = Self { first, last, order };
        let (start, place) = start(&whole)?;
        let step = i64::from(place == Place::Behind);
        Ok(match direction {
            Direction::Ascending => Self { first: start + step, ..whole },
            Direction::Descending => Self { last: start - step, ..whole },
        })
    }

    /// Returns the key at which a list begins that begins nowhere in particular.
    fn beginning(&self) -> (i64, Place) {
        (if self.order == "ASC" { self.first } else { self.last }, Place::At)
    }
}

fn item_start(
    connection: &Connection,
    number: i64,
    (query, turn): (&PageQuery, Option<i64>),
    range: &Range,
) -> Result<(i64, Place), Fault> {
    let (first, last) = keys(number);
    match &query.start {
        PageStart::Beginning => Ok(range.beginning()),
        PageStart::Item(item) => {
            let sql =
                "SELECT key FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 AND id = ?4
                AND (?5 IS NULL OR turn = ?5)";
            let values = params![first, last, Kind::Item.stored(), item.as_str(), turn];
            let key = connection.prepare_cached(sql)?.query_row(values, |row| row.get(0));
            let key = key.optional()?.ok_or_else(|| Fault::Cursor(item.to_string()))?;
            Ok((key, Place::Behind))
        }
        PageStart::Cursor(cursor) => {
            let unknown = || Fault::Cursor(cursor.clone());
            let (behind, cursor) = behind(cursor);
            if let Some(place) = item_place(cursor) {
                return Ok((first + place, behind));
            }
            // The cursor of a turn stands for its items, that of its end for the last of them.
            let (end, turn) = match cursor.strip_prefix(END_CURSOR) {
                Some(turn) => (true, turn),
                None => (false, cursor),
            };
            let turn = turn_key(connection, number, turn.parse().map_err(|_| unknown())?)?;
            let turn = turn.ok_or_else(unknown)?;
            if query.direction == Direction::Ascending && !end {
                return Ok((turn, behind));
            }
            let sql = "SELECT max(key) FROM entries WHERE key BETWEEN ?1 AND ?2
                AND kind = ?3 AND turn = ?1";
            let found: Option<i64> = connection
                .prepare_cached(sql)?
                .query_row([turn, last, Kind::Item.stored()], |row| row.get(0))?;
            Ok((found.unwrap_or(turn), behind))
        }
    }
}

/// Tells whether a page has the entry that its cursor names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It begins with it.
    At,
    /// It begins with the next one.
    Behind,
}

/// Beginning of a cursor behind whose entry the page begins.
const BEHIND: &str = "after.";

/// Takes a cursor apart.
fn behind(cursor: &str) -> (Place, &str) {
    cursor.strip_prefix(BEHIND).map_or((Place::At, cursor), |entry| (Place::Behind, entry))
}

/// Beginning of the cursor of a turn's last item, before the id of the turn.
const END_CURSOR: &str = "end.";

/// First letter of an item's cursor, which no turn id has.
const ITEM_CURSOR: &str = "i";

fn item_cursor(number: i64, key: i64) -> String {
    format!("{ITEM_CURSOR}{}", key - keys(number).0)
}

fn item_place(cursor: &str) -> Option<i64> {
    let place: u32 = cursor.strip_prefix(ITEM_CURSOR)?.parse().ok()?;
    (cursor == format!("{ITEM_CURSOR}{place}")).then_some(place.into())
}
