//! Refusals by their status: which are repeated, and as which error the others end.

use std::time::Duration;

use turnhost_ports::Retry;
use turnhost_protocol::CodexErrorInfo as Info;

use crate::failures::assert_failure;
use crate::fake::{Fake, brief, sse};

#[tokio::test]
async fn refusals_with_a_client_error() {
    let fake = Fake::start().await;
    let body = r#"{"error": {"message": "refused", "type": "t", "code": "c"}}"#;
    let url = fake.provider.base_url.clone() + "/responses";
    fake.answer(400, body);
    assert_failure(&fake.failure().await, &Info::Other, body, Retry::No);
    for (status, reason) in [
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "Not Found"),
        (422, "Unprocessable Entity"),
    ] {
        fake.answer(status, body);
        let message = format!("unexpected status {status} {reason}: refused, url: {url}");
        let info = Info::HttpConnectionFailed { http_status_code: Some(status) };
        assert_failure(&fake.failure().await, &info, &message, Retry::No);
    }
    fake.answer(404, "plain text\n");
    let message = format!("unexpected status 404 Not Found: plain text, url: {url}");
    assert_eq!(fake.failure().await.message, message);
}

#[tokio::test]
async fn too_many_requests() {
    let fake = Fake::start().await;
    fake.answer(429, "slow down");
    assert_failure(
        &fake.failure().await,
        &Info::ResponseTooManyFailedAttempts { http_status_code: Some(429) },
        "exceeded retry limit, last status: 429 Too Many Requests",
        Retry::No,
    );
    fake.answer(429, r#"{"error":{"type":"usage_limit_reached","resets_in_seconds":5400}}"#);
    let err = fake.failure().await;
    assert_eq!((err.info, err.retry), (Info::UsageLimitExceeded, Retry::No));
    assert!(err.message.ends_with("It resets in 1 h 30 min."), "{}", err.message);
}

#[tokio::test]
async fn refusals_with_a_server_error() {
    let fake = Fake::start().await;
    fake.answer(500, "x");
    let err = fake.failure().await;
    let again = Retry::Stream { after: None };
    assert_eq!((err.info, err.retry), (Info::InternalServerError, again));
    fake.answer(503, r#"{"error":{"code":"server_is_overloaded","message":"Busy."}}"#);
    let err = fake.failure().await;
    assert_eq!((err.info, err.retry), (Info::ServerOverloaded, Retry::No));
    for status in [502, 503, 504, 529, 408, 409, 425] {
        fake.answer(status, "");
        let err = fake.failure().await;
        let info = Info::HttpConnectionFailed { http_status_code: Some(status) };
        assert_eq!((err.info, err.retry), (info, again), "{status}");
    }
}

#[tokio::test]
async fn server_errors_are_repeated_as_often_as_configured() {
    let completed = sse(&[r#"{"type":"response.completed","response":{}}"#]);
    let mut fake = Fake::start().await;
    fake.provider.request_max_retries = 2;
    fake.answer(500, "x");
    fake.answer_with(503, &[("retry-after", "0")], "x");
    fake.answer(200, completed);
    let (events, err) = fake.ask().await;
    assert_eq!((brief(&events), err.map(|err| err.message)), (vec!["completed".to_owned()], None));
    assert_eq!(fake.seen().len(), 3);

    for _ in 0..4 {
        fake.answer(500, "x");
    }
    assert_eq!(fake.failure().await.info, Info::InternalServerError);
    assert_eq!(fake.seen().len(), 3);
}

#[tokio::test]
async fn too_many_requests_are_repeated_only_on_the_providers_word() {
    let mut fake = Fake::start().await;
    fake.provider.request_max_retries = 2;
    fake.answer_with(429, &[("retry-after", "0")], "x");
    fake.answer(429, "x");
    fake.failure().await;
    assert_eq!(fake.seen().len(), 2);

    // A wait this long is reported to the user.
    fake.answer_with(429, &[("retry-after", "60")], "x");
    let after = Some(Duration::from_mins(1));
    assert_eq!(fake.failure().await.retry, Retry::Stream { after });
    assert_eq!(fake.seen().len(), 1);
}
