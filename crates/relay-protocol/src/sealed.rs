//! Messages of the secure channel: what a relay carries between a client and a host of ours.

use serde::{Deserialize, Serialize};

/// The method of sealed messages.
pub const SEALED: &str = "turnhost/sealed";

/// The params of a sealed message; one of them is there. Bytes are in base64.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sealed {
    /// The client's part of the handshake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hello: Option<String>,
    /// The host's part of the handshake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcome: Option<String>,
    /// A frame of the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<String>,
    /// The stream was not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
}

/// The reason why a stream was not taken, which is not authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Refused {
    /// Neither the client's key nor its pairing secret is known.
    UnknownClient,
    /// A message that is no handshake, or not the next frame.
    Broken,
    /// A message without encryption.
    Plain,
}

#[derive(Serialize)]
struct SealedMessage<'a> {
    method: &'static str,
    params: &'a Sealed,
}

impl Sealed {
    /// Makes the params of a client's part of the handshake.
    pub fn hello(base64: String) -> Self {
        Self { hello: Some(base64), ..Self::default() }
    }

    /// Makes the params of a host's part of the handshake.
    pub fn welcome(base64: String) -> Self {
        Self { welcome: Some(base64), ..Self::default() }
    }

    /// Makes the params of a frame.
    pub fn frame(base64: String) -> Self {
        Self { frame: Some(base64), ..Self::default() }
    }

    /// Makes the params of a refusal.
    pub fn refusal(refused: Refused) -> Self {
        Self { refused: Some(refused), ..Self::default() }
    }

    /// Writes the message.
    pub fn message(&self) -> String {
        crate::encode(&SealedMessage { method: SEALED, params: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_member_is_written() {
        let text = Sealed::refusal(Refused::UnknownClient).message();
        assert_eq!(text, r#"{"method":"turnhost/sealed","params":{"refused":"unknownClient"}}"#);
        let params: Sealed = serde_json::from_str(r#"{"frame":"YQ==","later":1}"#).unwrap();
        assert_eq!(params, Sealed::frame("YQ==".to_owned()));
    }
}
