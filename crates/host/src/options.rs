//! The choices that make a host.

use std::path::Path;
use std::sync::Arc;

use turnhost_base::{AbsPath, SystemWorld, World};
use turnhost_config::{Config, Environment, SYSTEM_DIRECTORY};
use turnhost_model::Scripted;

use crate::surroundings::{home, variables, working_directory};
use crate::{HostError, RemoteControlAtStart};

/// The fate of a start where the configuration has settings without effect: unknown keys, old forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithoutEffect {
    /// Clients are warned of each.
    #[default]
    Warned,
    /// The start fails, and names each.
    Refused,
}

/// The choices that make a host. Everything else is in the configuration below `home`.
#[derive(Clone)]
pub struct HostOptions {
    /// The directory of the configuration and the database.
    pub home: AbsPath,
    /// The directory of the machine's `config.toml` and of the administrator's `requirements.toml`.
    pub system: AbsPath,
    /// The directory that relative paths of clients are relative to.
    pub cwd: AbsPath,
    /// The responses of the provider `scripted`.
    pub scripted: Scripted,
    /// The variables that configuration may name; providers' keys come from here.
    pub environment: Environment,
    /// Settings of the command line, `KEY=VALUE`, stronger than every configuration file.
    pub config_flags: Vec<String>,
    /// The profile that counts, in place of the one that the files choose.
    pub profile: Option<String>,
    /// The fate of a start where the configuration has settings without effect.
    pub without_effect: WithoutEffect,
    /// Files of this server that lie outside of `home` and that no command and no patch changes: sockets that it
    /// listens on, tokens, keys.
    pub own_files: Vec<AbsPath>,
    /// The limit on open files that commands get, if this process has raised its own.
    pub open_files: Option<u64>,
    /// The switch of remote control at the start.
    pub remote_control: RemoteControlAtStart,
    /// The clock and the source of fresh ids.
    pub world: Arc<dyn World>,
}

impl std::fmt::Debug for HostOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HostOptions")
            .field("home", &self.home)
            .field("cwd", &self.cwd)
            .field("open_files", &self.open_files)
            .finish_non_exhaustive()
    }
}

impl HostOptions {
    /// Returns the options of a host at `home` that sees no variables of its process.
    ///
    /// Fails for a path that is relative or not UTF-8.
    pub fn new(home: impl AsRef<Path>, cwd: impl AsRef<Path>) -> Result<Self, HostError> {
        Ok(Self {
            home: AbsPath::from_std(home.as_ref())?,
            cwd: AbsPath::from_std(cwd.as_ref())?,
            system: AbsPath::new(SYSTEM_DIRECTORY)?,
            scripted: Scripted::offline(),
            environment: Arc::new(|_| None),
            config_flags: Vec::new(),
            profile: None,
            without_effect: WithoutEffect::Warned,
            own_files: Vec::new(),
            open_files: None,
            remote_control: RemoteControlAtStart::Stored,
            world: Arc::new(SystemWorld),
        })
    }

    /// Returns the configuration that these options describe.
    pub(crate) fn config(&self) -> Config {
        let config = Config::new(self.home.clone(), &self.system, Arc::clone(&self.environment));
        let config = config.with_flags(self.config_flags.clone());
        let config = config.with_clock(Arc::clone(&self.world));
        match &self.profile {
            Some(name) => config.with_profile(name),
            None => config,
        }
    }

    /// Returns the options that the process's variables and working directory describe.
    pub fn from_environment() -> Result<Self, HostError> {
        let options = Self::new(home()?.as_std(), working_directory()?.as_std())?;
        Ok(Self { environment: variables(), ..options })
    }
}
