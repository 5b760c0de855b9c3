//! Pages of threads, from the index of their sort key.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{Direction, ListQuery, Page, SortKey, ThreadRecord};

use crate::cursor::Cursor;
use crate::row::{COLUMNS, FROM, thread_id, thread_row};

/// Reads one page, and one entry more to learn whether there is another page.
pub(crate) fn page(
    connection: &Connection,
    query: &ListQuery,
    cursor: Option<Cursor>,
) -> rusqlite::Result<Page<ThreadRecord>> {
    let (sql, values) = select(query, cursor);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let (mut data, mut read, mut last) = (Vec::new(), 0, None);
    while let Some(row) = rows.next()? {
        read += 1;
        if read > query.limit {
            break;
        }
        match thread_row(row) {
            Ok(record) => {
                last = Some(cursor_of(&record, query.sort));
                data.push(record);
            }
            Err(err) => {
                tracing::error!(%err, "a stored thread cannot be read and is left out of a list");
                // The list goes on behind it, if that much can be read.
                last = broken_cursor(row, query.sort).ok().or(last);
            }
        }
    }
    Ok(Page {
        next: last.filter(|_| read > query.limit).map(Cursor::text),
        backwards: data.first().map(|record| cursor_of(record, query.sort).text()),
        data,
    })
}

fn cursor_of(record: &ThreadRecord, sort: SortKey) -> Cursor {
    Cursor { at: sort_value(record, sort), id: record.id }
}

/// Reads the cursor of a row of which something else cannot be read.
fn broken_cursor(row: &Row<'_>, sort: SortKey) -> rusqlite::Result<Cursor> {
    let column = match sort {
        SortKey::Created => 1,
        SortKey::Updated => 2,
        SortKey::Recency => 3,
    };
    Ok(Cursor { at: Millis(row.get(column)?), id: thread_id(0, row.get(0)?)? })
}

fn sort_value(record: &ThreadRecord, sort: SortKey) -> Millis {
    match sort {
        SortKey::Created => record.created_at,
        SortKey::Updated => record.updated_at,
        SortKey::Recency => record.recency_at,
    }
}

/// The statement and its values. Lists of values go in as one JSON text, so
/// that there are few shapes of statements and no limit to their length.
fn select(query: &ListQuery, cursor: Option<Cursor>) -> (String, Vec<Value>) {
    let (column, index) = match query.sort {
        SortKey::Created => ("created_at", "threads_by_created"),
        SortKey::Updated => ("updated_at", "threads_by_updated"),
        SortKey::Recency => ("recency_at", "threads_by_recency"),
    };
    let (order, beyond) = match query.direction {
        Direction::Ascending => ("ASC", ">"),
        Direction::Descending => ("DESC", "<"),
    };
    let mut conditions = vec!["t.archived = ?".to_owned()];
    let mut values = vec![Value::from(query.archived)];
    if let Some(cursor) = cursor {
        conditions.push(format!("(t.{column}, t.id) {beyond} (?, ?)"));
        values.extend([Value::from(cursor.at.0), Value::Blob(cursor.id.uuid().into())]);
    }
    if let Some(text) = &query.search {
        conditions.push("(instr(x.name, ?) > 0 OR instr(x.preview, ?) > 0)".into());
        values.extend([Value::from(text.clone()), Value::from(text.clone())]);
    }
    for (column, wanted) in [
        ("cwd", &query.cwds),
        ("model_provider", &query.model_providers),
        ("source", &query.sources),
    ] {
        if !wanted.is_empty() {
            conditions.push(format!("f.{column} IN (SELECT value FROM json_each(?))"));
            values.push(json(wanted));
        }
    }
    if let Some(included) = &query.included {
        conditions.push("t.id IN (SELECT unhex(value) FROM json_each(?))".into());
        values.push(ids(included));
    }
    if !query.excluded.is_empty() {
        conditions.push("t.id NOT IN (SELECT unhex(value) FROM json_each(?))".into());
        values.push(ids(&query.excluded));
    }
    values.push(Value::from(i64::from(query.limit) + 1));
    let conditions = conditions.join(" AND ");
    let sql = format!(
        "SELECT {COLUMNS} FROM threads t INDEXED BY {index} {FROM} WHERE {conditions} \
         ORDER BY t.{column} {order}, t.id {order} LIMIT ?"
    );
    (sql, values)
}

fn ids(ids: &[ThreadId]) -> Value {
    json(&ids.iter().map(|id| id.uuid().simple().to_string()).collect::<Vec<_>>())
}

fn json(texts: &[String]) -> Value {
    Value::Text(serde_json::Value::from(texts).to_string())
}
