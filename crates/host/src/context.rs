//! The surroundings that the parts of a host share, and the parts that are made from little else.

use std::sync::Arc;

use turnhost_accounts::{Accounts, Aws};
use turnhost_base::{AbsPath, World};
use turnhost_config::{Config, Environment};
use turnhost_exec::Commands;
use turnhost_extensions::{ExtensionParts, Extensions};
use turnhost_files::{Files, InstructionFiles, program};
use turnhost_http::{HttpClient, Roots};
use turnhost_mcp::{Mcp, McpParts};
use turnhost_model::{Models, SCRIPTED, Scripted};
use turnhost_ports::{CommandPort, ConfigPort, FsPort};
use turnhost_remote_control::{Attach, Installation, Permission, RemoteControl, Surroundings};
use turnhost_sandbox::Sandboxes;
use turnhost_server::ServerIdentity;
use turnhost_task::Tasks;

use crate::HostError;
use crate::models::{ConfigVersion, ConfiguredProviders};

/// The directory of the machine's administrator, beside the system's `config.toml`.
const ADMIN_FOLDER: &str = "/etc/turnhost";

/// The configuration files of a host, and the paths and variables that complete them.
#[derive(Clone)]
pub(crate) struct ConfigSource {
    pub(crate) config: Config,
    pub(crate) home: AbsPath,
    /// The directory that relative paths are relative to.
    pub(crate) cwd: AbsPath,
    pub(crate) environment: Environment,
}

/// The dependencies that most parts of a host share.
pub(crate) struct HostContext {
    pub(crate) source: ConfigSource,
    pub(crate) identity: ServerIdentity,
    pub(crate) world: Arc<dyn World>,
    pub(crate) http: HttpClient,
    /// The owner of every task of the host.
    pub(crate) tasks: Tasks,
}

impl HostContext {
    fn variable(&self, name: &str) -> Option<String> {
        (self.source.environment)(name)
    }

    fn user_home(&self) -> Option<AbsPath> {
        self.variable("HOME").and_then(|home| AbsPath::new(home).ok())
    }

    /// Creates the port that runs commands, and installs the programs that they find beside others.
    pub(crate) fn commands(
        &self,
        open_files: Option<u64>,
        sandboxes: &Arc<Sandboxes>,
    ) -> Arc<dyn CommandPort> {
        let mut commands = Commands::new(self.tasks.child()).with_sandboxes(Arc::clone(sandboxes));
        let programs = self.source.home.join("bin");
        match program::install(programs.as_std()) {
            Ok(()) => commands = commands.with_programs(&programs, &program::PROGRAMS),
            Err(err) => tracing::warn!(%err, %programs, "commands find no apply_patch"),
        }
        Arc::new(match open_files {
            Some(soft) => commands.with_open_files(soft),
            None => commands,
        })
    }

    /// Creates the port to the files of workspaces.
    pub(crate) fn files(&self, sandboxes: Arc<Sandboxes>, names: InstructionFiles) -> Files {
        Files::new(self.source.home.clone(), sandboxes).with_instruction_files(names)
    }

    /// Creates the client of MCP servers; it starts none yet.
    pub(crate) fn mcp(&self, commands: &Arc<dyn CommandPort>) -> Mcp {
        let parts = McpParts {
            commands: Arc::clone(commands),
            http: self.http.clone(),
            world: Arc::clone(&self.world),
            home: self.source.home.clone(),
            client_version: self.identity.version.clone(),
        };
        Mcp::new(parts, self.tasks.child())
    }

    /// Creates the port to the models of the configured providers and to the scripted one, and the
    /// counter that makes it read the providers again.
    pub(crate) fn models(
        &self,
        accounts: &Arc<Accounts>,
        commands: &Arc<dyn CommandPort>,
        scripted: Scripted,
    ) -> (Arc<Models>, ConfigVersion) {
        let world = Arc::clone(&self.world);
        let providers =
            ConfiguredProviders::new(&self.source, accounts, commands, self.aws(), world);
        let version = providers.version.clone();
        let models = Models::of(Box::new(providers), self.http.clone(), self.tasks.child());
        (Arc::new(models.with_scripted(SCRIPTED, scripted)), version)
    }

    /// Creates the reader of the user's AWS credentials; it reads nothing yet.
    pub(crate) fn aws(&self) -> Aws {
        Aws::new(self.user_home(), Arc::clone(&self.source.environment))
    }

    /// Creates the reader of skills, hooks and plugins; it reads nothing yet.
    pub(crate) fn extensions(
        &self,
        config: Arc<dyn ConfigPort>,
        fs: Arc<dyn FsPort>,
        commands: &Arc<dyn CommandPort>,
    ) -> Result<Arc<Extensions>, HostError> {
        let parts = ExtensionParts {
            home: self.source.home.clone(),
            user_home: self.user_home(),
            admin: AbsPath::new(ADMIN_FOLDER)?,
            cwd: self.source.cwd.clone(),
            notify: self.variable("TURNHOST_NOTIFY"),
            config,
            commands: Arc::clone(commands),
            fs,
            http: self.http.clone(),
            world: Arc::clone(&self.world),
        };
        Ok(Arc::new(Extensions::new(parts, &self.tasks)))
    }

    /// Creates the connection to a relay; it dials nothing before it is begun.
    pub(crate) fn remote_control(
        &self,
        permission: Permission,
        attach: Arc<dyn Attach>,
    ) -> RemoteControl {
        let installation = Installation {
            id: self.identity.installation_id.clone(),
            name: self.identity.host_name.clone(),
            version: self.identity.version.clone(),
        };
        let surroundings = Surroundings {
            home: self.source.home.as_std().to_owned(),
            installation,
            world: Arc::clone(&self.world),
            roots: Roots::System,
            http: self.http.clone(),
            attach,
            permission,
        };
        RemoteControl::new(surroundings, &self.tasks)
    }
}
