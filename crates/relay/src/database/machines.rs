//! Machines and their server tokens.

use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use turnhost_base::Millis;

use crate::secret::Digest;

/// The description that a host gives of itself when it enrols.
#[derive(Debug)]
pub(crate) struct Enrolment {
    pub(crate) account: String,
    pub(crate) installation: String,
    pub(crate) name: String,
    pub(crate) os: String,
    pub(crate) arch: String,
    pub(crate) version: String,
    pub(crate) host_key: Option<String>,
}

/// A machine.
#[derive(Clone, Debug)]
pub(crate) struct MachineRow {
    pub(crate) environment: String,
    pub(crate) server: String,
    pub(crate) account: String,
    pub(crate) name: String,
    pub(crate) os: String,
    pub(crate) arch: String,
    pub(crate) version: String,
    pub(crate) host_key: Option<String>,
    pub(crate) last_seen_at: Option<i64>,
    pub(crate) offline_reason: Option<String>,
}

const COLUMNS: &str = "environment_id, server_id, account_id, name, os, arch, version, host_key,
    last_seen_at, offline_reason";

impl MachineRow {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            environment: row.get(0)?,
            server: row.get(1)?,
            account: row.get(2)?,
            name: row.get(3)?,
            os: row.get(4)?,
            arch: row.get(5)?,
            version: row.get(6)?,
            host_key: row.get(7)?,
            last_seen_at: row.get(8)?,
            offline_reason: row.get(9)?,
        })
    }
}

/// Enrols a machine, or finds it: the same installation with the same name keeps its ids.
pub(crate) fn enrol(db: &Connection, it: &Enrolment, ids: [String; 2]) -> Result<MachineRow> {
    let [environment, server] = ids;
    let sql = format!(
        "INSERT INTO machines (environment_id, server_id, account_id, installation_id,
            enrolled_name, name, os, arch, version, host_key)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (account_id, installation_id, enrolled_name) DO UPDATE SET
            os = excluded.os, arch = excluded.arch, version = excluded.version,
            host_key = excluded.host_key
        RETURNING {COLUMNS}"
    );
    let values = params![
        environment,
        server,
        it.account,
        it.installation,
        it.name,
        it.os,
        it.arch,
        it.version,
        it.host_key
    ];
    db.query_row(&sql, values, MachineRow::read)
}

/// Returns the machine of an account by its server id.
pub(crate) fn of_server(
    db: &Connection,
    account: &str,
    server: &str,
    installation: &str,
) -> Result<Option<MachineRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM machines
        WHERE account_id = ?1 AND server_id = ?2 AND installation_id = ?3"
    );
    db.query_row(&sql, [account, server, installation], MachineRow::read).optional()
}

/// Returns whether there is a machine with this server id.
pub(crate) fn exists(db: &Connection, server: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM machines WHERE server_id = ?1)";
    db.query_row(sql, [server], |row| row.get(0))
}

/// Returns a machine.
pub(crate) fn find(db: &Connection, environment: &str) -> Result<Option<MachineRow>> {
    let sql = format!("SELECT {COLUMNS} FROM machines WHERE environment_id = ?1");
    db.query_row(&sql, [environment], MachineRow::read).optional()
}

/// Returns the machines of an account.
pub(crate) fn of_account(db: &Connection, account: &str) -> Result<Vec<MachineRow>> {
    let sql = format!("SELECT {COLUMNS} FROM machines WHERE account_id = ?1 ORDER BY name");
    db.prepare(&sql)?.query_map([account], MachineRow::read)?.collect()
}

/// Returns the machines that a client is paired with.
pub(crate) fn of_client(db: &Connection, client: &str) -> Result<Vec<MachineRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM machines JOIN pairings USING (environment_id)
        WHERE client_id = ?1 ORDER BY name"
    );
    db.prepare(&sql)?.query_map([client], MachineRow::read)?.collect()
}

/// Renames a machine of an account.
pub(crate) fn rename(
    db: &Connection,
    account: &str,
    environment: &str,
    name: &str,
) -> Result<bool> {
    let sql = "UPDATE machines SET name = ?3 WHERE environment_id = ?2 AND account_id = ?1";
    Ok(db.execute(sql, [account, environment, name])? > 0)
}

/// Deletes a machine of an account with its tokens and pairings.
pub(crate) fn delete(db: &Connection, account: &str, environment: &str) -> Result<bool> {
    let sql = "DELETE FROM machines WHERE environment_id = ?2 AND account_id = ?1";
    Ok(db.execute(sql, [account, environment])? > 0)
}

/// The reason why a machine is offline that has not come back to another process of the relay.
pub(crate) const RESTARTED: &str = "the relay was restarted, and the host is not back yet";

/// Notes of machines that were connected when the relay's process ended that they are not.
pub(crate) fn begin(db: &Connection) -> Result<()> {
    let sql = "UPDATE machines SET offline_reason = ?1
        WHERE offline_reason IS NULL AND last_seen_at IS NOT NULL";
    db.execute(sql, [RESTARTED])?;
    Ok(())
}

/// Notes when a machine was last connected, and why it is not.
pub(crate) fn seen(
    db: &Connection,
    environment: &str,
    now: Millis,
    offline_reason: Option<&str>,
) -> Result<()> {
    let sql =
        "UPDATE machines SET last_seen_at = ?2, offline_reason = ?3 WHERE environment_id = ?1";
    db.execute(sql, params![environment, now.0, offline_reason])?;
    Ok(())
}

/// A server token to be kept.
#[derive(Debug)]
pub(crate) struct ServerToken {
    pub(crate) digest: Digest,
    pub(crate) expires: Millis,
    /// The id of the host token that it was given for.
    pub(crate) host_token: String,
}

/// Stores a server token of a machine, and drops expired ones.
pub(crate) fn add_server_token(
    db: &Connection,
    environment: &str,
    token: &ServerToken,
    now: Millis,
) -> Result<()> {
    let ServerToken { digest, expires, host_token } = token;
    let sql = "UPDATE machines SET token_id = ?2 WHERE environment_id = ?1";
    db.execute(sql, [environment, host_token])?;
    db.execute("DELETE FROM server_tokens WHERE expires_at <= ?1", [now.0])?;
    let sql = "INSERT INTO server_tokens (digest, environment_id, expires_at) VALUES (?1, ?2, ?3)";
    db.execute(sql, params![digest, environment, expires.0])?;
    Ok(())
}

/// Returns the machine of a server token that is valid.
pub(crate) fn of_server_token(
    db: &Connection,
    digest: &Digest,
    now: Millis,
) -> Result<Option<MachineRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM machines JOIN server_tokens USING (environment_id)
        WHERE digest = ?1 AND expires_at > ?2"
    );
    db.query_row(&sql, params![digest, now.0], MachineRow::read).optional()
}

/// Returns the machines whose host token is valid; for one that was enrolled before tokens were noted,
/// any token of its account counts.
pub(crate) fn alive(db: &Connection, now: Millis) -> Result<Vec<String>> {
    let sql = "SELECT environment_id FROM machines WHERE EXISTS
        (SELECT 1 FROM tokens WHERE tokens.account_id = machines.account_id AND kind = 'host'
            AND expires_at > ?1 AND id = coalesce(token_id, id))";
    db.prepare(sql)?.query_map([now.0], |row| row.get(0))?.collect()
}
