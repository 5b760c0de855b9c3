//! The client as the authorization server knows it, and the tokens that it gets.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use turnhost_http::HttpClient;
use turnhost_ports::{McpError, McpServer, Registration};

use super::callback::Callback;
use super::discovery::AuthorizationServer;
use super::endpoint::post;
use super::url;

/// This client at an authorization server.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) id: String,
    pub(super) secret: Option<String>,
}

/// The reason for which tokens are given.
pub(super) enum Grant {
    /// The user's consent.
    Code { code: String, verifier: String, redirect_uri: String },
    /// A login that there is.
    Refresh(String),
}

/// Tokens as they are given: RFC 6749, section 5.1.
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
    pub(super) expires_in: Option<i64>,
}

#[derive(Deserialize)]
struct Registered {
    client_id: String,
    client_secret: Option<String>,
}

/// Returns the client that is configured, or makes this program known to the authorization server.
pub(super) async fn client(
    http: &HttpClient,
    server: &AuthorizationServer,
    configured: &McpServer,
    callback: &Callback,
    registration: Registration,
) -> Result<Client, McpError> {
    if let Some(id) = configured.oauth_client_id.clone() {
        return Ok(Client { id, secret: None });
    }
    let document = configured.oauth_client.metadata_url.clone();
    match (registration, document) {
        (Registration::Any, Some(id)) if server.takes_documents() => {
            Ok(Client { id, secret: None })
        }
        (Registration::Any | Registration::Dynamic, _) => {
            register(http, server, &configured.name, callback).await
        }
        (Registration::Document, _) if !server.takes_documents() => {
            let text = "the authorization server takes no client id metadata documents; log in with `clientRegistration` \"auto\" or \"dcr\"";
            Err(McpError::Login(text.to_owned()))
        }
        (Registration::Document, Some(id)) => Ok(Client { id, secret: None }),
        (Registration::Document, None) => Err(McpError::Login(format!(
            "no client id metadata document is configured; put one such as {} on a web server, and set `mcp_oauth_client_metadata_url` to its address",
            metadata("https://example.org/turnhost.json", "http://127.0.0.1/callback")
        ))),
    }
}

/// Registers a client: RFC 7591.
async fn register(
    http: &HttpClient,
    server: &AuthorizationServer,
    name: &str,
    callback: &Callback,
) -> Result<Client, McpError> {
    let Some(endpoint) = &server.registration_endpoint else {
        return Err(McpError::Login(format!(
            "the authorization server takes no unknown clients; register one there and set `mcp_servers.{name}.oauth.client_id`{}",
            if server.takes_documents() { ", or set `mcp_oauth_client_metadata_url`" } else { "" }
        )));
    };
    let mut metadata = metadata("", &callback.redirect_uri());
    metadata.as_object_mut().map(|metadata| metadata.remove("client_id"));
    let headers = vec![("content-type", "application/json".to_owned())];
    let Registered { client_id, client_secret } =
        post(http, endpoint, headers, metadata.to_string()).await?;
    Ok(Client { id: client_id, secret: client_secret })
}

/// Returns the client metadata for an authorization server.
fn metadata(id: &str, redirect_uri: &str) -> Value {
    json!({
        "client_id": id,
        "client_name": "Turnhost",
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "none",
    })
}

/// Asks for tokens.
pub(super) async fn request(
    http: &HttpClient,
    endpoint: &str,
    client: &Client,
    grant: &Grant,
    resource: Option<&str>,
) -> Result<Tokens, McpError> {
    let mut pairs = match grant {
        Grant::Code { code, verifier, redirect_uri } => vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("code_verifier", verifier),
            ("redirect_uri", redirect_uri),
        ],
        Grant::Refresh(token) => {
            vec![("grant_type", "refresh_token"), ("refresh_token", token.as_str())]
        }
    };
    if let Some(resource) = resource {
        pairs.push(("resource", resource));
    }
    let mut headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
    match &client.secret {
        // RFC 6749, section 2.3.1, the way that every server must support.
        Some(secret) => {
            let pair = STANDARD.encode(format!("{}:{secret}", client.id));
            headers.push(("authorization", format!("Basic {pair}")));
        }
        None => pairs.push(("client_id", &client.id)),
    }
    post(http, endpoint, headers, url::form(&pairs)).await
}

/// Returns the challenge of a PKCE verifier: RFC 7636, section 4.2.
pub(super) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_standards_example() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
