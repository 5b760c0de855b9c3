//! Envelopes between a host and its relay: flat objects, one in each text frame.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{Frame, Text, write};

/// An envelope to a host, as a relay writes it.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToHost<'a> {
    /// A message of a client.
    ClientMessage {
        /// The message, one of JSON-RPC.
        message: &'a RawValue,
        /// Its place.
        #[serde(flatten)]
        to: Addressed<'a>,
    },
    /// A piece of a message of a client.
    ClientMessageChunk {
        /// The number of the piece, from 0.
        segment_id: u32,
        /// The number of pieces.
        segment_count: u32,
        /// The bytes of the whole message.
        message_size_bytes: u64,
        /// The piece in base64.
        message_chunk_base64: &'a str,
        /// Its place.
        #[serde(flatten)]
        to: Addressed<'a>,
    },
    /// The relay has everything of this stream up to here.
    Ack {
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
        /// The last envelope.
        seq_id: u64,
        /// The last piece of it, if it was in pieces.
        #[serde(skip_serializing_if = "Option::is_none")]
        segment_id: Option<u32>,
    },
    /// The client is still there.
    Ping {
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
    },
    /// The client is gone.
    ClientClosed {
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
    },
}

impl Frame for ToHost<'_> {
    fn encode(&self) -> String {
        write(self)
    }
}

/// The addressing members of what a host must take exactly once.
#[derive(Debug, Serialize)]
pub struct Addressed<'a> {
    /// The client.
    pub client_id: &'a str,
    /// Its stream.
    pub stream_id: &'a str,
    /// The number in the stream.
    pub seq_id: u64,
    /// The place among all envelopes to the host.
    pub cursor: &'a str,
}

/// An envelope of any type to a host, as a host reads it.
#[derive(Debug, Deserialize)]
pub struct FromRelay<'a> {
    /// The type.
    #[serde(borrow, rename = "type")]
    pub kind: Text<'a>,
    /// The client.
    #[serde(borrow)]
    pub client_id: Text<'a>,
    /// Its stream; clients of old have none.
    #[serde(borrow, default)]
    pub stream_id: Option<Text<'a>>,
    /// The number in the stream.
    #[serde(default)]
    pub seq_id: Option<u64>,
    /// The place among all envelopes to the host.
    #[serde(borrow, default)]
    pub cursor: Option<Text<'a>>,
    /// See [`ToHost::ClientMessage`].
    #[serde(borrow, default)]
    pub message: Option<&'a RawValue>,
    /// See [`ToHost::ClientMessageChunk`].
    #[serde(default)]
    pub segment_id: Option<u32>,
    /// See [`ToHost::ClientMessageChunk`].
    #[serde(default)]
    pub segment_count: Option<u32>,
    /// See [`ToHost::ClientMessageChunk`].
    #[serde(default)]
    pub message_size_bytes: Option<u64>,
    /// See [`ToHost::ClientMessageChunk`].
    #[serde(borrow, default)]
    pub message_chunk_base64: Option<Text<'a>>,
}

impl<'a> FromRelay<'a> {
    /// Reads a frame. `None`: it is malformed.
    pub fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// An envelope to a relay, as a host writes it. The order of members is that of the reference.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToRelay<'a> {
    /// A message for a client.
    ServerMessage {
        /// The message, one of JSON-RPC.
        message: &'a RawValue,
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
        /// The number in the stream.
        seq_id: u64,
    },
    /// A piece of a message for a client.
    ServerMessageChunk {
        /// The number of the piece, from 0.
        segment_id: u32,
        /// The number of pieces.
        segment_count: u32,
        /// The bytes of the whole message.
        message_size_bytes: u64,
        /// The piece in base64.
        message_chunk_base64: &'a str,
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
        /// The number in the stream.
        seq_id: u64,
    },
    /// The answer to a ping, or the news that a stream has ended.
    Pong {
        /// `active` or `unknown`.
        status: &'a str,
        /// The client.
        client_id: &'a str,
        /// Its stream.
        stream_id: &'a str,
        /// The number in the stream.
        seq_id: u64,
    },
}

impl Frame for ToRelay<'_> {
    fn encode(&self) -> String {
        write(self)
    }
}

/// An envelope of any type to a relay, as a relay reads it.
#[derive(Debug, Deserialize)]
pub struct FromHost<'a> {
    /// The type.
    #[serde(borrow, rename = "type")]
    pub kind: Text<'a>,
    /// The client.
    #[serde(borrow)]
    pub client_id: Text<'a>,
    /// Its stream.
    #[serde(borrow)]
    pub stream_id: Text<'a>,
    /// The number in the stream.
    pub seq_id: u64,
    /// See [`ToRelay::ServerMessage`].
    #[serde(borrow, default)]
    pub message: Option<&'a RawValue>,
    /// See [`ToRelay::ServerMessageChunk`].
    #[serde(default)]
    pub segment_id: Option<u32>,
    /// See [`ToRelay::ServerMessageChunk`].
    #[serde(default)]
    pub segment_count: Option<u32>,
    /// See [`ToRelay::ServerMessageChunk`].
    #[serde(default)]
    pub message_size_bytes: Option<u64>,
    /// See [`ToRelay::ServerMessageChunk`].
    #[serde(borrow, default)]
    pub message_chunk_base64: Option<Text<'a>>,
    /// See [`ToRelay::Pong`].
    #[serde(borrow, default)]
    pub status: Option<Text<'a>>,
}

impl<'a> FromHost<'a> {
    /// Reads a frame. `None`: it is malformed.
    pub fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    const CHUNK: &str = r#"{"type":"server_message_chunk","segment_id":0,"segment_count":2,"message_size_bytes":9,"message_chunk_base64":"YQ==","client_id":"c","stream_id":"s","seq_id":3}"#;

    #[test]
    fn a_host_is_read_as_it_writes() {
        let chunk = ToRelay::ServerMessageChunk {
            segment_id: 0,
            segment_count: 2,
            message_size_bytes: 9,
            message_chunk_base64: "YQ==",
            client_id: "c",
            stream_id: "s",
            seq_id: 3,
        };
        assert_eq!(encode(&chunk), CHUNK);
        let read: FromHost<'_> = serde_json::from_str(CHUNK).unwrap();
        assert_eq!((&*read.kind, read.segment_count), ("server_message_chunk", Some(2)));
        let pong = encode(&ToRelay::Pong {
            status: "unknown",
            client_id: "c\u{e4}\"",
            stream_id: "s",
            seq_id: 1,
        });
        let read: FromHost<'_> = serde_json::from_str(&pong).unwrap();
        assert_eq!((&*read.client_id, read.status.as_deref()), ("c\u{e4}\"", Some("unknown")));
    }

    #[test]
    fn a_relay_is_read_as_it_writes() {
        let message: &RawValue = serde_json::from_str(r#"{"id":1}"#).unwrap();
        let to = Addressed { client_id: "c", stream_id: "s", seq_id: 1, cursor: "k.1" };
        let text = encode(&ToHost::ClientMessage { message, to });
        let read: FromRelay<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (read.cursor.as_deref(), read.message.map(RawValue::get)),
            (Some("k.1"), Some(r#"{"id":1}"#))
        );
        let text =
            encode(&ToHost::Ack { client_id: "c", stream_id: "s", seq_id: 1, segment_id: None });
        assert_eq!(text, r#"{"type":"ack","client_id":"c","stream_id":"s","seq_id":1}"#);
        // The reference's clients of old name no stream, and a later version may add members.
        let read = r#"{"type":"later","client_id":"c","more":[1]}"#;
        assert!(serde_json::from_str::<FromRelay<'_>>(read).is_ok());
        for broken in ["[]", "{}", r#"{"type":"ping"}"#, r#"{"type":1,"client_id":"c"}"#] {
            assert!(serde_json::from_str::<FromRelay<'_>>(broken).is_err(), "{broken}");
        }
    }
}
