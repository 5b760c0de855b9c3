//! The web console, as browsers load it from the relay.

use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, StatusCode};

use crate::http::{Request, Response, text};

/// Answers a request for a file of the console, at the root of the relay; `None` for anything else.
pub(crate) fn answer(request: &Request) -> Option<Response> {
    if !matches!(*request.http.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let asset = turnhost_console::asset(request.http.uri().path().strip_prefix('/')?)?;
    let mut response = text(StatusCode::OK, asset.bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    for (name, value) in turnhost_console::SECURITY_HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Some(response)
}
