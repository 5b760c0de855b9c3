//! Addresses of servers, and which of them may be sent a token.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use turnhost_relay_client::{MachineAccess, RelayAddress};

use crate::error::RemoteError;

/// 443: where `wss://HOST` without a port is (RFC 6455 section 3).
const WSS_PORT: u16 = 443;

/// The address of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: String,
    pub(crate) place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Tcp { host: String, port: u16, tls: bool },
    Unix(PathBuf),
    Relay(Arc<MachineAccess>),
}

/// The scheme of an address on TCP.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Ws,
    Wss,
}

impl Scheme {
    /// Returns the port of an address without one. `ws://` must name it: 80 is never this server's.
    fn default_port(self) -> Option<u16> {
        match self {
            Self::Ws => None,
            Self::Wss => Some(WSS_PORT),
        }
    }
}

impl Address {
    /// Reads `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` or `unix://PATH`.
    /// `unix://` alone is `default_socket`.
    pub fn parse(url: &str, default_socket: Option<&Path>) -> Result<Self, RemoteError> {
        let invalid = || RemoteError::Address(url.to_owned());
        let place = if let Some(path) = url.strip_prefix("unix://") {
            match (path, default_socket) {
                ("", Some(socket)) => Place::Unix(socket.to_owned()),
                ("", None) => return Err(invalid()),
                (path, _) => Place::Unix(path.into()),
            }
        } else if let Some(rest) = url.strip_prefix("wss://") {
            tcp(rest, Scheme::Wss).ok_or_else(invalid)?
        } else if let Some(rest) = url.strip_prefix("ws://") {
            tcp(rest, Scheme::Ws).ok_or_else(invalid)?
        } else {
            return Err(invalid());
        };
        Ok(Self { url: url.to_owned(), place })
    }

    /// Returns the unix socket at `path`.
    pub fn unix(path: PathBuf) -> Self {
        Self { url: format!("unix://{}", path.display()), place: Place::Unix(path) }
    }

    /// Returns a machine behind a relay. The access is what pairing with it gave.
    pub fn relay(access: MachineAccess) -> Self {
        let place =
            RelayAddress { relay: access.relay.place().to_owned(), machine: access.name.clone() };
        Self { url: place.to_string(), place: Place::Relay(Arc::new(access)) }
    }

    /// Refuses addresses on the way to which others could read a token:
    /// all but `wss://`, and `ws://` to this machine itself.
    pub(crate) fn check_token(&self) -> Result<(), RemoteError> {
        match &self.place {
            Place::Tcp { tls: true, .. } => Ok(()),
            Place::Tcp { host, .. } if is_loopback(host) => Ok(()),
            Place::Tcp { .. } | Place::Unix(_) => Err(RemoteError::TokenInClear(self.url.clone())),
            Place::Relay(_) => Err(RemoteError::TokenForRelay(self.url.clone())),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

/// Reads `HOST[:PORT]`, with or without a slash behind it. The host loses its brackets.
fn tcp(rest: &str, scheme: Scheme) -> Option<Place> {
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match authority.rsplit_once(':') {
        // A colon within brackets belongs to an IPv6 address.
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
        _ => (authority, scheme.default_port()?),
    };
    let host = match host.strip_prefix('[') {
        Some(inner) => inner.strip_suffix(']')?,
        None if host.contains(':') => return None,
        None => host,
    };
    let is_sound = !host.is_empty() && !host.contains(['/', '?', '#', '@', '[', ']']) && port != 0;
    is_sound.then(|| Place::Tcp { host: host.to_owned(), port, tls: scheme == Scheme::Wss })
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: &str) -> Option<Place> {
        Address::parse(url, Some(Path::new("/home/a.sock"))).ok().map(|address| address.place)
    }

    #[test]
    fn addresses_are_taken_apart() {
        let tcp = |host: &str, port, tls| Place::Tcp { host: host.to_owned(), port, tls };
        for (url, expected) in [
            ("ws://127.0.0.1:4500", tcp("127.0.0.1", 4500, false)),
            ("ws://localhost:4500/", tcp("localhost", 4500, false)),
            ("ws://[::1]:4500", tcp("::1", 4500, false)),
            ("wss://example.org", tcp("example.org", 443, true)),
            ("wss://example.org:8443/", tcp("example.org", 8443, true)),
            ("wss://[::1]", tcp("::1", 443, true)),
            ("unix://", Place::Unix("/home/a.sock".into())),
            ("unix://a.sock", Place::Unix("a.sock".into())),
            ("unix:///run/a.sock", Place::Unix("/run/a.sock".into())),
        ] {
            assert_eq!(place(url), Some(expected), "{url}");
        }
    }

    #[test]
    fn other_addresses_are_refused_with_what_is_expected() {
        for url in [
            "http://h:1",
            "ws://h",
            "ws://:1",
            "ws://h:0",
            "ws://h:1/p",
            "ws://::1:4500",
            "ws://u@h:1",
            "wss://",
            "wss://h:x",
            "wss://[::1",
            "stdio://",
            "h:1",
            "",
        ] {
            let expected = format!(
                "cannot dial `{url}`; expected `ws://HOST:PORT`, `wss://HOST[:PORT]`, `unix://` or \
                 `unix://PATH`"
            );
            assert_eq!(
                Address::parse(url, Some(Path::new("/s"))).unwrap_err().to_string(),
                expected
            );
        }
        assert!(Address::parse("unix://", None).is_err());
    }

    #[test]
    fn tokens_go_over_tls_or_stay_on_the_machine() {
        for (url, is_safe) in [
            ("wss://example.org", true),
            ("wss://10.0.0.1:1", true),
            ("ws://localhost:1", true),
            ("ws://LOCALHOST:1", true),
            ("ws://127.0.0.1:1", true),
            ("ws://127.255.0.9:1", true),
            ("ws://[::1]:1", true),
            ("ws://example.org:1", false),
            ("ws://10.0.0.1:1", false),
            ("ws://0.0.0.0:1", false),
            ("ws://localhost.example.org:1", false),
            ("ws://[::ffff:127.0.0.1]:1", false),
            ("unix:///run/a.sock", false),
        ] {
            let checked = Address::parse(url, None).unwrap().check_token();
            let expected = format!(
                "remote auth tokens require `wss://` or loopback `ws://` URLs; got `{url}`"
            );
            let expected = if is_safe { None } else { Some(expected) };
            assert_eq!(checked.err().map(|err| err.to_string()), expected, "{url}");
        }
    }
}
