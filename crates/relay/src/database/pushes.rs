//! Ways to tell people that a machine waits: subscriptions of browsers, webhooks of accounts.

use rusqlite::{Connection, OptionalExtension as _, Result, params};
use turnhost_base::Millis;

/// A subscription of a browser at its push service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) endpoint: String,
    pub(crate) p256dh: Vec<u8>,
    pub(crate) auth: Vec<u8>,
}

/// Stores the subscription of a client in place of the former one.
pub(crate) fn subscribe(db: &Connection, client: &str, it: &Subscription) -> Result<()> {
    let sql =
        "INSERT INTO subscriptions (client_id, endpoint, p256dh, auth) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (client_id) DO UPDATE SET endpoint = excluded.endpoint,
            p256dh = excluded.p256dh, auth = excluded.auth";
    db.execute(sql, params![client, it.endpoint, it.p256dh, it.auth])?;
    Ok(())
}

/// Forgets the subscription of a client.
pub(crate) fn unsubscribe(db: &Connection, client: &str) -> Result<()> {
    db.execute("DELETE FROM subscriptions WHERE client_id = ?1", [client])?;
    Ok(())
}

/// Forgets the subscription of a client, if it is still this one.
pub(crate) fn unsubscribe_endpoint(db: &Connection, client: &str, endpoint: &str) -> Result<()> {
    let sql = "DELETE FROM subscriptions WHERE client_id = ?1 AND endpoint = ?2";
    db.execute(sql, [client, endpoint])?;
    Ok(())
}

/// Returns the subscriptions of the clients that are paired with a machine.
pub(crate) fn subscriptions(
    db: &Connection,
    environment: &str,
    now: Millis,
) -> Result<Vec<(String, Subscription)>> {
    let sql = "SELECT client_id, endpoint, p256dh, auth FROM subscriptions
        JOIN pairings USING (client_id) JOIN clients ON id = client_id
        WHERE environment_id = ?1 AND expires_at > ?2";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map(params![environment, now.0], |row| {
        let it = Subscription { endpoint: row.get(1)?, p256dh: row.get(2)?, auth: row.get(3)? };
        Ok((row.get(0)?, it))
    })?;
    rows.collect()
}

/// Stores the webhook of an account, or removes it.
pub(crate) fn set_webhook(db: &Connection, account: &str, url: Option<&str>) -> Result<()> {
    db.execute("UPDATE accounts SET webhook = ?2 WHERE id = ?1", params![account, url])?;
    Ok(())
}

/// Returns the webhook of an account.
pub(crate) fn webhook(db: &Connection, account: &str) -> Result<Option<String>> {
    let sql = "SELECT webhook FROM accounts WHERE id = ?1";
    Ok(db.query_row(sql, [account], |row| row.get(0)).optional()?.flatten())
}

/// Returns the key with which the relay signs what it sends to push services.
pub(crate) fn signing_key(db: &Connection) -> Result<Option<Vec<u8>>> {
    db.query_row("SELECT value FROM settings WHERE key = 'vapid'", [], |row| row.get(0)).optional()
}

/// Stores the key with which the relay signs requests to push services.
pub(crate) fn set_signing_key(db: &Connection, key: &[u8]) -> Result<()> {
    db.execute("INSERT INTO settings (key, value) VALUES ('vapid', ?1)", [key])?;
    Ok(())
}
