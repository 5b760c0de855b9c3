//! OAuth logins at MCP servers: discovery, registration, the user's consent, tokens and their renewal.
//!
//! Follows the authorization part of the MCP specification: protected resource metadata (RFC 9728),
//! authorization server metadata (RFC 8414), dynamic registration (RFC 7591) or a client id metadata document, PKCE (RFC 7636), resource
//! indicators (RFC 8707) and the check of the issuer (RFC 9207). A login is between this machine and
//! the services alone: its redirect goes to a socket on the loopback address.

mod callback;
mod discovery;
mod endpoint;
mod store;
mod token;
mod url;

use std::sync::Arc;
use std::time::Duration;

use turnhost_base::{AbsPath, World};
use turnhost_http::HttpClient;
use turnhost_ports::{McpError, McpLogin, McpLoginRequest, McpServer, McpTransport};
use turnhost_protocol::McpAuthStatus;

use self::callback::Callback;
use self::discovery::{Discovered, discover};
use self::store::{Entry, TokenStore};
use self::token::{Client, Grant};

pub(crate) use self::store::FILE;

/// Time that the user has to consent where the client says nothing: long enough to look for a password.
const CONSENT_TIMEOUT: Duration = Duration::from_mins(5);

/// Seconds before its end at which a token is renewed, so that it does not end on the way.
const RENEWAL_MARGIN_SECONDS: i64 = 30;

/// The logins of a home.
pub(crate) struct Logins {
    http: HttpClient,
    world: Arc<dyn World>,
    store: TokenStore,
    /// Held by the one who renews a token, since a refresh token may hold once only.
    renewing: tokio::sync::Mutex<()>,
}

/// Names a login: the server's name and address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    name: String,
    url: String,
}

impl Key {
    /// Returns the key of a server's login; `None` for one that has none: a program, or a service with
    /// a configured token.
    pub(crate) fn of(server: &McpServer) -> Option<Self> {
        match &server.transport {
            McpTransport::Http { url, bearer_token: None, .. } => {
                Some(Self { name: server.name.clone(), url: url.clone() })
            }
            McpTransport::Http { .. } | McpTransport::Stdio { .. } => None,
        }
    }
}

impl Logins {
    pub(crate) fn new(http: HttpClient, world: Arc<dyn World>, home: &AbsPath) -> Self {
        Self {
            http,
            world,
            store: TokenStore::new(home.join(FILE)),
            renewing: tokio::sync::Mutex::default(),
        }
    }

    /// Returns the status of a server's login.
    pub(crate) fn status(&self, server: &McpServer) -> McpAuthStatus {
        match &server.transport {
            McpTransport::Stdio { .. } => McpAuthStatus::Unsupported,
            McpTransport::Http { bearer_token: Some(_), .. } => McpAuthStatus::BearerToken,
            // Its token is to come from a variable that is not set.
            McpTransport::Http { .. } if server.unusable.is_some() => McpAuthStatus::BearerToken,
            McpTransport::Http { bearer_token: None, .. } => {
                let entry = Key::of(server).and_then(|key| self.store.get(&key));
                entry.map_or(McpAuthStatus::Unknown, |_| McpAuthStatus::OAuth)
            }
        }
    }

    /// Forgets a login. Returns true if there was one.
    pub(crate) fn forget(&self, key: &Key) -> Result<bool, McpError> {
        self.store.remove(key).map_err(|error| McpError::Login(error.to_string()))
    }

    /// Returns the token of a login, renewed if it has ended; `None` without a login.
    pub(crate) async fn token(&self, key: &Key) -> Option<String> {
        let entry = self.store.get(key)?;
        if self.is_current(&entry) {
            return Some(entry.access_token);
        }
        // One that has ended and cannot be renewed makes the service say so.
        let fresh = self.renewed(key, &entry.access_token).await;
        Some(fresh.unwrap_or(entry.access_token))
    }

    /// Returns a token in place of one that the service refused; `None` if there is no other.
    pub(crate) async fn renewed(&self, key: &Key, refused: &str) -> Option<String> {
        let _turn = self.renewing.lock().await;
        let entry = self.store.get(key)?;
        // Another call, or another process, was quicker.
        if entry.access_token != refused && self.is_current(&entry) {
            return Some(entry.access_token);
        }
        let grant = Grant::Refresh(entry.refresh_token.clone()?);
        let client = Client { id: entry.client_id.clone(), secret: entry.client_secret.clone() };
        let resource = entry.resource.as_deref();
        let answer =
            token::request(&self.http, &entry.token_endpoint, &client, &grant, resource).await;
        let tokens = answer
            .inspect_err(|error| {
                tracing::warn!(server = %key.name, err = %error, "a login could not be renewed");
            })
            .ok()?;
        let fresh = tokens.access_token.clone();
        let entry = entry.with(tokens, self.world.now().seconds());
        if let Err(error) = self.store.set(key, entry) {
            tracing::warn!(server = %key.name, err = %error, "a renewed login could not be stored");
        }
        Some(fresh)
    }

    fn is_current(&self, entry: &Entry) -> bool {
        let now = self.world.now().seconds();
        entry.expires_at.is_none_or(|end| end - RENEWAL_MARGIN_SECONDS > now)
    }

    /// Begins a login: finds out where, makes this client known, and returns the page for the user,
    /// with a future that stores the login once the user has consented.
    pub(crate) async fn begin(
        self: Arc<Self>,
        server: McpServer,
        request: McpLoginRequest,
    ) -> Result<McpLogin, McpError> {
        let McpTransport::Http { url, headers, .. } = &server.transport else {
            let text = "OAuth login is only supported for streamable HTTP servers.";
            return Err(McpError::Login(text.to_owned()));
        };
        let key = Key { name: server.name.clone(), url: url.clone() };
        let discovered = discover(&self.http, url, headers).await?;
        let callback = Callback::open(&server.oauth_client).await?;
        let client =
            token::client(&self.http, &discovered.server, &server, &callback, request.registration)
                .await?;
        let state = self.random();
        let verifier = self.random() + &self.random();
        let scopes = [request.scopes, server.scopes, discovered.scopes.clone()];
        let scopes = scopes.into_iter().find(|scopes| !scopes.is_empty()).unwrap_or_default();
        let resource = server.oauth_resource.clone().or_else(|| discovered.resource.clone());
        let asked = Asked { discovered, client, state, verifier, scopes, resource };
        let authorization_url = asked.page(&callback.redirect_uri())?;
        let limit = request.timeout.unwrap_or(CONSENT_TIMEOUT);
        let done = Box::pin(async move {
            let finish = self.finish(asked, callback, key);
            tokio::time::timeout(limit, finish).await.unwrap_or_else(|_| {
                let text = format!("timed out waiting for the login after {} s", limit.as_secs());
                Err(McpError::Login(text))
            })
        });
        Ok(McpLogin { authorization_url, done })
    }

    /// Waits for the user's consent, and stores the tokens that it gives.
    async fn finish(&self, asked: Asked, callback: Callback, key: Key) -> Result<(), McpError> {
        let redirect_uri = callback.redirect_uri();
        let Asked { discovered, client, state, verifier, resource, .. } = asked;
        let issuer = discovered.server.issuer.as_deref();
        let code = callback.code(&state, issuer).await?;
        let grant = Grant::Code { code, verifier, redirect_uri };
        let endpoint = &discovered.server.token_endpoint;
        let tokens =
            token::request(&self.http, endpoint, &client, &grant, resource.as_deref()).await?;
        let entry = Entry {
            access_token: String::new(),
            refresh_token: None,
            expires_at: None,
            token_endpoint: endpoint.clone(),
            client_id: client.id,
            client_secret: client.secret,
            resource,
        };
        let entry = entry.with(tokens, self.world.now().seconds());
        self.store.set(&key, entry).map_err(|error| McpError::Login(error.to_string()))
    }

    /// Returns 122 random bits as text that needs no escaping.
    fn random(&self) -> String {
        self.world.random_uuid().simple().to_string()
    }
}

/// A login that waits for the user.
struct Asked {
    discovered: Discovered,
    client: Client,
    state: String,
    verifier: String,
    scopes: Vec<String>,
    resource: Option<String>,
}

impl Asked {
    /// Returns the page where the user consents.
    fn page(&self, redirect_uri: &str) -> Result<String, McpError> {
        let challenge = token::challenge(&self.verifier);
        let scope = self.scopes.join(" ");
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", &self.client.id),
            ("redirect_uri", redirect_uri),
            ("state", &self.state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        if !scope.is_empty() {
            pairs.push(("scope", &scope));
        }
        if let Some(resource) = &self.resource {
            pairs.push(("resource", resource));
        }
        let endpoint = url::checked(&self.discovered.server.authorization_endpoint)?;
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{joint}{}", url::form(&pairs)))
    }
}
