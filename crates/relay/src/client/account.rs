//! Accounts: made by invitation, used by the hosts of one person or team.

use hyper::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::machines::machine_json;
use crate::database::{accounts, machines, pushes};
use crate::error::Refusal;
use crate::http::{self, Request, Response, body, checked, no_content};
use crate::relay::{Relay, after};
use crate::secret::{digest_of, host_token};
use crate::{audit, caller};

/// Characters of names.
const NAME: usize = 64;

/// Host tokens end after a year.
const HOST_TOKEN: std::time::Duration = std::time::Duration::from_hours(365 * 24);

#[derive(Deserialize)]
struct AcceptBody {
    invite: String,
    name: String,
}

#[derive(Deserialize)]
struct NameBody {
    name: String,
}

#[derive(Deserialize)]
struct WebhookBody {
    url: Option<String>,
}

/// Makes an account with a first host token.
pub(super) async fn accept(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let address = request.address.to_string();
    let AcceptBody { invite, name } = body(request).await?;
    checked("name", &name, NAME)?;
    let now = relay.now();
    let account = format!("acct_{}", relay.0.world.random_uuid());
    let expires = after(now, HOST_TOKEN);
    let token = host_token(&account, expires)?;
    let new = relay.new_token(&name, &token, expires);
    let (invite, id) = (digest_of(&invite), account.clone());
    let make = move |db: &rusqlite::Connection| {
        let made = accounts::accept(db, &invite, &id, &new, now)?;
        let entry = audit::Entry {
            at: now,
            action: "joined",
            account: Some(&id),
            subject: &id,
            address: Some(&address),
        };
        if made { audit::write(db, &entry).map(|()| true) } else { Ok(false) }
    };
    if !relay.0.database.call(make).await? {
        let message = "the invitation is unknown, was used, or has expired";
        return Err(Refusal::new(StatusCode::NOT_FOUND, "codeNotFound", message));
    }
    let body = json!({ "accountId": account, "hostToken": token, "expiresAt": expires.seconds() });
    Ok(http::json(&body))
}

/// Lists the machines and host tokens of the account.
pub(super) async fn read(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    let account = caller::account(relay, request).await?;
    let of = account.clone();
    let rows = move |db: &rusqlite::Connection| {
        Ok((machines::of_account(db, &of)?, accounts::host_tokens(db, &of)?))
    };
    let (machines, tokens) = relay.0.database.call(rows).await?;
    let machines: Vec<_> = machines.iter().map(|row| machine_json(relay, row)).collect();
    let tokens: Vec<_> = tokens
        .into_iter()
        .map(|row| {
            let last_used_at = row.used_at.map(|at| at.div_euclid(1000));
            let (id, name, expires_at) = (row.id, row.name, row.expires.seconds());
            json!({ "id": id, "name": name, "expiresAt": expires_at, "lastUsedAt": last_used_at })
        })
        .collect();
    let body = json!({ "accountId": account, "machines": machines, "hostTokens": tokens });
    Ok(http::json(&body))
}

/// Adds a host token, for another machine.
pub(super) async fn add_token(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let account = caller::account(relay, &request).await?;
    let address = request.address.to_string();
    let NameBody { name } = body(request).await?;
    checked("name", &name, NAME)?;
    let now = relay.now();
    let expires = after(now, HOST_TOKEN);
    let token = host_token(&account, expires)?;
    let new = relay.new_token(&name, &token, expires);
    let id = new.id.clone();
    let add = move |db: &rusqlite::Connection| {
        accounts::add_host_token(db, &account, &new, now)?;
        let entry = audit::Entry {
            at: now,
            action: "tokenAdded",
            account: Some(&account),
            subject: &new.id,
            address: Some(&address),
        };
        audit::write(db, &entry)
    };
    relay.0.database.call(add).await?;
    let body = json!({ "id": id, "hostToken": token, "expiresAt": expires.seconds() });
    Ok(http::json(&body))
}

/// Revokes a host token. The account's hosts are cut; those with another token are back at once.
pub(super) async fn revoke_token(
    relay: &Relay,
    request: &Request,
    id: &str,
) -> Result<Response, Refusal> {
    let account = caller::account(relay, request).await?;
    let (id, address, now) = (id.to_owned(), request.address.to_string(), relay.now());
    let of = account.clone();
    let revoke = move |db: &rusqlite::Connection| {
        if !accounts::revoke_host_token(db, &of, &id)? {
            return Ok(None);
        }
        let entry = audit::Entry {
            at: now,
            action: "tokenRevoked",
            account: Some(&of),
            subject: &id,
            address: Some(&address),
        };
        audit::write(db, &entry)?;
        machines::of_account(db, &of).map(Some)
    };
    let rows = relay.0.database.call(revoke).await?.ok_or_else(Refusal::not_found)?;
    for row in rows {
        relay.cut_host(&row.environment);
    }
    Ok(no_content())
}

/// Renames a machine.
pub(super) async fn rename(
    relay: &Relay,
    request: Request,
    environment: &str,
) -> Result<Response, Refusal> {
    let account = caller::account(relay, &request).await?;
    let NameBody { name } = body(request).await?;
    checked("name", &name, NAME)?;
    let environment = environment.to_owned();
    let rename =
        move |db: &rusqlite::Connection| machines::rename(db, &account, &environment, &name);
    if relay.0.database.call(rename).await? { Ok(no_content()) } else { Err(Refusal::not_found()) }
}

/// Deletes a machine: its enrolment, its pairings, and what is connected.
pub(super) async fn delete_machine(
    relay: &Relay,
    request: &Request,
    environment: &str,
) -> Result<Response, Refusal> {
    let account = caller::account(relay, request).await?;
    let (of, address, now) = (environment.to_owned(), request.address.to_string(), relay.now());
    let delete = move |db: &rusqlite::Connection| {
        let deleted = machines::delete(db, &account, &of)?;
        let entry = audit::Entry {
            at: now,
            action: "machineDeleted",
            account: Some(&account),
            subject: &of,
            address: Some(&address),
        };
        if deleted { audit::write(db, &entry).map(|()| true) } else { Ok(false) }
    };
    if !relay.0.database.call(delete).await? {
        return Err(Refusal::not_found());
    }
    relay.drop_machine(environment);
    Ok(no_content())
}

/// Sets the webhook of the account, or takes it away.
pub(super) async fn set_webhook(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let account = caller::account(relay, &request).await?;
    let WebhookBody { url } = body(request).await?;
    if let Some(url) = &url {
        relay.0.targets.check(url).map_err(Refusal::invalid)?;
    }
    let set = move |db: &rusqlite::Connection| pushes::set_webhook(db, &account, url.as_deref());
    relay.0.database.call(set).await?;
    Ok(no_content())
}
