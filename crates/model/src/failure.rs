//! Failures of providers, with the kinds and texts for clients.

use std::time::Duration;

use serde_json::Value;
use turnhost_http::{HttpError, HttpErrorKind};
use turnhost_ports::{FailedAt, ModelError, Retry};
use turnhost_protocol::CodexErrorInfo;

/// The error object of providers, in an HTTP body or a stream's event.
#[derive(Debug, Default)]
pub(crate) struct ProviderFault {
    /// Text; some servers have the HTTP status here, as a number or as its text.
    code: String,
    status: Option<i64>,
    pub(crate) message: Option<String>,
    kind: Option<String>,
    resets_at: Option<i64>,
    resets_in_seconds: Option<u64>,
}

impl ProviderFault {
    /// Reads the body of an HTTP error: `{"error":{…}}`, `{"error":"…"}`, or the object itself; its
    /// text as `message`, or as `detail` from servers of the Python kind.
    pub(crate) fn from_body(body: &[u8]) -> Self {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let fault = match body.get("error") {
            Some(error @ Value::Object(_)) => error,
            _ => &body,
        };
        let text = |name: &str| fault.get(name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| {
            fault.get(name).and_then(|it| it.as_i64().or_else(|| whole_seconds(it.as_f64()?)))
        };
        let detail = || match fault.get("detail") {
            Some(detail @ (Value::Array(_) | Value::Object(_))) => Some(detail.to_string()),
            _ => text("detail"),
        };
        let message = text("message").or_else(|| text("error")).or_else(detail);
        let code = text("code").unwrap_or_default();
        Self {
            status: number("code").or_else(|| code.parse().ok()),
            code,
            message: message.filter(|text| !text.trim().is_empty()),
            kind: text("type"),
            resets_at: number("resets_at"),
            resets_in_seconds: number("resets_in_seconds").and_then(|it| u64::try_from(it).ok()),
        }
    }

    fn code(&self) -> &str {
        &self.code
    }

    /// Returns `true` for a status that says that the same request fails again.
    fn is_final(&self) -> bool {
        matches!(self.status, Some(400..=499) if !matches!(self.status, Some(408 | 409 | 425 | 429)))
    }

    fn is_overload(&self) -> bool {
        self.code() == "server_is_overloaded" || self.kind.as_deref() == Some("overloaded_error")
    }

    /// Returns `true` if the request was larger than the model's context, as far as servers say it
    /// in words alone.
    fn is_context_exceeded(&self) -> bool {
        let text = self.message.as_deref().unwrap_or_default();
        self.code() == "context_length_exceeded"
            || [
                "prompt is too long",
                "exceeds the available context size",
                "maximum context length",
            ]
            .iter()
            .any(|known| text.contains(known))
    }

    /// Returns the error for what the provider names under this status.
    fn of_status(&self, status: u16) -> Option<ModelError> {
        use CodexErrorInfo as Info;
        let (info, message) = match (status, self.kind.as_deref()) {
            (429, Some("usage_limit_reached")) => {
                let resets = self.reset_time();
                (
                    Info::UsageLimitExceeded,
                    format!("the usage limit of the account is reached.{resets}"),
                )
            }
            (429, Some("usage_not_included")) => {
                (Info::UsageLimitExceeded, NOT_INCLUDED.to_owned())
            }
            (429, kind) if [kind, Some(self.code())].contains(&Some("insufficient_quota")) => {
                (Info::UsageLimitExceeded, NO_QUOTA.to_owned())
            }
            (503 | 529, _) if self.is_overload() => (Info::ServerOverloaded, OVERLOADED.to_owned()),
            (503 | 529, _) if self.code() == "slow_down" => {
                let text = self.message.as_deref().unwrap_or("slow down");
                (Info::RateLimitExceeded, format!("rate limit exceeded: {text}"))
            }
            _ => return None,
        };
        Some(error(info, message, Retry::No))
    }

    /// Returns the error for a request that the provider objects to, in its own words.
    fn refusal(&self) -> Option<ModelError> {
        let info = match self.code() {
            "invalid_prompt" | "content_policy_violation" => CodexErrorInfo::Other,
            "cyber_policy" => CodexErrorInfo::CyberPolicy,
            "bio_policy" => CodexErrorInfo::BioPolicy,
            _ => return None,
        };
        Some(error(info, self.message.clone()?, Retry::No))
    }

    fn reset_time(&self) -> String {
        match (self.resets_in_seconds, self.resets_at) {
            (Some(seconds), _) => format!(" It resets in {}.", words(Duration::from_secs(seconds))),
            (None, Some(at)) => format!(" It resets at Unix time {at}."),
            (None, None) => String::new(),
        }
    }
}

fn whole_seconds(number: f64) -> Option<i64> {
    let time = Duration::try_from_secs_f64(number.ceil()).ok()?;
    i64::try_from(time.as_secs()).ok()
}

/// Returns a length of time in its two largest units.
fn words(time: Duration) -> String {
    let minutes = time.as_secs().div_ceil(60);
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h {minutes} min"),
        (_, _) => format!("{days} d {hours} h"),
    }
}

pub(crate) fn error(info: CodexErrorInfo, message: impl Into<String>, retry: Retry) -> ModelError {
    ModelError { info, message: message.into(), retry, at: FailedAt::Response }
}

/// Returns the error of a stream that broke off; asking again may help.
pub(crate) fn disconnected(cause: &str) -> ModelError {
    disconnected_for(cause, None)
}

/// The same, if the provider may have said after which time it may be asked again.
fn disconnected_for(cause: &str, after: Option<Duration>) -> ModelError {
    let message = format!("stream disconnected before completion: {cause}");
    error(CodexErrorInfo::Other, message, Retry::Stream { after })
}

/// Returns the error of a provider that was silent for too long.
pub(crate) fn idle() -> ModelError {
    disconnected("idle timeout waiting for SSE")
}

/// Returns the error of a response that holds something unreadable, so that the turn would continue
/// without it.
pub(crate) fn unreadable(what: &str) -> ModelError {
    let message = format!("the model's response cannot be read: {what}");
    error(CodexErrorInfo::Other, message, Retry::No)
}

/// Returns the error of a response larger than anything that is meant to be read.
pub(crate) fn too_large(what: &str, limit_bytes: usize) -> ModelError {
    let message = format!(
        "the model's response was stopped: {what} is larger than the limit of {} MiB",
        limit_bytes >> 20
    );
    error(CodexErrorInfo::Other, message, Retry::No)
}

/// Returns the error of a `response.failed` or `error` event.
pub(crate) fn response_failed(fault: &ProviderFault) -> ModelError {
    use CodexErrorInfo as Info;
    let text = fault.message.as_deref().unwrap_or("the provider gave no reason");
    match fault.code() {
        _ if fault.is_context_exceeded() => context_exceeded(),
        "insufficient_quota" => error(Info::UsageLimitExceeded, NO_QUOTA, Retry::No),
        "invalid_prompt" => error(Info::Other, text, Retry::No),
        _ if fault.is_overload() => error(Info::ServerOverloaded, OVERLOADED, Retry::No),
        "usage_not_included" => error(Info::UsageLimitExceeded, NOT_INCLUDED, Retry::No),
        "cyber_policy" => error(Info::CyberPolicy, text, Retry::No),
        "bio_policy" => error(Info::BioPolicy, text, Retry::No),
        "rate_limit_exceeded" | "slow_down" => error(
            Info::RateLimitExceeded,
            format!("rate limit exceeded: {text}"),
            Retry::Stream { after: wish(text) },
        ),
        _ if fault.status == Some(402) => error(Info::UsageLimitExceeded, text, Retry::No),
        _ if fault.is_final() => error(Info::Other, text, Retry::No),
        _ => disconnected_for(text, wish(text)),
    }
}

/// Returns the error of an answer that is not a stream of events: the provider's failure if it has
/// of one, else probably the wrong address.
pub(crate) fn no_stream(content_type: &str, body: &[u8], url: &str) -> ModelError {
    let fault = ProviderFault::from_body(body);
    if fault.message.is_some() {
        return response_failed(&fault);
    }
    let what = if content_type.is_empty() { "a text" } else { content_type };
    let message = format!(
        "the provider answered with {what} instead of a stream of events: check `base_url`, url: {url}"
    );
    error(CodexErrorInfo::Other, message, Retry::No)
}

/// Returns the error of a conversation larger than the model's context.
pub(crate) fn context_exceeded() -> ModelError {
    error(
        CodexErrorInfo::ContextWindowExceeded,
        "the conversation no longer fits in the model's context window: \
         compact the thread, or start a new one",
        Retry::No,
    )
}

/// Returns the error of a response that the provider's own safety checks stopped.
pub(crate) fn refused() -> ModelError {
    let message = "the provider refused to answer (stop_reason: refusal): \
                   change the request, or choose another model";
    error(CodexErrorInfo::Other, message, Retry::No)
}

/// Returns the error of a `response.incomplete` event.
pub(crate) fn response_incomplete(reason: &str) -> ModelError {
    let text = format!("Incomplete response returned, reason: {reason}");
    // The provider's filter may let another try through; what else ended it would end it again.
    if matches!(reason, "content_filter" | "unknown") {
        disconnected(&text)
    } else {
        error(CodexErrorInfo::Other, text, Retry::No)
    }
}

const NOT_INCLUDED: &str =
    "the account's plan does not include this use: choose another account, or an API key";

const NO_QUOTA: &str =
    "the provider's quota is used up: check the plan and billing of the API key's account";

const OVERLOADED: &str =
    "the provider has no capacity for this model now: try again later, or choose another model";

/// Returns the delay asked for in a text such as `Please try again in 1.5s.`
fn wish(text: &str) -> Option<Duration> {
    let (_, rest) = text.split_once("try again in ")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number: f64 = rest[..digits].trim_end_matches('.').parse().ok()?;
    let unit = rest[digits..].trim_start();
    let seconds = if unit.starts_with("ms") {
        number / 1000.0
    } else if unit.starts_with('s') {
        number
    } else if unit.starts_with('m') {
        number * 60.0
    } else {
        return None;
    };
    Duration::try_from_secs_f64(seconds).ok()
}

/// An answer whose status is an error.
pub(crate) struct HttpFault<'a> {
    pub(crate) status: u16,
    pub(crate) reason: &'static str,
    pub(crate) body: &'a [u8],
    /// The address without its query, which may hold a key.
    pub(crate) url: &'a str,
    /// The proxy that was asked, and may be who answered.
    pub(crate) proxy: Option<&'a str>,
    /// The address that a redirect names. It is not followed: credentials are for the provider.
    pub(crate) location: Option<&'a str>,
}

impl HttpFault<'_> {
    /// Returns the error for the turn when the request is not repeated, or not again.
    pub(crate) fn error(&self) -> ModelError {
        use CodexErrorInfo as Info;
        let Self { status, reason, url, .. } = *self;
        let http_status_code = Some(status);
        let fault = ProviderFault::from_body(self.body);
        let text = String::from_utf8_lossy(self.body);
        if let Some(error) = fault.of_status(status) {
            return error;
        }
        match status {
            300..400 if self.location.is_some() => self.redirect(),
            502..=504 if self.proxy.is_some() => {
                let proxy = self.proxy.unwrap_or_default();
                let text = fault.message.as_deref().unwrap_or(text.trim());
                let text = if text.is_empty() { "no reason given" } else { text };
                let message = format!(
                    "the proxy {proxy} answered {status} {reason}: {text}: \
                     check the proxy, or add the provider's host to NO_PROXY, url: {url}"
                );
                error(Info::HttpConnectionFailed { http_status_code }, message, Retry::No)
            }
            400 if fault.is_context_exceeded() => context_exceeded(),
            400 if let Some(refused) = fault.refusal() => refused,
            400 if text.trim().is_empty() => {
                let message = format!("400 Bad Request without a reason, url: {url}");
                error(Info::Other, message, Retry::No)
            }
            400 => error(Info::Other, text, Retry::No),
            429 => error(
                Info::ResponseTooManyFailedAttempts { http_status_code },
                "exceeded retry limit, last status: 429 Too Many Requests",
                Retry::No,
            ),
            500 => error(
                Info::InternalServerError,
                match fault.message.as_deref().unwrap_or(text.trim()) {
                    "" => format!(
                        "the provider failed with 500 Internal Server Error: try again later, url: {url}"
                    ),
                    text => format!(
                        "the provider failed with 500 Internal Server Error: {text}, url: {url}"
                    ),
                },
                Retry::No,
            ),
            _ => {
                let text = fault.message.as_deref().unwrap_or(text.trim());
                let text = if text.is_empty() { "Unknown error" } else { text };
                let reason = if reason.is_empty() { "<unknown status code>" } else { reason };
                let message = format!("unexpected status {status} {reason}: {text}, url: {url}");
                error(Info::HttpConnectionFailed { http_status_code }, message, Retry::No)
            }
        }
    }
}

impl HttpFault<'_> {
    fn redirect(&self) -> ModelError {
        let Self { status, reason, url, .. } = *self;
        // The query may hold a key.
        let location = self.location.unwrap_or_default().split('?').next().unwrap_or_default();
        let message = format!(
            "unexpected status {status} {reason}: the provider redirects to {location}, which is \
             not followed: set `base_url` to the new address, url: {url}"
        );
        let info = CodexErrorInfo::HttpConnectionFailed { http_status_code: Some(status) };
        error(info, message, Retry::No)
    }
}

/// Returns the error of a request that got no answer.
pub(crate) fn no_answer(err: &HttpError, url: &str) -> ModelError {
    let unreachable = CodexErrorInfo::HttpConnectionFailed { http_status_code: None };
    match err.kind() {
        HttpErrorKind::Connect => {
            error(unreachable, format!("cannot connect to {url}: {err}"), Retry::Network)
        }
        HttpErrorKind::Tls => {
            let message = format!("no trusted connection to {url}: {err}");
            error(unreachable, message, Retry::No)
        }
        HttpErrorKind::Invalid => {
            let message = format!("cannot ask the provider: {err}: check its configuration");
            error(CodexErrorInfo::Other, message, Retry::No)
        }
        HttpErrorKind::Timeout => idle(),
        HttpErrorKind::Broken => disconnected(&err.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_from_prose() {
        let seconds = |text| wish(text).map(|wish| wish.as_secs_f64());
        assert_eq!(seconds("Please try again in 11.054s. Visit"), Some(11.054));
        assert_eq!(seconds("Please try again in 28ms."), Some(0.028));
        assert_eq!(seconds("try again in 2 seconds"), Some(2.0));
        assert_eq!(seconds("try again in 1m"), Some(60.0));
        assert_eq!(seconds("try again in a while"), None);
        assert_eq!(seconds("try again in 3"), None);
        assert_eq!(seconds("later"), None);
    }

    #[test]
    fn a_proxy_that_answers_is_named() {
        let fault = |status, proxy| HttpFault {
            status,
            reason: "Bad Gateway",
            body: b"",
            url: "http://h/v1",
            proxy,
            location: None,
        };
        assert_eq!(
            fault(502, Some("proxy.test")).error().message,
            "the proxy proxy.test answered 502 Bad Gateway: no reason given: check the proxy, or add \
             the provider's host to NO_PROXY, url: http://h/v1"
        );
        let direct = fault(502, None).error().message;
        assert!(direct.starts_with("unexpected status 502 Bad Gateway"), "{direct}");
        let refused = fault(401, Some("proxy.test")).error().message;
        assert!(refused.starts_with("unexpected status 401"), "{refused}");
    }

    #[test]
    fn times_are_told_in_two_units() {
        let told = |seconds| words(Duration::from_secs(seconds));
        assert_eq!(told(59), "1 min");
        assert_eq!(told(3_600 + 120), "1 h 2 min");
        assert_eq!(told(2 * 86_400 + 3_600), "2 d 1 h");
    }
}
