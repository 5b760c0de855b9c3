//! The end of the user's way: a page on the loopback address, to which the browser is sent with a code.

use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Duration, timeout};
use turnhost_ports::{McpError, OAuthClient};

use super::url;

/// Bytes of a request that are read; a redirect takes a few hundred.
const MAX_REQUEST_BYTES: usize = 16 * 1024;

/// Time for a browser's request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// The path of the page.
const PATH: &str = "/callback";

/// A socket that waits for the browser.
pub(super) struct Callback {
    listener: TcpListener,
    redirect_uri: String,
}

impl Callback {
    /// Listens on the port that is configured, by itself or in an address of this machine, or on a
    /// free one.
    pub(super) async fn open(client: &OAuthClient) -> Result<Self, McpError> {
        let address = client.callback_url.as_deref();
        let wanted = client.callback_port.or_else(|| url::local_port(address?)).unwrap_or(0);
        let failed = |error: std::io::Error| {
            McpError::Login(match wanted {
                0 => format!("no port on the loopback address could be opened: {error}"),
                wanted => format!(
                    "port {wanted} of the loopback address could not be opened for the login: {error}; end what uses it, or set another `mcp_oauth_callback_port`"
                ),
            })
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await.map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let own = || format!("http://127.0.0.1:{port}{PATH}");
        let redirect_uri = client.callback_url.clone().unwrap_or_else(own);
        Ok(Self { listener, redirect_uri })
    }

    /// Returns the address to which the browser is to be sent.
    pub(super) fn redirect_uri(&self) -> String {
        self.redirect_uri.clone()
    }

    /// Returns the path of that address. What stands between may also lead to the usual one.
    fn path(&self) -> &str {
        url::split(&self.redirect_uri).map_or(PATH, |(_, path)| path)
    }

    /// Waits for the browser, and returns the code that it brings. Requests that belong to no login,
    /// or to another one, are refused and change nothing.
    pub(super) async fn code(&self, state: &str, issuer: Option<&str>) -> Result<String, McpError> {
        loop {
            let Ok((mut stream, _)) = self.listener.accept().await else { continue };
            let Ok(Some(target)) = timeout(REQUEST_TIMEOUT, target(&mut stream)).await else {
                continue;
            };
            let outcome = outcome(&target, &[PATH, self.path()], state, issuer);
            let (status, text) = match &outcome {
                None => ("404 Not Found", "There is nothing here."),
                Some(Ok(_)) => ("200 OK", "You are logged in. You can close this page."),
                Some(Err(_)) => ("400 Bad Request", "The login failed. You can close this page."),
            };
            // A browser that has left needs no answer.
            _ = timeout(REQUEST_TIMEOUT, answer(&mut stream, status, text)).await;
            if let Some(outcome) = outcome {
                return outcome;
            }
        }
    }
}

/// Reads the target of a GET request.
async fn target(stream: &mut TcpStream) -> Option<String> {
    let (mut read, mut buffer) = (Vec::new(), [0; 1024]);
    loop {
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        read.extend_from_slice(buffer.get(..count)?);
        if read.windows(4).any(|end| end == b"\r\n\r\n") {
            break;
        }
        if read.len() > MAX_REQUEST_BYTES {
            return None;
        }
    }
    let text = String::from_utf8(read).ok()?;
    let mut words = text.lines().next()?.split(' ');
    (words.next()? == "GET").then(|| words.next().map(str::to_owned))?
}

async fn answer(stream: &mut TcpStream, status: &str, text: &str) -> std::io::Result<()> {
    let body = format!("<!doctype html><meta charset=utf-8><title>Turnhost</title><p>{text}\n");
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\ncontent-security-policy: default-src 'none'\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    stream.shutdown().await
}

/// Returns how a login went by the target that the browser was sent to; `None` for another target.
fn outcome(
    target: &str,
    paths: &[&str],
    state: &str,
    issuer: Option<&str>,
) -> Option<Result<String, McpError>> {
    let (path, query) = target.split_once('?')?;
    let pairs = url::pairs(query);
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    let is_ours = paths.contains(&path.trim_end_matches('/'));
    if !is_ours || value("state").is_none_or(|other| other != state) {
        return None;
    }
    if let (Some(told), Some(issuer)) = (value("iss"), issuer)
        && told.trim_end_matches('/') != issuer.trim_end_matches('/')
    {
        let text = format!("the login came from {told} instead of {issuer}");
        return Some(Err(McpError::Login(text)));
    }
    if let Some(error) = value("error") {
        let text = value("error_description").unwrap_or(error);
        return Some(Err(McpError::Login(format!("the login was refused: {text}"))));
    }
    let code = value("code").cloned();
    Some(code.ok_or_else(|| McpError::Login("the login brought no code".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &str) -> Option<Result<String, String>> {
        let outcome = outcome(target, &[PATH, "/own"], "s1", Some("https://a.example"));
        outcome.map(|outcome| outcome.map_err(|error| error.to_string()))
    }

    #[test]
    fn only_the_login_that_was_begun_comes_to_an_end() {
        assert_eq!(check("/callback?code=c&state=s1"), Some(Ok("c".to_owned())));
        assert_eq!(
            check("/callback?code=c&state=s1&iss=https%3A%2F%2Fa.example%2F"),
            Some(Ok("c".to_owned()))
        );
        assert_eq!(check("/own/?code=c&state=s1"), Some(Ok("c".to_owned())));
        assert_eq!(check("/callback?code=c&state=other"), None);
        assert_eq!(check("/callback?code=c"), None);
        assert_eq!(check("/favicon.ico"), None);
        assert_eq!(check("/x?code=c&state=s1"), None);
    }

    #[test]
    fn a_refusal_and_a_mix_up_are_told() {
        let refused = check("/callback?error=access_denied&error_description=not+now&state=s1");
        assert_eq!(refused, Some(Err("the login was refused: not now".to_owned())));
        let mixed = check("/callback?code=c&state=s1&iss=https%3A%2F%2Fb.example").unwrap();
        assert!(mixed.unwrap_err().contains("instead of"));
        assert!(check("/callback?state=s1").unwrap().is_err());
    }
}
