//! The table of providers, and the way from a request to the one it names.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use turnhost_http::HttpClient;
use turnhost_ports::{BoxFuture, ModelError, ModelPort, ModelRequest, ModelStream, Retry};
use turnhost_protocol::CodexErrorInfo;
use turnhost_task::Tasks;

use crate::assembly::FreshIds;
use crate::failure;
use crate::form::LearnedForms;
use crate::opening::Opening;
use crate::provider::Provider;
use crate::scripted::Scripted;

/// The id under which the offline model is found, unless a provider has it.
pub const SCRIPTED: &str = "scripted";

/// Wait before a failed request is sent again for the first time; a bit longer
/// than a server's restart of a worker takes.
const FIRST_BACKOFF: Duration = Duration::from_millis(200);

/// All providers. No connection is opened before the first request.
pub struct Models {
    sources: BTreeMap<Arc<str>, Source>,
    http: HttpClient,
    tasks: Tasks,
    item_counter: Arc<AtomicU64>,
    first_backoff: Duration,
}

enum Source {
    /// With the forms that its models were found to take.
    Remote(Arc<Provider>, Arc<LearnedForms>),
    Scripted(Scripted),
}

impl Models {
    /// Takes the providers by id, as in `[model_providers.ID]`. `tasks` finish
    /// reading responses that are over, so that their connections can be used again.
    pub fn new(
        providers: impl IntoIterator<Item = (Arc<str>, Provider)>,
        http: HttpClient,
        tasks: Tasks,
    ) -> Self {
        let mut sources =
            BTreeMap::from([(SCRIPTED.into(), Source::Scripted(Scripted::offline()))]);
        for (id, provider) in providers {
            sources.insert(id, Source::Remote(Arc::new(provider), Arc::default()));
        }
        Self { sources, http, tasks, item_counter: Arc::default(), first_backoff: FIRST_BACKOFF }
    }

    /// Adds a scripted provider, in place of one with the same id.
    #[must_use]
    pub fn with_scripted(mut self, id: impl Into<Arc<str>>, scripted: Scripted) -> Self {
        self.sources.insert(id.into(), Source::Scripted(scripted));
        self
    }

    /// Sets the wait before a failed request is sent again for the first time
    /// (200 ms otherwise); each further one is twice as long.
    #[must_use]
    pub fn with_first_backoff(mut self, wait: Duration) -> Self {
        self.first_backoff = wait;
        self
    }

    fn unknown(&self, id: &str) -> ModelError {
        let known: Vec<_> = self.sources.keys().map(|id| format!("`{id}`")).collect();
        let message = format!(
            "there is no model provider `{id}`: add [model_providers.{id}] to config.toml, \
             or choose one of {}",
            known.join(", ")
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
        match self.sources.get(&request.provider) {
            None => refuse(self.unknown(&request.provider)),
            Some(Source::Scripted(scripted)) => {
                let opened = scripted.open(&request, &ids);
                Box::pin(async { opened })
            }
            Some(Source::Remote(provider, forms)) => {
                let opening = Opening {
                    provider: provider.clone(),
                    forms: forms.clone(),
                    http: self.http.clone(),
                    ids,
                    tasks: self.tasks.clone(),
                    first_backoff: self.first_backoff,
                };
                Box::pin(opening.open(request))
            }
        }
    }

    fn stream_max_retries(&self, provider: &str) -> u32 {
        match self.sources.get(provider) {
            Some(Source::Remote(provider, _)) => provider.stream_max_retries,
            Some(Source::Scripted(_)) | None => 0,
        }
    }
}

fn refuse(err: ModelError) -> BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>> {
    Box::pin(async { Err(err) })
}
