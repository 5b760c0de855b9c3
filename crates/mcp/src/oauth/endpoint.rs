//! Requests to the services of a login.

use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;
use turnhost_http::{HttpClient, Method, Request, Response};
use turnhost_ports::McpError;

use super::url;

/// The largest answer that is read; metadata and tokens take a few KiB.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// Time until the head of an answer.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Reads a document; `None` if there is none, or none that makes sense.
pub(super) async fn document<T: DeserializeOwned>(http: &HttpClient, url: &str) -> Option<T> {
    let url = url::checked(url).ok()?;
    let mut request = Request::new(Method::Get, url).header("accept", "application/json");
    request.head_timeout = Some(TIMEOUT);
    let response = http.request(request).await.ok()?;
    if response.status() != 200 {
        return None;
    }
    let body = response.into_body().read(MAX_ANSWER_BYTES).await.ok()?;
    serde_json::from_slice(&body).ok()
}

/// Sends a form or a document and returns the answer. The error has the service's own words.
pub(super) async fn post<T: DeserializeOwned>(
    http: &HttpClient,
    url: &str,
    headers: Vec<(&'static str, String)>,
    body: String,
) -> Result<T, McpError> {
    let failed = |reason: String| McpError::Login(format!("{url}: {reason}"));
    let mut request =
        Request::new(Method::Post, url::checked(url)?).header("accept", "application/json");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.head_timeout = Some(TIMEOUT);
    request.body = Bytes::from(body);
    let response = http.request(request).await.map_err(|error| failed(error.to_string()))?;
    let (status, body) = read(response).await.map_err(failed)?;
    if !(200..=299).contains(&status) {
        return Err(failed(refusal(status, &body)));
    }
    serde_json::from_slice(&body).map_err(|error| {
        // The words of the parser may hold a value, which may be a token.
        failed(format!("the answer makes no sense (at line {} of it)", error.line()))
    })
}

async fn read(response: Response) -> Result<(u16, Vec<u8>), String> {
    let status = response.status();
    let body = response.into_body().read(MAX_ANSWER_BYTES).await;
    Ok((status, body.map_err(|error| error.to_string())?))
}

/// Returns the error of a service: RFC 6749, section 5.2.
fn refusal(status: u16, body: &[u8]) -> String {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |key: &str| answer.get(key).and_then(Value::as_str).map(str::to_owned);
    match (text("error"), text("error_description")) {
        (Some(error), Some(description)) => format!("{error}: {description}"),
        (Some(error), None) => error,
        (None, _) => format!("it answered with status {status}"),
    }
}
