//! The exporter's way to its collector: our HTTP client, on the exporter's own thread.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::{Builder, Runtime};
use turnhost_http as http;

/// An unreachable collector is reported once in this time.
const WARNING_INTERVAL: Duration = Duration::from_mins(5);

/// Bytes read of an answer: a collector says a sentence at most.
const MAX_ANSWER_BYTES: usize = 64 << 10;

/// Sends for the exporter. It blocks the thread that polls it, which is the
/// exporter's and has nothing else to do; the server's runtime is not used.
#[derive(Debug)]
pub(super) struct Client {
    timeout: Duration,
    /// Made by the first export, on its thread.
    own: OnceLock<Own>,
    complaints: Mutex<Complaints>,
}

struct Own {
    runtime: Runtime,
    http: http::HttpClient,
}

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Own")
    }
}

impl Client {
    /// Creates a client that spends at most `timeout` on one request.
    pub(super) fn new(timeout: Duration) -> Self {
        Self { timeout, own: OnceLock::new(), complaints: Mutex::default() }
    }

    fn own(&self) -> std::io::Result<&Own> {
        if let Some(own) = self.own.get() {
            return Ok(own);
        }
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(self.own.get_or_init(|| Own { runtime, http: http::HttpClient::new() }))
    }

    fn send(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let own = self.own()?;
        let done = own.runtime.block_on(async {
            tokio::time::timeout(self.timeout, exchange(&own.http, request)).await
        });
        done.map_err(|_| format!("no answer within {} ms", self.timeout.as_millis()))?
    }

    /// Says that traces are lost, unless it was said lately.
    fn complain(&self, request: &Request<Bytes>, reason: &str) {
        let mut complaints = self.complaints.lock().unwrap_or_else(PoisonError::into_inner);
        if complaints.is_due(Instant::now()) {
            // Not the whole address, which may have a password in it.
            let collector = request.uri().host().unwrap_or_default();
            tracing::warn!(collector, err = reason, "traces cannot be exported and are dropped");
        }
    }
}

async fn exchange(
    client: &http::HttpClient,
    request: &Request<Bytes>,
) -> Result<Response<Bytes>, HttpError> {
    let mut wire = http::Request::new(http::Method::Post, request.uri().to_string());
    for (name, value) in request.headers() {
        wire = wire.header(name.as_str().to_owned(), value.to_str()?.to_owned());
    }
    wire.body = request.body().clone();
    let answer = client.request(wire).await?;
    let mut response = Response::builder().status(answer.status());
    if let Some(wait) = answer.header("retry-after") {
        response = response.header("retry-after", wait);
    }
    let body = answer.into_body().read(MAX_ANSWER_BYTES).await?;
    Ok(response.body(Bytes::from(body))?)
}

impl HttpClient for Client {
    fn send_bytes<'a, 'sending>(
        &'a self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'sending>>
    where
        'a: 'sending,
        Self: 'sending,
    {
        Box::pin(async move {
            let sent = self.send(&request);
            match &sent {
                Ok(response) if response.status().is_success() => {}
                Ok(response) => self.complain(&request, response.status().as_str()),
                Err(error) => self.complain(&request, &error.to_string()),
            }
            sent
        })
    }
}

/// When the last warning was given.
#[derive(Debug, Default)]
struct Complaints(Option<Instant>);

impl Complaints {
    fn is_due(&mut self, now: Instant) -> bool {
        let is_due = self.0.is_none_or(|last| now.duration_since(last) >= WARNING_INTERVAL);
        if is_due {
            self.0 = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_warning_an_interval() {
        let (mut complaints, start) = (Complaints::default(), Instant::now());
        assert!(complaints.is_due(start));
        assert!(!complaints.is_due(start + WARNING_INTERVAL / 2));
        assert!(complaints.is_due(start + WARNING_INTERVAL));
        assert!(!complaints.is_due(start + WARNING_INTERVAL));
    }
}
