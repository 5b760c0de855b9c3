//! Clients and their pairings.

use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use turnhost_base::Millis;

use crate::secret::Digest;

/// The description that a client gives of itself when it pairs.
#[derive(Clone, Debug)]
pub(crate) struct Description {
    pub(crate) name: String,
    pub(crate) device_type: Option<String>,
    pub(crate) platform: Option<String>,
    pub(crate) os_version: Option<String>,
    pub(crate) device_model: Option<String>,
    pub(crate) app_version: Option<String>,
}

/// A client.
#[derive(Clone, Debug)]
pub(crate) struct ClientRow {
    pub(crate) id: String,
    pub(crate) description: Description,
    pub(crate) last_seen_at: Option<i64>,
    pub(crate) paired_at: i64,
}

const COLUMNS: &str = "id, name, device_type, platform, os_version, device_model, app_version,
    last_seen_at";

impl ClientRow {
    fn read(row: &Row<'_>) -> Result<Self> {
        let description = Description {
            name: row.get(1)?,
            device_type: row.get(2)?,
            platform: row.get(3)?,
            os_version: row.get(4)?,
            device_model: row.get(5)?,
            app_version: row.get(6)?,
        };
        Ok(Self { id: row.get(0)?, description, last_seen_at: row.get(7)?, paired_at: row.get(8)? })
    }
}

/// A client that is paired for the first time.
pub(crate) struct NewClient<'a> {
    pub(crate) id: &'a str,
    /// The digest of its token.
    pub(crate) digest: &'a Digest,
    pub(crate) description: &'a Description,
    /// The end of its token's validity.
    pub(crate) expires: Millis,
}

/// Stores a new client.
pub(crate) fn add(db: &Connection, client: &NewClient<'_>, now: Millis) -> Result<()> {
    let NewClient { id, digest, description: it, expires } = client;
    let sql = "INSERT INTO clients (id, digest, name, device_type, platform, os_version,
        device_model, app_version, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let values = params![
        id,
        digest,
        it.name,
        it.device_type,
        it.platform,
        it.os_version,
        it.device_model,
        it.app_version,
        now.0,
        expires.0
    ];
    db.execute(sql, values)?;
    Ok(())
}

/// Pairs a client with a machine.
pub(crate) fn pair(db: &Connection, client: &str, environment: &str, now: Millis) -> Result<()> {
    let sql = "INSERT INTO pairings (client_id, environment_id, paired_at) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET paired_at = excluded.paired_at";
    db.execute(sql, params![client, environment, now.0])?;
    Ok(())
}

/// Returns the client of a token that is valid, with the end of the token.
pub(crate) fn of_token(
    db: &Connection,
    digest: &Digest,
    now: Millis,
) -> Result<Option<(String, Millis)>> {
    let sql = "UPDATE clients SET last_seen_at = ?2 WHERE digest = ?1 AND expires_at > ?2
        RETURNING id, expires_at";
    db.query_row(sql, params![digest, now.0], |row| Ok((row.get(0)?, Millis(row.get(1)?))))
        .optional()
}

/// Returns whether a client is paired with a machine.
pub(crate) fn is_paired(db: &Connection, client: &str, environment: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pairings WHERE client_id = ?1 AND environment_id = ?2)";
    db.query_row(sql, [client, environment], |row| row.get(0))
}

/// The order of a list, by the time of pairing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    OldestFirst,
    NewestFirst,
}

/// Returns a page of a machine's clients in the order of their pairing, after the cursor.
pub(crate) fn of_machine(
    db: &Connection,
    environment: &str,
    after: Option<(i64, String)>,
    limit: u32,
    order: Order,
) -> Result<Vec<ClientRow>> {
    let (comparison, order) = match order {
        Order::NewestFirst => ("<", "DESC"),
        Order::OldestFirst => (">", "ASC"),
    };
    let sql = format!(
        "SELECT {COLUMNS}, paired_at FROM clients JOIN pairings ON id = client_id
        WHERE environment_id = ?1 AND (?2 IS NULL OR (paired_at, id) {comparison} (?2, ?3))
        ORDER BY paired_at {order}, id {order} LIMIT ?4"
    );
    let (at, id) = after.map_or((None, None), |(at, id)| (Some(at), Some(id)));
    let values = params![environment, at, id, limit];
    db.prepare(&sql)?.query_map(values, ClientRow::read)?.collect()
}

/// Ends a pairing. A client without any is deleted.
pub(crate) fn unpair(db: &Connection, client: &str, environment: &str) -> Result<bool> {
    let sql = "DELETE FROM pairings WHERE client_id = ?1 AND environment_id = ?2";
    let was_paired = db.execute(sql, [client, environment])? > 0;
    let sql = "DELETE FROM clients WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM pairings WHERE client_id = ?1)";
    db.execute(sql, [client])?;
    Ok(was_paired)
}

/// Deletes a client with its pairings.
pub(crate) fn delete(db: &Connection, client: &str) -> Result<()> {
    db.execute("DELETE FROM clients WHERE id = ?1", [client])?;
    Ok(())
}

/// Returns the pairings with a machine that are valid.
pub(crate) fn alive(db: &Connection, environment: &str, now: Millis) -> Result<Vec<String>> {
    let sql = "SELECT client_id FROM pairings JOIN clients ON id = client_id
        WHERE environment_id = ?1 AND expires_at > ?2";
    db.prepare(sql)?.query_map(params![environment, now.0], |row| row.get(0))?.collect()
}
