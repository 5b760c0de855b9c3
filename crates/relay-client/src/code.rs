//! Pairing links and codes, as hosts show them.

use turnhost_relay_protocol::RelayUrl;
use turnhost_secure_channel::{PairingSecret, PublicKey};

use crate::RelayClientError;

/// A pairing link, or a code with the relay that it is for.
///
/// ```text
/// https://relay.example/#pair=7QK2-M0WZ&key=HOSTKEY&secret=SECRET
/// 7QK2-M0WZ-91AB-XXTE-0000-0000
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingLink {
    /// The relay.
    pub relay: RelayUrl,
    /// The relay's part of the code.
    pub code: String,
    /// The host's key; a typed code does not have it.
    pub host_key: Option<PublicKey>,
    /// The secret that the relay does not know; hosts that do not encrypt give none.
    pub secret: Option<PairingSecret>,
}

impl PairingLink {
    /// Reads a link, or a code of two or six groups for which `relay` must be given.
    pub fn parse(text: &str, relay: Option<&RelayUrl>) -> Result<Self, RelayClientError> {
        if let Some((url, fragment)) = text.trim().split_once('#') {
            return Self::link(url, fragment);
        }
        let relay = relay.ok_or(RelayClientError::CodeWithoutRelay)?;
        Self::typed(text, relay.clone())
    }

    fn link(url: &str, fragment: &str) -> Result<Self, RelayClientError> {
        let relay = RelayUrl::parse(url).ok_or_else(|| RelayClientError::Url(url.to_owned()))?;
        let member = |name: &str| {
            let pairs = form_urlencoded::parse(fragment.as_bytes());
            pairs.filter(|(key, _)| key == name).last().map(|(_, value)| value.into_owned())
        };
        let code = member("pair").filter(|code| !code.is_empty()).ok_or(RelayClientError::Code)?;
        let host_key = member("key").map(|key| key.parse()).transpose();
        let secret = member("secret").map(|secret| secret.parse()).transpose();
        let (Ok(host_key), Ok(secret)) = (host_key, secret) else {
            return Err(RelayClientError::Code);
        };
        Ok(Self { relay, code, host_key, secret })
    }

    fn typed(text: &str, relay: RelayUrl) -> Result<Self, RelayClientError> {
        let groups = text.split(|it: char| it == '-' || it.is_whitespace());
        let groups: Vec<_> = groups.filter(|group| !group.is_empty()).collect();
        let (code, secret) = groups.split_at_checked(2).ok_or(RelayClientError::Code)?;
        let secret = match secret {
            [] => None,
            _ => Some(secret.join("-").parse().map_err(|_| RelayClientError::Code)?),
        };
        Ok(Self { relay, code: code.join("-").to_uppercase(), host_key: None, secret })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";

    #[test]
    fn links_and_typed_codes_are_read() {
        let relay = RelayUrl::parse("https://relay.example").unwrap();
        let secret: PairingSecret = "0123-4567-89AB-CDEF".parse().unwrap();
        let link = format!("https://relay.example/#pair=7QK2-M0WZ&key={KEY}&secret={secret}");
        let read = PairingLink::parse(&link, None).unwrap();
        assert_eq!(read.relay.base(), relay.base());
        assert_eq!((read.code.as_str(), read.secret), ("7QK2-M0WZ", Some(secret)));
        assert_eq!(read.host_key.map(|key| key.to_string()).as_deref(), Some(KEY));
        for typed in ["7QK2-M0WZ-0123-4567-89AB-CDEF", " 7qk2 m0wz 0123 4567 89ab cdef\n"] {
            let read = PairingLink::parse(typed, Some(&relay)).unwrap();
            assert_eq!((read.code.as_str(), read.secret), ("7QK2-M0WZ", Some(secret)));
        }
        let read = PairingLink::parse("7qk2-m0wz", Some(&relay)).unwrap();
        assert_eq!((read.code.as_str(), read.secret, read.host_key), ("7QK2-M0WZ", None, None));
    }

    #[test]
    fn what_is_neither_says_what_is_missing() {
        let relay = RelayUrl::parse("https://relay.example").unwrap();
        assert!(matches!(
            PairingLink::parse("7QK2-M0WZ", None),
            Err(RelayClientError::CodeWithoutRelay)
        ));
        assert!(matches!(
            PairingLink::parse("http://relay.example/#pair=A", None),
            Err(RelayClientError::Url(_))
        ));
        for broken in [
            "",
            "7QK2",
            "7QK2-M0WZ-0123",
            "https://r.example/#key=a",
            "https://r.example/#pair=",
            "https://r.example/#pair=A&key=x",
            "https://r.example/#pair=A&secret=x",
        ] {
            let read = PairingLink::parse(broken, Some(&relay));
            assert!(matches!(read, Err(RelayClientError::Code)), "{broken}: {read:?}");
        }
    }
}
