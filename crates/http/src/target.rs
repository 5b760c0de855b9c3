//! Addresses of requests.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use form_urlencoded::Serializer;
use hyper::Uri;
use hyper::header::HeaderValue;
use hyper::http::uri::{Authority, PathAndQuery, Scheme};

use crate::error::{HttpError, HttpErrorKind};
use crate::proxy::Route;

/// Destination of a request.
#[derive(Debug)]
pub(crate) struct Target {
    /// Scheme, host, port, path and query; no credentials.
    uri: Uri,
    /// Names the connections that serve it: `http://host:port`.
    origin: String,
    /// The text before an `@`.
    user_info: Option<String>,
}

impl Target {
    /// Reads an address, and adds a query to it.
    pub(crate) fn parse(url: &str, query: &[(String, String)]) -> Result<Self, HttpError> {
        let invalid = |what: String| HttpError::new(HttpErrorKind::Invalid, what);
        let not_a_url = || invalid(format!("`{url}` is not a URL"));
        let address = url.split_once('#').map_or(url, |(address, _)| address);
        let parsed: Uri = address.parse().map_err(|_| not_a_url())?;
        let mut parts = parsed.into_parts();
        let scheme = parts.scheme.clone().ok_or_else(not_a_url)?;
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            let message =
                format!("`{scheme}` is not a scheme for requests: write http:// or https://");
            return Err(invalid(message));
        }
        let authority = parts.authority.as_ref().ok_or_else(not_a_url)?.as_str().to_owned();
        let (user_info, host) = match authority.rsplit_once('@') {
            Some((user_info, host)) => (Some(user_info.to_owned()), host),
            None => (None, &*authority),
        };
        let host = host.to_ascii_lowercase();
        let origin = format!("{scheme}://{host}");
        parts.authority = Some(host.parse::<Authority>().map_err(|_| not_a_url())?);
        if !query.is_empty() {
            let given = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
            let path = with_query(given, query);
            parts.path_and_query = Some(path.parse().map_err(|_| not_a_url())?);
        }
        let uri = Uri::from_parts(parts).map_err(|_| not_a_url())?;
        Ok(Self { uri, origin, user_info })
    }

    /// Returns the whole address, without credentials.
    pub(crate) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Names the connections that can serve it.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns true if the connection to it is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.uri.scheme() == Some(&Scheme::HTTPS)
    }

    /// Returns the host: a name, or an address without brackets.
    pub(crate) fn host(&self) -> &str {
        bare_host(&self.uri)
    }

    /// Returns host and port, as a proxy is asked for them.
    pub(crate) fn host_and_port(&self) -> String {
        format!("{}:{}", self.uri.host().unwrap_or_default(), self.port())
    }

    /// Returns the port.
    pub(crate) fn port(&self) -> u16 {
        let default = if self.is_encrypted() { 443 } else { 80 };
        self.uri.port_u16().unwrap_or(default)
    }

    /// Returns the target in the first line of the request.
    pub(crate) fn request_uri(&self, route: &Route) -> Result<Uri, HttpError> {
        if route.wants_whole_address() {
            return Ok(self.uri.clone());
        }
        let path = self.uri.path_and_query().map_or("/", PathAndQuery::as_str);
        path.parse().map_err(|_| {
            HttpError::new(HttpErrorKind::Invalid, format!("`{path}` is no path of a URL"))
        })
    }

    /// Returns the value of the `host` header.
    pub(crate) fn host_header(&self) -> Result<HeaderValue, HttpError> {
        let authority = self.uri.authority().map(Authority::as_str).unwrap_or_default();
        HeaderValue::from_str(authority).map_err(|_| {
            HttpError::new(HttpErrorKind::Invalid, format!("`{authority}` is no name of a host"))
        })
    }

    /// Returns the value of the `authorization` header that stands for credentials in the address.
    pub(crate) fn credentials(&self) -> Result<Option<HeaderValue>, HttpError> {
        let Some(user_info) = &self.user_info else { return Ok(None) };
        let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
        let pair = [&decoded(user)[..], b":", &decoded(password)].concat();
        let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(pair)))
            .map_err(|err| HttpError::new(HttpErrorKind::Invalid, err.to_string()))?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

/// Returns the host of an address without the brackets of IPv6.
pub(crate) fn bare_host(uri: &Uri) -> &str {
    let host = uri.host().unwrap_or_default();
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

fn with_query(path: &str, query: &[(String, String)]) -> String {
    let mut text = path.to_owned();
    text.push(if path.contains('?') { '&' } else { '?' });
    let start = text.len();
    let mut pairs = Serializer::for_suffix(text, start);
    pairs.extend_pairs(query);
    pairs.finish()
}

/// Takes `%41` for `A`; what is no such escape stays.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = tail.get(..2).filter(|_| *first == b'%');
        let code = escape.and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(url: &str, query: &[(&str, &str)]) -> Target {
        let query: Vec<_> =
            query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Target::parse(url, &query).unwrap()
    }

    #[test]
    fn a_query_is_added_to_what_is_there() {
        let path = |url, query| parse(url, query).uri.path_and_query().unwrap().to_string();
        assert_eq!(path("http://a/b?c=d", &[("e f", "1&2")]), "/b?c=d&e+f=1%262");
        assert_eq!(path("http://a", &[("v", "")]), "/?v=");
        assert_eq!(path("http://a/b#part", &[]), "/b");
    }

    #[test]
    fn credentials_become_a_header_and_stand_nowhere_else() {
        let target = parse("http://Us%65r:p%40ss@HOST:81/x", &[]);
        assert_eq!(target.credentials().unwrap().unwrap(), "Basic VXNlcjpwQHNz");
        assert_eq!(target.uri.to_string(), "http://host:81/x");
        assert_eq!((target.origin(), &*target.host_and_port()), ("http://host:81", "host:81"));
        assert_eq!(parse("https://[::1]/", &[]).host(), "::1");
        assert_eq!(parse("https://[::1]/", &[]).host_and_port(), "[::1]:443");
    }
}
