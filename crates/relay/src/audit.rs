//! The audit log: who did what, never with which contents.

use rusqlite::{Connection, Result, params};
use turnhost_base::Millis;

/// An entry.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) at: Millis,
    /// A verb in the past: `enrolled`, `paired`, `revoked`, ...
    pub(crate) action: &'static str,
    pub(crate) account: Option<&'a str>,
    /// An id, never a token or a name that a stranger chose.
    pub(crate) subject: &'a str,
    pub(crate) address: Option<&'a str>,
}

/// Writes an entry, in the transaction of the change that it records.
pub(crate) fn write(db: &Connection, entry: &Entry<'_>) -> Result<()> {
    let sql = "INSERT INTO audit (at, action, account_id, subject, address)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    let Entry { at, action, account, subject, address } = entry;
    db.execute(sql, params![at.0, action, account, subject, address])?;
    Ok(())
}
