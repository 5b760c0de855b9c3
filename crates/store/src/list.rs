//! Pages of threads, from the index of their sort key.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{
    AttachedThreads, Direction, FiledIn, ListQuery, Page, SilentThreads, SortKey, ThreadRecord,
};

use crate::cursor::Cursor;
use crate::error::Fault;
use crate::row::{COLUMNS, FROM, thread_id, thread_row};
use crate::search;

/// Reads one page.
pub(crate) fn page(
    connection: &Connection,
    query: &ListQuery,
) -> Result<Page<ThreadRecord>, Fault> {
    let among = match &query.search {
        None => None,
        Some(term) => search::titled(connection, term)?,
    };
    page_among(connection, query, among.as_deref())
}

/// Counts the threads of all pages.
pub(crate) fn count(connection: &Connection, query: &ListQuery) -> Result<u64, Fault> {
    let among = match &query.search {
        None => None,
        Some(term) => search::titled(connection, term)?,
    };
    let (sql, values) = select_count(query, among.as_deref());
    let mut statement = connection.prepare_cached(&sql)?;
    let count: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Returns the cursor of a listed thread. Lists of one section have others.
pub(crate) fn cursor(record: &ThreadRecord, sort: SortKey) -> Cursor {
    let at = match sort {
        SortKey::Created | SortKey::Section => record.created_at,
        SortKey::Updated => record.updated_at,
        SortKey::Recency => record.recency_at,
    };
    Cursor { at, id: record.id }
}

/// Reads one page, and one entry more to learn whether there is another page; of the threads
/// with these numbers, if there are any to choose among.
pub(crate) fn page_among(
    connection: &Connection,
    query: &ListQuery,
    among: Option<&[i64]>,
) -> Result<Page<ThreadRecord>, Fault> {
    let cursor = query.cursor.as_deref().map(Cursor::parse).transpose().map_err(Fault::Cursor)?;
    let (sql, values) = select(query, cursor, among);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let (mut data, mut read, mut first, mut last) = (Vec::new(), 0, None, None);
    while let Some(row) = rows.next()? {
        read += 1;
        if read > query.limit {
            break;
        }
        match thread_row(row) {
            Ok(record) => {
                let cursor = Cursor { at: Millis(row.get("sort_value")?), id: record.id };
                first = first.or(Some(cursor));
                last = Some(cursor);
                data.push(record);
            }
            Err(err) => {
                tracing::error!(%err, "a stored thread cannot be read and is left out of a list");
                // The list goes on behind it, if that much can be read.
                last = broken_cursor(row).ok().or(last);
            }
        }
    }
    Ok(Page {
        next: last.filter(|_| read > query.limit).map(Cursor::text),
        backwards: first.map(|first| backwards(query, first).text()),
        data,
    })
}

/// Reads the cursor of a row of which something else cannot be read.
fn broken_cursor(row: &Row<'_>) -> rusqlite::Result<Cursor> {
    Ok(Cursor { at: Millis(row.get("sort_value")?), id: thread_id(0, row.get(0)?)? })
}

/// Returns the cursor with which a page of the other direction begins at the entry `first`, or, in
/// lists by creation, the newest first, behind it: as clients of the reference meet it. Lists by a term and
/// those of a section are no exception.
fn backwards(query: &ListQuery, first: Cursor) -> Cursor {
    let is_plain = query.search.is_none() && !matches!(query.section, FiledIn::Only(_));
    match (query.sort, query.direction) {
        (SortKey::Created, Direction::Descending) if is_plain => first,
        (_, direction) => beside(first, direction),
    }
}

/// Returns the cursor with which a page of the direction other than `direction` begins at the entry
/// that `first` names.
pub(crate) fn beside(first: Cursor, direction: Direction) -> Cursor {
    let id = first.id.uuid().as_u128();
    let beside = match direction {
        Direction::Descending => id.saturating_sub(1),
        Direction::Ascending => id.saturating_add(1),
    };
    // Sixteen bytes are always an id.
    let id = beside.to_be_bytes().to_vec().try_into().map_or(first.id, ThreadId::new);
    Cursor { id, ..first }
}

/// Returns the statement and its values. Lists of values go in as one JSON text, so that there are
/// few shapes of statements and no limit to their length.
fn select(
    query: &ListQuery,
    cursor: Option<Cursor>,
    among: Option<&[i64]>,
) -> (String, Vec<Value>) {
    let (value, index) = match query.sort {
        SortKey::Created => ("t.created_at", "threads_by_created"),
        SortKey::Updated => ("t.updated_at", "threads_by_updated"),
        SortKey::Recency => ("t.recency_at", "threads_by_recency"),
        SortKey::Section => ("g.section_position", ""),
    };
    let reach = reach(query, among);
    // The sign keeps the statement from following the index of all threads to find a few.
    let sign = match reach {
        Reach::All => "",
        Reach::Few => "+",
    };
    let (order, beyond) = match query.direction {
        Direction::Ascending => ("ASC", ">"),
        Direction::Descending => ("DESC", "<"),
    };
    let mut conditions = Conditions::default();
    conditions.add(&format!("{sign}t.archived = ?"), [Value::from(query.archived)]);
    if let Some(cursor) = cursor {
        let values = [Value::from(cursor.at.0), Value::Blob(cursor.id.uuid().into())];
        conditions.add(&format!("({sign}{value}, {sign}t.id) {beyond} (?, ?)"), values);
    }
    filters(query, among, &mut conditions);
    conditions.values.push(Value::from(i64::from(query.limit) + 1));
    let Conditions { texts, values } = conditions;
    let source = match reach {
        Reach::All => format!("threads t INDEXED BY {index} {FROM}"),
        Reach::Few => few(),
    };
    let conditions = texts.join(" AND ");
    let sql = format!(
        "SELECT {COLUMNS}, {value} AS sort_value FROM {source} WHERE {conditions} \
         ORDER BY {sign}{value} {order}, {sign}t.id {order} LIMIT ?"
    );
    (sql, values)
}

/// Returns the statement that counts, and its values.
fn select_count(query: &ListQuery, among: Option<&[i64]>) -> (String, Vec<Value>) {
    let mut conditions = Conditions::default();
    conditions.add("t.archived = ?", [Value::from(query.archived)]);
    filters(query, among, &mut conditions);
    let Conditions { texts, values } = conditions;
    (format!("SELECT COUNT(*) FROM {} WHERE {}", few(), texts.join(" AND ")), values)
}

/// Returns the tables of threads that are found first and sorted then.
fn few() -> String {
    format!("threads t {}", FROM.replace("CROSS JOIN", "JOIN"))
}

/// The threads among which a list chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All threads, in the order of the index of their key.
    All,
    /// The few of a section, a project, a parent or an index, which are found first and sorted then.
    Few,
}

fn reach(query: &ListQuery, among: Option<&[i64]>) -> Reach {
    let is_narrow = among.is_some()
        || matches!(query.section, FiledIn::Only(_))
        || matches!(query.project, FiledIn::Only(_))
        || query.parent.is_some()
        || query.ancestor.is_some()
        || matches!(query.attached, AttachedThreads::To(_))
        || query.included.is_some();
    if is_narrow { Reach::Few } else { Reach::All }
}

/// Conditions that all hold, with the values of their placeholders in order.
#[derive(Default)]
struct Conditions {
    texts: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, text: &str, values: impl IntoIterator<Item = Value>) {
        self.texts.push(text.to_owned());
        self.values.extend(values);
    }
}

/// Adds what the query leaves out, and the threads with these numbers as the only ones, if there are any to
/// choose among.
fn filters(query: &ListQuery, among: Option<&[i64]>, conditions: &mut Conditions) {
    if let Some(text) = &query.search {
        let text = || Value::from(text.clone());
        conditions.add("(instr(x.name, ?) > 0 OR instr(x.preview, ?) > 0)", [text(), text()]);
    }
    for (column, wanted) in [
        ("cwd", &query.cwds),
        ("model_provider", &query.model_providers),
        ("source", &query.sources),
    ] {
        if !wanted.is_empty() {
            let text = format!("f.{column} IN (SELECT value FROM json_each(?))");
            conditions.add(&text, [json(wanted)]);
        }
    }
    filed(&FiledUnder { table: "sections", alias: 's' }, &query.section, conditions);
    filed(&FiledUnder { table: "projects", alias: 'p' }, &query.project, conditions);
    if let Some(parent) = query.parent {
        let text = "t.number IN (SELECT number FROM thread_facts WHERE parent = ?)";
        conditions.add(text, [id(parent)]);
    }
    if let Some(ancestor) = query.ancestor {
        conditions.add(DESCENDANTS, [id(ancestor)]);
    }
    match query.attached {
        AttachedThreads::Included => {}
        AttachedThreads::LeftOut => conditions.add("f.attached_to IS NULL", []),
        AttachedThreads::To(thread) => {
            let text = "t.number IN (SELECT number FROM thread_facts WHERE attached_to = ?)";
            conditions.add(text, [id(thread)]);
        }
    }
    if query.silent == SilentThreads::LeftOut {
        conditions.add("x.preview <> ''", []);
    }
    if let Some(included) = &query.included {
        conditions.add("t.id IN (SELECT unhex(value) FROM json_each(?))", [ids(included)]);
    }
    if !query.excluded.is_empty() {
        let text = "t.id NOT IN (SELECT unhex(value) FROM json_each(?))";
        conditions.add(text, [ids(&query.excluded)]);
    }
    if let Some(numbers) = among {
        let numbers = Value::Text(serde_json::Value::from(numbers).to_string());
        conditions.add("t.number IN (SELECT value FROM json_each(?))", [numbers]);
    }
}

/// A kind of what threads are filed under, by its table and its name in the query.
struct FiledUnder {
    table: &'static str,
    alias: char,
}

/// Adds what the query says of one kind of filing.
fn filed(under: &FiledUnder, wanted: &FiledIn, conditions: &mut Conditions) {
    let FiledUnder { table, alias } = under;
    match wanted {
        FiledIn::Any => {}
        FiledIn::Nothing => conditions.add(&format!("{alias}.number IS NULL"), []),
        FiledIn::Only(id) => {
            let column = table.trim_end_matches('s');
            let text = format!(
                "t.number IN (SELECT number FROM filings
                    WHERE {column} = (SELECT number FROM {table} WHERE id = ?))"
            );
            conditions.add(&text, [Value::from(id.clone())]);
        }
    }
}

/// Holds for the threads that one thread started, directly or not. `UNION` ends circles.
const DESCENDANTS: &str = "t.number IN (
    WITH RECURSIVE descendants (number, id) AS (
        SELECT f.number, t.id FROM thread_facts f JOIN threads t ON t.number = f.number
            WHERE f.parent = ?
        UNION
        SELECT f.number, t.id FROM descendants d JOIN thread_facts f ON f.parent = d.id
            JOIN threads t ON t.number = f.number
    )
    SELECT number FROM descendants)";

fn id(id: ThreadId) -> Value {
    Value::Blob(id.uuid().into())
}

fn ids(ids: &[ThreadId]) -> Value {
    json(&ids.iter().map(|id| id.uuid().simple().to_string()).collect::<Vec<_>>())
}

fn json(texts: &[String]) -> Value {
    Value::Text(serde_json::Value::from(texts).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrations::in_memory;

    fn all(sort: SortKey) -> ListQuery {
        ListQuery { sort, ..ListQuery::newest(25) }
    }

    fn plan(query: &ListQuery, cursor: Option<Cursor>, among: Option<&[i64]>) -> String {
        let (sql, values) = select(query, cursor, among);
        let connection = in_memory();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let rows = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(3));
        rows.unwrap().collect::<rusqlite::Result<Vec<_>>>().unwrap().join("\n")
    }

    #[test]
    fn a_list_reads_as_many_threads_as_it_shows() {
        let id = "01930000-0000-7000-8000-000000000001".parse().unwrap();
        for (sort, index) in [
            (SortKey::Created, "threads_by_created"),
            (SortKey::Updated, "threads_by_updated"),
            (SortKey::Recency, "threads_by_recency"),
        ] {
            for direction in [Direction::Ascending, Direction::Descending] {
                for cursor in [None, Some(Cursor { at: Millis(1), id })] {
                    let plan = plan(&ListQuery { direction, ..all(sort) }, cursor, None);
                    let first = plan.lines().next().unwrap_or_default();
                    assert!(first.starts_with(&format!("SEARCH t USING INDEX {index}")), "{plan}");
                    // Neither sorted nor read as a whole.
                    assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{plan}");
                }
            }
        }
    }

    #[test]
    fn a_list_of_few_threads_reads_those() {
        let id: ThreadId = "01930000-0000-7000-8000-000000000001".parse().unwrap();
        let newest = || all(SortKey::Created);
        let by_term = ListQuery { search: Some("term".into()), ..newest() };
        for (query, among) in [
            (by_term, Some(&[1, 2][..])),
            (ListQuery { section: FiledIn::Only("s".into()), ..newest() }, None),
            (ListQuery { project: FiledIn::Only("p".into()), ..newest() }, None),
            (ListQuery { parent: Some(id), ..newest() }, None),
            (ListQuery { ancestor: Some(id), ..newest() }, None),
            (ListQuery { attached: AttachedThreads::To(id), ..newest() }, None),
            (ListQuery { included: Some(vec![id]), ..newest() }, None),
        ] {
            let plan = plan(&query, None, among);
            for table in ["t", "f", "x", "g"] {
                assert!(!plan.contains(&format!("SCAN {table}\n")), "{query:?}\n{plan}");
            }
            assert!(!plan.contains("threads_by_"), "{query:?}\n{plan}");
        }
    }
}
