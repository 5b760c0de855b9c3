//! The models that a provider says it has.
//!
//! OpenAI's `GET /models` is what nearly all servers answer. Some tell more than names: the context
//! under one of several names, and what a model takes.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, timeout};
use turnhost_http::{ENCODINGS, HttpClient, Method, Request};
use turnhost_ports::{AccountChoice, ListedModel};

use crate::provider::{Freshness, Provider, WireApi};
use crate::wire;

/// 5 minutes: how long a list holds. Models of a local server change when somebody loads one.
const FRESH: Duration = Duration::from_mins(5);

/// 5 s: how long a client that asks for models waits for a provider.
const PATIENCE: Duration = Duration::from_secs(5);

/// 4 MiB: the most of a list that is read. The longest, of routers with 500 models, has 1 MiB.
const MAX_BYTES: usize = 4 << 20;

/// The last list of a provider.
#[derive(Default)]
pub(crate) struct Listing {
    last: Mutex<Option<Fetched>>,
    /// Held while the list is fetched: who asks meanwhile waits for the same one.
    fetching: tokio::sync::Mutex<()>,
    /// When somebody last wanted to know without waiting, and it had to be fetched.
    wanted_at: Mutex<Option<Instant>>,
}

struct Fetched {
    at: Instant,
    models: Vec<ListedModel>,
}

impl Listing {
    /// Returns the context of a model as far as it is known now.
    pub(crate) fn context_window(&self, model: &str) -> Option<i64> {
        let last = lock(&self.last);
        let models = &last.as_ref()?.models;
        let found = models.iter().find(|listed| listed.id == model);
        // A server for one model does not look at the name.
        let only = || models.first().filter(|_| models.len() == 1);
        found.or_else(only)?.context_window
    }

    /// Returns `true` if the list should be fetched because nobody has done so lately.
    pub(crate) fn is_wanted(&self) -> bool {
        let mut wanted_at = lock(&self.wanted_at);
        let is_wanted = wanted_at.is_none_or(|at| at.elapsed() >= FRESH);
        if is_wanted {
            *wanted_at = Some(Instant::now());
        }
        is_wanted
    }

    /// Returns the provider's models, fetched where the last list is old. Empty if it does not say.
    pub(crate) async fn models(&self, provider: &Provider, http: &HttpClient) -> Vec<ListedModel> {
        let _fetching = self.fetching.lock().await;
        if let Some(last) = lock(&self.last).as_ref()
            && last.at.elapsed() < FRESH
        {
            return last.models.clone();
        }
        match timeout(PATIENCE, fetch(provider, http)).await {
            Ok(Some(models)) => {
                *lock(&self.last) = Some(Fetched { at: Instant::now(), models: models.clone() });
                models
            }
            // A list that is old is better than none.
            Ok(None) | Err(_) => {
                lock(&self.last).as_ref().map(|last| last.models.clone()).unwrap_or_default()
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn fetch(provider: &Provider, http: &HttpClient) -> Option<Vec<ListedModel>> {
    let account = AccountChoice::Default;
    let sent = wire::key(provider, &account, Freshness::Usual).await.ok()?;
    let url = format!("{}/models", provider.base_url.trim_end_matches('/'));
    let mut request = Request::new(Method::Get, url).header("accept-encoding", ENCODINGS);
    request.query.clone_from(&provider.query_params);
    for (name, value) in wire::key_headers(provider, sent.key.as_ref()) {
        request = request.header(name, value);
    }
    if provider.wire_api == WireApi::Messages {
        request = request.header("anthropic-version", wire::MESSAGES_VERSION);
    }
    for (name, value) in &provider.headers {
        request = request.header(name.clone(), value.clone());
    }
    let request = wire::signed(provider, request).ok()?;
    let response = http.request(request).await.ok()?;
    if response.status() != 200 {
        return None;
    }
    let body = response.into_body().read(MAX_BYTES).await.ok()?;
    read(&body)
}

fn read(body: &[u8]) -> Option<Vec<ListedModel>> {
    let list: List = serde_json::from_slice(body).ok()?;
    let models = list.data.into_iter().filter(|model| !model.id.is_empty());
    Some(models.map(Entry::into_model).collect())
}

#[derive(Deserialize)]
struct List {
    data: Vec<Entry>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    id: String,
    /// Anthropic's.
    display_name: Option<String>,
    /// OpenRouter's.
    name: Option<String>,
    context_length: Option<i64>,
    architecture: Option<Architecture>,
    /// LM Studio's.
    max_context_length: Option<i64>,
    /// vLLM's.
    max_model_len: Option<i64>,
    /// llama.cpp's.
    meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Architecture {
    #[serde(default)]
    input_modalities: Vec<String>,
}

#[derive(Deserialize)]
struct Meta {
    n_ctx: Option<i64>,
    n_ctx_train: Option<i64>,
}

impl Entry {
    fn into_model(self) -> ListedModel {
        let meta = self.meta.and_then(|meta| meta.n_ctx.or(meta.n_ctx_train));
        let modalities = self.architecture.map(|it| it.input_modalities).unwrap_or_default();
        ListedModel {
            context_window: self
                .context_length
                .or(self.max_model_len)
                .or(self.max_context_length)
                .or(meta),
            display_name: self.display_name.or(self.name).filter(|name| *name != self.id),
            takes_images: (!modalities.is_empty())
                .then(|| modalities.iter().any(|modality| modality == "image")),
            id: self.id,
            ..ListedModel::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_servers_tell_beside_names_is_read() {
        let body = br#"{"object":"list","data":[
            {"id":"plain","object":"model"},
            {"id":"routed","name":"Routed","context_length":8192,"architecture":{"input_modalities":["text","image"]}},
            {"id":"llama","meta":{"n_ctx_train":32768}},
            {"id":"vllm","max_model_len":4096,"name":"vllm"},
            {"id":""}]}"#;
        let model = |id: &str| ListedModel { id: id.to_owned(), ..ListedModel::default() };
        assert_eq!(
            read(body).unwrap(),
            [
                model("plain"),
                ListedModel {
                    display_name: Some("Routed".to_owned()),
                    context_window: Some(8192),
                    takes_images: Some(true),
                    ..model("routed")
                },
                ListedModel { context_window: Some(32768), ..model("llama") },
                ListedModel { context_window: Some(4096), ..model("vllm") },
            ]
        );
        assert_eq!(read(b"<html>"), None);
    }
}
