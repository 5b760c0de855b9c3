//! The client as the authorization server knows it, and the tokens that it gets.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use turnhost_http::HttpClient;
use turnhost_ports::{McpError, McpServer};

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

/// Returns the client that is configured, or registers one.
pub(super) async fn client(
    http: &HttpClient,
    server: &AuthorizationServer,
    configured: &McpServer,
    redirect_uri: &str,
) -> Result<Client, McpError> {
    if let Some(id) = configured.oauth_client_id.clone() {
        return Ok(Client { id, secret: None });
    }
    let Some(endpoint) = &server.registration_endpoint else {
        return Err(McpError::Login(format!(
            "the authorization server takes no unknown clients; register one there and set `mcp_servers.{}.oauth.client_id`",
            configured.name
        )));
    };
    let metadata = json!({
        "client_name": "Turnhost",
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "none",
    });
    let headers = vec![("content-type", "application/json".to_owned())];
    let Registered { client_id, client_secret } =
        post(http, endpoint, headers, metadata.to_string()).await?;
    Ok(Client { id: client_id, secret: client_secret })
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
