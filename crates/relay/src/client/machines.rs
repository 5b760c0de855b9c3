//! The machines of a client.

use serde_json::{Value, json};

use crate::caller::client;
use crate::database::clients;
use crate::database::machines::{self, MachineRow};
use crate::error::Refusal;
use crate::http::{self, Request, Response, no_content};
use crate::relay::{Relay, lock};

/// Writes a machine for clients.
pub(super) fn machine_json(relay: &Relay, row: &MachineRow) -> Value {
    let online = relay.is_online(&row.environment);
    json!({
        "id": row.environment,
        "name": row.name,
        "os": row.os,
        "arch": row.arch,
        "version": row.version,
        "online": online,
        "lastSeenAt": row.last_seen_at.map(|at| at.div_euclid(1000)),
        "offlineReason": if online { None } else { offline_reason(row) },
        "hostKey": row.host_key,
    })
}

/// Returns why a machine is offline; `None` for the moment in which its connection ends.
fn offline_reason(row: &MachineRow) -> Option<&str> {
    let never = row.last_seen_at.is_none().then_some("it has not connected yet");
    row.offline_reason.as_deref().or(never)
}

/// Lists the machines that the client is paired with.
pub(super) async fn list(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    let id = client(relay, request).await?.id;
    let rows = relay.0.database.call(move |db| machines::of_client(db, &id)).await?;
    let data: Vec<_> = rows.iter().map(|row| machine_json(relay, row)).collect();
    Ok(http::json(&json!({ "data": data })))
}

/// Ends the pairing with one machine.
pub(super) async fn forget(
    relay: &Relay,
    request: &Request,
    environment: &str,
) -> Result<Response, Refusal> {
    let id = client(relay, request).await?.id;
    let (client, of) = (id.clone(), environment.to_owned());
    if !relay.0.database.call(move |db| clients::unpair(db, &client, &of)).await? {
        return Err(Refusal::not_paired());
    }
    lock(&relay.machine(environment)).drop_client(&id);
    Ok(no_content())
}

/// Ends the client: its token and all its pairings.
pub(super) async fn leave(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    let id = client(relay, request).await?.id;
    let client = id.clone();
    let ended = move |db: &rusqlite::Connection| {
        let paired = machines::of_client(db, &client)?;
        clients::delete(db, &client)?;
        Ok(paired)
    };
    for row in relay.0.database.call(ended).await? {
        lock(&relay.machine(&row.environment)).drop_client(&id);
    }
    Ok(no_content())
}
