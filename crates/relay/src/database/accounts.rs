//! Accounts, invitations and host tokens.

use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use turnhost_base::Millis;

use crate::secret::Digest;

/// A token to be kept.
#[derive(Debug)]
pub(crate) struct NewToken {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) digest: Digest,
    pub(crate) expires: Millis,
}

/// Returns whether there is an account, or an open invitation to make one.
pub(crate) fn is_begun(db: &Connection, now: Millis) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM accounts)
        OR EXISTS (SELECT 1 FROM tokens WHERE kind = 'invite' AND used_at IS NULL AND expires_at > ?1)";
    db.query_row(sql, [now.0], |row| row.get(0))
}

/// Stores an invitation.
pub(crate) fn invite(db: &Connection, token: &NewToken, now: Millis) -> Result<()> {
    insert(db, "invite", None, token, now)
}

fn insert(
    db: &Connection,
    kind: &str,
    account: Option<&str>,
    token: &NewToken,
    now: Millis,
) -> Result<()> {
    let sql = "INSERT INTO tokens (id, kind, account_id, name, digest, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let NewToken { id, name, digest, expires } = token;
    db.execute(sql, params![id, kind, account, name, digest, now.0, expires.0])?;
    Ok(())
}

/// Uses an invitation up: makes an account with a first host token. False if the invitation is void.
pub(crate) fn accept(
    db: &Connection,
    invite: &Digest,
    account: &str,
    token: &NewToken,
    now: Millis,
) -> Result<bool> {
    let sql = "UPDATE tokens SET used_at = ?2
        WHERE digest = ?1 AND kind = 'invite' AND used_at IS NULL AND expires_at > ?2";
    if db.execute(sql, params![invite, now.0])? == 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO accounts (id, name, created_at) VALUES (?1, ?2, ?3)";
    db.execute(sql, params![account, token.name, now.0])?;
    insert(db, "host", Some(account), token, now)?;
    Ok(true)
}

/// Adds a host token to an account.
pub(crate) fn add_host_token(
    db: &Connection,
    account: &str,
    token: &NewToken,
    now: Millis,
) -> Result<()> {
    insert(db, "host", Some(account), token, now)
}

/// The account of a host token.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) account: String,
    /// The id of the token.
    pub(crate) token: String,
}

/// Returns the account of a host token that is valid.
pub(crate) fn of_host_token(
    db: &Connection,
    digest: &Digest,
    now: Millis,
) -> Result<Option<Holder>> {
    let sql = "UPDATE tokens SET used_at = ?2
        WHERE digest = ?1 AND kind = 'host' AND expires_at > ?2 RETURNING account_id, id";
    let holder = |row: &Row<'_>| Ok(Holder { account: row.get(0)?, token: row.get(1)? });
    db.query_row(sql, params![digest, now.0], holder).optional()
}

/// A host token as its account sees it.
#[derive(Debug)]
pub(crate) struct TokenRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) expires: Millis,
    pub(crate) used_at: Option<i64>,
}

/// Returns the host tokens of an account.
pub(crate) fn host_tokens(db: &Connection, account: &str) -> Result<Vec<TokenRow>> {
    let sql = "SELECT id, name, expires_at, used_at FROM tokens
        WHERE account_id = ?1 AND kind = 'host' ORDER BY created_at";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([account], |row| {
        Ok(TokenRow {
            id: row.get(0)?,
            name: row.get(1)?,
            expires: Millis(row.get(2)?),
            used_at: row.get(3)?,
        })
    })?;
    rows.collect()
}

/// Revokes a host token. False if the account has none of this id.
///
/// With it go the server tokens of the account, so that its hosts have to show a host token again.
pub(crate) fn revoke_host_token(db: &Connection, account: &str, id: &str) -> Result<bool> {
    let sql = "DELETE FROM tokens WHERE id = ?1 AND account_id = ?2 AND kind = 'host'";
    let revoked = db.execute(sql, [id, account])? > 0;
    if revoked {
        let sql = "DELETE FROM server_tokens WHERE environment_id IN
            (SELECT environment_id FROM machines WHERE account_id = ?1)";
        db.execute(sql, [account])?;
    }
    Ok(revoked)
}
