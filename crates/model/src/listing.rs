//! The models that a provider says it has.
//!
//! OpenAI's `GET /models` is what nearly all servers answer. Some tell more than names: the context
//! under one of several names, and what a model takes.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use tokio::time::{Instant, timeout};
use turnhost_http::{ENCODINGS, HttpClient, Method, Request};
use turnhost_ports::{AccountChoice, ListedModel, ModelTraits};

use crate::provider::{Freshness, Provider, WireApi};
use crate::wire;

/// 5 minutes: how long a list holds. Models of a local server change when one is loaded.
const FRESH: Duration = Duration::from_mins(5);

/// 5 s: how long a client that asks for models waits for a provider.
const TIMEOUT: Duration = Duration::from_secs(5);

/// 4 MiB: the most of a list that is read. The longest, of routers with 500 models, has 1 MiB.
const MAX_BYTES: usize = 4 << 20;

/// The last list of a provider.
#[derive(Default)]
pub(crate) struct Listing {
    last: Mutex<Option<Fetched>>,
    /// Held while the list is fetched: who asks meanwhile waits for the same one.
    fetching: tokio::sync::Mutex<()>,
    /// The time of the last request that did not wait and made a fetch necessary.
    wanted_at: Mutex<Option<Instant>>,
}

struct Fetched {
    at: Instant,
    models: Vec<ListedModel>,
}

impl Listing {
    /// Returns the context of a model as far as it is known now.
    pub(crate) fn context_window(&self, model: &str) -> Option<i64> {
        find(lock(&self.last).as_ref()?, model)?.context_window
    }

    /// Returns more about a model as far as it is known now.
    pub(crate) fn traits(&self, model: &str) -> Option<ModelTraits> {
        Some(find(lock(&self.last).as_ref()?, model)?.traits.clone())
    }

    /// Returns `true` if the list should be fetched because the last fetch is too old.
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
        match timeout(TIMEOUT, fetch(provider, http)).await {
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

fn find<'a>(last: &'a Fetched, model: &str) -> Option<&'a ListedModel> {
    let found = last.models.iter().find(|listed| listed.id == model);
    // A server for one model does not look at the name.
    let only = || last.models.first().filter(|_| last.models.len() == 1);
    found.or_else(only)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn fetch(provider: &Provider, http: &HttpClient) -> Option<Vec<ListedModel>> {
    let base = provider.base_url.trim_end_matches('/');
    let list = read(&get(provider, http, format!("{base}/models")).await?)?;
    // Ollama gives the size of a model in its own list only.
    let tags = match base.strip_suffix("/v1").filter(|_| list.is_of_ollama()) {
        Some(server) => get(provider, http, format!("{server}/api/tags")).await,
        None => None,
    };
    let tags = tags.and_then(|body| serde_json::from_slice::<Tags>(&body).ok());
    Some(list.into_models(&tags.unwrap_or_default()))
}

async fn get(provider: &Provider, http: &HttpClient, url: String) -> Option<Vec<u8>> {
    let account = AccountChoice::Default;
    let sent = wire::key(provider, &account, Freshness::Usual).await.ok()?;
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
    response.into_body().read(MAX_BYTES).await.ok()
}

fn read(body: &[u8]) -> Option<List> {
    serde_json::from_slice(body).ok()
}

#[derive(Deserialize)]
struct List {
    data: Vec<Entry>,
}

impl List {
    fn is_of_ollama(&self) -> bool {
        self.data.first().is_some_and(|entry| entry.owned_by.as_deref() == Some("library"))
    }

    fn into_models(self, tags: &Tags) -> Vec<ListedModel> {
        let models = self.data.into_iter().filter(|model| !model.id.is_empty());
        models.map(|entry| entry.into_model(tags)).collect()
    }
}

/// Ollama's own list of its models.
#[derive(Default, Deserialize)]
struct Tags {
    models: Vec<Tag>,
}

#[derive(Deserialize)]
struct Tag {
    name: String,
    details: TagDetails,
}

#[derive(Deserialize)]
struct TagDetails {
    /// Such as `7.6B` or `494.03M`.
    #[serde(default)]
    parameter_size: String,
}

impl Tags {
    fn parameters(&self, model: &str) -> Option<u64> {
        let tag = self.models.iter().find(|tag| tag.name == model)?;
        let size = &tag.details.parameter_size;
        let (number, thousands) = match size.strip_suffix('B') {
            Some(number) => (number, 3),
            None => (size.strip_suffix('M')?, 2),
        };
        let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
        let digits = thousands * 3;
        let rest = rest.get(..digits.min(rest.len()))?;
        format!("{whole}{rest:0<digits$}").parse().ok()
    }
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
    /// vLLM's: the context, and the place of what a name of one's own serves.
    max_model_len: Option<i64>,
    root: Option<String>,
    /// OpenRouter's.
    hugging_face_id: Option<String>,
    owned_by: Option<String>,
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
    #[serde(rename = "n_ctx")]
    context: Option<i64>,
    #[serde(rename = "n_ctx_train")]
    trained_context: Option<i64>,
    #[serde(rename = "n_params")]
    parameters: Option<u64>,
}

impl Entry {
    fn into_model(self, tags: &Tags) -> ListedModel {
        let parameters = self.meta.as_ref().and_then(|meta| meta.parameters);
        let parameters = parameters.or_else(|| tags.parameters(&self.id));
        let meta = self.meta.and_then(|meta| meta.context.or(meta.trained_context));
        let display_name = self.display_name.or(self.name).filter(|name| *name != self.id);
        let names = [self.root.filter(|name| *name != self.id), self.hugging_face_id];
        let names = names.into_iter().flatten().chain(display_name.clone());
        let modalities = self.architecture.map(|it| it.input_modalities).unwrap_or_default();
        ListedModel {
            context_window: self
                .context_length
                .or(self.max_model_len)
                .or(self.max_context_length)
                .or(meta),
            display_name,
            traits: ModelTraits { parameters, names: names.collect() },
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
            {"id":"llama","meta":{"n_ctx_train":32768,"n_params":494032768}},
            {"id":"vllm","max_model_len":4096,"name":"vllm","root":"Qwen/Qwen3-8B"},
            {"id":""}]}"#;
        let model = |id: &str| ListedModel { id: id.to_owned(), ..ListedModel::default() };
        assert_eq!(
            read(body).unwrap().into_models(&Tags::default()),
            [
                model("plain"),
                ListedModel {
                    display_name: Some("Routed".to_owned()),
                    context_window: Some(8192),
                    takes_images: Some(true),
                    traits: ModelTraits { names: vec!["Routed".to_owned()], parameters: None },
                    ..model("routed")
                },
                ListedModel {
                    context_window: Some(32768),
                    traits: ModelTraits { parameters: Some(494_032_768), names: Vec::new() },
                    ..model("llama")
                },
                ListedModel {
                    context_window: Some(4096),
                    traits: ModelTraits {
                        parameters: None,
                        names: vec!["Qwen/Qwen3-8B".to_owned()]
                    },
                    ..model("vllm")
                },
            ]
        );
        assert!(read(b"<html>").is_none());
    }

    #[test]
    fn ollama_tells_the_sizes_of_its_models_in_a_list_of_its_own() {
        let list = read(br#"{"data":[{"id":"llama3:latest","owned_by":"library"},{"id":"x","owned_by":"library"}]}"#);
        let list = list.unwrap();
        assert!(list.is_of_ollama());
        let tags = br#"{"models":[{"name":"llama3:latest","details":{"family":"llama","parameter_size":"8.03B"}},{"name":"x","details":{"parameter_size":"494.0327M"}}]}"#;
        let models = list.into_models(&serde_json::from_slice(tags).unwrap());
        let parameters: Vec<_> = models.iter().map(|model| model.traits.parameters).collect();
        assert_eq!(parameters, [Some(8_030_000_000), Some(494_032_700)]);
    }
}
