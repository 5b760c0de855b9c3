//! Each input counts as the right message, and none panics.

use proptest::prelude::*;

use super::*;
use crate::write_malformed;

fn read(line: &str) -> Incoming<'_> {
    decode(line.as_bytes()).unwrap().unwrap()
}

fn answer(line: &[u8]) -> String {
    let malformed = decode(line).unwrap_err();
    let mut out = Vec::new();
    write_malformed(&mut out, &malformed);
    String::from_utf8(out).unwrap()
}

#[test]
fn reads_a_request_and_ignores_unknown_members() {
    let line = r#"{"jsonrpc":5,"x":[{}],"method":"a\/b","id":"é","params":{"p": 1},"trace":{"traceparent":"00-1"}}"#;
    let Incoming::Request(request) = read(line) else { panic!("not a request") };
    assert_eq!(request.id, RequestId::from("é"));
    assert_eq!(request.method, "a/b");
    assert_eq!(request.params.unwrap().get(), r#"{"p": 1}"#);
    assert_eq!(request.trace.unwrap().traceparent.unwrap(), "00-1");
}

#[test]
fn null_params_and_trace_count_as_absent() {
    let Incoming::Request(request) = read(r#"{"method":"m","id":-5,"params":null,"trace":null}"#)
    else {
        panic!("not a request")
    };
    assert!(request.params.is_none() && request.trace.is_none());
}

#[test]
fn reads_notifications() {
    let Incoming::Notification(said) =
        read(r#"{"method":"m","params":[],"emittedAtMs":12,"seq":3}"#)
    else {
        panic!("not a notification")
    };
    assert_eq!((said.method.as_ref(), said.emitted_at_ms, said.seq), ("m", Some(12), Some(3)));
    assert_eq!(said.params.unwrap().get(), "[]");
}

#[test]
fn reads_answers() {
    let Incoming::Response(response) = read(r#"{"id":1,"result":null,"error":null}"#) else {
        panic!("not a response")
    };
    assert_eq!((response.id, response.result.get()), (RequestId::Integer(1), "null"));

    let line = r#"{"error":{"code":-32600,"message":"m","data":{"k":1}},"id":null}"#;
    let Incoming::Error(error) = read(line) else { panic!("not an error") };
    assert_eq!(error.id, None);
    assert_eq!(error.error, ErrorObject::new(-32600, "m").with_data(serde_json::json!({"k": 1})));
}

#[test]
fn blank_lines_are_nothing() {
    for blank in ["", " ", "\r", "\t \r\n"] {
        assert!(decode(blank.as_bytes()).unwrap().is_none());
    }
}

#[test]
fn answers_what_is_not_json_with_a_parse_error() {
    for line in [&b"this is not json"[..], b"{\"method\":", b"[1,", b"{} {}", b"\"\xff\"", b"\xff"]
    {
        let answer = answer(line);
        assert!(
            answer.starts_with(r#"{"error":{"code":-32700,"message":"Parse error: "#)
                && answer.ends_with(r#"},"id":null}"#),
            "{answer}"
        );
    }
}

#[test]
fn answers_json_that_is_no_message_with_invalid_request() {
    let check = |line: &str, id: &str, reason: &str| {
        let expected = format!(
            r#"{{"error":{{"code":-32600,"message":"Invalid request: {reason}"}},"id":{id}}}"#
        );
        assert_eq!(answer(line.as_bytes()), expected, "{line}");
    };
    let no_object = "expected a JSON-RPC message object";
    check("[]", "null", &format!("invalid type: sequence, {no_object}"));
    check(r#"[1,"m"]"#, "null", &format!("invalid type: sequence, {no_object}"));
    check("42", "null", &format!("invalid type: integer `42`, {no_object}"));
    check("null", "null", &format!("invalid type: null, {no_object}"));
    check("{}", "null", "missing field `method`");
    check(r#"{"id":77}"#, "null", "missing field `method`");
    check(r#"{"result":1}"#, "null", "missing field `id`");
    let bad_id = "`id` must be a string or a 64-bit integer";
    for id in ["null", "1.5", r#"{"a":[1]}"#, "true", "9223372036854775808"] {
        check(&format!(r#"{{"method":"m","id":{id},"params":{{}}}}"#), "null", bad_id);
    }
    check(
        r#"{"method":5,"id":1}"#,
        "1",
        "member `method`: invalid type: integer `5`, expected a string",
    );
    check(r#"{"method":"m","id":1,"id":2}"#, "2", "member `id` appears twice");
    check(r#"{"id":3,"error":{"code":1}}"#, "null", "member `error`: missing field `message`");
    for trace in [r#""x""#, r#"["a","b"]"#, "1", r#"{"traceparent":1}"#, r#"{"tracestate":[]}"#] {
        let line = format!(r#"{{"method":"m","id":4,"trace":{trace}}}"#);
        let malformed = decode(line.as_bytes()).unwrap_err();
        assert_eq!(malformed.id, Some(RequestId::Integer(4)), "{line}");
        assert!(malformed.reason.starts_with("member `trace`: "), "{line}: {}", malformed.reason);
    }
}

#[test]
fn nesting_costs_no_stack() {
    let deep = "[".repeat(500_000) + &"]".repeat(500_000);
    let line = format!(r#"{{"method":"m","id":1,"params":{deep},"other":{deep}}}"#);
    let Incoming::Request(request) = read(&line) else { panic!("not a request") };
    let typed = serde_json::from_str::<serde_json::Value>(request.params.unwrap().get());
    assert!(typed.unwrap_err().to_string().contains("recursion limit"));
    assert_eq!(decode(deep.as_bytes()).unwrap_err().kind, MalformedKind::NotMessage);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(malformed) = decode(&bytes) {
            let mut out = Vec::new();
            write_malformed(&mut out, &malformed);
            let said = decode(&out).unwrap().unwrap();
            prop_assert!(matches!(said, Incoming::Error(_)));
        }
    }

    /// Near-misses: text made of the pieces that messages are made of.
    #[test]
    fn no_shape_panics(pieces in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"id\"", "\"method\"", "\"result\"", "\"error\"",
        "\"trace\"", "\"params\"", "null", "1", "-1.5", "\"x\"", "\"\\u0000\"", " ",
    ]), 0..30)) {
        let line = pieces.concat();
        if let Ok(Some(Incoming::Request(request))) = decode(line.as_bytes()) {
            prop_assert!(!request.method.is_empty());
        }
    }
}
