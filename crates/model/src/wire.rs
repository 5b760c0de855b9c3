//! A request to a provider as HTTP: address, headers and body.

use turnhost_http::{Method, Request};
use turnhost_ports::{AccountChoice, ModelError, ModelRequest, Retry};
use turnhost_protocol::CodexErrorInfo;

use crate::failure;
use crate::form::Form;
use crate::provider::{ApiKey, Freshness, LoginKey, Provider, Secret, WireApi};
use crate::{chat, messages, responses};

/// Encodes `request` for its provider, in this form.
pub(crate) fn wire_request(
    provider: &Provider,
    request: &ModelRequest,
    form: Form,
    sent: &SentKey,
) -> Result<Request, ModelError> {
    let thread = request.thread.to_string();
    let mut wire = Request::new(Method::Post, provider.url());
    wire.query.clone_from(&provider.query_params);
    wire.head_timeout = Some(provider.stream_idle_timeout);
    let body = match provider.wire_api {
        WireApi::Responses => responses::body::encode(request, form.dialect),
        WireApi::Chat => chat::body::encode(request, form),
        WireApi::Messages => messages::body::encode(request, form),
    };
    wire.body = body.map_err(|err| {
        let message = format!("the request to the model has no JSON form: {err}");
        failure::error(CodexErrorInfo::Other, message, Retry::No)
    })?;
    let mut ours = vec![
        ("accept", Some("text/event-stream".to_owned())),
        // What compresses a stream of small events may hold them back; nothing said means anything goes.
        // A user who wants it names it in the provider's headers.
        ("accept-encoding", Some("identity".to_owned())),
        ("content-type", Some("application/json".to_owned())),
        ("originator", Some(visible(&request.originator))),
        ("user-agent", Some(visible(&request.user_agent))),
        ("session-id", Some(thread.clone())),
        ("thread-id", Some(thread)),
        ("traceparent", request.trace.as_ref().map(ToString::to_string)),
        ("chatgpt-account-id", sent.account_id.clone()),
        ("tracestate", request.trace.as_ref().and_then(|it| it.state.as_deref()).map(String::from)),
    ];
    if provider.wire_api == WireApi::Messages {
        let beta = messages::body::thinks(request, form).then_some(INTERLEAVED_THINKING);
        ours.push(("anthropic-version", Some(MESSAGES_VERSION.to_owned())));
        ours.push(("anthropic-beta", beta.map(str::to_owned)));
    }
    ours.extend(key_headers(provider, sent.key.as_ref()).map(|(name, value)| (name, Some(value))));
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

fn bearer(key: &Secret) -> String {
    format!("Bearer {}", key.reveal())
}

/// The version of the Messages API whose events are read here.
pub(crate) const MESSAGES_VERSION: &str = "2023-06-01";

/// Lets a model think between its calls, and not only before them.
const INTERLEAVED_THINKING: &str = "interleaved-thinking-2025-05-14";

/// Returns the headers that bear the key. Of the servers that speak the Messages API, Anthropic's own
/// alone looks for no bearer token.
pub(crate) fn key_headers(
    provider: &Provider,
    key: Option<&Secret>,
) -> impl Iterator<Item = (&'static str, String)> {
    let is_messages = provider.wire_api == WireApi::Messages;
    let is_anthropic = is_messages && provider.base_url.contains("://api.anthropic.com");
    let own = key.filter(|_| is_messages).map(|key| ("x-api-key", key.reveal().to_owned()));
    let token = key.filter(|_| !is_anthropic).map(|key| ("authorization", bearer(key)));
    own.into_iter().chain(token)
}

/// The key that is sent, if one is.
#[derive(Clone)]
pub(crate) struct SentKey {
    pub(crate) key: Option<Secret>,
    /// The account at the provider that it is for.
    pub(crate) account_id: Option<String>,
}

/// Returns the key that is sent.
pub(crate) async fn key(
    provider: &Provider,
    account: &AccountChoice,
    wanted: Freshness,
) -> Result<SentKey, ModelError> {
    let key = match &provider.key {
        ApiKey::None | ApiKey::Signed(_) => None,
        ApiKey::Value(secret) => Some(secret.clone()),
        ApiKey::Current(current) => current(),
        ApiKey::Login(login) => {
            let Some(LoginKey { key, account_id }) = login.key(account, wanted).await else {
                let message = needs_login(provider, account);
                return Err(failure::error(CodexErrorInfo::Unauthorized, message, Retry::No));
            };
            return Ok(SentKey { key: Some(key), account_id });
        }
        ApiKey::Source(source) => match source.key(wanted).await {
            Ok(key) => Some(key),
            Err(reason) => {
                let message = format!("the provider `{}` has no key: {reason}", provider.name);
                return Err(failure::error(CodexErrorInfo::Unauthorized, message, Retry::No));
            }
        },
        ApiKey::Missing { variable, instructions } => {
            let hint = instructions.as_deref().map(|hint| format!(" {hint}")).unwrap_or_default();
            let message = format!(
                "the provider `{}` needs an API key: set the environment variable `{variable}`.{hint}",
                provider.name
            );
            return Err(failure::error(CodexErrorInfo::Unauthorized, message, Retry::No));
        }
    };
    Ok(SentKey { key, account_id: None })
}

/// Signs a request, where the provider wants that.
pub(crate) fn signed(provider: &Provider, mut request: Request) -> Result<Request, ModelError> {
    if let ApiKey::Signed(signer) = &provider.key {
        signer.sign(&mut request).map_err(|reason| {
            let message = format!("the request to `{}` cannot be signed: {reason}", provider.name);
            failure::error(CodexErrorInfo::Unauthorized, message, Retry::No)
        })?;
    }
    Ok(request)
}

fn needs_login(provider: &Provider, account: &AccountChoice) -> String {
    let name = &provider.name;
    match account {
        AccountChoice::Default => format!(
            "the provider `{name}` needs a login: run `turnhost login`, or set its `env_key`"
        ),
        AccountChoice::Named(account) => format!(
            "the provider `{name}` needs a login, and the account `{account}` has none: run `turnhost login --account {account}`"
        ),
    }
}

/// Replaces what a header cannot hold: client names come from outside.
fn visible(text: &str) -> String {
    text.chars().map(|c| if matches!(c, ' '..='~') { c } else { '_' }).collect()
}
