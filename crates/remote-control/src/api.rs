//! Calls to the relay over HTTP, and how their failures are read.

use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use turnhost_base::Millis;
use turnhost_http::{HttpClient, Method, Request, Roots, retry_after};
use turnhost_ports::{ClientOrder, ClientQuery, PairedClient, PairedClients, PairingCode};
use turnhost_relay_protocol::RelayUrl;

use crate::RemoteControlError;
use crate::installation::Installation;
use crate::stored::{Enrolment, Plain, RelayLogin, relay_url};

/// The part behind the base in the paths of the host's leg.
pub(crate) const LEG: &str = "wham/remote/control/";

/// The time that a call may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The bytes that are read of an answer: the longest list of clients is far below it.
const ANSWER_BYTES: usize = 1 << 20;

/// The bytes that are repeated of the body of a failure.
const REPEATED_BYTES: usize = 4096;

/// Characters of a header that are repeated.
const TRACE: usize = 128;

/// A server token.
#[derive(Clone)]
pub(crate) struct ServerToken {
    pub(crate) text: String,
    pub(crate) expires: Millis,
}

#[derive(Deserialize)]
struct Enrolled {
    server_id: String,
    environment_id: String,
    remote_control_token: String,
    expires_at: String,
}

/// The answer to a request for a pairing code.
#[derive(Deserialize)]
pub(crate) struct Codes {
    pub(crate) pairing_code: String,
    pub(crate) manual_pairing_code: Option<String>,
    server_id: String,
    environment_id: String,
    expires_at: String,
}

#[derive(Deserialize)]
struct Claimed {
    claimed: bool,
}

#[derive(Deserialize)]
struct ClientsPage {
    items: Vec<ClientItem>,
    #[serde(default)]
    cursor: Option<String>,
}

#[derive(Deserialize)]
struct ClientItem {
    client_id: String,
    display_name: Option<String>,
    device_type: Option<String>,
    platform: Option<String>,
    os_version: Option<String>,
    device_model: Option<String>,
    app_version: Option<String>,
    last_seen_at: Option<String>,
}

/// Calls of one host to one relay.
#[derive(Clone)]
pub(crate) struct Api {
    http: HttpClient,
    pub(crate) relay: RelayUrl,
    /// The certificates for the socket.
    pub(crate) roots: Roots,
    login: RelayLogin,
    installation: Installation,
}

impl Api {
    /// Prepares calls; `http` and `roots` are for a login that names no certificates.
    pub(crate) fn new(
        http: &HttpClient,
        roots: &Roots,
        login: RelayLogin,
        installation: Installation,
    ) -> Result<Self, RemoteControlError> {
        let relay = relay_url(&login.relay)?;
        let http = login.http(http)?;
        let roots = login.roots()?.unwrap_or_else(|| roots.clone());
        Ok(Self { http, relay, roots, login, installation })
    }

    /// Enrols the machine.
    pub(crate) async fn enrol(
        &self,
        host_key: &str,
    ) -> Result<(Enrolment, ServerToken), RemoteControlError> {
        let Installation { id, name, version } = &self.installation;
        let mut body = json!({
            "name": name,
            "os": std::env::consts::OS,
            "arch": std::env::consts::ARCH,
            "app_server_version": version,
            "installation_id": id,
        });
        if self.login.plain == Plain::Refused {
            body["turnhost_host_key"] = host_key.into();
        }
        self.enrolled("server/enroll", &body).await
    }

    /// Asks for another server token.
    pub(crate) async fn refresh(
        &self,
        enrolment: &Enrolment,
    ) -> Result<ServerToken, RemoteControlError> {
        let body = json!({
            "server_id": enrolment.server_id,
            "installation_id": self.installation.id,
        });
        let (answered, token) = self.enrolled("server/refresh", &body).await?;
        if answered == *enrolment {
            return Ok(token);
        }
        Err(RemoteControlError::Mismatched(self.endpoint("server/refresh")))
    }

    async fn enrolled(
        &self,
        path: &str,
        body: &Value,
    ) -> Result<(Enrolment, ServerToken), RemoteControlError> {
        let id = self.installation.id.clone();
        let request = self.by_account(Method::Post, path).header("x-codex-installation-id", id);
        let enrolled: Enrolled = self.call(with_body(request, body)).await?;
        let expires = self.moment(path, &enrolled.expires_at)?;
        let Enrolled { server_id, environment_id, remote_control_token, .. } = enrolled;
        let token = ServerToken { text: remote_control_token, expires };
        Ok((Enrolment { server_id, environment_id }, token))
    }

    fn moment(&self, path: &str, text: &str) -> Result<Millis, RemoteControlError> {
        let url = self.endpoint(path);
        let reason = "`expires_at` is no RFC 3339 time";
        Millis::from_rfc3339(text).ok_or(RemoteControlError::Answer { url, reason })
    }

    /// Asks for pairing codes. Returns them with their end.
    pub(crate) async fn pair(
        &self,
        enrolment: &Enrolment,
        token: &ServerToken,
        body: &Value,
    ) -> Result<(Codes, Millis), RemoteControlError> {
        let path = "server/pair";
        let codes: Codes = self.call(with_body(self.by_server(path, token), body)).await?;
        let ids = (&codes.server_id, &codes.environment_id);
        if ids != (&enrolment.server_id, &enrolment.environment_id) {
            return Err(RemoteControlError::Mismatched(self.endpoint(path)));
        }
        let expires = self.moment(path, &codes.expires_at)?;
        Ok((codes, expires))
    }

    /// Asks whether a code was claimed.
    pub(crate) async fn is_claimed(
        &self,
        token: &ServerToken,
        code: &PairingCode,
    ) -> Result<bool, RemoteControlError> {
        let body = match code {
            PairingCode::Code(code) => json!({ "pairing_code": code }),
            PairingCode::Manual(code) => json!({ "manual_pairing_code": code }),
        };
        let request = self.by_server("server/pair/status", token);
        let Claimed { claimed } = self.call(with_body(request, &body)).await?;
        Ok(claimed)
    }

    /// Asks the relay to wake people who look elsewhere.
    pub(crate) async fn wake(&self, token: &ServerToken) -> Result<(), RemoteControlError> {
        let request = with_body(self.by_server("server/wake", token), &json!({}));
        exchange(&self.http, request).await.map(drop)
    }

    /// Reports to the relay that a client approved something.
    pub(crate) async fn approved(
        &self,
        token: &ServerToken,
        client: &str,
    ) -> Result<(), RemoteControlError> {
        let body = json!({ "client_id": client });
        let request = with_body(self.by_server("server/approved", token), &body);
        exchange(&self.http, request).await.map(drop)
    }

    /// Lists the clients of a machine.
    pub(crate) async fn clients(
        &self,
        query: &ClientQuery,
    ) -> Result<PairedClients, RemoteControlError> {
        let path = format!("environments/{}/clients", segment(&query.environment_id));
        let mut request = self.by_account(Method::Get, &path);
        let order = query.order.map(|order| match order {
            ClientOrder::Ascending => "asc".to_owned(),
            ClientOrder::Descending => "desc".to_owned(),
        });
        let limit = query.limit.map(|limit| limit.to_string());
        for (name, value) in [("cursor", query.cursor.clone()), ("limit", limit), ("order", order)]
        {
            request.query.extend(value.map(|value| (name.to_owned(), value)));
        }
        let ClientsPage { items, cursor } = self.call(request).await?;
        let clients = items.into_iter().map(paired_client).collect();
        Ok(PairedClients { clients, next_cursor: cursor })
    }

    /// Ends the pairing of a client.
    pub(crate) async fn revoke(
        &self,
        environment: &str,
        client: &str,
    ) -> Result<(), RemoteControlError> {
        let path = format!("environments/{}/clients/{}", segment(environment), segment(client));
        exchange(&self.http, self.by_account(Method::Delete, &path)).await.map(drop)
    }

    /// Returns the address of a path of the host's leg.
    fn endpoint(&self, path: &str) -> String {
        self.relay.join(&format!("{LEG}{path}"))
    }

    /// Begins a request with the account's token.
    fn by_account(&self, method: Method, path: &str) -> Request {
        Request::new(method, self.endpoint(path))
            .header("authorization", format!("Bearer {}", self.login.token))
            .header("chatgpt-account-id", self.login.account.clone())
    }

    /// Begins a request with the server token.
    fn by_server(&self, path: &str, token: &ServerToken) -> Request {
        Request::new(Method::Post, self.endpoint(path))
            .header("authorization", format!("Bearer {}", token.text))
    }

    async fn call<T: DeserializeOwned>(&self, request: Request) -> Result<T, RemoteControlError> {
        read(&request.url.clone(), &exchange(&self.http, request).await?)
    }
}

/// Reads the body of a success.
pub(crate) fn read<T: DeserializeOwned>(url: &str, body: &[u8]) -> Result<T, RemoteControlError> {
    let reason = "its body lacks a member or is no JSON";
    let unusable = |_| RemoteControlError::Answer { url: url.to_owned(), reason };
    serde_json::from_slice(body).map_err(unusable)
}

/// Gives a request a body of JSON.
pub(crate) fn with_body(mut request: Request, body: &impl Serialize) -> Request {
    request.body = Bytes::from(serde_json::to_vec(body).unwrap_or_default());
    request.header("content-type", "application/json")
}

/// Sends a request and reads the body of a success.
pub(crate) async fn exchange(
    http: &HttpClient,
    mut request: Request,
) -> Result<Vec<u8>, RemoteControlError> {
    request.head_timeout = Some(TIMEOUT);
    let url = request.url.clone();
    let unreachable = |err: turnhost_http::HttpError| RemoteControlError::Unreachable {
        url: url.clone(),
        reason: err.to_string(),
    };
    let response = http.request(request).await.map_err(unreachable)?;
    let (status, date) = (response.status(), response.header("date"));
    let traces = traces(|name| response.header(name));
    let retry_after = response.header("retry-after").and_then(|text| retry_after(text, date));
    let body = response.into_body().read(ANSWER_BYTES);
    let body = tokio::time::timeout(TIMEOUT, body).await;
    let late = |_| RemoteControlError::Unreachable {
        url: url.clone(),
        reason: "the answer stalled".to_owned(),
    };
    let body = body.map_err(late)?.map_err(unreachable)?;
    if (200..300).contains(&status) {
        return Ok(body);
    }
    Err(RemoteControlError::Status { body: repeatable(&body), traces, url, status, retry_after })
}

/// Returns what an answer's headers say about where it is found in logs.
pub(crate) fn traces<'a>(header: impl Fn(&'static str) -> Option<&'a str>) -> String {
    let id = header("x-request-id").or_else(|| header("x-oai-request-id"));
    let named = [("request-id", id), ("cf-ray", header("cf-ray"))];
    let named = named.into_iter().filter_map(|(name, value)| {
        // Whatever a relay writes there goes to a terminal.
        let value: String = value?.chars().filter(|it| !it.is_control()).take(TRACE).collect();
        Some(format!("; {name} {value}"))
    });
    named.collect()
}

/// Returns what may be repeated of the body of a failure: nothing that could be a code or token.
pub(crate) fn repeatable(body: &[u8]) -> String {
    const SECRETS: [&str; 3] = ["remote_control_token", "pairing_code", "manual_pairing_code"];
    let cut = body.get(..REPEATED_BYTES).unwrap_or(body);
    match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(mut members)) => {
            for name in SECRETS {
                if let Some(value) = members.get_mut(name) {
                    *value = "***".into();
                }
            }
            let text = Value::Object(members).to_string();
            text.chars().take(REPEATED_BYTES).collect()
        }
        _ => String::from_utf8_lossy(cut).into_owned(),
    }
}

/// Encodes a segment of a path.
pub(crate) fn segment(text: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    // Queries write a space as `+`; a plus itself is `%2B` by now.
    encoded.replace('+', "%20")
}

fn paired_client(item: ClientItem) -> PairedClient {
    let last_seen_at = item.last_seen_at.as_deref().and_then(Millis::from_rfc3339);
    PairedClient {
        client_id: item.client_id,
        display_name: item.display_name,
        device_type: item.device_type,
        platform: item.platform,
        os_version: item.os_version,
        device_model: item.device_model,
        app_version: item.app_version,
        last_seen_at: last_seen_at.map(Millis::seconds),
    }
}

/// Makes an account at a relay of ours with an invitation. Returns the login.
pub async fn login(
    http: &HttpClient,
    relay: &str,
    invite: &str,
    name: &str,
    plain: Plain,
) -> Result<RelayLogin, RemoteControlError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Joined {
        account_id: String,
        host_token: String,
    }
    let url = relay_url(relay)?.join("v1/accounts");
    let request = Request::new(Method::Post, url.clone());
    let body = json!({ "invite": invite, "name": name });
    let joined: Joined = read(&url, &exchange(http, with_body(request, &body)).await?)?;
    let Joined { account_id, host_token } = joined;
    let relay = relay.to_owned();
    Ok(RelayLogin { relay, account: account_id, token: host_token, plain, ca: None })
}
