//! An MCP server that is a service, with an authorization server of its own if it is to have one.
//!
//! Both are real over HTTP on the loopback address. Its tool `echo` repeats `text`.
//! The authorization server follows RFC 8414, 7591, 7636, 8707 and 9207:
//! metadata, dynamic registration or client id metadata documents, PKCE with S256, the resource, and the issuer in the redirect.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use turnhost_http::{HttpClient, Method, Request};
use turnhost_task::Tasks;

/// Selects if the service wants a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// It takes everybody.
    NotNeeded,
    /// It wants one.
    Needed,
    /// It wants one, of clients that a document at the address of their id describes.
    NeededByDocument,
}

/// A running service. It ends when it is dropped.
#[derive(Debug)]
pub struct McpService {
    address: SocketAddr,
    shared: Arc<Shared>,
    tasks: Tasks,
}

#[derive(Debug)]
struct Shared {
    base: String,
    login: Login,
    state: Mutex<Issued>,
}

/// The tokens and codes that the authorization server has issued.
#[derive(Debug, Default)]
struct Issued {
    next: u32,
    /// Redirects by client.
    clients: BTreeMap<String, String>,
    /// Client, redirect, challenge and resource by code; a code holds once.
    codes: BTreeMap<String, [String; 4]>,
    /// The access token that is taken.
    access: Option<String>,
    /// The refresh token that is taken; it holds once.
    refresh: Option<String>,
    /// Grants by kind.
    grants: Vec<String>,
    /// Calls of the tool `echo`.
    calls: u32,
}

type Pairs = BTreeMap<String, String>;

impl McpService {
    /// Starts a service.
    ///
    /// # Errors
    /// If there is no port to listen on.
    pub async fn start(login: Login) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (address, tasks) = (listener.local_addr()?, Tasks::new());
        let base = format!("http://{address}");
        let shared = Arc::new(Shared { base, login, state: Mutex::default() });
        let router = Router::new()
            .route("/mcp", post(mcp).get(refused).delete(refused))
            .route("/.well-known/oauth-protected-resource/mcp", get(resource))
            .route("/.well-known/oauth-authorization-server", get(metadata))
            .route("/client.json", get(client_document))
            .route("/register", post(register))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(Arc::clone(&shared));
        tasks.spawn(async move {
            // It ends with the test.
            drop(axum::serve(listener, router).await);
        });
        Ok(Self { address, shared, tasks })
    }

    /// Returns the address of the MCP server.
    pub fn url(&self) -> String {
        format!("http://{}/mcp", self.address)
    }

    /// Returns the address of a document about a client on the loopback address.
    pub fn client_document(&self) -> String {
        format!("{}/client.json", self.shared.base)
    }

    /// Does what a user does in a browser: opens the page, consents, and is sent back. Gives back
    /// the status of the page at the end.
    ///
    /// # Errors
    /// If the page does not send the browser on.
    pub async fn consent(&self, page: &str) -> Result<u16> {
        let http = HttpClient::new();
        let response = http.request(Request::new(Method::Get, page)).await?;
        let status = response.status();
        let next = response.header("location").map(str::to_owned);
        let next = next.with_context(|| format!("no redirect, status {status}"))?;
        Ok(http.request(Request::new(Method::Get, next)).await?.status())
    }

    /// Takes this access token from now on, as if it had been given out.
    pub fn accept(&self, token: &str) {
        self.shared.lock().access = Some(token.to_owned());
    }

    /// Refuses the access token from now on; the refresh token still holds.
    pub fn expire(&self) {
        self.shared.lock().access = None;
    }

    /// Refuses both tokens from now on.
    pub fn revoke(&self) {
        let mut state = self.shared.lock();
        state.access = None;
        state.refresh = None;
    }

    /// Returns the access token that is taken now.
    pub fn access_token(&self) -> Option<String> {
        self.shared.lock().access.clone()
    }

    /// Returns the grants for which tokens were given, in their order.
    pub fn grants(&self) -> Vec<String> {
        self.shared.lock().grants.clone()
    }

    /// Calls of `echo` that came.
    pub fn calls(&self) -> u32 {
        self.shared.lock().calls
    }
}

impl Drop for McpService {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Issued> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Issued {
    fn fresh(&mut self, kind: &str) -> String {
        self.next += 1;
        format!("{kind}-{}", self.next)
    }

    fn tokens(&mut self, grant: &str) -> Value {
        let (access, refresh) = (self.fresh("access"), self.fresh("refresh"));
        self.access = Some(access.clone());
        self.refresh = Some(refresh.clone());
        self.grants.push(grant.to_owned());
        json!({
            "access_token": access,
            "refresh_token": refresh,
            "token_type": "Bearer",
            "expires_in": 3600,
        })
    }
}

/// Answers with a document.
fn document(status: StatusCode, document: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], document.to_string()).into_response()
}

/// Reads the pairs of a query or a form.
fn pairs(text: &str) -> Pairs {
    let split = text.split('&').filter_map(|pair| pair.split_once('='));
    split.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    let mut pieces = text.split('%');
    let mut out = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at(piece.len().min(2));
        out.push(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
        out.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8_lossy(&out).into_owned()
}

async fn refused() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

async fn mcp(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let message: Value = serde_json::from_slice(&body).unwrap_or_default();
    let token = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
    let token = token.and_then(|it| it.strip_prefix("Bearer ")).map(str::to_owned);
    let is_taken = token.is_some() && shared.lock().access == token;
    if shared.login != Login::NotNeeded && !is_taken {
        let place = format!("{}/.well-known/oauth-protected-resource/mcp", shared.base);
        let challenge = format!("Bearer resource_metadata=\"{place}\", scope=\"tools\"");
        return (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, challenge)]).into_response();
    }
    let id = &message["id"];
    if id.is_null() {
        return StatusCode::ACCEPTED.into_response();
    }
    let params = &message["params"];
    let result = match message["method"].as_str() {
        Some("initialize") => json!({
            "protocolVersion": params["protocolVersion"],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "service", "version": "1.0"},
        }),
        Some("tools/list") => json!({"tools": [{
            "name": "echo",
            "inputSchema": {"type": "object", "properties": {"text": {"type": "string"}}},
            "annotations": {"readOnlyHint": true},
        }]}),
        Some("tools/call") => {
            shared.lock().calls += 1;
            json!({"content": [{"type": "text", "text": params["arguments"]["text"]}]})
        }
        _ => json!({}),
    };
    document(StatusCode::OK, &json!({"jsonrpc": "2.0", "id": id, "result": result}))
}

async fn resource(State(shared): State<Arc<Shared>>) -> Response {
    let resource = json!({
        "resource": format!("{}/mcp", shared.base),
        "authorization_servers": [shared.base],
    });
    document(StatusCode::OK, &resource)
}

async fn metadata(State(shared): State<Arc<Shared>>) -> Response {
    let base = &shared.base;
    let mut metadata = json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "code_challenge_methods_supported": ["S256"],
    });
    if shared.login == Login::NeededByDocument {
        metadata["client_id_metadata_document_supported"] = json!(true);
        metadata["token_endpoint_auth_methods_supported"] = json!(["none"]);
    } else {
        metadata["registration_endpoint"] = json!(format!("{base}/register"));
    }
    document(StatusCode::OK, &metadata)
}

async fn register(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let client: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(redirect) = client["redirect_uris"][0].as_str() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mut state = shared.lock();
    let id = state.fresh("client");
    state.clients.insert(id.clone(), redirect.to_owned());
    document(StatusCode::CREATED, &json!({"client_id": id}))
}

/// Describes a client that is sent back to any port of the loopback address.
async fn client_document(State(shared): State<Arc<Shared>>) -> Response {
    let client = json!({
        "client_id": format!("{}/client.json", shared.base),
        "client_name": "Turnhost",
        "redirect_uris": ["http://127.0.0.1/callback"],
        "token_endpoint_auth_method": "none",
    });
    document(StatusCode::OK, &client)
}

/// Reads the document whose address is a client's id, and lets it in if the redirect is one of the
/// document's; the port of the loopback address does not count (RFC 8252, section 7.3).
async fn admit(shared: &Shared, asked: &Pairs) -> Result<()> {
    let (id, redirect) = (&asked["client_id"], &asked["redirect_uri"]);
    let response = HttpClient::new().request(Request::new(Method::Get, id)).await?;
    let body = response.into_body().read(64 * 1024).await?;
    let client: Value = serde_json::from_slice(&body)?;
    ensure!(client["client_id"] == *id, "the document is about another client");
    let (start, rest) = redirect.split_at("http://127.0.0.1".len());
    let path = rest.find('/').map(|at| &rest[at..]).unwrap_or_default();
    let known = client["redirect_uris"].as_array().context("no redirects")?;
    ensure!(known.iter().any(|it| *it == format!("{start}{path}")), "another redirect");
    shared.lock().clients.insert(id.clone(), redirect.clone());
    Ok(())
}

/// Consents at once, or refuses if the scope says so.
async fn authorize(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let asked = pairs(&query.unwrap_or_default());
    if shared.login == Login::NeededByDocument
        && let Err(error) = admit(&shared, &asked).await
    {
        return (StatusCode::BAD_REQUEST, error.to_string()).into_response();
    }
    match authorized(&shared, &asked) {
        Ok(location) => (StatusCode::FOUND, [(header::LOCATION, location)]).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    }
}

fn authorized(shared: &Shared, asked: &Pairs) -> Result<String> {
    let value = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let mut state = shared.lock();
    let redirect = state.clients.get(value("client_id")).context("an unknown client")?.clone();
    ensure!(redirect == value("redirect_uri"), "another redirect");
    ensure!(value("response_type") == "code", "no code was asked for");
    ensure!(value("code_challenge_method") == "S256", "no PKCE");
    let given = value("state");
    if value("scope") == "refuse" {
        return Ok(format!("{redirect}?error=access_denied&state={given}"));
    }
    let code = state.fresh("code");
    let kept = ["client_id", "redirect_uri", "code_challenge", "resource"];
    state.codes.insert(code.clone(), kept.map(|name| value(name).to_owned()));
    let issuer = shared.base.replace(':', "%3A").replace('/', "%2F");
    Ok(format!("{redirect}?code={code}&state={given}&iss={issuer}"))
}

async fn token(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    match granted(&shared, &pairs(&String::from_utf8_lossy(&body))) {
        Ok(tokens) => document(StatusCode::OK, &tokens),
        Err(error) => {
            let error = json!({"error": "invalid_grant", "error_description": error.to_string()});
            document(StatusCode::BAD_REQUEST, &error)
        }
    }
}

fn granted(shared: &Shared, asked: &Pairs) -> Result<Value> {
    let value = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let mut state = shared.lock();
    ensure!(state.clients.contains_key(value("client_id")), "an unknown client");
    ensure!(value("resource") == format!("{}/mcp", shared.base), "another resource");
    match value("grant_type") {
        "authorization_code" => {
            let [client, redirect, challenge, _] =
                state.codes.remove(value("code")).context("an unknown code")?;
            ensure!(client == value("client_id") && redirect == value("redirect_uri"), "a mix-up");
            let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(value("code_verifier")));
            ensure!(digest == challenge, "another verifier");
        }
        "refresh_token" => {
            let given = Some(value("refresh_token").to_owned());
            ensure!(state.refresh == given, "an unknown refresh token");
        }
        other => anyhow::bail!("an unknown grant `{other}`"),
    }
    Ok(state.tokens(value("grant_type")))
}
