//! The parts put together to a server.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use turnhost_base::{AbsPath, SystemWorld, World as _};
use turnhost_config::{AppServer, Config, Environment, Loaded, Overrides, SYSTEM_FILE};
use turnhost_exec::Commands;
use turnhost_files::Files;
use turnhost_model::{ApiKey, Models, Provider, SCRIPTED, Scripted, Secret, WireApi};
use turnhost_ports::Ports;
use turnhost_server::{DEFAULT_REQUESTS_UNDER_WAY, Identity, Server, ServerLimits};
use turnhost_store::Store;
use turnhost_task::Tasks;
use turnhost_transport::{Limits, WhenFull};

use crate::environment;
use crate::settings::Settings;

/// A server and what it stands on.
pub(crate) struct Host {
    pub(crate) server: Arc<Server>,
    /// The bounds of a socket's connections.
    pub(crate) limits: Limits,
    /// How long a drain may take, if the configuration says so.
    pub(crate) drain_timeout: Option<Duration>,
    store: Arc<Store>,
}

/// What a host is made of.
pub(crate) struct Plan {
    pub(crate) home: AbsPath,
    pub(crate) cwd: AbsPath,
    /// What the scripted provider says.
    pub(crate) scripted: Scripted,
    pub(crate) environment: Environment,
    /// How many files commands may open, where the process has raised its own limit.
    pub(crate) open_files: Option<u64>,
}

impl Plan {
    /// The host that the process's surroundings describe.
    pub(crate) fn from_environment() -> Result<Self> {
        Ok(Self {
            home: environment::home()?,
            cwd: environment::cwd()?,
            scripted: Scripted::offline(),
            environment: environment::variables(),
            open_files: None,
        })
    }
}

impl Host {
    /// Checks configuration and home, and builds the server. Must be called within the runtime.
    pub(crate) fn build(plan: Plan, tasks: &Tasks) -> Result<Self> {
        let Plan { home, cwd, scripted, environment, open_files } = plan;
        let system = AbsPath::new(SYSTEM_FILE)?;
        let config = Config::new(home.clone(), system, Arc::clone(&environment));
        let loaded = config.load(Some(&cwd))?;
        let bounds = loaded.app_server()?;
        let store = Arc::new(Store::open(&home)?);
        let identity = Identity {
            home: home.clone(),
            cwd: cwd.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            platform: environment::platform(),
            terminal: environment::terminal(),
            host_name: environment::host_name(),
            installation_id: installation_id(&home)?,
            shell: environment::shell(),
        };
        let ports = Ports {
            world: Arc::new(SystemWorld),
            store: store.clone(),
            models: Arc::new(models(&loaded, &environment, scripted, tasks)?),
            commands: Arc::new(commands(open_files, tasks)),
            files: Arc::new(Files::new(home.clone())),
            config: Arc::new(Settings::new(config, loaded, home, cwd, environment)),
        };
        let server = Server::with_limits(identity, ports, server_limits(&bounds), tasks);
        let (limits, drain_timeout) = (socket_limits(&bounds), bounds.drain_timeout());
        Ok(Self { server, limits, drain_timeout, store })
    }

    /// Ends threads and commands, and returns when all is stored.
    pub(crate) async fn shut_down(self) -> Result<()> {
        self.server.shut_down().await;
        Ok(self.store.close().await?)
    }
}

/// A number of the configuration, or the default.
fn or(configured: Option<u32>, default: usize) -> usize {
    configured.and_then(|number| usize::try_from(number).ok()).unwrap_or(default)
}

fn server_limits(bounds: &AppServer) -> ServerLimits {
    let requests_under_way = or(bounds.max_requests_under_way, DEFAULT_REQUESTS_UNDER_WAY);
    ServerLimits { requests_under_way }
}

fn socket_limits(bounds: &AppServer) -> Limits {
    let default = Limits::new(WhenFull::Disconnect);
    Limits {
        budget_bytes: or(bounds.outbox_bytes, default.budget_bytes),
        max_message_bytes: or(bounds.max_message_bytes, default.max_message_bytes),
        ping_interval: bounds.ping_interval().unwrap_or(default.ping_interval),
        ping_timeout: bounds.ping_timeout().unwrap_or(default.ping_timeout),
        ..default
    }
}

fn commands(open_files: Option<u64>, tasks: &Tasks) -> Commands {
    let commands = Commands::new(tasks.child());
    match open_files {
        Some(soft) => commands.with_open_files(soft),
        None => commands,
    }
}

fn models(
    loaded: &Loaded,
    environment: &Environment,
    scripted: Scripted,
    tasks: &Tasks,
) -> Result<Models> {
    let settings = loaded.settings(&Overrides::default())?;
    let mut providers = Vec::new();
    for configured in settings.usable_providers()? {
        if configured.id != SCRIPTED {
            providers.push((Arc::from(&*configured.id), provider(&configured, environment)));
        }
    }
    Ok(Models::new(providers, turnhost_http::HttpClient::new(), tasks.child())
        .with_scripted(SCRIPTED, scripted))
}

fn provider(configured: &turnhost_config::Provider, environment: &Environment) -> Provider {
    use turnhost_config::{ProviderKey, WireApi as Configured};
    Provider {
        key: match configured.key(environment) {
            ProviderKey::None => ApiKey::None,
            ProviderKey::Bearer(key) => ApiKey::Value(Secret::new(key)),
            ProviderKey::Missing { variable, instructions } => {
                ApiKey::Missing { variable, instructions }
            }
        },
        wire_api: match configured.wire_api {
            Configured::Responses => WireApi::Responses,
            Configured::Chat => WireApi::Chat,
            Configured::Messages => WireApi::Messages,
        },
        headers: configured.headers(environment),
        query_params: configured.query_params.clone().into_iter().collect(),
        request_max_retries: configured.request_max_retries,
        stream_max_retries: configured.stream_max_retries,
        stream_idle_timeout: configured.stream_idle_timeout,
        ..Provider::new(configured.name.clone(), configured.base_url.clone())
    }
}

/// Names this installation; made at the first start and kept in the home.
fn installation_id(home: &AbsPath) -> Result<String> {
    let path = home.join("installation_id");
    match std::fs::read_to_string(path.as_std()) {
        Ok(id) if !id.trim().is_empty() => Ok(id.trim().to_owned()),
        _ => {
            let id = SystemWorld.random_uuid().to_string();
            std::fs::write(path.as_std(), &id).with_context(|| {
                format!("`{path}` cannot be written; make the home directory writable or name another one with TURNHOST_HOME")
            })?;
            Ok(id)
        }
    }
}

#[cfg(test)]
mod tests;
