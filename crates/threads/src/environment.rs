//! State shared by every thread of a server.

use std::sync::Arc;

use tokio::sync::RwLock;
use turnhost_agent::TurnEnvironment;
use turnhost_base::{AbsPath, Millis};
use turnhost_ports::{Instructions, McpSession, PluginChoice, Ports};
use turnhost_protocol::{ServerNotification, VERSION};
use turnhost_task::Tasks;
use turnhost_thread::{OwnConfig, Thread, TurnSettings};

use crate::agent_table::AgentTable;
use crate::envelope::Envelope;
use crate::kept_logs::KeptLogs;
use crate::peer::Broadcast;
use crate::pending_requests::PendingRequests;
use crate::terminals::Terminals;

/// Facts about the server that clients and model providers see.
#[derive(Clone, Debug)]
pub struct ServerIdentity {
    /// The home directory.
    pub home: AbsPath,
    /// The server's own working directory, which relative paths of clients are relative to.
    pub cwd: AbsPath,
    /// Its version, `1.2.3`.
    pub version: String,
    /// Name and version of the operating system and its architecture: `Linux 6.1.0; x86_64`.
    pub platform: String,
    /// The terminal it was started from, or `unknown`.
    pub terminal: String,
    /// The machine's name.
    pub host_name: String,
    /// Names this installation for as long as its home exists.
    pub installation_id: String,
    /// The program that runs commands' scripts: the user's shell.
    pub shell: Arc<str>,
}

impl ServerIdentity {
    /// Returns the `User-Agent` of model requests for threads of the client `originator`, which
    /// also begins the `userAgent` of `initialize`.
    ///
    /// The version after the name is that of the protocol, since clients and gateways compare it
    /// with the reference's; our own stands in the parenthesis.
    pub fn user_agent(&self, originator: &str) -> String {
        let Self { platform, version, terminal, .. } = self;
        format!("{originator}/{VERSION} ({platform}; turnhost {version}) {terminal}")
    }
}

/// The surroundings of threads: the ports, and the connections of the server.
#[derive(Clone)]
pub struct Environment {
    /// The ports to the outside.
    pub ports: Ports,
    /// Facts about the server.
    pub identity: Arc<ServerIdentity>,
    /// The owner of the actors' tasks.
    pub tasks: Tasks,
    /// The initialised connections.
    pub connections: Arc<dyn Broadcast>,
    pub(crate) pending: Arc<PendingRequests>,
    pub(crate) terminals: Arc<Terminals>,
    pub(crate) agents: Arc<AgentTable>,
    pub(crate) kept_logs: Arc<KeptLogs>,
    /// Held for reading by those who load a thread, for writing by those who change an unloaded one.
    pub(crate) loading: Arc<RwLock<()>>,
}

impl Environment {
    /// Bundles the dependencies of threads.
    pub fn new(
        ports: Ports,
        identity: Arc<ServerIdentity>,
        tasks: Tasks,
        connections: Arc<dyn Broadcast>,
    ) -> Self {
        let (pending, terminals) = (Arc::default(), Arc::default());
        Self {
            ports,
            identity,
            tasks,
            connections,
            pending,
            terminals,
            agents: Arc::default(),
            kept_logs: Arc::default(),
            loading: Arc::default(),
        }
    }

    /// Returns a message that is published now, without a sequence number.
    pub(crate) fn notification(&self, notification: ServerNotification) -> Arc<Envelope> {
        Envelope::notification(notification, self.ports.world.now().0)
    }

    /// Begins to use the MCP servers of a thread with these settings, as they are configured now
    /// with the client's own settings on top.
    pub(crate) fn open_mcp(&self, settings: &TurnSettings, own: &OwnConfig) -> McpSession {
        let plugins = PluginChoice::of(settings);
        let servers = self.ports.config.mcp_servers(Some(&settings.cwd), own, plugins);
        let servers = servers.unwrap_or_else(|error| {
            tracing::warn!(err = %error, "a thread is loaded without its MCP servers");
            Vec::new()
        });
        self.ports.mcp.open(servers)
    }

    /// Sends a notification to every initialised connection.
    pub(crate) fn broadcast(&self, notification: ServerNotification) {
        self.connections.broadcast(&self.notification(notification));
    }

    /// Returns the environment of a turn of `thread` that begins at `now`.
    pub(crate) fn turn_environment(
        &self,
        thread: &Thread,
        instructions: &Instructions,
        now: Millis,
    ) -> TurnEnvironment {
        let (date, time_zone) = self.ports.world.local_date(now);
        let provider = &thread.settings().model_provider;
        TurnEnvironment {
            instructions: instructions.clone(),
            shell: Arc::clone(&self.identity.shell),
            date,
            time_zone,
            places: self.ports.config.places(),
            originator: thread.originator().into(),
            user_agent: self.identity.user_agent(thread.originator()).into(),
            stream_max_retries: self.ports.models.stream_max_retries(provider),
            skills: "".into(),
        }
    }
}
