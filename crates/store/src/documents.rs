//! Documents of threads: small texts that are read and written whole.

use rusqlite::{Connection, OptionalExtension, params};
use turnhost_base::ThreadId;
use turnhost_ports::DocumentKind;

use crate::keys::blob;

/// Returns the number that stands for a kind in the table.
const fn stored(kind: DocumentKind) -> i64 {
    match kind {
        DocumentKind::Queue => 0,
        DocumentKind::Goal => 1,
        DocumentKind::Once => 2,
    }
}

/// Reads a document of a thread.
pub(crate) fn read(
    connection: &Connection,
    thread: ThreadId,
    kind: DocumentKind,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT d.body FROM threads t JOIN thread_documents d ON d.number = t.number
        WHERE t.id = ?1 AND d.kind = ?2";
    connection
        .prepare_cached(sql)?
        .query_row(params![blob(thread.uuid()), stored(kind)], |row| row.get(0))
        .optional()
}

/// Writes a document of the thread `number`, or takes it away.
pub(crate) fn write(
    connection: &Connection,
    number: i64,
    kind: DocumentKind,
    body: Option<&str>,
) -> rusqlite::Result<()> {
    let Some(body) = body else {
        let sql = "DELETE FROM thread_documents WHERE number = ?1 AND kind = ?2";
        connection.prepare_cached(sql)?.execute([number, stored(kind)])?;
        return Ok(());
    };
    let sql = "INSERT INTO thread_documents (number, kind, body) VALUES (?1, ?2, ?3)
        ON CONFLICT (number, kind) DO UPDATE SET body = ?3";
    connection.prepare_cached(sql)?.execute(params![number, stored(kind), body])?;
    Ok(())
}
