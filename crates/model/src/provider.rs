//! Facts about a provider that are needed to ask it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use turnhost_http::Request;
use turnhost_ports::{AccountChoice, BoxFuture};

/// A text that must not be shown. It has no `Display`, and its `Debug` form is empty.
#[derive(Clone)]
pub struct Secret(Arc<str>);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// Returns the text itself, to be sent and never to be shown.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The key that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// One that should be valid.
    Usual,
    /// One that was made after now: the provider has refused the last one.
    New,
}

/// Something that finds out a key while the server runs.
pub trait KeySource: Send + Sync {
    /// Returns the key, or why there is none in words for the user.
    fn key(&self, wanted: Freshness) -> BoxFuture<'static, Result<Secret, String>>;
}

/// Something that signs requests, as clouds want it in place of a key.
pub trait RequestSigner: Send + Sync {
    /// Adds the headers that sign a request, which is not changed after. The error says, in words
    /// for the user, why it cannot be signed.
    fn sign(&self, request: &mut Request) -> Result<(), String>;
}

/// The keys of the server's logins.
pub trait LoginKeys: Send + Sync {
    /// Returns the key of an account; `None` if no user is logged in, or if a new one was wanted and
    /// there is none.
    fn key(
        &self,
        account: &AccountChoice,
        wanted: Freshness,
    ) -> BoxFuture<'static, Option<LoginKey>>;
}

/// The key of a login.
#[derive(Clone, Debug)]
pub struct LoginKey {
    /// The key.
    pub key: Secret,
    /// The account at the provider that it is for, where the provider requires it.
    pub account_id: Option<String>,
}

/// The source of a provider's API key. It is sent as `Authorization: Bearer KEY`.
#[derive(Clone, Default)]
pub enum ApiKey {
    /// The provider wants none.
    #[default]
    None,
    /// This one.
    Value(Secret),
    /// The key that is valid at the moment of the request, for keys that
    /// change while the server runs; `None` sends none.
    Current(Arc<dyn Fn() -> Option<Secret> + Send + Sync>),
    /// The one of the server's login, which may change while the server runs. Requests fail
    /// before anything is sent while no user is logged in.
    Login(Arc<dyn LoginKeys>),
    /// The key from this source, which is asked again once the provider has refused a key.
    Source(Arc<dyn KeySource>),
    /// None: this signs each request.
    Signed(Arc<dyn RequestSigner>),
    /// One that should be in an environment variable, which is unset or empty.
    /// Requests fail before anything is sent.
    Missing {
        /// The variable's name.
        variable: String,
        /// The way to get a key, as the configuration says.
        instructions: Option<String>,
    },
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Value(_) => f.write_str("Value(..)"),
            Self::Current(_) => f.write_str("Current(..)"),
            Self::Login(_) => f.write_str("Login(..)"),
            Self::Source(_) => f.write_str("Source(..)"),
            Self::Signed(_) => f.write_str("Signed(..)"),
            Self::Missing { variable, .. } => write!(f, "Missing({variable})"),
        }
    }
}

/// The format a provider speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireApi {
    /// OpenAI's Responses API: `POST BASE_URL/responses`.
    #[default]
    Responses,
    /// OpenAI's Chat Completions API: `POST BASE_URL/chat/completions`.
    Chat,
    /// Anthropic's Messages API: `POST BASE_URL/messages`.
    Messages,
}

/// The part of its API that a provider understands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// All of it.
    #[default]
    Full,
    /// The part that servers for local models (llama.cpp, vLLM, LM Studio)
    /// share: the system's texts come first and later ones are the user's; only function
    /// tools are offered; reasoning without readable text is left out of the input; members
    /// that a server need not know are not sent.
    Basic,
}

/// A provider of models.
#[derive(Clone)]
pub struct Provider {
    /// Its name for people, as in messages about failures.
    pub name: String,
    /// Address to which the API's path is added; a slash at the end makes no difference.
    pub base_url: String,
    /// The source of its key.
    pub key: ApiKey,
    /// The format it speaks.
    pub wire_api: WireApi,
    /// The part of it that it understands.
    pub dialect: Dialect,
    /// Headers sent with each request.
    pub headers: Vec<(String, String)>,
    /// Pairs added to the address of each request.
    pub query_params: Vec<(String, String)>,
    /// The number of times that a request is sent again after a 5xx status or a connection
    /// that broke before the answer, without a notification.
    pub request_max_retries: u32,
    /// The number of times that a response that broke off is asked for again, or a provider that is out
    /// of order, each announced.
    pub stream_max_retries: u32,
    /// Longest silence before and within a response.
    pub stream_idle_timeout: Duration,
}

impl Provider {
    /// Creates a provider that speaks all of the Responses API, with the usual limits: 4 requests
    /// more, 5 streams more, 5 minutes of silence.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            base_url: base_url.into(),
            key: ApiKey::None,
            wire_api: WireApi::Responses,
            dialect: Dialect::Full,
            headers: Vec::new(),
            query_params: Vec::new(),
            request_max_retries: 4,
            stream_max_retries: 5,
            stream_idle_timeout: Duration::from_mins(5),
        }
    }

    /// Returns the address that is asked, without query.
    pub(crate) fn url(&self) -> String {
        let path = match self.wire_api {
            WireApi::Responses => "responses",
            WireApi::Chat => "chat/completions",
            WireApi::Messages => "messages",
        };
        format!("{}/{path}", self.base_url.trim_end_matches('/'))
    }
}

/// Values of headers and query parameters may be secrets, so only names are shown.
impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, String)]| -> Vec<String> {
            pairs.iter().map(|(name, _)| name.clone()).collect()
        };
        f.debug_struct("Provider")
            .field("name", &self.name)
            .field("base_url", &self.base_url)
            .field("key", &self.key)
            .field("wire_api", &self.wire_api)
            .field("dialect", &self.dialect)
            .field("headers", &names(&self.headers))
            .field("query_params", &names(&self.query_params))
            .field("request_max_retries", &self.request_max_retries)
            .field("stream_max_retries", &self.stream_max_retries)
            .field("stream_idle_timeout", &self.stream_idle_timeout)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_out_of_debug_output() {
        let mut provider = Provider::new("Local", "http://127.0.0.1:1/v1/");
        provider.key = ApiKey::Value(Secret::new("hush"));
        provider.headers.push(("x-key".into(), "hush".into()));
        provider.query_params.push(("key".into(), "hush".into()));
        let shown = format!("{provider:?} {:?}", Secret::new("hush"));
        assert!(shown.contains("x-key") && !shown.contains("hush"), "{shown}");
    }

    #[test]
    fn a_slash_at_the_end_of_the_address_makes_no_difference() {
        for base in ["http://h/v1", "http://h/v1/"] {
            assert_eq!(Provider::new("p", base).url(), "http://h/v1/responses");
        }
    }
}
