//! Addresses of relays.

use std::net::IpAddr;

use crate::RemoteControlError;

/// The part behind the base in the paths of the host's leg.
const LEG: &str = "wham/remote/control/";

/// A relay's base address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    base: String,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) tls: bool,
}

impl Address {
    /// Reads `https://HOST[:PORT]/[PATH]`, or `http://` with a host of this machine itself.
    pub(crate) fn parse(url: &str) -> Result<Self, RemoteControlError> {
        let invalid = || RemoteControlError::Url(url.to_owned());
        let (tls, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(invalid()),
        };
        if rest.contains(['?', '#', '@', ' ']) {
            return Err(invalid());
        }
        let authority = rest.split('/').next().unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => {
                (host, port.parse().map_err(|_| invalid())?)
            }
            _ => (authority, if tls { 443 } else { 80 }),
        };
        let bare = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
        if bare.is_empty() || port == 0 || !(tls || is_loopback(bare)) {
            return Err(invalid());
        }
        let slash = if url.ends_with('/') { "" } else { "/" };
        Ok(Self { base: format!("{url}{slash}"), host: bare.to_owned(), port, tls })
    }

    /// Returns the base, with a slash at its end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Returns the address of a path of the host's leg.
    pub(crate) fn endpoint(&self, path: &str) -> String {
        format!("{}{LEG}{path}", self.base)
    }

    /// Returns the address of the socket.
    pub(crate) fn socket(&self) -> String {
        // `http` to `ws`, `https` to `wss`.
        format!("ws{}", self.endpoint("server").trim_start_matches("http"))
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_joined_as_the_protocol_says() {
        for (url, socket) in [
            ("https://relay.example", "wss://relay.example/wham/remote/control/server"),
            ("http://127.0.0.1:9000/b/", "ws://127.0.0.1:9000/b/wham/remote/control/server"),
            ("http://[::1]:9000/b", "ws://[::1]:9000/b/wham/remote/control/server"),
            ("http://localhost", "ws://localhost/wham/remote/control/server"),
        ] {
            assert_eq!(Address::parse(url).unwrap().socket(), socket);
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
            "http://127.0.0.1.example",
        ] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }
}
