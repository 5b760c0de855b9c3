//! Requests and answers.

use std::net::IpAddr;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::error::Refusal;
use crate::limits::{BODY_BYTES, BODY_TIME, RETRY_AFTER_SECONDS};

pub(crate) type Response = hyper::Response<Full<Bytes>>;

/// A request with what is known of its peer.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) http: hyper::Request<Incoming>,
    pub(crate) address: IpAddr,
}

/// Refuses while the relay ends.
pub(crate) fn ending() -> Refusal {
    let message = "the relay is about to restart";
    Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "shuttingDown", message)
        .retry_after(RETRY_AFTER_SECONDS)
}

/// The leg by whose rules an error is written.
#[derive(Clone, Copy)]
pub(crate) enum Leg {
    Host,
    Client,
}

/// Writes an error.
pub(crate) fn refuse(refusal: &Refusal, leg: Leg) -> Response {
    let body = match leg {
        Leg::Host => serde_json::json!({ "detail": refusal.message }),
        Leg::Client => serde_json::json!({
            "error": { "kind": refusal.kind, "message": refusal.message }
        }),
    };
    let mut response = json(&body);
    *response.status_mut() = refusal.status;
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Makes an answer of JSON.
pub(crate) fn json(body: &impl Serialize) -> Response {
    let body = serde_json::to_vec(body).unwrap_or_default();
    let mut response = Response::new(Full::new(body.into()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Makes an answer without a body.
pub(crate) fn no_content() -> Response {
    let mut response = Response::new(Full::default());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// Makes an answer of plain text.
pub(crate) fn text(status: StatusCode, body: impl Into<Bytes>) -> Response {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

/// Reads a body of JSON within [`BODY_BYTES`] and [`BODY_TIME`].
pub(crate) async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Refusal> {
    let body = Limited::new(request.http.into_body(), BODY_BYTES).collect();
    let body = timeout(BODY_TIME, body).await.map_err(|_| {
        Refusal::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the body did not come in time")
    })?;
    let body = body.map_err(|_| {
        let message = format!("the body is broken or over {BODY_BYTES} bytes");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "tooLarge", message)
    })?;
    serde_json::from_slice(&body.to_bytes()).map_err(|err| {
        // The text of the error may repeat a value, which may be a secret; its place may not.
        let (line, column) = (err.line(), err.column());
        Refusal::invalid(format!("the body is not of the expected form at {line}:{column}"))
    })
}

impl Request {
    /// Returns the bearer token of the `Authorization` header.
    pub(crate) fn bearer(&self) -> Option<&str> {
        let value = self.http.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    }

    /// Returns a header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.http.headers().get(name)?.to_str().ok()
    }

    /// Returns the last value of a key of the query.
    pub(crate) fn query(&self, key: &str) -> Option<String> {
        let query = self.http.uri().query()?;
        let pairs = form_urlencoded::parse(query.as_bytes());
        pairs.filter(|(name, _)| name == key).last().map(|(_, value)| value.into_owned())
    }
}

/// Undoes the percent-encoding of a segment of a path.
pub(crate) fn decoded(segment: &str) -> String {
    // The parser of queries, which differs for `+` alone: that is kept by encoding it first.
    let pair = format!("={}", segment.replace('+', "%2B"));
    let decoded = form_urlencoded::parse(pair.as_bytes()).next();
    decoded.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// Refuses a text that is empty, too long or has control characters.
pub(crate) fn checked(name: &str, text: &str, max_chars: usize) -> Result<(), Refusal> {
    let fits = !text.trim().is_empty() && text.chars().count() <= max_chars;
    if fits && !text.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Refusal::invalid(format!("`{name}` must have 1 to {max_chars} characters, no controls")))
}
