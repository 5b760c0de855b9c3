//! Finds out who gives tokens for an MCP server.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;
use turnhost_http::{HttpClient, Method, Request};
use turnhost_ports::McpError;

use super::endpoint::document;
use super::url;

/// Time until the MCP server's refusal.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Bytes of a refusal that are read, so that its connection can be kept.
const MAX_REFUSAL_BYTES: usize = 64 * 1024;

/// Metadata about the login at an MCP server.
#[derive(Debug)]
pub(super) struct Discovered {
    pub(super) server: AuthorizationServer,
    /// The resource that tokens are for.
    pub(super) resource: Option<String>,
    /// Scopes that the MCP server asks for.
    pub(super) scopes: Vec<String>,
}

/// Metadata of an authorization server: RFC 8414, section 2.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct AuthorizationServer {
    pub(super) issuer: Option<String>,
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) registration_endpoint: Option<String>,
    pub(super) code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    pub(super) client_id_metadata_document_supported: bool,
    pub(super) token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

impl AuthorizationServer {
    /// Returns true if the address of a document may be the id of a client without a secret.
    pub(super) fn takes_documents(&self) -> bool {
        let methods = self.token_endpoint_auth_methods_supported.as_deref();
        self.client_id_metadata_document_supported
            && methods.is_none_or(|methods| methods.iter().any(|method| method == "none"))
    }
}

/// Metadata of a protected resource: RFC 9728, section 2.
#[derive(Debug, Deserialize)]
struct Resource {
    #[serde(rename = "resource")]
    url: String,
    #[serde(default)]
    authorization_servers: Vec<String>,
    #[serde(default)]
    scopes_supported: Vec<String>,
}

/// Asks the MCP server, and the authorization server that it names.
pub(super) async fn discover(
    http: &HttpClient,
    server: &str,
    headers: &BTreeMap<String, String>,
) -> Result<Discovered, McpError> {
    let (origin, path) = url::split(url::checked(server)?).unwrap_or((server, ""));
    let challenge = challenge(http, server, headers).await?;
    let resource = resource(http, origin, path, challenge.metadata.as_deref()).await;
    let (resource, issuer, scopes) = match resource {
        Some(found) => {
            let issuer = found.authorization_servers.into_iter().next();
            (Some(found.url), issuer, found.scopes_supported)
        }
        None => (None, None, Vec::new()),
    };
    let is_named = issuer.is_some();
    let issuer = issuer.unwrap_or_else(|| origin.to_owned());
    let found = authorization_server(http, &issuer).await?;
    let server = match found {
        Some(found) => found,
        // Servers of the specification's first edition have no documents, and these addresses.
        None if !is_named => AuthorizationServer {
            issuer: None,
            authorization_endpoint: format!("{origin}/authorize"),
            token_endpoint: format!("{origin}/token"),
            registration_endpoint: Some(format!("{origin}/register")),
            code_challenge_methods_supported: None,
            client_id_metadata_document_supported: false,
            token_endpoint_auth_methods_supported: None,
        },
        None => {
            return Err(McpError::Login(format!(
                "the authorization server {issuer} does not describe itself"
            )));
        }
    };
    if let Some(methods) = &server.code_challenge_methods_supported
        && !methods.iter().any(|method| method == "S256")
    {
        let text = format!("the authorization server {issuer} does not support PKCE with S256");
        return Err(McpError::Login(text));
    }
    // The refusal's scopes are those that the request needed, and go first.
    let scopes = if challenge.scopes.is_empty() { scopes } else { challenge.scopes };
    Ok(Discovered { server, resource, scopes })
}

/// The words of a refusal: RFC 6750 and RFC 9728, section 5.1.
#[derive(Debug, Default, PartialEq)]
struct Challenge {
    metadata: Option<String>,
    scopes: Vec<String>,
}

/// Asks the MCP server without a token, to be refused.
async fn challenge(
    http: &HttpClient,
    server: &str,
    headers: &BTreeMap<String, String>,
) -> Result<Challenge, McpError> {
    let mut request = Request::new(Method::Post, server)
        .header("content-type", "application/json")
        .header("accept", "application/json, text/event-stream");
    for (name, value) in headers {
        request = request.header(name.clone(), value.clone());
    }
    request.head_timeout = Some(TIMEOUT);
    let ping = json!({"jsonrpc": "2.0", "id": 0, "method": "ping"});
    request.body = Bytes::from(ping.to_string());
    let response = http.request(request).await;
    let response = response.map_err(|error| McpError::Login(format!("{server}: {error}")))?;
    let challenge = response.header("www-authenticate").map(parsed).unwrap_or_default();
    response.into_body().drain(MAX_REFUSAL_BYTES).await;
    Ok(challenge)
}

/// Reads the parameters of a `WWW-Authenticate` header.
fn parsed(header: &str) -> Challenge {
    let value = |name: &str| {
        let start = header.find(&format!("{name}="))? + name.len() + 1;
        let rest = header.get(start..)?;
        let value = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => rest.split([',', ' ']).next()?,
        };
        Some(value.to_owned())
    };
    let scopes = value("scope").unwrap_or_default();
    Challenge {
        metadata: value("resource_metadata"),
        scopes: scopes.split_whitespace().map(str::to_owned).collect(),
    }
}

/// Reads what the MCP server says of itself as a protected resource. A document about another
/// server does not count: it could send the user to another party's login.
async fn resource(
    http: &HttpClient,
    origin: &str,
    path: &str,
    named: Option<&str>,
) -> Option<Resource> {
    const WELL_KNOWN: &str = "/.well-known/oauth-protected-resource";
    let mut places: Vec<String> = named.into_iter().map(str::to_owned).collect();
    places.push(format!("{origin}{WELL_KNOWN}{path}"));
    places.push(format!("{origin}{WELL_KNOWN}"));
    for place in places {
        if let Some(found) = document::<Resource>(http, &place).await
            && url::split(&found.url).is_some_and(|(of, _)| of.eq_ignore_ascii_case(origin))
        {
            return Some(found);
        }
    }
    None
}

/// Reads what an authorization server says of itself; `None` if it says nothing.
async fn authorization_server(
    http: &HttpClient,
    issuer: &str,
) -> Result<Option<AuthorizationServer>, McpError> {
    let (origin, path) = url::split(url::checked(issuer)?).unwrap_or((issuer, ""));
    let places = [
        format!("{origin}/.well-known/oauth-authorization-server{path}"),
        format!("{origin}/.well-known/openid-configuration{path}"),
        format!("{origin}{path}/.well-known/openid-configuration"),
    ];
    for place in places {
        let Some(found) = document::<AuthorizationServer>(http, &place).await else { continue };
        let same = |other: &str| other.trim_end_matches('/') == issuer.trim_end_matches('/');
        if found.issuer.as_deref().is_some_and(|other| !same(other)) {
            let text = format!("{place} describes another server than {issuer}");
            return Err(McpError::Login(text));
        }
        return Ok(Some(found));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_metadata_and_scopes() {
        let header = r#"Bearer error="invalid_token", resource_metadata="https://a.example/x", scope="read write""#;
        let expected = Challenge {
            metadata: Some("https://a.example/x".into()),
            scopes: vec!["read".into(), "write".into()],
        };
        assert_eq!(parsed(header), expected);
        assert_eq!(parsed("Bearer"), Challenge::default());
        assert_eq!(parsed("Bearer scope=read").scopes, ["read"]);
    }
}
