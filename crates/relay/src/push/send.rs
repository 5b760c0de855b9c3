//! Posting to a push service or a webhook, with retries while it is busy.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use turnhost_http::{Destinations, HttpClient, HttpErrorKind, Method, Request, retry_after};

/// Holds a place among the requests that may be under way.
pub(crate) type Slots = Arc<tokio::sync::Semaphore>;

/// The time that one request may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Attempts, and the wait before each but the first where the service names none.
const ATTEMPTS: u32 = 3;
const WAIT: Duration = Duration::from_secs(5);

/// The longest wait that a service may ask for; after it the user has probably looked.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// A request to a push service or webhook.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Bytes,
    pub(super) destinations: Destinations,
}

/// The outcome of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    Accepted,
    /// The subscription is over (RFC 8030 section 7.3).
    Gone,
    Failed,
}

/// Posts, and tries again if the service is busy or not there.
pub(super) async fn send(http: &HttpClient, slots: &Slots, outgoing: Outgoing) -> Sent {
    for attempt in 1..=ATTEMPTS {
        // The semaphore is never closed.
        let slot = slots.acquire().await;
        let answered = post(http, &outgoing).await;
        drop(slot);
        let wait = match answered {
            Ok((200..=299, _)) => return Sent::Accepted,
            Ok((404 | 410, _)) => return Sent::Gone,
            Ok((429 | 500..=599, wait)) => wait.unwrap_or(WAIT * attempt),
            Ok((status, _)) => {
                tracing::warn!(status, "a push service refused a wake-up");
                return Sent::Failed;
            }
            Err(err) if err.kind() == HttpErrorKind::Invalid => {
                tracing::warn!(%err, "a wake-up is not sent there");
                return Sent::Failed;
            }
            Err(err) => {
                tracing::debug!(%err, "a push service was not reached");
                WAIT * attempt
            }
        };
        if attempt < ATTEMPTS {
            tokio::time::sleep(wait.min(LONGEST_WAIT)).await;
        }
    }
    Sent::Failed
}

async fn post(
    http: &HttpClient,
    outgoing: &Outgoing,
) -> Result<(u16, Option<Duration>), turnhost_http::HttpError> {
    let mut request = Request::new(Method::Post, outgoing.url.clone());
    for (name, value) in &outgoing.headers {
        request = request.header(*name, value.clone());
    }
    request.body = outgoing.body.clone();
    request.head_timeout = Some(TIMEOUT);
    request.destinations = outgoing.destinations;
    let response = http.request(request).await?;
    let asked = response.header("retry-after");
    Ok((response.status(), asked.and_then(|value| retry_after(value, response.header("date")))))
}
