//! The envelope: request ids, codes, and reading lines with limits.
//!
//! Messages are JSON-RPC 2.0 without the `jsonrpc` member: one JSON object a
//! line (stdio) or a text frame (WebSocket). This crate reads and writes that
//! object and keeps what is inside `params`, `result` and `data` opaque. It
//! knows no method, owns no socket, and builds no `serde_json::Value` tree on
//! the way.
//!
//! ```
//! use turnhost_jsonrpc::{Incoming, RequestId, decode, write_response};
//!
//! let line = br#"{"id":7,"method":"thread/read","params":{"threadId":"t"}}"#;
//! let Ok(Some(Incoming::Request(request))) = decode(line) else { panic!("a request") };
//! assert_eq!(request.id, RequestId::Integer(7));
//!
//! let mut out = Vec::new();
//! write_response(&mut out, &request.id, &"done").expect("a string always encodes");
//! assert_eq!(out, br#"{"id":7,"result":"done"}"#);
//! ```

#![forbid(unsafe_code)]

mod decode;
mod encode;
mod error;
mod id;
mod lines;
mod ordinary;

pub use decode::{
    Incoming, IncomingError, Malformed, MalformedKind, Notification, Request, Response,
    TraceHeaders, decode,
};
pub use encode::{
    EncodeError, NO_PARAMS, SEQ_BYTES, append_seq, write_client_notification, write_error,
    write_malformed, write_notification, write_request, write_response,
};
pub use error::{ErrorObject, code};
pub use id::RequestId;
pub use lines::{Line, LineBuffer, MAX_LINE_BYTES};
