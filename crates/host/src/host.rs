//! A server and what it stands on, from its start to its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use turnhost_accounts::Aws;
use turnhost_base::{AbsPath, World};
use turnhost_client::{Client, Events};
use turnhost_config::{AppServer, Config, Environment, Loaded, Overrides, ProjectDocs};
use turnhost_exec::Commands;
use turnhost_extensions::{ExtensionParts, Extensions};
use turnhost_files::{ClientFiles, Files, InstructionFiles, program};
use turnhost_http::{HttpClient, Roots};
use turnhost_mcp::Mcp;
use turnhost_model::{Models, SCRIPTED, Scripted};
use turnhost_ports::{CommandPort, ConfigPort, FsPort, Ports};
use turnhost_protocol::SessionSource;
use turnhost_remote_control::{Installation, Permission, RemoteControl, Surroundings};
use turnhost_sandbox::{Private, Sandboxes};
use turnhost_server::{DEFAULT_REQUESTS_UNDER_WAY, Server, ServerIdentity, ServerLimits};
use turnhost_store::Store;
use turnhost_task::Tasks;
use turnhost_transport::{ConnectionIds, Limits, PeerCheck, PeerJudge, WhenFull};

use crate::accounts::accounts;
use crate::link::InProcessLink;
use crate::models::ConfiguredProviders;
use crate::remote::RemoteConnections;
use crate::settings::Settings;
use crate::surroundings;
use crate::{HostError, HostOptions, WithoutEffect};

/// The directory of the machine's administrator, beside [`SYSTEM_FILE`].
const ADMIN_FOLDER: &str = "/etc/turnhost";

/// A running server with its store, models and commands.
///
/// Dropping it stops nothing in an orderly way; [`Host::shut_down`] does.
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
        let tasks = Tasks::new();
        let (loaded, bounds, instructions) = checked(&config, &cwd, without_effect)?;
        let (permission, store) = (remote_permission(&loaded), Arc::new(Store::open(&home)?));
        let identity = identity(&home, &cwd, &environment, world.as_ref())?;
        let sandboxes = Arc::new(Sandboxes::new(private(&home, own_files)));
        let commands = commands(&home, open_files, &sandboxes, &tasks);
        let (known, http) = (Arc::clone(&sandboxes), HttpClient::new());
        let mcp = mcp(&commands, &http, &world, &identity, &tasks);
        let (accounts, aws) = (Arc::new(accounts(&home, &loaded)?), aws(&environment));
        let connection_ids = ConnectionIds::default();
        let limits = socket_limits(&bounds);
        let remote = Arc::new(RemoteConnections::new(connection_ids.clone(), limits, &tasks));
        let remote_control =
            remote_control(&home, &identity, permission, &world, &http, &remote, &tasks);
        let place = (&config, &cwd, &environment);
        let configured = ConfiguredProviders::new(place, &accounts, &commands, (&aws, &world));
        let version = configured.version.clone();
        let models = Arc::new(models(configured, http.clone(), scripted, &tasks));
        let settings = Settings::of(config, &loaded, (&home, &cwd), &environment, version, &models);
        let (config, fs): ConfigAndFiles = (Arc::new(settings), Arc::new(ClientFiles::new()));
        let settings = (&config, &fs, &environment);
        let extensions = extensions(&identity, settings, &commands, &http, &world, &tasks)?;
        let ports = Ports {
            remote_control: Arc::new(remote_control.clone()),
            world,
            accounts,
            aws: Arc::new(aws),
            store: store.clone(),
            filing: store.clone(),
            search: store.clone(),
            models,
            fs,
            commands,
            mcp: Arc::new(mcp),
            files: Arc::new(Files::new(home, sandboxes).with_instruction_files(instructions)),
            config,
            extensions: extensions.clone(),
            plugins: extensions.clone(),
            imports: extensions,
        };
        let server = Server::with_limits(identity, ports, server_limits(&bounds), &tasks);
        remote.serve_with(&server);
        remote_control.begin(at_start)?;
        let (graceful_timeout, sandboxes) = (bounds.drain_timeout(), known);
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

    /// Ends every task of the host at once; whatever is not stored yet is lost.
    pub fn abort(&self) {
        self.tasks.cancel();
    }
}

/// Returns the administrator's word on remote control.
fn remote_permission(loaded: &Loaded) -> Permission {
    let denied = loaded.requirements().is_some_and(|it| it.allow_remote_control == Some(false));
    if denied { Permission::Denied } else { Permission::Granted }
}

/// The configuration and the machine's files.
type ConfigAndFiles = (Arc<dyn ConfigPort>, Arc<dyn FsPort>);

/// Reads the configuration, with the instruction files of projects at the start, and fails if a part that
/// every server needs is wrong. A user's file that is no TOML is no reason: clients are told of it.
fn checked(
    config: &Config,
    cwd: &AbsPath,
    without_effect: WithoutEffect,
) -> Result<(Loaded, AppServer, InstructionFiles), HostError> {
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
    Ok((loaded, bounds, instruction_files(settings.project_docs)))
}

fn instruction_files(configured: ProjectDocs) -> InstructionFiles {
    let usual = InstructionFiles::default();
    InstructionFiles {
        max_bytes: configured.max_bytes.map_or(usual.max_bytes, u64::from),
        other_names: configured.fallback_names,
        root_markers: configured.root_markers.unwrap_or(usual.root_markers),
    }
}

fn models(
    configured: ConfiguredProviders,
    http: HttpClient,
    scripted: Scripted,
    tasks: &Tasks,
) -> Models {
    Models::of(Box::new(configured), http, tasks.child()).with_scripted(SCRIPTED, scripted)
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

fn installation(identity: &ServerIdentity) -> Installation {
    Installation {
        id: identity.installation_id.clone(),
        name: identity.host_name.clone(),
        version: identity.version.clone(),
    }
}

/// Makes the way in for clients over a relay; it does nothing before it is begun.
fn remote_control(
    home: &AbsPath,
    identity: &ServerIdentity,
    permission: Permission,
    world: &Arc<dyn World>,
    http: &HttpClient,
    remote: &Arc<RemoteConnections>,
    tasks: &Tasks,
) -> RemoteControl {
    let surroundings = Surroundings {
        home: home.as_std().to_owned(),
        installation: installation(identity),
        world: Arc::clone(world),
        roots: Roots::System,
        http: http.clone(),
        attach: Arc::<RemoteConnections>::clone(remote),
        permission,
    };
    RemoteControl::new(surroundings, tasks)
}

/// Makes what reads the user's AWS credentials; it reads nothing yet.
fn aws(environment: &Environment) -> Aws {
    let home = environment("HOME").and_then(|home| AbsPath::new(home).ok());
    Aws::new(home, Arc::clone(environment))
}

/// Makes what reads the extensions of a server; it reads nothing yet.
fn extensions(
    identity: &ServerIdentity,
    (config, fs, environment): (&Arc<dyn ConfigPort>, &Arc<dyn FsPort>, &Environment),
    commands: &Arc<dyn CommandPort>,
    http: &HttpClient,
    world: &Arc<dyn World>,
    tasks: &Tasks,
) -> Result<Arc<Extensions>, HostError> {
    let around = ExtensionParts {
        home: identity.home.clone(),
        user_home: environment("HOME").and_then(|home| AbsPath::new(home).ok()),
        admin: AbsPath::new(ADMIN_FOLDER)?,
        cwd: identity.cwd.clone(),
        notify: environment("TURNHOST_NOTIFY"),
        config: Arc::clone(config),
        commands: Arc::clone(commands),
        fs: Arc::clone(fs),
        http: http.clone(),
        world: Arc::clone(world),
    };
    Ok(Arc::new(Extensions::new(around, tasks)))
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

/// Names the server's own files, which no command writes to: those in its home, and `others`.
fn private(home: &AbsPath, others: Vec<AbsPath>) -> Private {
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

fn mcp(
    commands: &Arc<dyn CommandPort>,
    http: &HttpClient,
    world: &Arc<dyn World>,
    identity: &ServerIdentity,
    tasks: &Tasks,
) -> Mcp {
    let parts = turnhost_mcp::McpParts {
        commands: Arc::clone(commands),
        http: http.clone(),
        world: Arc::clone(world),
        home: identity.home.clone(),
        client_version: identity.version.clone(),
    };
    Mcp::new(parts, tasks.child())
}

fn commands(
    home: &AbsPath,
    open_files: Option<u64>,
    sandboxes: &Arc<Sandboxes>,
    tasks: &Tasks,
) -> Arc<dyn CommandPort> {
    let mut commands = Commands::new(tasks.child()).with_sandboxes(Arc::clone(sandboxes));
    let programs = home.join("bin");
    match program::install(programs.as_std()) {
        Ok(()) => commands = commands.with_programs(&programs, &program::PROGRAMS),
        Err(err) => tracing::warn!(%err, %programs, "commands find no apply_patch"),
    }
    Arc::new(match open_files {
        Some(soft) => commands.with_open_files(soft),
        None => commands,
    })
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
