//! Findings about a home before a server runs in it: its configuration, providers, keys, database.

use std::sync::Arc;
use std::time::Duration;

use turnhost_accounts::Aws;
use turnhost_base::{AbsPath, SystemWorld, World as _};
use turnhost_config::{Overrides, ProviderConfig, ProviderKey};
use turnhost_http::{HttpClient, Method, Request};
use turnhost_model::SCRIPTED;
use turnhost_ports::{AccountChoice, StorePort as _};
use turnhost_store::Store;

use crate::accounts::{accounts, login_probe};
use crate::models::API_KEY;
use crate::{HostError, HostOptions};

/// The longest wait for a provider: one that is there answers within a second.
const REACH: Duration = Duration::from_secs(5);

/// A home's configuration, as far as a server needs it.
#[derive(Clone, Debug)]
pub struct ExaminedConfig {
    /// Warnings for people: unknown keys and the like.
    pub warnings: Vec<String>,
    /// The default provider first, then those that the files name; empty if none is configured.
    pub providers: Vec<ExaminedProvider>,
    /// The default provider's id, or the reason why there is none.
    pub default: Result<String, String>,
}

/// A model provider.
#[derive(Clone, Debug)]
pub struct ExaminedProvider {
    /// Its id.
    pub id: String,
    /// Its address.
    pub base_url: String,
    /// Its key.
    pub key: ExaminedKey,
}

/// The key of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExaminedKey {
    /// It needs none.
    NotNeeded,
    /// There is one.
    Found,
    /// There is none; the text says how to get one.
    Missing(String),
}

/// Reads the configuration. Fails as the server would, with a text that says what to fix.
pub fn examine_config(options: &HostOptions) -> Result<ExaminedConfig, HostError> {
    let config = options.config();
    let accounts = Arc::new(accounts(&options.home, &config.load(Some(&options.cwd))?)?);
    let loaded = config.with_login(login_probe(&accounts)).load(Some(&options.cwd))?;
    let settings = loaded.settings(&Overrides::default())?;
    let account = AccountChoice::of(settings.account.as_deref());
    let default = match settings.model_provider.as_deref() {
        Some(SCRIPTED) => Ok(SCRIPTED.to_owned()),
        _ => settings.provider().map(|it| it.id).map_err(|error| error.to_string()),
    };
    let named = settings.configured_providers().iter().cloned();
    let mut ids: Vec<String> = default.iter().cloned().chain(named).collect();
    ids.retain(|id| id != SCRIPTED);
    let mut seen = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && {
            seen.push(id.clone());
            true
        }
    });
    let login = match accounts.read(&account) {
        Ok(Some(_)) => LoginState::Kept,
        Ok(None) | Err(_) => LoginState::None,
    };
    let examine = |it: ProviderConfig| ExaminedProvider {
        key: key(&it, options, login),
        id: it.id,
        base_url: it.base_url,
    };
    Ok(ExaminedConfig {
        warnings: loaded
            .warnings()
            .into_iter()
            .map(|it| match it.details {
                Some(details) => format!("{}; {details}", it.summary),
                None => it.summary,
            })
            .collect(),
        providers: ids
            .iter()
            .filter_map(|id| settings.provider_named(id).ok())
            .map(examine)
            .collect(),
        default,
    })
}

/// The login of the home.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LoginState {
    Kept,
    None,
}

fn key(provider: &ProviderConfig, options: &HostOptions, login: LoginState) -> ExaminedKey {
    let wants_login = provider.requires_openai_auth;
    let of_run = (options.environment)(API_KEY).is_some_and(|key| !key.is_empty());
    let has_login = login == LoginState::Kept;
    match provider.key(&options.environment) {
        // A command makes the key when it is needed.
        ProviderKey::Bearer(_) | ProviderKey::Command(_) => ExaminedKey::Found,
        ProviderKey::None | ProviderKey::Missing { .. } if wants_login && (has_login || of_run) => {
            ExaminedKey::Found
        }
        ProviderKey::Aws { profile, .. } => {
            let home = (options.environment)("HOME").and_then(|home| AbsPath::new(home).ok());
            let aws = Aws::new(home, Arc::clone(&options.environment));
            match aws.credentials(profile.as_deref()) {
                Ok(_) => ExaminedKey::Found,
                Err(reason) => ExaminedKey::Missing(format!("no AWS credentials: {reason}")),
            }
        }
        ProviderKey::None if wants_login => ExaminedKey::Missing("run `turnhost login`".to_owned()),
        ProviderKey::None => ExaminedKey::NotNeeded,
        ProviderKey::Missing { variable, instructions } => {
            let more = instructions.map(|text| format!("; {text}")).unwrap_or_default();
            ExaminedKey::Missing(format!("set the variable {variable}{more}"))
        }
    }
}

/// Asks a provider for anything; any answer shows that it is there. Fails with the reason.
pub async fn examine_reach(provider: &ExaminedProvider) -> Result<(), String> {
    let url = format!("{}/models", provider.base_url.trim_end_matches('/'));
    let request = Request { head_timeout: Some(REACH), ..Request::new(Method::Get, url) };
    match HttpClient::new().request(request).await {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// Opens the home's database, which is made if there is none, and reads from it.
pub async fn examine_store(home: &AbsPath) -> Result<(), HostError> {
    let store = Store::open(home)?;
    // Any question opens it; no thread has a fresh id.
    store.thread(SystemWorld.thread_id()).await?;
    Ok(store.close().await?)
}
