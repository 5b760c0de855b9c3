//! Enrolment of machines and their short-lived server tokens.

use serde::{Deserialize, Serialize};
use turnhost_base::Millis;

use crate::audit;
use crate::caller::{account_of_host, machine};
use crate::database::accounts::Holder;
use crate::database::machines::{self, Enrolment, MachineRow, ServerToken};
use crate::error::Refusal;
use crate::http::{Request, Response, body, checked, json, no_content};
use crate::limits::SERVER_TOKEN;
use crate::push;
use crate::relay::{Relay, after};
use crate::secret::{digest_of, token};

/// Characters of a machine's name.
const NAME: usize = 255;
/// Characters of names of systems, versions, ids and keys.
const WORD: usize = 128;

#[derive(Deserialize)]
struct EnrolBody {
    name: String,
    os: String,
    arch: String,
    app_server_version: String,
    installation_id: String,
    /// The static key of a host of ours; the reference's hosts send none.
    turnhost_host_key: Option<String>,
}

#[derive(Deserialize)]
struct RefreshBody {
    server_id: String,
    installation_id: String,
}

#[derive(Serialize)]
struct EnrolmentResponse {
    server_id: String,
    environment_id: String,
    remote_control_token: String,
    expires_at: String,
}

/// Writes a moment by RFC 3339.
pub(super) fn rfc3339(moment: Millis) -> String {
    let civil = moment.civil();
    format!("{}T{}Z", civil.date, civil.time)
}

/// Enrols the machine of an account. The same installation with the same name gets the same ids.
pub(super) async fn enrol(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let Holder { account, token } = account_of_host(relay, &request).await?;
    let address = request.address.to_string();
    let body: EnrolBody = body(request).await?;
    checked("name", &body.name, NAME)?;
    let key = body.turnhost_host_key.as_deref().map(|key| ("turnhost_host_key", key));
    let words = [
        ("os", body.os.as_str()),
        ("arch", &body.arch),
        ("app_server_version", &body.app_server_version),
        ("installation_id", &body.installation_id),
    ];
    for (name, text) in words.into_iter().chain(key) {
        checked(name, text, WORD)?;
    }
    let enrolment = Enrolment {
        account,
        installation: body.installation_id,
        name: body.name,
        os: body.os,
        arch: body.arch,
        version: body.app_server_version,
        host_key: body.turnhost_host_key,
    };
    let id = || relay.0.world.random_uuid().to_string();
    let ids = [format!("env_{}", id()), format!("srv_{}", id())];
    let now = relay.now();
    let enrolled = move |db: &rusqlite::Connection| {
        let machine = machines::enrol(db, &enrolment, ids)?;
        let entry = audit::Entry {
            at: now,
            action: "enrolled",
            account: Some(&machine.account),
            subject: &machine.environment,
            address: Some(&address),
        };
        audit::write(db, &entry)?;
        Ok(machine)
    };
    let machine = relay.0.database.call(enrolled).await?;
    with_token(relay, machine, token).await
}

/// Gives an enrolled machine a new server token.
pub(super) async fn refresh(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let Holder { account, token } = account_of_host(relay, &request).await?;
    let RefreshBody { server_id, installation_id } = body(request).await?;
    let found = move |db: &rusqlite::Connection| {
        machines::of_server(db, &account, &server_id, &installation_id)
    };
    let machine = relay.0.database.call(found).await?.ok_or_else(Refusal::no_server)?;
    with_token(relay, machine, token).await
}

async fn with_token(
    relay: &Relay,
    machine: MachineRow,
    host_token: String,
) -> Result<Response, Refusal> {
    let (now, token) = (relay.now(), token()?);
    let expires = after(now, SERVER_TOKEN);
    let new = ServerToken { digest: digest_of(&token), expires, host_token };
    let environment = machine.environment.clone();
    let keep =
        move |db: &rusqlite::Connection| machines::add_server_token(db, &environment, &new, now);
    relay.0.database.call(keep).await?;
    Ok(json(&EnrolmentResponse {
        server_id: machine.server,
        environment_id: machine.environment,
        remote_control_token: token,
        expires_at: rfc3339(expires),
    }))
}

/// Wakes those who wait for a machine and look elsewhere.
pub(super) async fn wake(relay: &Relay, request: &Request) -> Result<Response, Refusal> {
    let machine = machine(relay, request).await?;
    push::wake(relay, machine);
    Ok(no_content())
}
