//! The rules of commands and hosts: the user's file, with what the administrator demands on top.

use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::sync::{Mutex, PoisonError};

use turnhost_base::AbsPath;
use turnhost_config::{ConfigError, Loaded};
use turnhost_policy::{ManagedHosts, OtherHosts, Rules};
use turnhost_ports::ConfigFailure;
use turnhost_protocol::ConfigWarningNotification;
use turnhost_sandbox::regular;

/// The user's rules file.
pub(crate) struct RulesFile {
    directory: AbsPath,
    /// Guards it while a rule is added.
    adding: Mutex<()>,
}

impl RulesFile {
    pub(crate) fn of_home(home: &AbsPath) -> Self {
        Self { directory: home.join("rules"), adding: Mutex::default() }
    }

    fn path(&self) -> AbsPath {
        self.directory.join("default.rules")
    }

    /// Appends a line, with its line end.
    pub(crate) fn append(&self, line: &str) -> Result<(), ConfigFailure> {
        let path = self.path();
        let _guard = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let append = || {
            std::fs::create_dir_all(self.directory.as_std())?;
            regular::append(&path)?.write_all(line.as_bytes())
        };
        append().map_err(|error| ConfigFailure(format!("{path}: {error}")))
    }

    fn read(&self) -> Result<Rules, ConfigFailure> {
        let path = self.path();
        let failure = |error: &dyn fmt::Display| ConfigFailure(format!("{path}: {error}"));
        match regular::read_text(&path) {
            Ok(text) => Rules::parse(&text).map_err(|error| failure(&error)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Rules::default()),
            Err(error) => Err(failure(&error)),
        }
    }

    /// Returns the rules that hold under a configuration. A file that cannot be read makes every
    /// command one to ask for; a configuration that cannot be read lets no command reach a host.
    pub(crate) fn under(&self, config: Result<&Loaded, &ConfigError>) -> Rules {
        let mut rules = self.read().unwrap_or_else(|error| {
            tracing::warn!(err = %error, "every command is asked for");
            Rules::unreadable()
        });
        match config.map(Loaded::managed_hosts) {
            Ok(Some(hosts)) => rules.manage_hosts(hosts.clone()),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(err = %error, "no command reaches a host");
                let others = OtherHosts::Refused;
                rules.manage_hosts(ManagedHosts { others, ..ManagedHosts::default() });
            }
        }
        rules
    }

    /// Returns a warning for people if the file cannot be read.
    pub(crate) fn warning(&self) -> Option<ConfigWarningNotification> {
        let error = self.read().err()?;
        Some(ConfigWarningNotification {
            summary: format!("{error}; until that is mended every command is asked for"),
            details: None,
            path: Some(self.path().to_string()),
            range: None,
        })
    }
}
