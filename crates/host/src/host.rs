//! A server and its dependencies, from its start to its end.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use turnhost_base::{AbsPath, World};
use turnhost_client::{Client, Events};
use turnhost_config::{AppServer, Config, Environment, Loaded, Overrides, ProjectDocs};
use turnhost_files::{ClientFiles, InstructionFiles};
use turnhost_http::HttpClient;
use turnhost_ports::Ports;
use turnhost_protocol::SessionSource;
use turnhost_remote_control::Permission;
use turnhost_sandbox::{Private, Sandboxes};
use turnhost_server::{DEFAULT_REQUESTS_UNDER_WAY, Server, ServerIdentity, ServerLimits};
use turnhost_store::Store;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{
    ConnectionIds, Limits, PeerCheck, PeerJudge, StreamListener, TransportError, WhenFull,
};

use crate::accounts::{accounts, login_probe};
use crate::context::{ConfigSource, HostContext};
use crate::link::InProcessLink;
use crate::remote::RemoteConnections;
use crate::settings::HostConfig;
use crate::surroundings;
use crate::{HostError, HostOptions, WithoutEffect};

/// A running server with its store, models and commands.
///
/// Dropping it is no graceful shutdown; [`Host::shut_down`] is.
pub struct Host {
    server: Arc<Server>,
    limits: Limits,
    graceful_timeout: Duration,
    connection_ids: ConnectionIds,
    sandboxes: Arc<Sandboxes>,
    store: Arc<Store>,
    tasks: Tasks,
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Host").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Host {
    /// Checks configuration and home, opens the database, and starts the server on the current runtime.
    pub fn start(options: HostOptions) -> Result<Self, HostError> {
        let config = options.config();
        let HostOptions {
            home,
            cwd,
            scripted,
            environment,
            without_effect,
            own_files,
            open_files,
            remote_control: at_start,
            world,
            // In the configuration by now.
            system: _,
            config_flags: _,
            profile: _,
        } = options;
        let Checked { loaded, bounds, instructions } = check(&config, &cwd, without_effect)?;
        let store = Arc::new(Store::open(&home)?);
        let identity = identity(&home, &cwd, &environment, world.as_ref())?;
        let accounts = Arc::new(accounts(&home, &loaded)?);
        let config = config.with_login(login_probe(&accounts));
        let sandboxes = Arc::new(Sandboxes::new(private_files(&home, own_files)));
        let source = ConfigSource { config, home, cwd, environment };
        let context =
            HostContext { source, identity, world, http: HttpClient::new(), tasks: Tasks::new() };
        let commands = context.commands(open_files, &sandboxes);
        let (models, version) = context.models(&accounts, &commands, scripted);
        let config = Arc::new(HostConfig::new(&context.source, &loaded, version, &models));
        let fs = Arc::new(ClientFiles::new());
        let extensions = context.extensions(config.clone(), fs.clone(), &commands)?;
        let (limits, connection_ids) = (socket_limits(&bounds), ConnectionIds::default());
        let remote = Arc::new(RemoteConnections::new(&connection_ids, limits, &context.tasks));
        let remote_control = context.remote_control(remote_permission(&loaded), remote.clone());
        let files = context.files(sandboxes.clone(), instructions);
        let ports = Ports {
            remote_control: Arc::new(remote_control.clone()),
            mcp: Arc::new(context.mcp(&commands)),
            aws: Arc::new(context.aws()),
            world: context.world,
            accounts,
            store: store.clone(),
            filing: store.clone(),
            search: store.clone(),
            models,
            fs,
            commands,
            files: Arc::new(files),
            config,
            extensions: extensions.clone(),
            plugins: extensions.clone(),
            imports: extensions,
        };
        let tasks = context.tasks;
        let server = Server::with_limits(context.identity, ports, server_limits(&bounds), &tasks);
        remote.serve_with(&server);
        remote_control.begin(at_start)?;
        let graceful_timeout = bounds.drain_timeout();
        Ok(Self { server, limits, graceful_timeout, connection_ids, sandboxes, store, tasks })
    }

    /// Returns the check for listeners that machines reach by an address: peers that run in a sandbox of this server are
    /// cut off.
    pub fn peer_check(&self) -> PeerCheck {
        PeerCheck::new(SandboxedPeers(Arc::clone(&self.sandboxes)))
    }

    /// Returns the server, to which transports attach their connections.
    pub fn server(&self) -> &Arc<Server> {
        &self.server
    }

    /// Serves the clients that connect to a listener, within the configured bounds, until `tasks` is
    /// cancelled.
    pub fn serve_websockets<L: StreamListener>(
        &self,
        listener: WebSocketListener<L>,
        tasks: &Tasks,
    ) {
        let (ids, limits) = (self.connection_ids.clone(), self.limits);
        self.server.serve_websockets(listener.boxed(), ids, limits, tasks);
    }

    /// Connects the client at this process's stdin and stdout, whose pipe makes the server wait where a
    /// socket would be closed. Returns the tasks that write to it, and the future that serves it until
    /// its input ends. Fails if there is a client at them already, or they cannot be read.
    pub fn serve_stdio(
        &self,
        tasks: &Tasks,
    ) -> Result<(Tasks, impl Future<Output = ()> + Send + use<>), TransportError> {
        let limits = Limits { when_full: WhenFull::Wait, ..self.limits };
        self.server.serve_stdio(self.connection_ids.next_id(), limits, tasks)
    }

    /// Returns the configured bounds of a socket's connections.
    pub fn connection_limits(&self) -> Limits {
        self.limits
    }

    /// Returns the ids of connections; all transports of a host count together.
    pub fn connection_ids(&self) -> &ConnectionIds {
        &self.connection_ids
    }

    /// Returns the configured bound on a graceful shutdown.
    pub fn graceful_shutdown_timeout(&self) -> Duration {
        self.graceful_timeout
    }

    /// Attaches a connection and returns its link, for programs with a client of their own. Its
    /// threads have the origin of those of clients elsewhere.
    pub fn link(&self) -> InProcessLink {
        self.link_as(&SessionSource::VsCode)
    }

    /// Works like [`Host::link`], with an origin of its threads.
    pub fn link_as(&self, source: &SessionSource) -> InProcessLink {
        InProcessLink::attach(&self.server, self.connection_ids.next_id(), source, &self.tasks)
    }

    /// Attaches a client; [`Client::initialize`] comes next.
    pub fn connect(&self) -> (Client, Events) {
        Client::new(self.link(), &self.tasks)
    }

    /// Works like [`Host::connect`], with an origin of its threads and bounds of its queues.
    pub fn connect_as(
        &self,
        source: &SessionSource,
        limits: turnhost_client::ClientLimits,
    ) -> (Client, Events) {
        Client::with_limits(self.link_as(source), &self.tasks, limits)
    }

    /// Ends threads and commands, and returns once everything is stored.
    ///
    /// Waits for its connections to end, so their clients should have closed them.
    pub async fn shut_down(self) -> Result<(), HostError> {
        self.server.shut_down().await;
        let stored = self.store.close().await;
        self.tasks.cancel();
        Ok(stored?)
    }

    /// Returns the tasks of the host, which end with it.
    pub fn tasks(&self) -> &Tasks {
        &self.tasks
    }

    /// Ends every task of the host at once; anything that is not stored yet is lost.
    pub fn abort(&self) {
        self.tasks.cancel();
    }
}

/// Returns whether the administrator permits remote control.
fn remote_permission(loaded: &Loaded) -> Permission {
    let denied = loaded.requirements().is_some_and(|it| it.allow_remote_control == Some(false));
    if denied { Permission::Denied } else { Permission::Granted }
}

/// The configuration of a start, checked.
struct Checked {
    loaded: Loaded,
    bounds: AppServer,
    instructions: InstructionFiles,
}

/// Reads the configuration, and fails if a part that every server needs is wrong.
///
/// A user's file that is not TOML is logged and does not fail the start: clients get a warning about it.
fn check(
    config: &Config,
    cwd: &AbsPath,
    without_effect: WithoutEffect,
) -> Result<Checked, HostError> {
    let (loaded, fault) = config.load_at_start(Some(cwd))?;
    let found: Vec<_> = match without_effect {
        WithoutEffect::Refused => loaded.warnings().into_iter().map(|it| it.summary).collect(),
        WithoutEffect::Warned => Vec::new(),
    };
    if !found.is_empty() {
        return Err(HostError::Settings(found.join("\n")));
    }
    if let Some(fault) = fault {
        tracing::error!(err = %fault, "the user's configuration cannot be read; no thread can start before it is mended");
    }
    let bounds = loaded.app_server()?;
    let settings = loaded.settings(&Overrides::default())?;
    settings.check_providers()?;
    Ok(Checked { loaded, bounds, instructions: instruction_files(settings.project_docs) })
}

fn instruction_files(configured: ProjectDocs) -> InstructionFiles {
    let usual = InstructionFiles::default();
    InstructionFiles {
        max_bytes: configured.max_bytes.map_or(usual.max_bytes, u64::from),
        other_names: configured.fallback_names,
        root_markers: configured.root_markers.unwrap_or(usual.root_markers),
    }
}

/// Returns a number of the configuration, or the default.
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

/// Describes this server to its clients.
fn identity(
    home: &AbsPath,
    cwd: &AbsPath,
    environment: &Environment,
    world: &dyn World,
) -> Result<ServerIdentity, HostError> {
    Ok(ServerIdentity {
        home: home.clone(),
        cwd: cwd.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        platform: surroundings::platform(),
        terminal: surroundings::terminal(environment),
        host_name: surroundings::host_name(environment),
        installation_id: installation_id(home, world)?,
        shell: surroundings::shell(environment),
    })
}

/// Returns the server's own files, which no command may write: those in its home, and `others`.
fn private_files(home: &AbsPath, others: Vec<AbsPath>) -> Private {
    let database = turnhost_store::file_names();
    let masked = database.into_iter().chain([
        turnhost_relay_client::FILE_NAME,
        turnhost_remote_control::FILE_NAME,
        turnhost_accounts::FILE,
        turnhost_mcp::LOGINS_FILE,
    ]);
    let masked = masked.map(|name| home.join(name)).collect();
    Private { sealed: std::iter::once(home.clone()).chain(others).collect(), masked }
}

/// Finds the peers of listeners that run in a sandbox of this server.
struct SandboxedPeers(Arc<Sandboxes>);

impl PeerJudge for SandboxedPeers {
    fn has_suspects(&self) -> bool {
        self.0.may_have_peers()
    }

    fn refuses(&self, peer: SocketAddr, ours: SocketAddr) -> bool {
        self.0.has_peer(peer, ours)
    }
}

/// Reads the name of this installation, which is made at the first start and kept in the home.
fn installation_id(home: &AbsPath, world: &dyn World) -> Result<String, HostError> {
    let path = home.join("installation_id");
    match turnhost_sandbox::regular::read_text(&path) {
        Ok(id) if !id.trim().is_empty() => Ok(id.trim().to_owned()),
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(HostError::NotWritable { path, source })
        }
        _ => {
            let id = world.random_uuid().to_string();
            match std::fs::write(path.as_std(), &id) {
                Ok(()) => Ok(id),
                Err(source) => Err(HostError::NotWritable { path, source }),
            }
        }
    }
}
