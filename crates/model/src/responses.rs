//! Asking a provider that speaks the Responses API.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use turnhost_http::{HttpClient, HttpErrorKind, Method, Request, Response};
use turnhost_ports::{ModelError, ModelRequest, ModelStream, Retry};
use turnhost_protocol::CodexErrorInfo;
use turnhost_task::Tasks;

use crate::body;
use crate::failure::{self, HttpFault};
use crate::provider::{ApiKey, Dialect, Provider};
use crate::reader::FreshIds;
use crate::retry_after::retry_after;
use crate::stream::ResponsesStream;

/// Longest wait that nobody is told of. If the provider wishes for more, the
/// turn is told, and shows it.
const LONGEST_SILENT_WAIT: Duration = Duration::from_secs(10);

/// How much of an error's body is read: more is no message for people.
const MAX_ERROR_BODY_BYTES: usize = 64 << 10;

/// What opening a response needs beside the request.
pub(crate) struct Opening {
    pub(crate) provider: Arc<Provider>,
    /// The models of the provider that are asked in the basic form.
    pub(crate) basic_models: Arc<BasicModels>,
    pub(crate) http: HttpClient,
    pub(crate) ids: FreshIds,
    pub(crate) tasks: Tasks,
    /// Wait before the first repetition; each further one waits twice as long.
    pub(crate) first_backoff: Duration,
}

impl Opening {
    /// Sends `request`, again where that may help, until the provider begins to answer.
    pub(crate) async fn open(
        self,
        request: ModelRequest,
    ) -> Result<Box<dyn ModelStream>, ModelError> {
        let mut dialect = self.dialect(&request.model);
        let mut wire = wire_request(&self.provider, &request, dialect)?;
        let mut attempt = 0;
        loop {
            let failed = match self.http.request(wire.clone()).await {
                Ok(response) if (200..300).contains(&response.status()) => {
                    if dialect == Dialect::Basic {
                        self.basic_models.insert(&request.model);
                    }
                    return self.stream(response);
                }
                Ok(response) => self.refused(response).await,
                Err(err) => Failed {
                    error: failure::no_answer(&err, &wire.url),
                    again: if err.kind() == HttpErrorKind::Broken {
                        Again::AfterBackoff
                    } else {
                        Again::Never
                    },
                    is_about_form: false,
                },
            };
            if failed.is_about_form && dialect == Dialect::Full {
                dialect = Dialect::Basic;
                wire = wire_request(&self.provider, &request, dialect)?;
                tracing::debug!(err = %failed.error, "asking the provider in the basic form");
                continue;
            }
            let wait = match failed.again {
                _ if attempt >= self.provider.request_max_retries => return Err(failed.error),
                Again::Never => return Err(failed.error),
                Again::AfterBackoff => backoff(self.first_backoff, attempt),
                Again::After(wish) => wish,
            };
            if wait > LONGEST_SILENT_WAIT {
                return Err(failed.error);
            }
            attempt += 1;
            tracing::debug!(attempt, err = %failed.error, "asking the provider again");
            tokio::time::sleep(wait).await;
        }
    }

    /// Returns the form that the provider is known to take for `model`.
    fn dialect(&self, model: &str) -> Dialect {
        if self.basic_models.contains(model) { Dialect::Basic } else { self.provider.dialect }
    }

    fn stream(self, response: Response) -> Result<Box<dyn ModelStream>, ModelError> {
        let content_type = response.header("content-type").unwrap_or_default();
        if content_type.starts_with("text/html") || content_type.starts_with("application/json") {
            let message = format!(
                "the provider `{}` answered with {content_type} instead of a stream of events: \
                 check `base_url`, url: {}",
                self.provider.name,
                self.provider.responses_url(),
            );
            return Err(failure::error(CodexErrorInfo::Other, message, Retry::No));
        }
        let idle = self.provider.stream_idle_timeout;
        Ok(Box::new(ResponsesStream::new(response.into_body(), self.ids, idle, self.tasks)))
    }

    async fn refused(&self, response: Response) -> Failed {
        let (status, reason) = (response.status(), response.reason());
        let date = response.header("date");
        let wish = response.header("retry-after").and_then(|value| retry_after(value, date));
        let read = response.into_body().read(MAX_ERROR_BODY_BYTES);
        let body = match tokio::time::timeout(self.provider.stream_idle_timeout, read).await {
            Ok(Ok(body)) => body,
            Ok(Err(_)) | Err(_) => Vec::new(),
        };
        let url = &self.provider.responses_url();
        let mut error = HttpFault { status, reason, body: &body, url }.error();
        // A refusal for the rate is repeated only on the provider's own word.
        let is_used_up = error.info == CodexErrorInfo::UsageLimitExceeded;
        let may_repeat = status >= 500 || (status == 429 && wish.is_some() && !is_used_up);
        let again = match wish {
            _ if !may_repeat => Again::Never,
            None => Again::AfterBackoff,
            Some(after) => {
                error.retry = Retry::Stream { after: Some(after) };
                Again::After(after)
            }
        };
        Failed { error, again, is_about_form: is_about_form(status, &body) }
    }
}

/// An attempt that brought no response.
struct Failed {
    error: ModelError,
    again: Again,
    /// Whether the provider did not understand the request.
    is_about_form: bool,
}

/// Models that refused the full form of a request and took the basic one. One provider serves
/// models with different chat templates, so that it is learned for each.
#[derive(Debug, Default)]
pub(crate) struct BasicModels(Mutex<BTreeSet<Box<str>>>);

impl BasicModels {
    fn insert(&self, model: &str) {
        self.models().insert(model.into());
    }

    fn contains(&self, model: &str) -> bool {
        self.models().contains(model)
    }

    fn models(&self) -> MutexGuard<'_, BTreeSet<Box<str>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Texts by which servers for local models refuse what only the full API has, in lower case:
/// `Cannot determine type of 'item'`, `item['content'] is not an array`, `'type' of tool must be
/// 'function'` (llama.cpp), a chat template's complaint about a role or the place of a system
/// message, and the complaints of strict parsers about members that they do not know.
const FORM_TEXTS: [&str; 16] = [
    "'item'",
    "item[",
    "role",
    "developer",
    "include",
    "custom",
    "encrypted_content",
    "system message",
    "of tool must be",
    "tool type",
    "unknown parameter",
    "unknown field",
    "unrecognized",
    "unexpected keyword",
    "extra inputs",
    "client_metadata",
];

/// Returns `true` if a refusal is about the form of the request and not about its content.
fn is_about_form(status: u16, body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body).to_lowercase();
    matches!(status, 400 | 422 | 500) && FORM_TEXTS.iter().any(|refusal| text.contains(refusal))
}

/// The decision on sending the same request again.
enum Again {
    Never,
    AfterBackoff,
    /// After the time that the provider asked for.
    After(Duration),
}

fn wire_request(
    provider: &Provider,
    request: &ModelRequest,
    dialect: Dialect,
) -> Result<Request, ModelError> {
    let key = key(provider)?;
    let thread = request.thread.to_string();
    let mut wire = Request::new(Method::Post, provider.responses_url());
    wire.query.clone_from(&provider.query_params);
    wire.head_timeout = Some(provider.stream_idle_timeout);
    wire.body = body::encode(request, dialect).map_err(|err| {
        let message = format!("the request to the model has no JSON form: {err}");
        failure::error(CodexErrorInfo::Other, message, Retry::No)
    })?;
    let ours = [
        ("accept", Some("text/event-stream".to_owned())),
        ("content-type", Some("application/json".to_owned())),
        ("originator", Some(visible(&request.originator))),
        ("user-agent", Some(visible(&request.user_agent))),
        ("session-id", Some(thread.clone())),
        ("thread-id", Some(thread)),
        ("authorization", key),
        ("traceparent", request.trace.as_ref().map(ToString::to_string)),
        ("tracestate", request.trace.as_ref().and_then(|it| it.state.as_deref()).map(String::from)),
    ];
    for (name, value) in ours {
        let is_given = provider.headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name));
        if let (false, Some(value)) = (is_given, value) {
            wire = wire.header(name, value);
        }
    }
    for (name, value) in &provider.headers {
        wire = wire.header(name.clone(), value.clone());
    }
    Ok(wire)
}

/// The value of the `authorization` header.
fn key(provider: &Provider) -> Result<Option<String>, ModelError> {
    let secret = match &provider.key {
        ApiKey::None => None,
        ApiKey::Value(secret) => Some(secret.clone()),
        ApiKey::Current(current) => current(),
        ApiKey::Missing { variable, instructions } => {
            let hint = instructions.as_deref().map(|hint| format!(" {hint}")).unwrap_or_default();
            let message = format!(
                "the provider `{}` needs an API key: set the environment variable `{variable}`.{hint}",
                provider.name
            );
            return Err(failure::error(CodexErrorInfo::Unauthorized, message, Retry::No));
        }
    };
    Ok(secret.map(|secret| format!("Bearer {}", secret.reveal())))
}

/// Client names come from outside; what a header can't hold is replaced.
fn visible(text: &str) -> String {
    text.chars().map(|c| if matches!(c, ' '..='~') { c } else { '_' }).collect()
}

/// Twice as long each time, a quarter more or less so that clients that failed
/// together do not come back together.
fn backoff(first: Duration, attempt: u32) -> Duration {
    let base = first.saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX));
    // Each `RandomState` has keys of its own, taken from the system.
    let percent = 75 + RandomState::new().hash_one(attempt) % 51;
    base.saturating_mul(u32::try_from(percent).unwrap_or(100)) / 100
}
