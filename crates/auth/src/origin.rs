//! Origins of web pages (RFC 6454), and which of them may connect.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// An origin, written as browsers write it: scheme and host in lower case, and
/// no port where it is the scheme's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// A text that is not an origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no origin; write `https://host`, `https://host:port` or `null`, with nothing after it"
)]
pub struct OriginError(String);

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        // What has no origin of its own, such as a page from a file.
        if text == "null" {
            return Ok(Self(text.to_owned()));
        }
        normal(text).map(Self).ok_or_else(|| OriginError(text.to_owned()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn normal(text: &str) -> Option<String> {
    let (scheme, authority) = text.split_once("://")?;
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    // RFC 3986 section 3.1.
    if !scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        || !scheme.bytes().all(letters)
    {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    let (host, port) = split_port(authority)?;
    let host = normal_host(host)?;
    let own = matches!((&*scheme, port), ("http" | "ws", Some(80)) | ("https" | "wss", Some(443)));
    Some(match port {
        Some(port) if !own => format!("{scheme}://{host}:{port}"),
        _ => format!("{scheme}://{host}"),
    })
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let host_ends = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    match authority.get(host_ends..)?.rfind(':') {
        None => Some((authority, None)),
        Some(colon) => {
            let (host, port) = authority.split_at_checked(host_ends + colon)?;
            let digits =
                port.strip_prefix(':').filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
            Some((host, Some(digits.parse().ok()?)))
        }
    }
}

fn normal_host(host: &str) -> Option<String> {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Some(format!("[{}]", address.parse::<Ipv6Addr>().ok()?));
    }
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let named = !host.is_empty() && host.bytes().all(letters);
    // A host that ends in a number is an address or nothing: browsers say so.
    let numeric =
        host.rsplit('.').next().is_some_and(|last| last.bytes().all(|it| it.is_ascii_digit()));
    if !named || (numeric && host.parse::<Ipv4Addr>().is_err()) {
        return None;
    }
    Some(host.to_ascii_lowercase())
}

/// The origins that may connect. None by default: a request with an `Origin`
/// comes from a web page, and a page that anyone wrote must not reach a server
/// that runs commands.
#[derive(Clone, Debug, Default)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// Allows those, and no others.
    pub fn new(allowed: Vec<Origin>) -> Self {
        Self(allowed)
    }

    /// Returns `true` if a request with this `Origin` header may continue.
    pub fn allow(&self, header: &[u8]) -> bool {
        let origin = std::str::from_utf8(header).ok().and_then(|text| text.parse().ok());
        origin.is_some_and(|origin: Origin| self.0.contains(&origin))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn origins_are_brought_to_one_form() {
        for (text, expected) in [
            ("https://a.example", "https://a.example"),
            ("HTTPS://A.Example:443", "https://a.example"),
            ("http://a.example:80", "http://a.example"),
            ("http://a.example:443", "http://a.example:443"),
            ("http://localhost:03000", "http://localhost:3000"),
            ("http://127.0.0.1:5173", "http://127.0.0.1:5173"),
            ("http://[0:0::1]:8080", "http://[::1]:8080"),
            ("http://[::1]", "http://[::1]"),
            ("chrome-extension://abcdef", "chrome-extension://abcdef"),
            ("null", "null"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "*",
            "a.example",
            "https://",
            "https://*.example",
            "https://a.example/",
            "https://a.example/x",
            "https://u@a.example",
            "https://a.example:",
            "https://a.example:x",
            "https://a.example:65536",
            "https://a.example:+1",
            "https://a b",
            "https://\u{e4}.example",
            "://a.example",
            "1http://a",
            "https://[::1",
            "https://::1",
            "https://[x]",
            "https://1.2.3",
            "https://256.1.1.1",
            "Null",
            "https://a.example https://b.example",
            "https://a.example?x",
            "https://a.example#x",
        ] {
            let err = text.parse::<Origin>().expect_err(text);
            assert!(err.to_string().starts_with(&format!("`{text}` is no origin")), "{err}");
        }
    }

    #[test]
    fn only_what_is_listed_is_allowed() {
        let listed = ["https://a.example", "http://localhost:3000"];
        let origins = Origins::new(listed.iter().map(|text| text.parse().unwrap()).collect());
        for header in ["https://a.example", "https://A.EXAMPLE:443", "http://localhost:3000"] {
            assert!(origins.allow(header.as_bytes()), "{header}");
        }
        for header in [
            "http://a.example",
            "https://a.example:444",
            "https://b.a.example",
            "https://a.example.b",
            "http://localhost",
            "null",
            "",
            "https://a.example, https://b.example",
        ] {
            assert!(!origins.allow(header.as_bytes()), "{header}");
        }
        assert!(!origins.allow(b"https://a.example\xff"));
        assert!(!Origins::default().allow(b"https://a.example"));
        assert!(Origins::new(vec!["null".parse().unwrap()]).allow(b"null"));
    }

    proptest! {
        #[test]
        fn one_form_stays_as_it_is(text in "[a-zA-Z]{1,5}://[a-zA-Z0-9.\\[\\]:-]{0,12}(:[0-9]{0,6})?") {
            if let Ok(origin) = text.parse::<Origin>() {
                prop_assert_eq!(origin.to_string().parse::<Origin>().unwrap(), origin);
            }
        }

        #[test]
        fn no_header_panics(header in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert!(!Origins::default().allow(&header));
        }
    }
}
