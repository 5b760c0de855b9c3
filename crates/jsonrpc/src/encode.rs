//! Writes one message straight into a buffer, without a newline.
//!
//! The framing (a newline, a WebSocket frame) belongs to the transport. When a
//! payload cannot be serialised the buffer is left as it was.

use std::io::Write as _;

use serde::Serialize;

use crate::{ErrorObject, Malformed, RequestId};

/// A payload that JSON cannot hold, such as a map with keys that are no strings.
#[derive(Debug, thiserror::Error)]
#[error("cannot encode the payload of `{what}`")]
pub struct EncodeError {
    /// The method or the kind of answer.
    what: String,
    /// The error of `serde_json`.
    source: serde_json::Error,
}

/// For requests and notifications without `params`.
pub const NO_PARAMS: Option<&()> = None;

/// Appends `{"id":…,"result":…}`.
pub fn write_response<R: Serialize + ?Sized>(
    buf: &mut Vec<u8>,
    id: &RequestId,
    result: &R,
) -> Result<(), EncodeError> {
    whole("response", buf, |buf| {
        buf.extend_from_slice(b"{\"id\":");
        serde_json::to_writer(&mut *buf, id)?;
        buf.extend_from_slice(b",\"result\":");
        serde_json::to_writer(&mut *buf, result)?;
        buf.push(b'}');
        Ok(())
    })
}

/// Appends `{"error":{…},"id":…}`; `None` is written as `null`.
pub fn write_error(buf: &mut Vec<u8>, id: Option<&RequestId>, error: &ErrorObject) {
    write_error_with(buf, &id, error);
}

/// Appends the answer to a message that is none: its code, its reason, its id if it has one.
pub fn write_malformed(buf: &mut Vec<u8>, malformed: &Malformed) {
    let error = ErrorObject::new(malformed.kind.code(), malformed.to_string());
    write_error_with(buf, &malformed.id, &error);
}

/// Appends `{"method":…,"params":…,"emittedAtMs":…}`, as servers say it.
pub fn write_notification<P: Serialize + ?Sized>(
    buf: &mut Vec<u8>,
    method: &str,
    params: &P,
    emitted_at_ms: i64,
) -> Result<(), EncodeError> {
    whole(method, buf, |buf| {
        buf.extend_from_slice(b"{\"method\":");
        serde_json::to_writer(&mut *buf, method)?;
        buf.extend_from_slice(b",\"params\":");
        serde_json::to_writer(&mut *buf, params)?;
        buf.extend_from_slice(b",\"emittedAtMs\":");
        serde_json::to_writer(&mut *buf, &emitted_at_ms)?;
        buf.push(b'}');
        Ok(())
    })
}

/// Room that [`append_seq`] needs beyond the message: its member's name and twenty digits.
pub const SEQ_BYTES: usize = 28;

/// Appends an encoded message with one more member, `"seq":…`, at its end.
///
/// Not standard: Turnhost numbers the notifications of a thread for clients that ask for it. The
/// payload is copied, not encoded again. What does not end in `}` is copied as it is.
pub fn append_seq(buf: &mut Vec<u8>, encoded: &[u8], seq: u64) {
    let Some(open) = encoded.strip_suffix(b"}") else { return buf.extend_from_slice(encoded) };
    buf.extend_from_slice(open);
    buf.extend_from_slice(b",\"seq\":");
    // A vector takes everything.
    let _ = write!(buf, "{seq}");
    buf.push(b'}');
}

/// Appends `{"method":…,"params":…}`, as clients say it; see [`NO_PARAMS`].
pub fn write_client_notification<P: Serialize + ?Sized>(
    buf: &mut Vec<u8>,
    method: &str,
    params: Option<&P>,
) -> Result<(), EncodeError> {
    whole(method, buf, |buf| {
        buf.extend_from_slice(b"{\"method\":");
        serde_json::to_writer(&mut *buf, method)?;
        write_params(buf, params)
    })
}

/// Appends `{"method":…,"id":…,"params":…}`, in either direction; see [`NO_PARAMS`].
pub fn write_request<P: Serialize + ?Sized>(
    buf: &mut Vec<u8>,
    id: &RequestId,
    method: &str,
    params: Option<&P>,
) -> Result<(), EncodeError> {
    whole(method, buf, |buf| {
        buf.extend_from_slice(b"{\"method\":");
        serde_json::to_writer(&mut *buf, method)?;
        buf.extend_from_slice(b",\"id\":");
        serde_json::to_writer(&mut *buf, id)?;
        write_params(buf, params)
    })
}

fn write_params<P: Serialize + ?Sized>(
    buf: &mut Vec<u8>,
    params: Option<&P>,
) -> serde_json::Result<()> {
    if let Some(params) = params {
        buf.extend_from_slice(b",\"params\":");
        serde_json::to_writer(&mut *buf, params)?;
    }
    buf.push(b'}');
    Ok(())
}

#[expect(clippy::expect_used, reason = "ids and error objects hold nothing that JSON cannot")]
fn write_error_with<I: Serialize>(buf: &mut Vec<u8>, id: &I, error: &ErrorObject) {
    buf.extend_from_slice(b"{\"error\":");
    serde_json::to_writer(&mut *buf, error)
        .expect("an error object is a string, a number and JSON");
    buf.extend_from_slice(b",\"id\":");
    serde_json::to_writer(&mut *buf, id).expect("an id is a string, a number or JSON");
    buf.push(b'}');
}

/// Runs `write`; takes back what it wrote if it fails.
fn whole(
    what: &str,
    buf: &mut Vec<u8>,
    write: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>,
) -> Result<(), EncodeError> {
    let start = buf.len();
    write(buf).map_err(|source| {
        buf.truncate(start);
        EncodeError { what: what.to_owned(), source }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::code;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut buf = Vec::new();
        write(&mut buf);
        String::from_utf8(buf).unwrap()
    }

    #[test]
    fn members_come_in_the_order_of_the_wire() {
        let id = RequestId::from("a\"b");
        assert_eq!(
            written(|buf| write_response(buf, &id, &json!({"x": 1})).unwrap()),
            r#"{"id":"a\"b","result":{"x":1}}"#
        );
        let error = ErrorObject::new(code::OVERLOADED, "Server overloaded; retry later.");
        assert_eq!(
            written(|buf| write_error(buf, Some(&RequestId::Integer(3)), &error)),
            r#"{"error":{"code":-32001,"message":"Server overloaded; retry later."},"id":3}"#
        );
        assert_eq!(
            written(|buf| write_error(buf, None, &error.clone().with_data(json!([1])))),
            r#"{"error":{"code":-32001,"message":"Server overloaded; retry later.","data":[1]},"id":null}"#
        );
        assert_eq!(
            written(|buf| write_notification(buf, "a/b", &json!({}), 1_700).unwrap()),
            r#"{"method":"a/b","params":{},"emittedAtMs":1700}"#
        );
        assert_eq!(
            written(|buf| write_client_notification(buf, "initialized", NO_PARAMS).unwrap()),
            r#"{"method":"initialized"}"#
        );
        assert_eq!(
            written(|buf| write_request(buf, &RequestId::Integer(0), "m", Some(&[1])).unwrap()),
            r#"{"method":"m","id":0,"params":[1]}"#
        );
    }

    #[test]
    fn a_number_is_put_behind_what_is_encoded() {
        for seq in [0, 7, 10, 1_740_800_000_000_001, u64::MAX] {
            let text = written(|buf| append_seq(buf, br#"{"method":"m","params":{}}"#, seq));
            assert_eq!(text, format!(r#"{{"method":"m","params":{{}},"seq":{seq}}}"#));
            assert!(text.len() <= 26 + SEQ_BYTES);
        }
        assert_eq!(written(|buf| append_seq(buf, b"", 1)), "");
    }

    #[test]
    fn a_payload_that_fails_leaves_the_buffer_alone() {
        let bad = BTreeMap::from([((1, 2), 3)]);
        let mut buf = b"before".to_vec();
        let err = write_response(&mut buf, &RequestId::Integer(1), &bad).unwrap_err();
        assert_eq!(err.to_string(), "cannot encode the payload of `response`");
        assert_eq!(buf, b"before");
    }
}
