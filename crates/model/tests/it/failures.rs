//! Every way a provider fails, and the error of the turn.

use std::io::{self, Write as _};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use tokio::net::TcpListener;
use turnhost_model::ApiKey;
use turnhost_ports::{ModelError, ModelEvent, ModelPort, Retry};
use turnhost_protocol::CodexErrorInfo as Info;

use crate::fake::{Fake, ask, brief, next, request, sse};

const STREAM: Retry = Retry::Stream { after: None };

#[track_caller]
pub(crate) fn assert_failure(err: &ModelError, info: &Info, message: &str, retry: Retry) {
    assert_eq!((&err.info, err.message.as_str(), err.retry), (info, message, retry));
}

async fn failed_with(code: &str) -> ModelError {
    let fake = Fake::start().await;
    let error = json!({"code": code, "message": "Because."});
    let event = json!({"type": "response.failed", "response": {"id": "r", "error": error}});
    fake.answer(200, sse(&[r#"{"type":"response.created"}"#, &event.to_string()]));
    fake.failure().await
}

#[tokio::test]
async fn codes_of_failed_responses() {
    for (code, info) in [
        ("context_length_exceeded", Info::ContextWindowExceeded),
        ("insufficient_quota", Info::UsageLimitExceeded),
        ("server_is_overloaded", Info::ServerOverloaded),
        ("usage_not_included", Info::UsageLimitExceeded),
        ("cyber_policy", Info::CyberPolicy),
        ("bio_policy", Info::BioPolicy),
    ] {
        let err = failed_with(code).await;
        assert_eq!((&err.info, err.retry), (&info, Retry::No), "{code}");
    }
    assert_failure(&failed_with("invalid_prompt").await, &Info::Other, "Because.", Retry::No);
    for code in ["rate_limit_exceeded", "slow_down"] {
        assert_failure(
            &failed_with(code).await,
            &Info::RateLimitExceeded,
            "rate limit exceeded: Because.",
            STREAM,
        );
    }
    assert_failure(
        &failed_with("something_else").await,
        &Info::Other,
        "stream disconnected before completion: Because.",
        STREAM,
    );
}

#[tokio::test]
async fn error_events_in_every_form() {
    let expected = "stream disconnected before completion: Because.";
    for stream in [
        sse(&[r#"{"type":"error","code":"x","message":"Because.","param":null}"#]),
        sse(&[r#"{"type":"error","error":{"code":500,"message":"Because."}}"#]),
        sse(&[r#"{"error":{"code":500,"message":"Because.","type":"server_error"}}"#]),
        "event: error\ndata: {\"code\":null,\"message\":\"Because.\"}\n\n".to_owned(),
    ] {
        let fake = Fake::start().await;
        fake.answer(200, stream.clone());
        let err = fake.failure().await;
        assert_eq!(err.message, expected, "{stream}");
    }
}

#[tokio::test]
async fn a_wish_for_a_delay_is_passed_on() {
    let fake = Fake::start().await;
    let error = json!({"code": "rate_limit_exceeded", "message": "Please try again in 1.5s."});
    let event = json!({"type": "response.failed", "response": {"error": error}});
    fake.answer(200, sse(&[&event.to_string()]));
    let after = Some(Duration::from_millis(1500));
    assert_eq!(fake.failure().await.retry, Retry::Stream { after });
}

#[tokio::test]
async fn incomplete_responses() {
    for (reason, message, retry) in [
        ("max_output_tokens", "Incomplete response returned, reason: max_output_tokens", Retry::No),
        (
            "content_filter",
            "stream disconnected before completion: Incomplete response returned, reason: content_filter",
            STREAM,
        ),
    ] {
        let fake = Fake::start().await;
        let details = json!({"incomplete_details": {"reason": reason}});
        let event = json!({"type": "response.incomplete", "response": details});
        fake.answer(200, sse(&[&event.to_string()]));
        assert_failure(&fake.failure().await, &Info::Other, message, retry);
    }
}

#[tokio::test]
async fn streams_that_end_early_break_or_fall_silent() {
    let delta = r#"{"type":"response.output_text.delta","item_id":"m","delta":"half"}"#;
    let expected = ["added m Message", r#"text m "half""#];

    let fake = Fake::start().await;
    fake.answer(200, sse(&[delta]));
    let (events, err) = fake.ask().await;
    assert_eq!(brief(&events), expected);
    let message = "stream disconnected before completion: stream closed before response.completed";
    assert_failure(&err.unwrap(), &Info::Other, message, STREAM);

    let mut fake = Fake::start().await;
    let pieces = fake.answer_by_pieces();
    let mut stream = fake.models().open(request()).await.unwrap();
    pieces.send(Ok(sse(&[delta]).into())).await.unwrap();
    let events = [next(&mut stream).await.unwrap(), next(&mut stream).await.unwrap()];
    assert_eq!(brief(&events), expected);
    pieces.send(Err(io::Error::other("cut"))).await.unwrap();
    let err = next(&mut stream).await.unwrap_err();
    assert_eq!((&err.info, err.retry), (&Info::Other, STREAM));
    assert!(err.message.starts_with("stream disconnected before completion: "), "{err}");

    fake.provider.stream_idle_timeout = Duration::from_millis(50);
    let pieces = fake.answer_by_pieces();
    pieces.send(Ok(sse(&[delta]).into())).await.unwrap();
    let (events, err) = fake.ask().await;
    assert_eq!(brief(&events), expected);
    let message = "stream disconnected before completion: idle timeout waiting for SSE";
    assert_failure(&err.unwrap(), &Info::Other, message, STREAM);
}

#[tokio::test]
async fn nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut fake = Fake::start().await;
    fake.provider.base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    fake.provider.request_max_retries = 3;
    drop(listener);
    let err = fake.failure().await;
    assert_eq!(err.retry, Retry::Network);
    let start = format!("cannot connect to {}/responses: ", fake.provider.base_url);
    assert!(err.message.starts_with(&start), "{}", err.message);
}

#[tokio::test]
async fn a_web_page_is_no_response() {
    let fake = Fake::start().await;
    fake.answer_with(200, &[("content-type", "text/html; charset=utf-8")], "<html>");
    let err = fake.failure().await;
    assert_eq!(err.retry, Retry::No);
    assert!(err.message.contains("text/html") && err.message.contains("base_url"), "{err}");
}

#[tokio::test]
async fn a_failure_under_the_status_of_success_is_told_in_the_providers_words() {
    let json = [("content-type", "application/json")];
    for headers in [&json[..], &[]] {
        let fake = Fake::start().await;
        fake.answer_with(200, headers, "\n{\"error\": {\n \"message\": \"model is loading\"}}");
        let err = fake.failure().await;
        assert_eq!(err.message, "stream disconnected before completion: model is loading");
        fake.answer_with(200, headers, r#"{"error":{"code":"insufficient_quota","message":"m"}}"#);
        assert_eq!(fake.failure().await.info, Info::UsageLimitExceeded);
        fake.answer_with(200, headers, r#"{"models":[]}"#);
        let err = fake.failure().await;
        assert_eq!(err.retry, Retry::No);
        assert!(err.message.contains("check `base_url`"), "{err}");
    }
}

#[tokio::test]
async fn text_that_is_no_utf8_keeps_its_place() {
    let fake = Fake::start().await;
    let mut stream =
        b"data: {\"type\":\"response.output_text.delta\",\"delta\":\"a\xff\xc3b\"}\n\n".to_vec();
    stream.extend(
        sse(&[r#"{"type":"response.completed","response":{"usage":{"input_tokens":null}}}"#])
            .bytes(),
    );
    fake.answer(200, stream);
    let (events, err) = fake.ask().await;
    assert_eq!(err.map(|err| err.message), None);
    let events = brief(&events);
    assert!(events[1].ends_with("\"a\u{FFFD}\u{FFFD}b\""), "{events:?}");
    assert_eq!(events[2], "completed 0+0/0+0=0");
}

#[tokio::test]
async fn a_part_that_cannot_be_read_fails_the_response() {
    let fake = Fake::start().await;
    let odd = r#"{"type":"response.output_text.delta","delta":{"text":"a"}}"#;
    fake.answer(200, sse(&[odd, r#"{"type":"response.completed"}"#]));
    let err = fake.failure().await;
    assert_eq!(err.retry, Retry::No);
    assert!(err.message.contains("an event of a form that is not known"), "{err}");
    fake.answer(
        200,
        sse(&["ping", r#"{"type":"later","delta":7}"#, r#"{"type":"response.completed"}"#]),
    );
    assert!(fake.ask().await.1.is_none());
}

#[tokio::test]
async fn reasons_are_found_in_bodies_of_every_form() {
    for (body, told) in [
        (r#"{"error":"no such model"}"#, "no such model"),
        (r#"{"error":{"message":"no such model","resets_at":1.5}}"#, "no such model"),
        (r#"{"detail":"no such model"}"#, "no such model"),
        (r#"{"detail":[{"loc":["body"]}]}"#, r#"[{"loc":["body"]}]"#),
        (r#"{"message":"no such model"}"#, "no such model"),
        (r#"{"error":{"message":null}}"#, r#"{"error":{"message":null}}"#),
        ("<html>gone</html>", "<html>gone</html>"),
    ] {
        let fake = Fake::start().await;
        fake.answer(404, body);
        let message = fake.failure().await.message;
        let start = format!("unexpected status 404 Not Found: {told}, url: ");
        assert!(message.starts_with(&start), "{message}");
    }
}

#[tokio::test]
async fn what_a_provider_names_under_a_status_is_told_in_kind() {
    for (status, body, info) in [
        (429, r#"{"error":{"type":"usage_limit_reached"}}"#, Info::UsageLimitExceeded),
        (429, r#"{"error":{"type":"usage_not_included"}}"#, Info::UsageLimitExceeded),
        (429, r#"{"error":{"type":"insufficient_quota"}}"#, Info::UsageLimitExceeded),
        (503, r#"{"error":{"code":"server_is_overloaded"}}"#, Info::ServerOverloaded),
        (529, r#"{"error":{"type":"overloaded_error"}}"#, Info::ServerOverloaded),
        (503, r#"{"error":{"code":"slow_down","message":"m"}}"#, Info::RateLimitExceeded),
    ] {
        let fake = Fake::start().await;
        fake.answer(status, body);
        assert_eq!(fake.failure().await.info, info, "{status} {body}");
    }
    for (code, info) in [
        ("invalid_prompt", Info::Other),
        ("content_policy_violation", Info::Other),
        ("cyber_policy", Info::CyberPolicy),
        ("bio_policy", Info::BioPolicy),
    ] {
        let fake = Fake::start().await;
        fake.answer(400, json!({"error": {"code": code, "message": "Because."}}).to_string());
        assert_failure(&fake.failure().await, &info, "Because.", Retry::No);
    }
    let fake = Fake::start().await;
    fake.answer(529, "");
    let message = fake.failure().await.message;
    assert!(message.starts_with("unexpected status 529 <unknown status code>: Unknown error"));
}

#[tokio::test]
async fn a_response_in_an_unknown_encoding_is_named() {
    let fake = Fake::start().await;
    let headers = [("content-type", "text/event-stream"), ("content-encoding", "br")];
    fake.answer_with(200, &headers, "\u{1f}");
    let err = fake.failure().await;
    assert_eq!(err.retry, Retry::No);
    assert!(err.message.contains("the encoding `br`"), "{err}");
    assert_eq!(fake.seen()[0].headers["accept-encoding"], "identity");
}

#[tokio::test]
async fn a_compressed_response_is_read_and_one_that_is_broken_is_asked_for_again() {
    let fake = Fake::start().await;
    let headers = [("content-type", "text/event-stream"), ("content-encoding", "gzip")];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(sse(&[r#"{"type":"response.completed","response":{"id":"r"}}"#]).as_bytes())
        .unwrap();
    let body = encoder.finish().unwrap();
    fake.answer_with(200, &headers, body.clone());
    let (events, err) = fake.ask().await;
    assert!(err.is_none() && matches!(events[..], [.., ModelEvent::Completed { .. }]), "{err:?}");
    fake.answer_with(200, &headers, body[..body.len() / 2].to_vec());
    let err = fake.failure().await;
    assert_eq!(err.retry, Retry::Stream { after: None });
    assert!(err.message.contains("the compressed body cannot be read"), "{err}");
}

#[tokio::test]
async fn what_cannot_work_is_said_before_anything_is_sent() {
    let mut fake = Fake::start().await;
    fake.provider.key = ApiKey::Missing {
        variable: "FAKE_API_KEY".into(),
        instructions: Some("Keys come from the fake.".into()),
    };
    let err = fake.failure().await;
    assert_eq!((err.info, err.retry), (Info::Unauthorized, Retry::No));
    assert!(err.message.contains("FAKE_API_KEY") && err.message.ends_with("from the fake."));

    let mut request = request();
    request.provider = "nowhere".into();
    let err = ask(&fake.models(), request).await.1.unwrap();
    assert!(err.message.contains("[model_providers.nowhere]"), "{err}");
    assert_eq!((fake.seen().len(), fake.connections()), (0, 0));
}

#[tokio::test]
async fn a_server_error_is_told_in_the_providers_own_text() {
    let fake = Fake::start().await;
    fake.answer(500, r#"{"error":{"message":"out of memory on GPU 0"}}"#);
    let message = fake.failure().await.message;
    assert!(message.contains("out of memory on GPU 0"), "{message}");
}

#[tokio::test]
async fn a_wait_is_taken_as_a_fraction_and_as_a_date() {
    let mut fake = Fake::start().await;
    fake.provider.request_max_retries = 1;
    let date = ("date", "Wed, 28 Feb 2024 23:59:30 GMT");
    for (wait, seconds) in [("11.5", 12), ("Thu, 29 Feb 2024 00:00:00 GMT", 30)] {
        fake.answer_with(429, &[("retry-after", wait), date], "x");
        let after = Some(Duration::from_secs(seconds));
        assert_eq!(fake.failure().await.retry, Retry::Stream { after }, "{wait}");
    }
    fake.answer_with(529, &[("retry-after-ms", "11500"), ("retry-after", "12")], "x");
    let after = Some(Duration::from_millis(11_500));
    assert_eq!(fake.failure().await.retry, Retry::Stream { after });
    for wait in ["", "-3", "soon", "NaN"] {
        fake.answer_with(429, &[("retry-after", wait), ("retry-after-ms", wait)], "x");
        assert_eq!(fake.failure().await.retry, Retry::No, "{wait}");
    }
}

#[tokio::test]
async fn any_byte_is_a_sign_of_life() {
    let mut fake = Fake::start().await;
    fake.provider.stream_idle_timeout = Duration::from_millis(400);
    let pieces = fake.answer_by_pieces();
    let models = fake.models();
    let sent = async {
        // Three times as long as the stream may be silent.
        let mut pause = tokio::time::interval(Duration::from_millis(100));
        for _ in 0..12 {
            pause.tick().await;
            pieces.send(Ok(": keep-alive\n\n".into())).await.unwrap();
        }
        let end = sse(&[r#"{"type":"response.completed"}"#]);
        pieces.send(Ok(end.into())).await.unwrap();
    };
    let ((_, err), ()) = tokio::join!(ask(&models, request()), sent);
    assert!(err.is_none(), "{err:?}");
}

#[tokio::test]
async fn an_item_that_cannot_be_read_fails_the_response_by_name() {
    let fake = Fake::start().await;
    let item = r#"{"type":"response.output_item.done","item":{"type":"function_call","id":"fc_1","call_id":"c"}}"#;
    fake.answer(200, sse(&[item, r#"{"type":"response.completed"}"#]));
    let message = "the model's response cannot be read: the item `fc_1` of type `function_call`: missing field `name`";
    assert_failure(&fake.failure().await, &Info::Other, message, Retry::No);
}

#[tokio::test]
async fn a_message_without_end_fails_with_the_limit() {
    let fake = Fake::start().await;
    let delta = format!(
        r#"{{"type":"response.output_text.delta","item_id":"m","delta":"{}"}}"#,
        "x".repeat(4 << 20)
    );
    fake.answer(200, sse(&[delta.as_str(); 10]));
    let message = "the model's response was stopped: one item is larger than the limit of 32 MiB";
    assert_failure(&fake.failure().await, &Info::Other, message, Retry::No);
}

#[tokio::test]
async fn a_redirect_is_named_and_not_followed() {
    let (fake, elsewhere) = (Fake::start().await, Fake::start().await);
    let location = format!("{}/responses?key=secret", elsewhere.provider.base_url);
    for status in [301, 302, 307, 308] {
        fake.answer_with(status, &[("location", &location)], "");
        let message = fake.failure().await.message;
        assert!(
            message.contains(&format!("redirects to {}", elsewhere.provider.base_url)),
            "{message}"
        );
        assert!(!message.contains("secret"), "{message}");
    }
    assert_eq!((elsewhere.seen().len(), elsewhere.connections()), (0, 0));
}

#[tokio::test]
async fn a_conversation_that_is_too_long_is_known_by_the_words() {
    let fake = Fake::start().await;
    for body in [
        r#"{"error":{"code":400,"message":"the request exceeds the available context size"}}"#,
        r#"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 1 > 0"}}"#,
    ] {
        fake.answer(400, body);
        assert_eq!(fake.failure().await.info, Info::ContextWindowExceeded, "{body}");
    }
}

#[tokio::test]
async fn garbage_in_place_of_events_ends_in_an_error() {
    let fake = Fake::start().await;
    let garbage: Vec<u8> =
        (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fake.answer(200, garbage);
    let (events, err) = fake.ask().await;
    assert!(events.is_empty());
    assert_eq!(err.unwrap().retry, STREAM);
}

#[tokio::test]
async fn a_line_without_end_fails_with_the_limit() {
    let fake = Fake::start().await;
    let piece = axum::body::Bytes::from(vec![b'x'; 1 << 20]);
    // As many as make 1 GiB; the connection is closed long before that.
    let pieces =
        futures_util::stream::iter((0..1024).map(move |_| Ok::<_, io::Error>(piece.clone())));
    fake.answer(200, axum::body::Body::from_stream(pieces));
    let message = fake.failure().await.message;
    assert!(message.ends_with("an event of more than 67108864 bytes"), "{message}");
}
