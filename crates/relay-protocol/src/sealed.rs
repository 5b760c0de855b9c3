//! Messages of the secure channel: what a relay carries between a client and a host of ours.

use serde::{Deserialize, Serialize};

use crate::{Text, write};

/// The method of sealed messages.
pub const SEALED: &str = "turnhost/sealed";

/// The params of a sealed message; one of them is there. Bytes are in base64.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sealed<'a> {
    /// The client's part of the handshake.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub hello: Option<Text<'a>>,
    /// The host's part of the handshake.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub welcome: Option<Text<'a>>,
    /// A frame of the channel.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Text<'a>>,
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
    params: &'a Sealed<'a>,
}

/// A message that may be sealed.
#[derive(Deserialize)]
struct AnyMessage<'a> {
    #[serde(borrow)]
    method: Text<'a>,
    #[serde(borrow)]
    params: Sealed<'a>,
}

impl<'a> Sealed<'a> {
    /// Reads a sealed message. `None`: it is another message, or its params are malformed.
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let message: AnyMessage<'_> = serde_json::from_slice(message).ok()?;
        (*message.method == *SEALED).then_some(message.params)
    }

    /// Makes the params of a client's part of the handshake.
    pub fn hello(base64: String) -> Self {
        Self { hello: Some(base64.into()), ..Self::default() }
    }

    /// Makes the params of a host's part of the handshake.
    pub fn welcome(base64: String) -> Self {
        Self { welcome: Some(base64.into()), ..Self::default() }
    }

    /// Makes the params of a frame.
    pub fn frame(base64: String) -> Self {
        Self { frame: Some(base64.into()), ..Self::default() }
    }

    /// Makes the params of a refusal.
    pub fn refusal(refused: Refused) -> Self {
        Self { refused: Some(refused), ..Self::default() }
    }

    /// Writes the message.
    pub fn message(&self) -> String {
        write(&SealedMessage { method: SEALED, params: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_member_is_written() {
        let text = Sealed::refusal(Refused::UnknownClient).message();
        assert_eq!(text, r#"{"method":"turnhost/sealed","params":{"refused":"unknownClient"}}"#);
        let params: Sealed<'_> = serde_json::from_str(r#"{"frame":"YQ==","later":1}"#).unwrap();
        assert_eq!(params, Sealed::frame("YQ==".to_owned()));
    }

    #[test]
    fn sealed_messages_are_told_from_others() {
        let message = Sealed::frame("YQ==".to_owned()).message();
        let read = Sealed::read(message.as_bytes()).unwrap();
        assert_eq!(read.frame.as_deref(), Some("YQ=="));
        for other in [
            r#"{"id":1,"method":"thread/list","params":{}}"#,
            r#"{"method":"initialized"}"#,
            r#"{"method":"turnhost/sealed"}"#,
            r#"{"method":"turnhost/sealed","params":{"frame":1}}"#,
            r#"{"id":1,"result":{"method":"turnhost/sealed","params":{}}}"#,
            "",
        ] {
            assert_eq!(Sealed::read(other.as_bytes()), None, "{other}");
        }
    }
}
