//! Places in an order that people arrange: numbers with gaps, so that one move writes one row.

use rusqlite::{Connection, OptionalExtension as _, params};

/// Distance of neighbours that were added at the end: 20 moves into one gap before the
/// numbers have to be renumbered.
const GAP: i64 = 1 << 20;

/// A set of rows that people put in order.
#[derive(Clone, Copy)]
pub(super) enum Set {
    /// The threads of the section with this number.
    Section(i64),
    /// All projects.
    Projects,
}

impl Set {
    fn order(self) -> &'static Order {
        match self {
            Self::Section(_) => &THREADS,
            Self::Projects => &PROJECTS,
        }
    }

    /// Returns the number that the statements take.
    fn number(self) -> Option<i64> {
        match self {
            Self::Section(number) => Some(number),
            Self::Projects => None,
        }
    }
}

/// The statements of a set.
struct Order {
    /// The place of a row.
    place: &'static str,
    /// The rows of one set, in order, without one of them.
    others: &'static str,
    /// Gives a row another place.
    set: &'static str,
}

/// The threads of a section.
const THREADS: Order = Order {
    place: "SELECT section_position FROM filings WHERE number = ?1",
    others: "SELECT number, section_position FROM filings WHERE section = ?1 AND number <> ?2
        ORDER BY section_position, number",
    set: "UPDATE filings SET section_position = ?2 WHERE number = ?1",
};

/// All projects.
const PROJECTS: Order = Order {
    place: "SELECT position FROM projects WHERE number = ?1",
    others: "SELECT number, position FROM projects WHERE ?1 IS NULL AND number <> ?2
        ORDER BY position, number",
    set: "UPDATE projects SET position = ?2 WHERE number = ?1",
};

/// The place of a row among the others.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Behind the last one.
    End,
    /// Before the row with this number.
    Before(i64),
}

impl From<Option<i64>> for Place {
    fn from(before: Option<i64>) -> Self {
        before.map_or(Self::End, Self::Before)
    }
}

/// Returns a free place for the row `number` in `set`.
pub(super) fn free(
    connection: &Connection,
    set: Set,
    number: i64,
    place: Place,
) -> rusqlite::Result<i64> {
    let Place::Before(before) = place else {
        let others = others(connection, set, number)?;
        return Ok(others.last().map_or(GAP, |(_, place)| place + GAP));
    };
    if let Some(place) = between(connection, set, number, before)? {
        return Ok(place);
    }
    let others = others(connection, set, number)?;
    for ((number, _), place) in others.iter().zip(1..) {
        connection.prepare_cached(set.order().set)?.execute(params![number, place * GAP])?;
    }
    Ok(between(connection, set, number, before)?.unwrap_or(GAP))
}

/// Returns a place just before the row `before`, if the gap there has one.
fn between(
    connection: &Connection,
    set: Set,
    number: i64,
    before: i64,
) -> rusqlite::Result<Option<i64>> {
    let upper: Option<i64> = connection
        .prepare_cached(set.order().place)?
        .query_row([before], |row| row.get(0))
        .optional()?;
    let Some(upper) = upper else { return Ok(None) };
    let others = others(connection, set, number)?;
    let lower = others.iter().rev().map(|(_, place)| *place).find(|place| *place < upper);
    let lower = lower.unwrap_or(upper - 2 * GAP);
    let middle = lower + (upper - lower) / 2;
    Ok((middle > lower).then_some(middle))
}

fn others(connection: &Connection, set: Set, number: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(set.order().others)?
        .query_map(params![set.number(), number], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
