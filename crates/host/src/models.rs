//! The model providers of the configuration as the `model` crate takes them.

use std::sync::Arc;

use turnhost_config::{ConfigError, Environment, Loaded, Overrides, ProviderKey};
use turnhost_config::{ConfiguredApi, ProviderConfig};
use turnhost_http::HttpClient;
use turnhost_model::{ApiKey, Models, Provider, SCRIPTED, Scripted, Secret, WireApi};
use turnhost_task::Tasks;

/// Makes the one port to all providers.
pub(crate) fn models(
    loaded: &Loaded,
    environment: &Environment,
    scripted: Scripted,
    http: HttpClient,
    tasks: &Tasks,
) -> Result<Models, ConfigError> {
    let settings = loaded.settings(&Overrides::default())?;
    let mut providers = Vec::new();
    for configured in settings.usable_providers()? {
        if configured.id != SCRIPTED {
            providers.push((Arc::from(&*configured.id), provider(&configured, environment)));
        }
    }
    Ok(Models::new(providers, http, tasks.child()).with_scripted(SCRIPTED, scripted))
}

fn provider(configured: &ProviderConfig, environment: &Environment) -> Provider {
    Provider {
        key: match configured.key(environment) {
            ProviderKey::None => ApiKey::None,
            ProviderKey::Bearer(key) => ApiKey::Value(Secret::new(key)),
            ProviderKey::Missing { variable, instructions } => {
                ApiKey::Missing { variable, instructions }
            }
        },
        wire_api: match configured.wire_api {
            ConfiguredApi::Responses => WireApi::Responses,
            ConfiguredApi::Chat => WireApi::Chat,
            ConfiguredApi::Messages => WireApi::Messages,
        },
        headers: configured.headers(environment),
        query_params: configured.query_params.clone().into_iter().collect(),
        request_max_retries: configured.request_max_retries,
        stream_max_retries: configured.stream_max_retries,
        stream_idle_timeout: configured.stream_idle_timeout,
        ..Provider::new(configured.name.clone(), configured.base_url.clone())
    }
}
