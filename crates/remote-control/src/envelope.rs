//! Envelopes on the socket.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Names a stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) client: Arc<str>,
    pub(crate) stream: Arc<str>,
}

/// An envelope from the relay, of any type: flat, with the members of all types.
#[derive(Debug, Deserialize)]
pub(crate) struct FromRelay<'a> {
    #[serde(borrow, rename = "type")]
    pub(crate) kind: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) client_id: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) stream_id: Option<Cow<'a, str>>,
    #[serde(default)]
    pub(crate) seq_id: Option<u64>,
    #[serde(borrow, default)]
    pub(crate) cursor: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) message: Option<&'a RawValue>,
    #[serde(default)]
    pub(crate) segment_id: Option<u32>,
    #[serde(default)]
    pub(crate) segment_count: Option<u32>,
    #[serde(default)]
    pub(crate) message_size_bytes: Option<u64>,
    #[serde(borrow, default)]
    pub(crate) message_chunk_base64: Option<Cow<'a, str>>,
}

/// An envelope to the relay. The order of members is that of the wire.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ToRelay<'a> {
    ServerMessage {
        message: &'a RawValue,
        client_id: &'a str,
        stream_id: &'a str,
        seq_id: u64,
    },
    ServerMessageChunk {
        segment_id: usize,
        segment_count: usize,
        message_size_bytes: usize,
        message_chunk_base64: &'a str,
        client_id: &'a str,
        stream_id: &'a str,
        seq_id: u64,
    },
    Pong {
        status: &'a str,
        client_id: &'a str,
        stream_id: &'a str,
        seq_id: u64,
    },
}

/// Writes an envelope. Types of this module always can be written.
pub(crate) fn encode(envelope: &ToRelay<'_>) -> String {
    serde_json::to_string(envelope).unwrap_or_default()
}
