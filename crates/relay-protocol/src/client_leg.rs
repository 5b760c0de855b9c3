//! Frames between a client and its relay, one in each text frame.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{Frame, Text, write};

/// A frame to a relay, as a client writes it.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientToRelay<'a> {
    /// A message for the host.
    Message {
        /// The number in the stream.
        seq: u64,
        /// The message.
        message: &'a RawValue,
    },
    /// A piece of a message for the host.
    Chunk {
        /// The number in the stream.
        seq: u64,
        /// The number of the piece, from 0.
        segment: u32,
        /// The number of pieces.
        segments: u32,
        /// The bytes of the whole message.
        bytes: u64,
        /// The piece in base64.
        data: &'a str,
    },
    /// The client has everything up to here.
    Ack {
        /// The last message.
        seq: u64,
    },
    /// Asks whether the relay is there, which acknowledges what it has.
    Ping,
    /// Reports whether a user looks at the client. At a new socket one does.
    Presence {
        /// True if no user does, so that the client is to be woken.
        away: bool,
    },
}

impl Frame for ClientToRelay<'_> {
    fn encode(&self) -> String {
        write(self)
    }
}

/// A frame of any type from a client, as a relay reads it.
#[derive(Debug, Deserialize)]
pub struct FromClient<'a> {
    /// The type.
    #[serde(borrow, rename = "type")]
    pub kind: Text<'a>,
    /// The number in the stream; 0 in frames without one.
    #[serde(default)]
    pub seq: u64,
    /// See [`ClientToRelay::Message`].
    #[serde(borrow, default)]
    pub message: Option<&'a RawValue>,
    /// See [`ClientToRelay::Chunk`].
    #[serde(default)]
    pub segment: Option<u32>,
    /// See [`ClientToRelay::Chunk`].
    #[serde(default)]
    pub segments: Option<u32>,
    /// See [`ClientToRelay::Chunk`].
    #[serde(default)]
    pub bytes: Option<u64>,
    /// See [`ClientToRelay::Chunk`].
    #[serde(borrow, default)]
    pub data: Option<Text<'a>>,
    /// See [`ClientToRelay::Presence`].
    #[serde(default)]
    pub away: Option<bool>,
}

impl<'a> FromClient<'a> {
    /// Reads a frame. `None`: it is malformed.
    pub fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// A frame to a client, as a relay writes it.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToClient<'a> {
    /// The first frame of each socket.
    Open {
        /// The stream.
        stream: &'a str,
        /// The last message of the client that the relay has.
        taken: u64,
        /// True if the host is connected.
        online: bool,
    },
    /// A message of the host.
    Message {
        /// The number in the stream.
        seq: u64,
        /// The message.
        message: &'a RawValue,
    },
    /// A piece of a message of the host.
    Chunk {
        /// The number in the stream.
        seq: u64,
        /// The number of the piece, from 0.
        segment: u32,
        /// The number of pieces.
        segments: u32,
        /// The bytes of the whole message.
        bytes: u64,
        /// The piece in base64.
        data: &'a str,
    },
    /// The relay has everything up to here.
    Ack {
        /// The last message of the client.
        seq: u64,
    },
    /// The host's connection was lost or is back.
    Machine {
        /// True if it is back.
        online: bool,
    },
    /// The stream is over.
    Lost {
        /// The reason, for people.
        reason: &'a str,
    },
}

impl Frame for ToClient<'_> {
    fn encode(&self) -> String {
        write(self)
    }
}

/// A frame of any type from a relay, as a client reads it.
#[derive(Debug, Deserialize)]
pub struct RelayToClient<'a> {
    /// The type.
    #[serde(borrow, rename = "type")]
    pub kind: Text<'a>,
    /// The number in the stream.
    #[serde(default)]
    pub seq: Option<u64>,
    /// See [`ToClient::Message`].
    #[serde(borrow, default)]
    pub message: Option<&'a RawValue>,
    /// See [`ToClient::Chunk`].
    #[serde(default)]
    pub segment: Option<u32>,
    /// See [`ToClient::Chunk`].
    #[serde(default)]
    pub segments: Option<u32>,
    /// See [`ToClient::Chunk`].
    #[serde(default)]
    pub bytes: Option<u64>,
    /// See [`ToClient::Chunk`].
    #[serde(borrow, default)]
    pub data: Option<Text<'a>>,
    /// See [`ToClient::Open`].
    #[serde(borrow, default)]
    pub stream: Option<Text<'a>>,
    /// See [`ToClient::Open`].
    #[serde(default)]
    pub taken: Option<u64>,
    /// See [`ToClient::Open`] and [`ToClient::Machine`].
    #[serde(default)]
    pub online: Option<bool>,
    /// See [`ToClient::Lost`].
    #[serde(borrow, default)]
    pub reason: Option<Text<'a>>,
}

impl<'a> RelayToClient<'a> {
    /// Reads a frame. `None`: it is malformed.
    pub fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn both_ends_are_read_as_they_write() {
        let message: &RawValue = serde_json::from_str("[1]").unwrap();
        let text = encode(&ClientToRelay::Message { seq: 7, message });
        assert_eq!(text, r#"{"type":"message","seq":7,"message":[1]}"#);
        let read: FromClient<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!((read.seq, read.message.map(RawValue::get)), (7, Some("[1]")));
        let text = encode(&ClientToRelay::Ack { seq: 7 });
        let read: FromClient<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!((&*read.kind, read.seq), ("ack", 7));
        let text = encode(&ClientToRelay::Ping);
        let read: FromClient<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!((&*read.kind, read.seq), ("ping", 0));
        let text = encode(&ClientToRelay::Presence { away: true });
        let read: FromClient<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!((&*read.kind, read.away), ("presence", Some(true)));
        for frame in [
            ToClient::Open { stream: "s", taken: 3, online: true },
            ToClient::Message { seq: 1, message },
            ToClient::Chunk { seq: 1, segment: 0, segments: 1, bytes: 1, data: "YQ==" },
            ToClient::Ack { seq: 3 },
            ToClient::Machine { online: false },
            ToClient::Lost { reason: "a \"reason\"" },
        ] {
            let text = encode(&frame);
            let read = serde_json::from_str::<RelayToClient<'_>>(&text);
            assert!(read.is_ok(), "{text}");
        }
    }
}
