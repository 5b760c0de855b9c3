//! The model providers of the configuration as the `model` crate takes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use turnhost_accounts::{Accounts, Aws};
use turnhost_base::{AbsPath, World};
use turnhost_config::{Config, ConfiguredApi, Environment, Overrides, ProviderConfig, ProviderKey};
use turnhost_model::{
    ApiKey, Freshness, LoginKey, LoginKeys, Provider, Providers, Secret, WireApi,
};
use turnhost_ports::{AccountChoice, AccountPort as _, BoxFuture, CommandPort, Login};

use crate::auth_command::CommandKey;
use crate::aws_signer::AwsSigner;
use crate::context::ConfigSource;

/// Counts the writes of the configuration, so that providers are read again after one.
#[derive(Clone, Default)]
pub(crate) struct ConfigVersion(Arc<AtomicU64>);

impl ConfigVersion {
    /// Notes a write.
    pub(crate) fn advance(&self) {
        self.0.fetch_add(1, Ordering::Release);
    }
}

/// The providers of the files, each read when it is first asked for.
pub(crate) struct ConfiguredProviders {
    config: Config,
    cwd: AbsPath,
    environment: Environment,
    accounts: Arc<Accounts>,
    /// Runs the commands that print keys.
    commands: Arc<dyn CommandPort>,
    /// Signs requests to AWS.
    aws: Aws,
    world: Arc<dyn World>,
    pub(crate) version: ConfigVersion,
}

impl Providers for ConfiguredProviders {
    fn version(&self) -> u64 {
        self.version.0.load(Ordering::Acquire)
    }

    fn get(&self, id: &str) -> Option<Provider> {
        let loaded = self.config.load(Some(&self.cwd)).ok()?;
        let settings = loaded.settings(&Overrides::default()).ok()?;
        settings.provider_named(id).ok().map(|configured| self.provider(&configured))
    }
}

/// The variable with the key of a run, for providers that want a login.
pub(crate) const API_KEY: &str = "CODEX_API_KEY";

/// The logins of the home as the `model` crate takes them.
struct Logins(Arc<Accounts>);

impl LoginKeys for Logins {
    fn key(
        &self,
        account: &AccountChoice,
        wanted: Freshness,
    ) -> BoxFuture<'static, Option<LoginKey>> {
        let (accounts, account) = (Arc::clone(&self.0), account.clone());
        Box::pin(async move {
            if wanted == Freshness::New {
                let refused = accounts.login(&account)?.secret().to_owned();
                if !accounts.renew(account.clone(), refused).await {
                    return None;
                }
            }
            let login = accounts.login(&account)?;
            let key = Secret::new(login.secret());
            let account_id = match login {
                Login::ApiKey(_) => None,
                Login::External(tokens) => Some(tokens.account_id),
            };
            Some(LoginKey { key, account_id })
        })
    }
}

impl ConfiguredProviders {
    pub(crate) fn new(
        source: &ConfigSource,
        accounts: &Arc<Accounts>,
        commands: &Arc<dyn CommandPort>,
        aws: Aws,
        world: Arc<dyn World>,
    ) -> Self {
        Self {
            config: source.config.clone(),
            cwd: source.cwd.clone(),
            environment: Arc::clone(&source.environment),
            accounts: Arc::clone(accounts),
            commands: Arc::clone(commands),
            aws,
            world,
            version: ConfigVersion::default(),
        }
    }

    fn key(&self, configured: &ProviderConfig) -> ApiKey {
        let wants_login = configured.requires_openai_auth;
        // The SDKs of the reference hand the key of a run over in this variable.
        let key_of_run = (self.environment)(API_KEY).filter(|key| wants_login && !key.is_empty());
        let configured = || configured.key(&self.environment);
        match key_of_run.map_or_else(configured, ProviderKey::Bearer) {
            ProviderKey::None | ProviderKey::Missing { .. } if wants_login => {
                ApiKey::Login(Arc::new(Logins(Arc::clone(&self.accounts))))
            }
            ProviderKey::None => ApiKey::None,
            ProviderKey::Bearer(key) => ApiKey::Value(Secret::new(key)),
            ProviderKey::Command(command) => {
                let commands = Arc::clone(&self.commands);
                ApiKey::Source(Arc::new(CommandKey::new(command, &self.cwd, commands)))
            }
            ProviderKey::Aws { profile, region } => {
                let (aws, world) = (self.aws.clone(), Arc::clone(&self.world));
                ApiKey::Signed(Arc::new(AwsSigner { aws, world, profile, region }))
            }
            ProviderKey::Missing { variable, instructions } => {
                ApiKey::Missing { variable, instructions }
            }
        }
    }

    fn provider(&self, configured: &ProviderConfig) -> Provider {
        Provider {
            key: self.key(configured),
            wire_api: match configured.wire_api {
                ConfiguredApi::Responses => WireApi::Responses,
                ConfiguredApi::Chat => WireApi::Chat,
                ConfiguredApi::Messages => WireApi::Messages,
            },
            headers: configured.headers(&self.environment),
            query_params: configured.query_params.clone().into_iter().collect(),
            request_max_retries: configured.request_max_retries,
            stream_max_retries: configured.stream_max_retries,
            stream_idle_timeout: configured.stream_idle_timeout,
            ..Provider::new(configured.name.clone(), configured.base_url.clone())
        }
    }
}
