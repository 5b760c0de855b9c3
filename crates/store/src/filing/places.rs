//! Places in an order that people arrange: numbers with gaps, so that one move writes one row.

use rusqlite::{Connection, OptionalExtension as _, params};

/// Distance of neighbours that were added at the end: 20 moves into one gap before the
/// numbers have to be counted anew.
const GAP: i64 = 1 << 20;

/// An ordered set of rows.
pub(super) struct Order {
    /// The place of a row.
    place: &'static str,
    /// The rows of one set, in order, without one of them.
    others: &'static str,
    /// Gives a row another place.
    set: &'static str,
}

/// The threads of a section.
pub(super) const THREADS: Order = Order {
    place: "SELECT section_position FROM filings WHERE number = ?1",
    others: "SELECT number, section_position FROM filings WHERE section = ?1 AND number <> ?2
        ORDER BY section_position, number",
    set: "UPDATE filings SET section_position = ?2 WHERE number = ?1",
};

/// All projects.
pub(super) const PROJECTS: Order = Order {
    place: "SELECT position FROM projects WHERE number = ?1",
    others: "SELECT number, position FROM projects WHERE ?1 IS NULL AND number <> ?2
        ORDER BY position, number",
    set: "UPDATE projects SET position = ?2 WHERE number = ?1",
};

/// Returns a place for the row `number` in `set`: at the end, or before the row `before`.
pub(super) fn free(
    connection: &Connection,
    order: &Order,
    set: Option<i64>,
    number: i64,
    before: Option<i64>,
) -> rusqlite::Result<i64> {
    let Some(before) = before else {
        let others = others(connection, order, set, number)?;
        return Ok(others.last().map_or(GAP, |(_, place)| place + GAP));
    };
    if let Some(place) = between(connection, order, set, number, before)? {
        return Ok(place);
    }
    let others = others(connection, order, set, number)?;
    for ((number, _), place) in others.iter().zip(1..) {
        connection.prepare_cached(order.set)?.execute(params![number, place * GAP])?;
    }
    Ok(between(connection, order, set, number, before)?.unwrap_or(GAP))
}

/// Returns a place just before the row `before`, if the gap there has one.
fn between(
    connection: &Connection,
    order: &Order,
    set: Option<i64>,
    number: i64,
    before: i64,
) -> rusqlite::Result<Option<i64>> {
    let upper: Option<i64> =
        connection.prepare_cached(order.place)?.query_row([before], |row| row.get(0)).optional()?;
    let Some(upper) = upper else { return Ok(None) };
    let others = others(connection, order, set, number)?;
    let lower = others.iter().rev().map(|(_, place)| *place).find(|place| *place < upper);
    let lower = lower.unwrap_or(upper - 2 * GAP);
    let middle = lower + (upper - lower) / 2;
    Ok((middle > lower).then_some(middle))
}

fn others(
    connection: &Connection,
    order: &Order,
    set: Option<i64>,
    number: i64,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(order.others)?
        .query_map(params![set, number], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
