//! Claiming a pairing code.

use hyper::StatusCode;
use serde::Deserialize;
use turnhost_base::Millis;

use super::machines::machine_json;
use crate::audit;
use crate::caller::client;
use crate::database::clients::{self, Description, NewClient};
use crate::database::machines;
use crate::error::Refusal;
use crate::http::{Request, Response, body, checked, json};
use crate::limits::CLIENT_TOKEN;
use crate::pairing::NotClaimed;
use crate::relay::{Relay, after};
use crate::secret::{digest_of, normal_code, token};

/// Characters of a client's name and of each other member.
const NAME: usize = 64;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PairBody {
    code: String,
    name: String,
    device_type: Option<String>,
    platform: Option<String>,
    os_version: Option<String>,
    device_model: Option<String>,
    app_version: Option<String>,
}

/// A client that pairs: one that is known, or one to be made.
enum Pairing {
    Known { id: String, expires: Millis },
    New { id: String, token: String, expires: Millis },
}

/// Claims a code: pairs the client with the code's machine.
pub(super) async fn claim(relay: &Relay, request: Request) -> Result<Response, Refusal> {
    let known = match request.bearer() {
        Some(_) => Some(client(relay, &request).await?),
        None => None,
    };
    let address = request.address;
    let body: PairBody = body(request).await?;
    let description = described(&body)?;
    let code = normal_code(&body.code).unwrap_or_default();
    let now = relay.now();
    let claimed = relay.codes().claim(&code, address, now);
    let environment = claimed.map_err(|not| refused(relay, not))?;
    let pairing = match known {
        Some(client) => Pairing::Known { id: client.id, expires: client.expires },
        None => Pairing::New {
            id: format!("cli_{}", relay.0.world.random_uuid()),
            token: token()?,
            expires: after(now, CLIENT_TOKEN),
        },
    };
    let (id, token, expires) = match &pairing {
        Pairing::Known { id, expires } => (id.clone(), None, *expires),
        Pairing::New { id, token, expires } => (id.clone(), Some(token.clone()), *expires),
    };
    let address = address.to_string();
    let store = move |db: &rusqlite::Connection| {
        let Some(machine) = machines::find(db, &environment)? else { return Ok(None) };
        if let Pairing::New { id, token, expires } = &pairing {
            let digest = digest_of(token);
            let new =
                NewClient { id, digest: &digest, description: &description, expires: *expires };
            clients::add(db, &new, now)?;
        }
        let (Pairing::Known { id, .. } | Pairing::New { id, .. }) = &pairing;
        clients::pair(db, id, &environment, now)?;
        let account = Some(machine.account.as_str());
        let address = Some(address.as_str());
        let entry = audit::Entry { at: now, action: "paired", account, subject: id, address };
        audit::write(db, &entry)?;
        Ok(Some(machine))
    };
    let machine = relay.0.database.call(store).await?.ok_or_else(Refusal::no_code)?;
    relay.0.metrics.pairings.count();
    Ok(json(&serde_json::json!({
        "clientId": id,
        "token": token,
        "expiresAt": expires.seconds(),
        "machine": machine_json(relay, &machine),
    })))
}

fn described(body: &PairBody) -> Result<Description, Refusal> {
    checked("name", &body.name, NAME)?;
    let optional = [
        ("deviceType", &body.device_type),
        ("platform", &body.platform),
        ("osVersion", &body.os_version),
        ("deviceModel", &body.device_model),
        ("appVersion", &body.app_version),
    ];
    for (name, text) in optional {
        if let Some(text) = text {
            checked(name, text, NAME)?;
        }
    }
    Ok(Description {
        name: body.name.clone(),
        device_type: body.device_type.clone(),
        platform: body.platform.clone(),
        os_version: body.os_version.clone(),
        device_model: body.device_model.clone(),
        app_version: body.app_version.clone(),
    })
}

fn refused(relay: &Relay, not: NotClaimed) -> Refusal {
    relay.0.metrics.wrong_codes.count();
    match not {
        NotClaimed::Unknown => Refusal::no_code(),
        NotClaimed::RateLimited { seconds } => {
            let message = "too many wrong codes; wait";
            Refusal::new(StatusCode::TOO_MANY_REQUESTS, "rateLimited", message).retry_after(seconds)
        }
    }
}
