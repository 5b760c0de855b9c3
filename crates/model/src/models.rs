//! The table of providers, and the way from a request to the one it names.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use turnhost_http::HttpClient;
use turnhost_ports::{
    BoxFuture, FailedAt, ListedModel, ModelError, ModelPort, ModelRequest, ModelStream,
    ModelTraits, Retry,
};
use turnhost_protocol::CodexErrorInfo;
use turnhost_task::Tasks;

use crate::assembly::FreshIds;
use crate::failure;
use crate::form::LearnedForms;
use crate::known;
use crate::listing::Listing;
use crate::opening::Opening;
use crate::provider::{Provider, WireApi};
use crate::scripted::Scripted;

/// The id under which the offline model is found, unless a provider has it.
pub const SCRIPTED: &str = "scripted";

/// Wait before a failed request is sent again for the first time; a bit longer
/// than a server's restart of a worker takes.
const FIRST_BACKOFF: Duration = Duration::from_millis(200);

/// The providers as they are configured, for a table that follows changes.
pub trait Providers: Send + Sync {
    /// Returns a number that changes whenever a provider may have changed.
    fn version(&self) -> u64;

    /// Returns the provider with this id as it is configured now.
    fn get(&self, id: &str) -> Option<Provider>;
}

/// All providers. No connection is opened before the first request.
pub struct Models {
    /// The scripted ones, which never change.
    scripted: BTreeMap<Arc<str>, Scripted>,
    configured: Box<dyn Providers>,
    known: Mutex<Known>,
    http: HttpClient,
    tasks: Tasks,
    item_counter: Arc<AtomicU64>,
    first_backoff: Duration,
}

/// The providers that were asked for so far, as they were at a version.
#[derive(Default)]
struct Known {
    version: u64,
    remotes: BTreeMap<Arc<str>, Remote>,
}

/// A provider, and what was learned about it.
#[derive(Clone)]
struct Remote {
    provider: Arc<Provider>,
    forms: Arc<LearnedForms>,
    listing: Arc<Listing>,
}

impl Remote {
    fn new(provider: Provider) -> Self {
        Self { provider: Arc::new(provider), forms: Arc::default(), listing: Arc::default() }
    }
}

/// Providers that never change.
struct Fixed(BTreeMap<Arc<str>, Provider>);

impl Providers for Fixed {
    fn version(&self) -> u64 {
        0
    }

    fn get(&self, id: &str) -> Option<Provider> {
        self.0.get(id).cloned()
    }
}

impl Models {
    /// Takes providers by id, as in `[model_providers.ID]`, that never change. `tasks` finish
    /// reading responses that are over, so that their connections can be used again.
    pub fn new(
        providers: impl IntoIterator<Item = (Arc<str>, Provider)>,
        http: HttpClient,
        tasks: Tasks,
    ) -> Self {
        Self::of(Box::new(Fixed(providers.into_iter().collect())), http, tasks)
    }

    /// Takes the providers as `configured` returns them.
    pub fn of(configured: Box<dyn Providers>, http: HttpClient, tasks: Tasks) -> Self {
        Self {
            scripted: BTreeMap::from([(SCRIPTED.into(), Scripted::offline())]),
            configured,
            known: Mutex::default(),
            http,
            tasks,
            item_counter: Arc::default(),
            first_backoff: FIRST_BACKOFF,
        }
    }

    /// Adds a scripted provider, in place of one with the same id.
    #[must_use]
    pub fn with_scripted(mut self, id: impl Into<Arc<str>>, scripted: Scripted) -> Self {
        self.scripted.insert(id.into(), scripted);
        self
    }

    /// Returns a provider that is not scripted, with what was learned about it since it last changed.
    fn remote(&self, id: &str) -> Option<Remote> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let version = self.configured.version();
        if known.version != version {
            *known = Known { version, remotes: BTreeMap::new() };
        }
        if let Some(remote) = known.remotes.get(id) {
            return Some(remote.clone());
        }
        let remote = Remote::new(self.configured.get(id)?);
        known.remotes.insert(id.into(), remote.clone());
        Some(remote)
    }

    /// Sets the wait before a failed request is sent again for the first time
    /// (200 ms otherwise); each further one is twice as long.
    #[must_use]
    pub fn with_first_backoff(mut self, wait: Duration) -> Self {
        self.first_backoff = wait;
        self
    }

    fn unknown(id: &str) -> ModelError {
        let message = format!(
            "there is no model provider `{id}`: add [model_providers.{id}] to config.toml, \
             or choose another `model_provider`"
        );
        failure::error(CodexErrorInfo::Other, message, Retry::No)
    }
}

impl ModelPort for Models {
    fn open(
        &self,
        request: ModelRequest,
    ) -> BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>> {
        let ids = FreshIds { turn: request.turn, counter: self.item_counter.clone() };
        if let Some(scripted) = self.scripted.get(&request.provider) {
            let opened = scripted.open(&request, &ids);
            return Box::pin(async { opened });
        }
        let Some(Remote { provider, forms, .. }) = self.remote(&request.provider) else {
            let err = Self::unknown(&request.provider);
            return Box::pin(async { Err(err) });
        };
        let opening = Opening {
            provider,
            forms,
            http: self.http.clone(),
            ids,
            tasks: self.tasks.clone(),
            first_backoff: self.first_backoff,
        };
        Box::pin(async {
            let opened = opening.open(request).await;
            opened.map_err(|err| ModelError { at: FailedAt::Request, ..err })
        })
    }

    fn list(&self, provider: &str) -> BoxFuture<'static, Vec<ListedModel>> {
        let remote = self.remote(provider).filter(|_| !self.scripted.contains_key(provider));
        let Some(Remote { provider, listing, .. }) = remote else {
            return Box::pin(async { Vec::new() });
        };
        let http = self.http.clone();
        Box::pin(async move {
            let listed = listing.models(&provider, &http).await;
            if listed.is_empty() && provider.wire_api == WireApi::Responses {
                return known::all();
            }
            listed.into_iter().map(known::complete).collect()
        })
    }

    fn context_window(&self, provider: &str, model: &str) -> Option<i64> {
        if self.scripted.contains_key(provider) {
            return None;
        }
        let Remote { provider, listing, .. } = self.remote(provider)?;
        let context_window = listing.context_window(model).or_else(|| known::context_window(model));
        if listing.is_wanted() {
            let http = self.http.clone();
            self.tasks.spawn(async move {
                listing.models(&provider, &http).await;
            });
        }
        context_window
    }

    fn traits(&self, provider: &str, model: &str) -> Option<ModelTraits> {
        if self.scripted.contains_key(provider) {
            return None;
        }
        self.remote(provider)?.listing.traits(model)
    }

    fn stream_max_retries(&self, provider: &str) -> u32 {
        if self.scripted.contains_key(provider) {
            return 0;
        }
        self.remote(provider).map_or(0, |remote| remote.provider.stream_max_retries)
    }
}
