//! Bodies of entries: JSON text whose long strings are kept once.
//!
//! A long string, an image or the output of a command for instance, is found by its hash in the
//! table of blobs, however many entries of however many threads hold it. The table of its uses
//! says when the last of them is gone; triggers look after that when entries are deleted.

use std::borrow::Cow;

use rusqlite::types::{ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest as _, Sha256};

/// Bytes from which a string of JSON text is kept apart: enough that the rows in three tables that
/// it costs are small beside it.
pub(crate) const LONG: usize = 4096;

/// The byte on both sides of a blob's number. JSON text has none of this value.
const MARK: u8 = 1;

/// The body of an entry as its column holds it.
pub(crate) enum Body<'a> {
    /// JSON text without long strings, or text that is not looked into.
    Whole(&'a str),
    /// JSON text with numbers in place of long strings, and those numbers.
    Split(Vec<u8>, Vec<i64>),
}

impl ToSql for Body<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Whole(text) => ValueRef::Text(text.as_bytes()),
            Self::Split(text, _) => ValueRef::Blob(text),
        }))
    }
}

impl<'a> Body<'a> {
    /// Stores the long strings of `json` that are not stored yet, and returns what is left to be
    /// stored in an entry. [`Body::note_uses`] is due after that.
    pub(crate) fn of(connection: &Connection, json: &'a str) -> rusqlite::Result<Self> {
        if json.len() < LONG || json.as_bytes().contains(&MARK) {
            return Ok(Self::Whole(json));
        }
        let (mut text, mut blobs, mut copied) = (Vec::new(), Vec::new(), 0);
        for (start, end) in long_strings(json) {
            let Some(string) = json.get(start..end) else { continue };
            let number = keep(connection, string)?;
            text.extend_from_slice(&json.as_bytes()[copied..start]);
            text.push(MARK);
            text.extend_from_slice(number.to_string().as_bytes());
            text.push(MARK);
            blobs.push(number);
            copied = end;
        }
        if blobs.is_empty() {
            return Ok(Self::Whole(json));
        }
        text.extend_from_slice(&json.as_bytes()[copied..]);
        Ok(Self::Split(text, blobs))
    }

    /// Notes which blobs the new entry at `key` holds.
    pub(crate) fn note_uses(&self, connection: &Connection, key: i64) -> rusqlite::Result<()> {
        let Self::Split(_, blobs) = self else { return Ok(()) };
        let sql = "INSERT INTO blob_uses (key, blob) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let mut statement = connection.prepare_cached(sql)?;
        for blob in blobs {
            statement.execute([key, *blob])?;
        }
        Ok(())
    }

    /// Notes which blobs the entry at `key` holds from now on. Those that nothing holds any more
    /// are gone then.
    pub(crate) fn replace_uses(&self, connection: &Connection, key: i64) -> rusqlite::Result<()> {
        self.note_uses(connection, key)?;
        let blobs = match self {
            Self::Whole(_) => &[],
            Self::Split(_, blobs) => blobs.as_slice(),
        };
        let sql = "DELETE FROM blob_uses
            WHERE key = ?1 AND blob NOT IN (SELECT value FROM json_each(?2))";
        let blobs = serde_json::Value::from(blobs).to_string();
        connection.prepare_cached(sql)?.execute(params![key, blobs])?;
        Ok(())
    }
}

/// Stores a string if it is not stored yet, and returns its number.
fn keep(connection: &Connection, string: &str) -> rusqlite::Result<i64> {
    let hash = hash(string);
    let sql = "SELECT number FROM blobs WHERE hash = ?1";
    let found = connection.prepare_cached(sql)?.query_row([&hash[..]], |row| row.get(0));
    if let Some(number) = found.optional()? {
        return Ok(number);
    }
    let sql = "INSERT INTO blobs (hash, body) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.insert(params![&hash[..], string])
}

/// Returns the hash by which a blob is found.
pub(crate) fn hash(string: &str) -> [u8; 32] {
    Sha256::digest(string.as_bytes()).into()
}

/// Returns where the long strings of JSON text begin and end, without their quotes.
fn long_strings(json: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut bytes = json.bytes().enumerate();
    while let Some((quote, byte)) = bytes.next() {
        if byte != b'"' {
            continue;
        }
        let mut end = None;
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' => _ = bytes.next(),
                b'"' => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        if let Some(end) = end.filter(|end| end - quote > LONG) {
            found.push((quote + 1, end));
        }
    }
    found
}

/// Reads the whole body of an entry from a column.
///
/// # Errors
/// If it names a blob that is not stored.
pub(crate) fn text<'a>(
    connection: &Connection,
    value: ValueRef<'a>,
) -> rusqlite::Result<Cow<'a, str>> {
    let wrong = |err| rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, err);
    let ValueRef::Blob(split) = value else {
        return value.as_str().map(Cow::Borrowed).map_err(|err| wrong(Box::new(err)));
    };
    let split = std::str::from_utf8(split).map_err(|err| wrong(Box::new(err)))?;
    let mut statement = connection.prepare_cached("SELECT body FROM blobs WHERE number = ?1")?;
    let mut whole = String::new();
    for (place, part) in split.split(char::from(MARK)).enumerate() {
        if place.is_multiple_of(2) {
            whole.push_str(part);
        } else {
            let number: i64 = part.parse().map_err(|err| wrong(Box::new(err)))?;
            statement.query_row([number], |row| {
                whole.push_str(row.get_ref(0)?.as_str()?);
                Ok(())
            })?;
        }
    }
    Ok(Cow::Owned(whole))
}

/// Reads the whole body of an entry from a column of a row.
///
/// # Errors
/// If it names a blob that is not stored.
pub(crate) fn read(
    connection: &Connection,
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<String> {
    Ok(text(connection, row.get_ref(column)?)?.into_owned())
}

/// Notes that the entries of one thread that were copied from another, `distance` behind theirs,
/// hold what those hold.
pub(crate) fn copy_uses(
    connection: &Connection,
    (first, last): (i64, i64),
    distance: i64,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO blob_uses (key, blob)
        SELECT u.key + ?3, u.blob FROM blob_uses u JOIN entries e ON e.key = u.key + ?3
        WHERE u.key BETWEEN ?1 AND ?2";
    connection.prepare_cached(sql)?.execute([first, last, distance])?;
    Ok(())
}

/// Takes the long strings out of the entries behind `key` that an earlier version stored whole, some
/// at a time. Returns the last key that was looked at, `None` when no entry is left.
pub(crate) fn split_some(connection: &Connection, key: i64) -> rusqlite::Result<Option<i64>> {
    const SOME: i64 = 64;
    let sql = "SELECT key, body FROM entries
        WHERE key > ?1 AND kind BETWEEN 1 AND 3 AND typeof(body) = 'text' AND length(body) >= ?2
        ORDER BY key LIMIT ?3";
    let values = params![key, i64::try_from(LONG).unwrap_or(i64::MAX), SOME];
    let found: Vec<(i64, String)> = connection
        .prepare_cached(sql)?
        .query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (key, json) in &found {
        let body = Body::of(connection, json)?;
        let sql = "UPDATE entries SET body = ?2 WHERE key = ?1";
        connection.prepare_cached(sql)?.execute(params![key, body])?;
        body.replace_uses(connection, *key)?;
    }
    Ok(found.last().map(|(key, _)| *key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_strings_are_found_between_quotes_that_are_not_escaped() {
        let long = format!("\\\"{}\\\\", "a".repeat(LONG));
        let json = format!(r#"{{"short":"b","long":"{long}","n":[1,"{long}"]}}"#);
        let found = long_strings(&json);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(start, end)| json[*start..*end] == long));
        assert_eq!(long_strings(&format!("\"{}", "a".repeat(LONG))), []);
        assert_eq!(long_strings(&format!("\"{}\"", "a".repeat(LONG - 1))), []);
        assert_eq!(long_strings(&format!("\"{}\"", "a".repeat(LONG))), [(1, LONG + 1)]);
    }
}
