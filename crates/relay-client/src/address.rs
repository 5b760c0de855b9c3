//! Addresses of machines behind relays.

use std::fmt;

use crate::RelayClientError;

/// The address of a machine behind a relay: `relay://HOST[:PORT][/PATH]/MACHINE`.
///
/// It names the relay as it was paired with; whether that is reached by TLS was known then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayAddress {
    /// The relay: `HOST[:PORT][/PATH]`.
    pub relay: String,
    /// The machine: its name or its id.
    pub machine: String,
}

impl RelayAddress {
    /// The scheme, with what follows it.
    pub const SCHEME: &str = "relay://";

    /// Reads an address.
    pub fn parse(url: &str) -> Result<Self, RelayClientError> {
        let invalid = || RelayClientError::Address(url.to_owned());
        let rest = url.strip_prefix(Self::SCHEME).ok_or_else(invalid)?;
        let (relay, machine) = rest.trim_end_matches('/').rsplit_once('/').ok_or_else(invalid)?;
        if relay.is_empty() || machine.is_empty() || rest.contains(['?', '#', '@']) {
            return Err(invalid());
        }
        Ok(Self { relay: relay.to_owned(), machine: machine.to_owned() })
    }
}

impl fmt::Display for RelayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", Self::SCHEME, self.relay, self.machine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_names_the_machine() {
        for (url, relay, machine) in [
            ("relay://relay.example/box", "relay.example", "box"),
            ("relay://relay.example:8443/my box/", "relay.example:8443", "my box"),
            ("relay://[::1]:9/a/env_1", "[::1]:9/a", "env_1"),
        ] {
            let read = RelayAddress::parse(url).unwrap();
            assert_eq!((read.relay.as_str(), read.machine.as_str()), (relay, machine));
            assert_eq!(read.to_string(), url.trim_end_matches('/'));
        }
        for url in [
            "",
            "relay://",
            "relay://h",
            "relay://h/",
            "relay:///m",
            "wss://h/m",
            "relay://h/m?x",
            "relay://u@h/m",
        ] {
            assert!(RelayAddress::parse(url).is_err(), "{url}");
        }
    }
}
