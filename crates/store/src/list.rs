//! Pages of threads, from the index of their sort key.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use turnhost_base::Millis;
use turnhost_ports::{Direction, ListQuery, Page, SortKey, ThreadRecord};

use crate::cursor::Cursor;
use crate::reader::{COLUMNS, FROM, thread_row};

/// Reads one page, and one entry more to learn whether there is another page.
pub(crate) fn page(
    connection: &Connection,
    query: &ListQuery,
    cursor: Option<Cursor>,
) -> rusqlite::Result<Page<ThreadRecord>> {
    let (sql, values) = select(query, cursor);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut data: Vec<ThreadRecord> = statement
        .query_map(params_from_iter(values), thread_row)?
        .collect::<rusqlite::Result<_>>()?;
    let more = data.len() > query.limit as usize;
    data.truncate(query.limit as usize);
    let cursor =
        |record: &ThreadRecord| Cursor { at: sort_value(record, query.sort), id: record.id }.text();
    Ok(Page {
        next: data.last().filter(|_| more).map(&cursor),
        backwards: data.first().map(cursor),
        data,
    })
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
    if !query.excluded.is_empty() {
        let ids: Vec<_> = query.excluded.iter().map(|id| id.uuid().simple().to_string()).collect();
        conditions.push("t.id NOT IN (SELECT unhex(value) FROM json_each(?))".into());
        values.push(json(&ids));
    }
    values.push(Value::from(i64::from(query.limit) + 1));
    let conditions = conditions.join(" AND ");
    let sql = format!(
        "SELECT {COLUMNS} FROM threads t INDEXED BY {index} {FROM} WHERE {conditions} \
         ORDER BY t.{column} {order}, t.id {order} LIMIT ?"
    );
    (sql, values)
}

fn json(texts: &[String]) -> Value {
    Value::Text(serde_json::Value::from(texts).to_string())
}
