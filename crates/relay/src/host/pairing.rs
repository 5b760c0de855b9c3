//! Pairing codes of machines, and their clients.

use hyper::StatusCode;
use serde::{Deserialize, Serialize};
use turnhost_base::Millis;

use super::enrolment::rfc3339;
use crate::audit;
use crate::caller::{machine, own_machine};
use crate::database::clients::{self, ClientRow, Order};
use crate::error::Refusal;
use crate::http::{Request, Response, body, json, no_content};
use crate::limits::TELLING;
use crate::pairing::CodeState;
use crate::relay::{Relay, lock};
use crate::secret::{code, normal_code};

/// Clients of a page, by default and at most.
const PAGE: u32 = 100;

#[derive(Deserialize)]
struct StartBody {
    #[serde(default)]
    manual_code: bool,
}

#[derive(Serialize)]
struct Started {
    pairing_code: String,
    manual_pairing_code: Option<String>,
    server_id: String,
    environment_id: String,
    expires_at: String,
}

#[derive(Deserialize)]
struct StatusBody {
    pairing_code: Option<String>,
    manual_pairing_code: Option<String>,
}

/// Opens a code.
pub(super) async fn start(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let machine = machine(relay, &request).await?;
    let StartBody { manual_code } = body(request).await?;
    let code = code()?;
    let expires = relay.codes().open(&machine.environment, &code, relay.now());
    Ok(json(&Started {
        manual_pairing_code: manual_code.then(|| code.clone()),
        pairing_code: code,
        server_id: machine.server,
        environment_id: machine.environment,
        expires_at: rfc3339(expires),
    }))
}

/// Reports whether a code was claimed.
pub(super) async fn status(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let machine = machine(relay, &request).await?;
    let StatusBody { pairing_code, manual_pairing_code } = body(request).await?;
    let ((Some(typed), None) | (None, Some(typed))) = (pairing_code, manual_pairing_code) else {
        return Err(Refusal::invalid("give one of `pairing_code` and `manual_pairing_code`"));
    };
    let code = normal_code(&typed).unwrap_or_default();
    let state = relay.codes().state(&machine.environment, &code, relay.now());
    let Some(state) = state else {
        let message = "the pairing code is unknown or has expired";
        return Err(Refusal::new(StatusCode::NOT_FOUND, "codeNotFound", message));
    };
    Ok(json(&serde_json::json!({ "claimed": state == CodeState::Claimed })))
}

/// A client as hosts list it.
#[derive(Serialize)]
struct Item {
    client_id: String,
    display_name: String,
    device_type: Option<String>,
    platform: Option<String>,
    os_version: Option<String>,
    device_model: Option<String>,
    app_version: Option<String>,
    last_seen_at: Option<String>,
}

impl From<ClientRow> for Item {
    fn from(row: ClientRow) -> Self {
        Self {
            client_id: row.id,
            display_name: row.description.name,
            device_type: row.description.device_type,
            platform: row.description.platform,
            os_version: row.description.os_version,
            device_model: row.description.device_model,
            app_version: row.description.app_version,
            last_seen_at: row.last_seen_at.map(|at| rfc3339(Millis(at))),
        }
    }
}

/// Lists the clients of a machine.
pub(super) async fn clients(
    relay: &Relay,
    request: Request,
    environment: &str,
) -> Result<Response, Refusal> {
    let machine = own_machine(relay, &request, environment).await?;
    let limit = match request.query("limit") {
        Some(limit) => limit.parse().ok().filter(|limit| (1..=PAGE).contains(limit)),
        None => Some(PAGE),
    };
    let limit = limit.ok_or_else(|| Refusal::invalid("`limit` must be between 1 and 100"))?;
    let order = match request.query("order").as_deref() {
        None | Some("asc") => Order::OldestFirst,
        Some("desc") => Order::NewestFirst,
        Some(_) => return Err(Refusal::invalid("`order` must be `asc` or `desc`")),
    };
    let after =
        match request.query("cursor") {
            None => None,
            Some(cursor) => Some(parse_cursor(&cursor).ok_or_else(|| {
                Refusal::invalid("`cursor` must be one that an earlier page named")
            })?),
        };
    // One more than asked for shows whether there is another page.
    let page = move |db: &rusqlite::Connection| {
        clients::of_machine(db, &machine.environment, after, limit + 1, order)
    };
    let mut rows = relay.0.database.call(page).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| has_more);
    let cursor = last.map(|row| format!("{}.{}", row.paired_at, row.id));
    let items: Vec<_> = rows.into_iter().map(Item::from).collect();
    Ok(json(&serde_json::json!({ "items": items, "cursor": cursor })))
}

fn parse_cursor(cursor: &str) -> Option<(i64, String)> {
    let (at, id) = cursor.split_once('.')?;
    Some((at.parse().ok()?, id.to_owned()))
}

#[derive(Deserialize)]
struct ApprovedBody {
    client_id: String,
}

/// Notes that a client approved something, as its host says.
pub(super) async fn approved(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let machine = machine(relay, &request).await?;
    let (address, now) = (request.address.to_string(), relay.now());
    let ApprovedBody { client_id } = body(request).await?;
    if !lock(&relay.machine(&machine.environment)).may_tell(now) {
        let message = "this host tells of more than people can do";
        return Err(Refusal::new(StatusCode::TOO_MANY_REQUESTS, "rateLimited", message)
            .retry_after(TELLING.as_secs()));
    }
    let note = move |db: &rusqlite::Connection| {
        let is_paired = clients::is_paired(db, &client_id, &machine.environment)?;
        let entry = audit::Entry {
            at: now,
            action: "approved",
            account: Some(&machine.account),
            subject: &client_id,
            address: Some(&address),
        };
        if is_paired { audit::write(db, &entry).map(|()| true) } else { Ok(false) }
    };
    if !relay.0.database.call(note).await? {
        return Err(Refusal::no_client());
    }
    relay.0.metrics.approvals.count();
    Ok(no_content())
}

/// Ends the pairing of a client, and its streams.
pub(super) async fn revoke(
    relay: &Relay,
    request: Request,
    environment: &str,
    client: &str,
) -> Result<Response, Refusal> {
    let machine = own_machine(relay, &request, environment).await?;
    let (id, address, now) = (client.to_owned(), request.address.to_string(), relay.now());
    let of = machine.environment.clone();
    let unpair = move |db: &rusqlite::Connection| {
        let was_paired = clients::unpair(db, &id, &of)?;
        let entry = audit::Entry {
            at: now,
            action: "revoked",
            account: Some(&machine.account),
            subject: &id,
            address: Some(&address),
        };
        if was_paired { audit::write(db, &entry).map(|()| true) } else { Ok(false) }
    };
    if !relay.0.database.call(unpair).await? {
        return Err(Refusal::no_client());
    }
    lock(&relay.machine(environment)).drop_client(client);
    Ok(no_content())
}
