//! Addresses to listen on: the values of `--listen`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

/// A value of `--listen`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListenAddress {
    /// `stdio://`: one client on the standard streams.
    Stdio,
    /// `unix://` (`None`: the default path) or `unix://PATH`.
    Unix(Option<PathBuf>),
    /// `ws://IP:PORT`; port 0 picks a free one.
    WebSocket(SocketAddr),
    /// `off`: no local listener.
    Off,
}

/// A text that is no value of `--listen`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListenAddressError {
    /// The host is a name, or something is missing or left over.
    #[error("invalid websocket --listen URL `{0}`; expected `ws://IP:PORT`")]
    WebSocket(String),
    /// The scheme is none of ours.
    #[error(
        "unsupported --listen URL `{0}`; expected `stdio://`, `unix://`, `unix://PATH`, \
         `ws://IP:PORT`, or `off`"
    )]
    Scheme(String),
}

impl FromStr for ListenAddress {
    type Err = ListenAddressError;

    fn from_str(text: &str) -> Result<Self, ListenAddressError> {
        if let Some(address) = text.strip_prefix("ws://") {
            let invalid = |_| ListenAddressError::WebSocket(text.to_owned());
            return address.parse().map(Self::WebSocket).map_err(invalid);
        }
        if let Some(path) = text.strip_prefix("unix://") {
            return Ok(Self::Unix((!path.is_empty()).then(|| path.into())));
        }
        match text {
            "stdio://" => Ok(Self::Stdio),
            "off" => Ok(Self::Off),
            _ => Err(ListenAddressError::Scheme(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        assert_eq!("stdio://".parse(), Ok(ListenAddress::Stdio));
        assert_eq!("off".parse(), Ok(ListenAddress::Off));
        assert_eq!("unix://".parse(), Ok(ListenAddress::Unix(None)));
        assert_eq!(
            "unix:///run/t.sock".parse(),
            Ok(ListenAddress::Unix(Some("/run/t.sock".into())))
        );
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        assert_eq!("ws://127.0.0.1:0".parse(), Ok(ListenAddress::WebSocket(loopback)));
        assert!("ws://[::1]:4500".parse::<ListenAddress>().is_ok());
    }

    #[test]
    fn mistakes_are_named() {
        let message = |text: &str| text.parse::<ListenAddress>().unwrap_err().to_string();
        for text in ["ws://localhost:4500", "ws://127.0.0.1", "ws://127.0.0.1:1/path", "ws://"] {
            let expected =
                format!("invalid websocket --listen URL `{text}`; expected `ws://IP:PORT`");
            assert_eq!(message(text), expected);
        }
        assert_eq!(
            message("http://127.0.0.1:1"),
            "unsupported --listen URL `http://127.0.0.1:1`; expected `stdio://`, `unix://`, \
             `unix://PATH`, `ws://IP:PORT`, or `off`"
        );
    }
}
