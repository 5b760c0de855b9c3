//! Frames of both legs. Messages inside them stay unread.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A frame from a host, of any type: flat, with the members of all types.
#[derive(Debug, Deserialize)]
pub(crate) struct FromHost<'a> {
    #[serde(borrow, rename = "type")]
    pub(crate) kind: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) client_id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) stream_id: Cow<'a, str>,
    pub(crate) seq_id: u64,
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
    #[serde(borrow, default)]
    pub(crate) status: Option<Cow<'a, str>>,
}

/// A frame to a host.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ToHost<'a> {
    ClientMessage {
        message: &'a RawValue,
        #[serde(flatten)]
        to: Addressed<'a>,
    },
    ClientMessageChunk {
        segment_id: u32,
        segment_count: u32,
        message_size_bytes: u64,
        message_chunk_base64: &'a str,
        #[serde(flatten)]
        to: Addressed<'a>,
    },
    Ack {
        client_id: &'a str,
        stream_id: &'a str,
        seq_id: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        segment_id: Option<u32>,
    },
    Ping {
        client_id: &'a str,
        stream_id: &'a str,
    },
    ClientClosed {
        client_id: &'a str,
        stream_id: &'a str,
    },
}

/// The addressing members of what a host must take exactly once.
#[derive(Debug, Serialize)]
pub(crate) struct Addressed<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) stream_id: &'a str,
    pub(crate) seq_id: u64,
    pub(crate) cursor: &'a str,
}

/// A frame from a client.
#[derive(Debug, Deserialize)]
pub(crate) struct FromClient<'a> {
    #[serde(borrow, rename = "type")]
    pub(crate) kind: Cow<'a, str>,
    pub(crate) seq: u64,
    #[serde(borrow, default)]
    pub(crate) message: Option<&'a RawValue>,
    #[serde(default)]
    pub(crate) segment: Option<u32>,
    #[serde(default)]
    pub(crate) segments: Option<u32>,
    #[serde(default)]
    pub(crate) bytes: Option<u64>,
    #[serde(borrow, default)]
    pub(crate) data: Option<Cow<'a, str>>,
}

/// A frame to a client.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ToClient<'a> {
    Open { stream: &'a str, taken: u64, online: bool },
    Message { seq: u64, message: &'a RawValue },
    Chunk { seq: u64, segment: u32, segments: u32, bytes: u64, data: &'a str },
    Ack { seq: u64 },
    Machine { online: bool },
    Lost { reason: &'a str },
}

/// Writes a frame. Types of this module always can be written.
pub(crate) fn encode(frame: &impl Serialize) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}
