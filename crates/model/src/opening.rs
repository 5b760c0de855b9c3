//! Asking a provider: sends a request, in the form that the provider takes, until it answers.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use turnhost_http::{HttpClient, HttpErrorKind, Response, retry_after};
use turnhost_ports::{AccountChoice, ModelError, ModelRequest, ModelStream, Retry};
use turnhost_protocol::CodexErrorInfo;
use turnhost_task::Tasks;

use crate::assembly::{Assembly, FreshIds};
use crate::failure::{self, HttpFault};
use crate::flat_tools::FlatTools;
use crate::form::{Form, LearnedForms};
use crate::output_schema::OutputSchema;
use crate::provider::{ApiKey, Dialect, Freshness, LoginKey, Provider, WireApi};
use crate::read::Read;
use crate::stream::{EventStream, Source};
use crate::wire::{self, SentKey, signed, wire_request};
use crate::{chat, messages, responses};

/// Longest wait that is not reported. If the provider asks for more, the
/// turn reports and shows it.
const LONGEST_SILENT_WAIT: Duration = Duration::from_secs(10);

/// Bytes of an error's body that are read: more is not a message for people.
const MAX_ERROR_BODY_BYTES: usize = 64 << 10;

/// Everything that opening a response needs beside the request.
pub(crate) struct Opening {
    pub(crate) provider: Arc<Provider>,
    /// The forms that the provider's models were found to take.
    pub(crate) forms: Arc<LearnedForms>,
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
        let known = self.forms.get(&request.model);
        let mut form = known.unwrap_or_else(|| Form::new(self.provider.dialect));
        let mut key = Key::of(&self.provider, &request.account).await?;
        let mut wire = wire_request(&self.provider, &request, form, &key.sent)?;
        let mut attempt = 0;
        loop {
            let answer = self.http.request(signed(&self.provider, wire.clone())?).await;
            let is_refused = answer.as_ref().is_ok_and(|response| response.status() == 401);
            if is_refused && key.renew(&self.provider, &request.account).await? {
                wire = wire_request(&self.provider, &request, form, &key.sent)?;
                continue;
            }
            let failed = match answer {
                Ok(response) if (200..300).contains(&response.status()) => {
                    if form != Form::new(self.provider.dialect) {
                        self.forms.insert(&request.model, form);
                    }
                    return self.stream(response, &request, form).await;
                }
                Ok(response) => self.refused(response, form).await,
                Err(err) => Failed {
                    error: failure::no_answer(&err, &wire.url),
                    again: if err.kind() == HttpErrorKind::Broken {
                        Again::AfterBackoff
                    } else {
                        Again::Never
                    },
                    other_form: None,
                },
            };
            if let Some(other) = failed.other_form {
                form = other;
                wire = wire_request(&self.provider, &request, form, &key.sent)?;
                tracing::debug!(err = %failed.error, ?form, "asking the provider in another form");
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

    async fn stream(
        self,
        response: Response,
        request: &ModelRequest,
        form: Form,
    ) -> Result<Box<dyn ModelStream>, ModelError> {
        if let Some(encoding) = response.unknown_encoding() {
            let message = format!(
                "the provider `{}` answered in the encoding `{encoding}`, which is not known here: \
                 switch compression off there or at the proxy before it, url: {}",
                self.provider.name,
                self.provider.url(),
            );
            return Err(failure::error(CodexErrorInfo::Other, message, Retry::No));
        }
        let wire_api = self.provider.wire_api;
        let content_type = response.header("content-type").unwrap_or_default().to_owned();
        let is_json = content_type.starts_with("application/json");
        // Servers that cannot stream what holds calls answer with all at once.
        if content_type.starts_with("text/html") || (is_json && wire_api != WireApi::Chat) {
            let body = self.error_body(response).await;
            return Err(failure::no_stream(&content_type, &body, &self.provider.url()));
        }
        let reader: Box<dyn Read> = match wire_api {
            WireApi::Responses => Box::<responses::reader::Reader>::default(),
            WireApi::Chat => Box::<chat::reader::Reader>::default(),
            WireApi::Messages => Box::<messages::reader::Reader>::default(),
        };
        let offers_own_tools = wire_api == WireApi::Responses && form.dialect == Dialect::Full;
        let tools =
            if offers_own_tools { FlatTools::default() } else { FlatTools::of(&request.tools) };
        let schema = match &request.output_schema {
            Some(schema) if !enforces_schema(wire_api, form.dialect) => {
                Some(OutputSchema::new(schema)?)
            }
            _ => None,
        };
        let history = match wire_api {
            // The ids are the provider's own.
            WireApi::Responses => Vec::new(),
            WireApi::Chat | WireApi::Messages => request.input.clone(),
        };
        let assembly = Assembly::new(self.ids, tools, schema, history);
        let idle_timeout = self.provider.stream_idle_timeout;
        let source = Source { url: self.provider.url(), content_type, idle_timeout };
        Ok(Box::new(EventStream::new(response.into_body(), source, reader, assembly, self.tasks)))
    }

    /// Reads the body of a failure, as much of it as comes before the provider falls silent.
    async fn error_body(&self, response: Response) -> Vec<u8> {
        let read = response.into_body().read(MAX_ERROR_BODY_BYTES);
        match tokio::time::timeout(self.provider.stream_idle_timeout, read).await {
            Ok(Ok(body)) => body,
            Ok(Err(_)) | Err(_) => Vec::new(),
        }
    }

    async fn refused(&self, response: Response, form: Form) -> Failed {
        let (status, reason) = (response.status(), response.reason());
        let proxy = response.proxy().map(str::to_owned);
        let location = response.header("location").map(str::to_owned);
        let date = response.header("date");
        let millis = response.header("retry-after-ms").and_then(retry_after_ms);
        let wish = response.header("retry-after").and_then(|value| retry_after(value, date));
        let wish = millis.or(wish);
        let body = self.error_body(response).await;
        let url = &self.provider.url();
        let fault = HttpFault {
            status,
            reason,
            body: &body,
            url,
            proxy: proxy.as_deref(),
            location: location.as_deref(),
        };
        let mut error = fault.error();
        // A refusal for the rate is repeated only on the provider's own word.
        let is_used_up = error.info == CodexErrorInfo::UsageLimitExceeded;
        let may_repeat = status >= 500 || (status == 429 && wish.is_some() && !is_used_up);
        if may_pass(status, &error.info) {
            error.retry = Retry::Stream { after: wish };
        }
        let again = match wish {
            _ if !may_repeat => Again::Never,
            None => Again::AfterBackoff,
            Some(after) => {
                error.retry = Retry::Stream { after: Some(after) };
                Again::After(after)
            }
        };
        Failed { error, again, other_form: form.after(status, &body) }
    }
}

/// The key of a request.
struct Key {
    sent: SentKey,
    is_new: bool,
}

impl Key {
    async fn of(provider: &Provider, account: &AccountChoice) -> Result<Self, ModelError> {
        let sent = wire::key(provider, account, Freshness::Usual).await?;
        Ok(Self { sent, is_new: false })
    }

    /// Takes another key in place of one that was refused, once. Returns false if there is none.
    async fn renew(
        &mut self,
        provider: &Provider,
        account: &AccountChoice,
    ) -> Result<bool, ModelError> {
        if self.is_new {
            return Ok(false);
        }
        self.is_new = true;
        match &provider.key {
            ApiKey::Source(_) => {
                self.sent = wire::key(provider, account, Freshness::New).await?;
                Ok(true)
            }
            ApiKey::Login(login) => match login.key(account, Freshness::New).await {
                Some(LoginKey { key, account_id }) => {
                    self.sent = SentKey { key: Some(key), account_id };
                    Ok(true)
                }
                // The provider's refusal says more than the failure of the renewal.
                None => Ok(false),
            },
            ApiKey::None
            | ApiKey::Value(_)
            | ApiKey::Current(_)
            | ApiKey::Signed(_)
            | ApiKey::Missing { .. } => Ok(false),
        }
    }
}

/// An attempt that brought no response.
struct Failed {
    error: ModelError,
    again: Again,
    /// The form to try, where the provider did not understand the request.
    other_form: Option<Form>,
}

/// Returns `true` for a failure that says no more than that the server, or one before it, is at fault
/// for now: the turn asks again when the silent repetitions are used up.
fn may_pass(status: u16, info: &CodexErrorInfo) -> bool {
    let is_for_now = status >= 500 || matches!(status, 408 | 409 | 425);
    let is_bare = matches!(
        info,
        CodexErrorInfo::InternalServerError | CodexErrorInfo::HttpConnectionFailed { .. }
    );
    is_for_now && is_bare
}

/// Returns `true` if the provider is asked to enforce an output schema.
fn enforces_schema(wire_api: WireApi, dialect: Dialect) -> bool {
    match wire_api {
        WireApi::Responses => true,
        WireApi::Chat => dialect == Dialect::Full,
        WireApi::Messages => false,
    }
}

/// The decision on sending the same request again.
enum Again {
    Never,
    AfterBackoff,
    /// After the time that the provider asked for.
    After(Duration),
}

/// Reads the wait in the header that some providers send beside `Retry-After`, in milliseconds.
fn retry_after_ms(value: &str) -> Option<Duration> {
    let millis: f64 = value.trim().parse().ok()?;
    Duration::try_from_secs_f64(millis / 1000.0).ok()
}

/// Waits twice as long each time, a quarter more or less so that clients that failed together do
/// not come back together.
fn backoff(first: Duration, attempt: u32) -> Duration {
    let base = first.saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX));
    // Each `RandomState` has keys of its own, taken from the system.
    let percent = 75 + RandomState::new().hash_one(attempt) % 51;
    base.saturating_mul(u32::try_from(percent).unwrap_or(100)) / 100
}
