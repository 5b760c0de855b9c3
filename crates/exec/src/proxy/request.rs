//! Requests to the proxy: the host they name, and their form for the host itself.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr};

use turnhost_protocol::NetworkApprovalProtocol as Protocol;

/// A request, read from its head.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// A name without its final dot, or an address; in lower case.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) protocol: Protocol,
    pub(super) form: Form,
}

/// The form in which a request is forwarded.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Bytes in both directions.
    Tunnel,
    /// This head first, then the rest.
    Forward(Vec<u8>),
}

/// Longest name of a host, from RFC 1035.
const MAX_NAME_BYTES: usize = 253;

/// Headers that concern the proxy or this connection alone, and the host, which is rewritten.
const NOT_FORWARDED: [&str; 7] = [
    "connection",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "upgrade",
];

impl Request {
    /// Reads a head, with the empty line at its end. The error is for the client.
    pub(super) fn parse(head: &[u8]) -> Result<Self, &'static str> {
        let head = std::str::from_utf8(head).map_err(|_| "the request is not text")?;
        let (first, headers) = head.split_once("\r\n").ok_or("the request has no first line")?;
        let mut words = first.split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err("the first line is not METHOD TARGET HTTP/1.1");
        };
        if method == "CONNECT" {
            let (host, port) = authority(target, None)?;
            return Ok(Self { host, port, protocol: Protocol::Https, form: Form::Tunnel });
        }
        if method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err("the method is not one word in capitals");
        }
        let rest = target
            .get(..7)
            .filter(|scheme| scheme.eq_ignore_ascii_case("http://"))
            .and_then(|_| target.get(7..))
            .ok_or("the target does not begin with http://; use CONNECT for other protocols")?;
        if rest.bytes().any(|byte| byte.is_ascii_control()) {
            return Err("the target has control characters");
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (place, path) = rest.split_at(end);
        let (host, port) = authority(place, Some(80))?;
        let mut request = Self { host, port, protocol: Protocol::Http, form: Form::Tunnel };
        let forwarded = request.head(method, path, headers)?;
        request.form = Form::Forward(forwarded.into_bytes());
        Ok(request)
    }

    /// Returns the host as rules and people name it: with its port unless that is the protocol's own.
    pub(super) fn display(&self) -> String {
        let port = if self.protocol == Protocol::Http { 80 } else { 443 };
        if self.port == port { self.host.clone() } else { self.authority() }
    }

    /// Returns host and port.
    pub(super) fn authority(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// Writes the head for the host itself, which is asked for one answer.
    fn head(&self, method: &str, path: &str, headers: &str) -> Result<String, &'static str> {
        let slash = if path.starts_with('/') { "" } else { "/" };
        let host = if self.port == 80 { self.display() } else { self.authority() };
        let mut out = format!("{method} {slash}{path} HTTP/1.1\r\nHost: {host}\r\n");
        for line in headers.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, _) = line.split_once(':').ok_or("a header has no colon")?;
            let is_token =
                |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&byte);
            if name.is_empty() || !name.bytes().all(is_token) || line.contains(['\r', '\n', '\0']) {
                return Err("a header is malformed");
            }
            if !NOT_FORWARDED.iter().any(|it| name.eq_ignore_ascii_case(it)) {
                // Writing to a string cannot fail.
                let _ = write!(out, "{line}\r\n");
            }
        }
        out.push_str("Connection: close\r\n\r\n");
        Ok(out)
    }
}

/// Reads `HOST`, `HOST:PORT` or `[ADDRESS]:PORT`.
fn authority(text: &str, default_port: Option<u16>) -> Result<(String, u16), &'static str> {
    let malformed = "the target is not HOST:PORT";
    let (host, port) = if let Some(rest) = text.strip_prefix('[') {
        let (address, port) = rest.split_once(']').ok_or(malformed)?;
        let address: Ipv6Addr = address.parse().map_err(|_| malformed)?;
        let port = if port.is_empty() { port } else { port.strip_prefix(':').ok_or(malformed)? };
        (address.to_string(), port)
    } else {
        let (name, port) = text.split_once(':').unwrap_or((text, ""));
        let name = name.strip_suffix('.').unwrap_or(name);
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        // `a.org..` leads where `a.org` does, and no rule knows it.
        let has_empty_label = name.split('.').any(str::is_empty);
        if has_empty_label || name.len() > MAX_NAME_BYTES || !name.bytes().all(is_name) {
            return Err("the host is not a name or an address");
        }
        (canonical(&name.to_ascii_lowercase()), port)
    };
    let port = match port {
        "" => default_port.ok_or(malformed)?,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().map_err(|_| malformed)?
        }
        _ => return Err(malformed),
    };
    Ok((host, port))
}

/// Returns an address of version 4 in the one form that rules and people know: systems also take
/// `127.1`, `0x7f000001` and `017700000001` for one.
fn canonical(name: &str) -> String {
    let number = |part: &str| match part.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if part.len() > 1 && part.starts_with('0') => u32::from_str_radix(part, 8).ok(),
        None => part.parse().ok(),
    };
    let parts: Option<Vec<u32>> = name.split('.').map(number).collect();
    let Some((last, leading)) = parts.as_deref().and_then(|parts| parts.split_last()) else {
        return name.to_owned();
    };
    let rest = 8 * (4 - u32::try_from(leading.len()).unwrap_or(4).min(4));
    let fits = leading.len() < 4 && leading.iter().all(|part| *part < 256);
    if !fits || u64::from(*last) >= 1 << rest {
        return name.to_owned();
    }
    let high = leading.iter().zip([24, 16, 8]).map(|(part, shift)| part << shift).sum::<u32>();
    Ipv4Addr::from(high | last).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(head: &str) -> Result<(String, String), &'static str> {
        let request = Request::parse(head.as_bytes())?;
        let forwarded = match &request.form {
            Form::Tunnel => String::new(),
            Form::Forward(head) => String::from_utf8(head.clone()).unwrap(),
        };
        Ok((request.display(), forwarded))
    }

    #[test]
    fn the_host_is_named_as_rules_name_it() {
        for (target, shown) in [
            ("crates.io:443", "crates.io"),
            ("Crates.IO.:443", "crates.io"),
            ("crates.io:8443", "crates.io:8443"),
            ("crates.io:80", "crates.io:80"),
            ("192.0.2.7:443", "192.0.2.7"),
            ("[2001:DB8:0::7]:443", "2001:db8::7"),
            ("[2001:db8::7]:22", "[2001:db8::7]:22"),
        ] {
            let head = format!("CONNECT {target} HTTP/1.1\r\nHost: other\r\n\r\n");
            assert_eq!(parse(&head), Ok((shown.to_owned(), String::new())), "{target}");
        }
        for target in [
            "crates.io",
            "a@crates.io:443",
            "a b:443",
            "crates.io:+443",
            "crates.io:70000",
            "[::1:443",
            ":443",
            "\u{e9}.org:443",
            "crates.io..:443",
            "crates..io:443",
            ".crates.io:443",
            ".:443",
        ] {
            assert!(parse(&format!("CONNECT {target} HTTP/1.1\r\n\r\n")).is_err(), "{target}");
        }
    }

    #[test]
    fn a_request_is_forwarded_to_the_host_that_was_asked_for_and_only_once() {
        let (host, head) = parse(
            "GET http://Example.org:8080/a?b HTTP/1.1\r\nHost: internal\r\nAccept: */*\r\nProxy-Authorization: x\r\nconnection: keep-alive\r\n\r\n",
        )
        .unwrap();
        assert_eq!(host, "example.org:8080");
        assert_eq!(
            head,
            "GET /a?b HTTP/1.1\r\nHost: example.org:8080\r\nAccept: */*\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(
            parse("GET http://a.org HTTP/1.1\r\n\r\n").unwrap().1,
            "GET / HTTP/1.1\r\nHost: a.org\r\nConnection: close\r\n\r\n"
        );
    }

    #[test]
    fn an_address_has_one_form() {
        for (form, address) in [
            ("127.1", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("2852039166", "169.254.169.254"),
            ("0xa9.0376.43518", "169.254.169.254"),
            ("192.0.2.1", "192.0.2.1"),
            ("1.2.3.4.5", "1.2.3.4.5"),
            ("256.1.1.1", "256.1.1.1"),
            ("4294967296", "4294967296"),
            ("0xbeef.org", "0xbeef.org"),
        ] {
            assert_eq!(canonical(form), address);
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for head in [
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET https://a.org/ HTTP/1.1\r\n\r\n",
            "GET http://a.org@b.org/ HTTP/1.1\r\n\r\n",
            "GET http://a.org/ HTTP/2\r\n\r\n",
            "GET  http://a.org/ HTTP/1.1\r\n\r\n",
            "GET http://a.org/ HTTP/1.1\r\n folded: x\r\n\r\n",
            "GET http://a.org/ HTTP/1.1\r\nX: a\nHost: b\r\n\r\n",
            "GET http://a.org/ HTTP/1.1\r\nX : a\r\n\r\n",
            "get http://a.org/ HTTP/1.1\r\n\r\n",
            "GET http://a.org/x\nHost:b HTTP/1.1\r\n\r\n",
            "GET http://a.org/x\rHost:b HTTP/1.1\r\n\r\n",
            "GET http://a.org/\0 HTTP/1.1\r\n\r\n",
            "GET http://a.org../ HTTP/1.1\r\n\r\n",
        ] {
            assert!(parse(head).is_err(), "{head}");
        }
    }
}
