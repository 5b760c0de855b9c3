//! StaticFiles that a listener hands to browsers beside its websockets.

use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, StatusCode};

use super::upgrade::{Request, Response, answer};

/// A file of the pages.
#[derive(Clone, Copy, Debug)]
pub struct StaticFile {
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

/// Files that are served without authentication, since they contain no secrets.
#[derive(Clone, Copy, Debug)]
pub struct StaticFiles {
    /// The path that they lie below, with a slash at both ends.
    pub prefix: &'static str,
    /// Returns the file at a path below the prefix.
    pub find: fn(&str) -> Option<StaticFile>,
    /// Headers of each answer, names in lower case.
    pub headers: &'static [(&'static str, &'static str)],
}

impl StaticFiles {
    /// Answers a request for a page; `None` if its path lies elsewhere.
    pub(super) fn respond(&self, request: &Request) -> Option<Response> {
        let path = request.uri().path();
        if path == self.prefix.trim_end_matches('/') {
            let mut response = answer(StatusCode::PERMANENT_REDIRECT, "");
            response.headers_mut().insert(header::LOCATION, HeaderValue::from_static(self.prefix));
            return Some(response);
        }
        let name = path.strip_prefix(self.prefix)?;
        let page = match *request.method() {
            Method::GET | Method::HEAD => (self.find)(name),
            _ => {
                let mut response = answer(StatusCode::METHOD_NOT_ALLOWED, "");
                response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
                return Some(response);
            }
        };
        Some(page.map_or_else(|| answer(StatusCode::NOT_FOUND, ""), |page| self.serve(page)))
    }

    /// Makes the answer with a page. The HTTP layer leaves its body out for `HEAD`.
    fn serve(&self, page: StaticFile) -> Response {
        let mut response = answer(StatusCode::OK, page.bytes);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(page.content_type));
        for (name, value) in self.headers {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }
}

/// Returns true if a request comes from a page of the address that it was sent to, by its one
/// `Origin` and its one `Host` (RFC 6454 section 7, RFC 9110 section 7.2).
pub(super) fn is_same_origin(headers: &HeaderMap) -> bool {
    let (Some(origin), Some(host)) = (only(headers, header::ORIGIN), only(headers, header::HOST))
    else {
        return false;
    };
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

/// Returns true if the address that a request was sent to is a loopback literal or `localhost`:
/// no name of an attacker can be made to resolve to it (DNS rebinding).
pub(super) fn is_sent_to_loopback(headers: &HeaderMap) -> bool {
    let Some(host) = only(headers, header::HOST) else { return false };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = address.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    is_loopback || name.eq_ignore_ascii_case("localhost")
}

/// Returns the value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(origin: &str, host: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, origin.parse().unwrap());
        headers.insert(header::HOST, host.parse().unwrap());
        headers
    }

    #[test]
    fn only_the_page_s_own_address_is_the_same_origin() {
        assert!(is_same_origin(&headers("http://127.0.0.1:4500", "127.0.0.1:4500")));
        assert!(is_same_origin(&headers("https://Host.example", "host.example")));
        for (origin, host) in [
            ("http://127.0.0.1:4501", "127.0.0.1:4500"),
            ("http://evil.example", "127.0.0.1:4500"),
            ("null", "127.0.0.1:4500"),
            ("127.0.0.1:4500", "127.0.0.1:4500"),
        ] {
            assert!(!is_same_origin(&headers(origin, host)), "{origin} {host}");
        }
        let mut two = headers("http://a.example", "a.example");
        two.append(header::ORIGIN, HeaderValue::from_static("http://a.example"));
        assert!(!is_same_origin(&two));
    }

    #[test]
    fn loopback_is_a_literal_or_localhost() {
        for host in ["127.0.0.1:4500", "127.0.0.1", "[::1]:4500", "[::1]", "localhost:1"] {
            assert!(is_sent_to_loopback(&headers("null", host)), "{host}");
        }
        for host in ["127.0.0.1.evil.example", "evil.example:80", "10.0.0.1:4500", "localhost.evil"]
        {
            assert!(!is_sent_to_loopback(&headers("null", host)), "{host}");
        }
    }
}
