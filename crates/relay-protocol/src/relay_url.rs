//! Addresses of relays.

use std::fmt;
use std::net::IpAddr;

/// The base address of a relay: `https://`, or `http://` with a host of this machine itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayUrl {
    base: String,
    /// The host, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// True for `https://`.
    pub tls: bool,
}

impl RelayUrl {
    /// Reads `https://HOST[:PORT]/[PATH]`, or `http://` with a host of this machine itself.
    pub fn parse(url: &str) -> Option<Self> {
        let (tls, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return None,
        };
        if rest.contains(['?', '#', '@', ' ']) || rest.contains(char::is_control) {
            return None;
        }
        let authority = rest.split('/').next().unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
            _ => (authority, if tls { 443 } else { 80 }),
        };
        let bare = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
        if bare.is_empty() || port == 0 || !(tls || is_loopback(bare)) {
            return None;
        }
        let slash = if url.ends_with('/') { "" } else { "/" };
        Some(Self { base: format!("{url}{slash}"), host: bare.to_owned(), port, tls })
    }

    /// Returns the base, with a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Returns the base without its scheme and last slash: `HOST[:PORT][/PATH]`.
    pub fn place(&self) -> &str {
        let rest = self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest);
        rest.trim_end_matches('/')
    }

    /// Returns the address of a path below the base.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Returns the address of a websocket below the base.
    pub fn socket(&self, path: &str) -> String {
        // `http` to `ws`, `https` to `wss`.
        format!("ws{}", self.join(path).trim_start_matches("http"))
    }
}

impl fmt::Display for RelayUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_joined_with_paths() {
        for (url, socket, place) in [
            ("https://relay.example", "wss://relay.example/a/b", "relay.example"),
            ("http://127.0.0.1:9000/b/", "ws://127.0.0.1:9000/b/a/b", "127.0.0.1:9000/b"),
            ("http://[::1]:9000/b", "ws://[::1]:9000/b/a/b", "[::1]:9000/b"),
            ("http://localhost", "ws://localhost/a/b", "localhost"),
        ] {
            let read = RelayUrl::parse(url).unwrap();
            assert_eq!((read.socket("a/b").as_str(), read.place()), (socket, place));
        }
        for url in [
            "",
            "relay.example",
            "ws://h",
            "http://relay.example",
            "http://foo.localhost",
            "https://",
            "https://h:0",
            "https://h:x",
            "https://u@h",
            "https://h/?q",
            "https://h/\n",
            "http://127.0.0.1.example",
        ] {
            assert!(RelayUrl::parse(url).is_none(), "{url}");
        }
    }
}
