//! The calls to a relay that begin and end a pairing.

use std::time::Duration;

use bytes::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use turnhost_http::{HttpClient, Method, Request};
use turnhost_relay_protocol::RelayUrl;
use turnhost_secure_channel::KeyPair;

use crate::RelayClientError;
use crate::code::PairingLink;
use crate::cover::Protection;
use crate::escape::segment;
use crate::kept::{KeptMachine, PairedRelay, PairedRelays};
use crate::socket::MachineAccess;

/// The time that a call may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The bytes that are read of an answer: one machine is far below it.
const ANSWER_BYTES: usize = 1 << 20;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Paired {
    client_id: String,
    token: Option<String>,
    expires_at: i64,
    machine: Machine,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Machine {
    id: String,
    name: String,
    host_key: Option<String>,
}

/// A code that was claimed: the relay lets this client to the machine, which does not know it yet.
#[derive(Debug)]
pub struct Claimed {
    /// The access for the first connection, which makes the client known to the host.
    pub access: MachineAccess,
    /// The pairing to keep once that connection stood.
    pub relay: PairedRelay,
}

impl Claimed {
    /// Trusts these certificates in PEM form for the relay, and no others, from now on.
    pub fn trusting(mut self, pem: &str) -> Result<Self, RelayClientError> {
        self.relay.trust(pem)?;
        self.access.roots = self.relay.roots()?;
        Ok(self)
    }
}

/// Claims a pairing code under a name for people.
///
/// A host that encrypts must be known by the link's key, or prove the link's secret: a relay that
/// names another key, or none, is found out.
pub async fn claim(
    http: &HttpClient,
    link: &PairingLink,
    kept: &PairedRelays,
    name: &str,
) -> Result<Claimed, RelayClientError> {
    let known = kept.relay(&link.relay);
    let own = match known {
        Some(relay) => relay.own_key()?,
        None => KeyPair::generate()?,
    };
    let mut request = Request::new(Method::Post, link.relay.join("v1/pair"))
        .header("content-type", "application/json");
    if let Some(relay) = known {
        request = request.header("authorization", format!("Bearer {}", relay.token));
    }
    let body = json!({
        "code": link.code,
        "name": name,
        "deviceType": "cli",
        "platform": std::env::consts::OS,
        "appVersion": env!("CARGO_PKG_VERSION"),
    });
    request.body = Bytes::from(body.to_string());
    let paired: Paired = call(http, &link.relay, request).await?;
    let Paired { client_id, token, expires_at, machine } = paired;
    let token = token.or_else(|| known.map(|relay| relay.token.clone()));
    let token = token.ok_or_else(|| RelayClientError::Answer(link.relay.base().to_owned()))?;
    let protection = match protection(link, &machine, &own) {
        Ok(protection) => protection,
        Err(err) => {
            // What it claimed is of no use; that it is forgotten is a favour to the relay.
            if let Err(err) = unpair(http, &link.relay, &token, &machine.id).await {
                tracing::debug!(%err, "a pairing could not be ended");
            }
            return Err(err);
        }
    };
    let host_key = match &protection {
        Protection::Plain => None,
        Protection::Sealed { host, .. } => Some(host.to_string()),
    };
    let mut relay = PairedRelay::new(&link.relay, client_id, token.clone(), expires_at, &own);
    if let Some(known) = known {
        relay.trust_as(known);
    }
    relay.machines = known.map(|known| known.machines.clone()).unwrap_or_default();
    relay.machines.retain(|it| it.id != machine.id);
    let Machine { id, name, .. } = machine;
    relay.machines.push(KeptMachine { id: id.clone(), name: name.clone(), host_key });
    let roots = relay.roots()?;
    let access = MachineAccess { relay: link.relay.clone(), token, id, name, protection, roots };
    Ok(Claimed { access, relay })
}

/// Decides how the machine is spoken to, from the code and not from what the relay would like.
fn protection(
    link: &PairingLink,
    machine: &Machine,
    own: &KeyPair,
) -> Result<Protection, RelayClientError> {
    let named = machine.host_key.as_deref().map(str::parse).transpose()?;
    let host = match (link.host_key, named) {
        (Some(known), Some(named)) if known != named => return Err(RelayClientError::OtherKey),
        // The host says by its secret that it encrypts.
        (Some(_), None) => return Err(RelayClientError::OtherKey),
        (None, None) if link.secret.is_some() => return Err(RelayClientError::OtherKey),
        (None, None) => return Ok(Protection::Plain),
        (Some(host), Some(_)) | (None, Some(host)) => host,
    };
    let Some(secret) = link.secret else { return Err(RelayClientError::Code) };
    Ok(Protection::Sealed { own: own.clone(), host, pairing: Some(secret) })
}

/// The status of a machine, as its relay has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MachineStatus {
    /// The machine's id.
    pub id: String,
    /// True if its host is connected.
    pub online: bool,
    /// The reason why it is not, for people.
    pub offline_reason: Option<String>,
    /// The last time that it was connected, in Unix seconds.
    pub last_seen_at: Option<i64>,
}

#[derive(Deserialize)]
struct Machines {
    data: Vec<MachineStatus>,
}

/// Asks a relay for the machines that this client is paired with there.
pub async fn statuses(
    http: &HttpClient,
    kept: &PairedRelay,
) -> Result<Vec<MachineStatus>, RelayClientError> {
    let relay = RelayUrl::parse(&kept.relay);
    let relay = relay.ok_or_else(|| RelayClientError::Url(kept.relay.clone()))?;
    let request = Request::new(Method::Get, relay.join("v1/machines"))
        .header("authorization", format!("Bearer {}", kept.token));
    let Machines { data } = call(http, &relay, request).await?;
    Ok(data)
}

/// Ends the pairing with a machine at the relay.
pub async fn forget(http: &HttpClient, access: &MachineAccess) -> Result<(), RelayClientError> {
    unpair(http, &access.relay, &access.token, &access.id).await
}

async fn unpair(
    http: &HttpClient,
    relay: &RelayUrl,
    token: &str,
    machine: &str,
) -> Result<(), RelayClientError> {
    let path = format!("v1/machines/{}", segment(machine));
    let request = Request::new(Method::Delete, relay.join(&path))
        .header("authorization", format!("Bearer {token}"));
    exchange(http, relay, request).await.map(drop)
}

async fn call<T: DeserializeOwned>(
    http: &HttpClient,
    relay: &RelayUrl,
    request: Request,
) -> Result<T, RelayClientError> {
    let body = exchange(http, relay, request).await?;
    serde_json::from_slice(&body).map_err(|_| RelayClientError::Answer(relay.base().to_owned()))
}

async fn exchange(
    http: &HttpClient,
    relay: &RelayUrl,
    mut request: Request,
) -> Result<Vec<u8>, RelayClientError> {
    request.head_timeout = Some(TIMEOUT);
    let unreachable = |err: turnhost_http::HttpError| RelayClientError::Unreachable {
        url: relay.base().to_owned(),
        reason: err.to_string(),
    };
    let response = http.request(request).await.map_err(unreachable)?;
    let status = response.status();
    let body = tokio::time::timeout(TIMEOUT, response.into_body().read(ANSWER_BYTES)).await;
    let late = |_| RelayClientError::Unreachable {
        url: relay.base().to_owned(),
        reason: "the answer stalled".to_owned(),
    };
    let body = body.map_err(late)?.map_err(unreachable)?;
    if (200..300).contains(&status) {
        return Ok(body);
    }
    Err(RelayClientError::status(relay.base(), status, &body))
}

#[cfg(test)]
mod tests {
    use turnhost_secure_channel::{PairingSecret, PublicKey};

    use super::*;

    fn decided(
        in_link: Option<PublicKey>,
        secret: Option<PairingSecret>,
        by_relay: Option<PublicKey>,
    ) -> Result<Protection, RelayClientError> {
        let link = PairingLink {
            relay: RelayUrl::parse("https://relay.example").unwrap(),
            code: "A".to_owned(),
            host_key: in_link,
            secret,
        };
        let host_key = by_relay.map(|key| key.to_string());
        let machine = Machine { id: "env".to_owned(), name: "box".to_owned(), host_key };
        protection(&link, &machine, &KeyPair::generate().unwrap())
    }

    #[test]
    fn a_relay_cannot_swap_the_key_or_switch_the_encryption_off() {
        let key = *KeyPair::generate().unwrap().public();
        let other = *KeyPair::generate().unwrap().public();
        let secret = PairingSecret::generate().unwrap();
        for (in_link, secret, by_relay) in [
            (Some(key), Some(secret), Some(other)),
            (Some(key), Some(secret), None),
            (Some(key), None, None),
            (None, Some(secret), None),
        ] {
            let decided = decided(in_link, secret, by_relay);
            assert!(matches!(decided, Err(RelayClientError::OtherKey)), "{decided:?}");
        }
        for in_link in [Some(key), None] {
            let decided = decided(in_link, Some(secret), Some(key)).unwrap();
            assert!(matches!(decided, Protection::Sealed { host, .. } if host == key));
        }
        // Without a secret a relay could name any key.
        assert!(matches!(decided(None, None, Some(key)), Err(RelayClientError::Code)));
        assert!(matches!(decided(None, None, None), Ok(Protection::Plain)));
    }
}
